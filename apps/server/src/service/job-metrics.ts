import type { JobFigures, JobsObserver } from '@sheaf/jobs';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** However often and by however many scrapers it is asked, the database is asked once in so long. */
const cacheMs = 5_000;
/** The database may be away: a scrape says what it can without it. */
const patienceMs = 2_000;

/** Jobs for Prometheus: what the workers of this process do, and how all jobs of the database stand. */
export class JobMetrics implements JobsObserver {
  private readonly outcomes: Counter<'outcome'>;
  private readonly chunks: Histogram;
  private readFigures: () => Promise<JobFigures | undefined> = async () => undefined;
  private latest: { readonly figures: Promise<JobFigures | undefined>; readonly untilMs: number } | undefined;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.outcomes = new Counter({
      name: 'sheaf_job_items_total',
      help: 'Items of jobs that became final in this process, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.chunks = new Histogram({
      name: 'sheaf_job_chunk_duration_seconds',
      help: 'How long chunks were in the hand of a worker of this process.',
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800],
      registers,
    });
    this.gauge('sheaf_jobs', 'Jobs by state, of all accounts.', 'state', ({ jobs }) => jobs);
    this.gauge(
      'sheaf_job_deliveries',
      'Outputs and webhooks of jobs that have ended, which are not done.',
      'state',
      (all) => all.deliveries,
    );
    this.gauge(
      'sheaf_jobs_oldest_queued_seconds',
      'How long a queued job has been waiting that could begin, at most.',
      undefined,
      (all) => all.oldestQueuedSeconds,
    );
    this.gauge(
      'sheaf_jobs_oldest_running_seconds',
      'Since the start of a running job, at most.',
      undefined,
      (all) => all.oldestRunningSeconds,
    );
    this.gauge(
      'sheaf_jobs_longest_silence_seconds',
      'Since the last result of a running job, at most: beyond the time limit of an item something is stuck.',
      undefined,
      (all) => all.longestSilenceSeconds,
    );
  }

  /** From where to have how all jobs stand. */
  tellOf(jobs: { figures(): Promise<JobFigures> }): void {
    this.readFigures = () => jobs.figures();
  }

  items(counts: Parameters<JobsObserver['items']>[0]): void {
    for (const [outcome, count] of Object.entries(counts)) this.outcomes.inc({ outcome }, count);
  }

  chunk(seconds: number): void {
    this.chunks.observe(seconds);
  }

  private gauge(
    name: string,
    help: string,
    label: string | undefined,
    valueOf: (figures: JobFigures) => number | Readonly<Record<string, number>>,
  ): void {
    const figures = () => this.figures();
    const gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [],
      async collect() {
        const known = await figures();
        // What was true before the database went away says nothing now: better no line than a wrong one.
        this.reset();
        if (label === undefined) this.remove();
        if (known === undefined) return;
        const value = valueOf(known);
        if (typeof value === 'number') this.set(value);
        else for (const [state, count] of Object.entries(value)) this.set({ [label!]: state }, count);
      },
    });
    this.registry.registerMetric(gauge);
  }

  private figures(): Promise<JobFigures | undefined> {
    const nowMs = performance.now();
    if (this.latest === undefined || nowMs >= this.latest.untilMs) this.latest = { figures: this.ask(), untilMs: nowMs + cacheMs };
    return this.latest.figures;
  }

  private async ask(): Promise<JobFigures | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patienceMs);
    });
    try {
      return await Promise.race([this.readFigures(), late]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
