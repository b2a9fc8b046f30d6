import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { type Problem, problem } from '@sheaf/core';
import { type Database, isDatabaseUnavailable } from '@sheaf/database';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Tables } from '../catalogue/tables.js';
import type { ActiveBuilds } from './active-builds.js';
import { recommenderOptions } from './build-options.js';
import { BuildThread, type Built } from './build-thread.js';
import type { Builds, Claim } from './builds.js';
import { interactionPages } from './interaction-pages.js';

/** How often a process shows that it lives, and looks whether its build was cancelled. */
const heartbeatMs = 1000;

/** How often it looks for builds that others have left behind or asked for. */
const lookMs = 5000;

/** Parts of a build's percent: reading interactions, then building; storing is the rest. */
const readPercent = 30;
const builtPercent = 95;

/** Runs builds, one at a time in this process; of one catalogue one at a time over all processes on the database. */
export class BuildRunner {
  readonly #events = new EventEmitter().setMaxListeners(0);
  #working: Promise<void> | undefined;
  #isPoked = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Running | undefined;

  constructor(
    private readonly database: Database<Tables>,
    private readonly builds: Builds,
    private readonly active: ActiveBuilds,
    private readonly kept: number,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.poke(), lookMs);
    this.#timer.unref();
    this.poke();
  }

  /** Looks for builds to run, now. */
  poke(): void {
    if (this.#isStopped) return;
    this.#isPoked = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
      if (this.#isPoked) this.poke();
    });
  }

  /** Ends a build here at once, if it is here that it runs; elsewhere its process notices by itself. */
  noticeCancelled(catalogueId: string, number: number): void {
    const claim = this.#running?.claim;
    if (claim?.catalogueId === catalogueId && claim.number === number) this.#running?.lose();
  }

  /** Resolves when a build of this process has ended, or after `ms`. */
  async change(ms: number): Promise<void> {
    await once(this.#events, 'ended', { signal: AbortSignal.timeout(ms) }).catch(() => undefined);
  }

  /** What runs goes back to the queue. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#isPoked = false;
    clearInterval(this.#timer);
    this.#running?.lose();
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#isPoked && !this.#isStopped) {
      this.#isPoked = false;
      try {
        // The embedded database is this process's alone, and it runs nothing now.
        for (const catalogueId of await this.builds.waiting(this.database.driver === 'embedded')) {
          if (this.#isStopped) return;
          await this.database.withAdvisoryLock(`build ${catalogueId}`, () => this.#next(catalogueId));
          this.#isPoked = true;
        }
      } catch (error) {
        // Its claim ends by itself, and it is looked for again.
        this.log.warn({ err: error }, 'builds could not be run');
        return;
      }
    }
  }

  async #next(catalogueId: string): Promise<void> {
    const claim = await this.builds.claim(catalogueId, randomUUID());
    if (claim === undefined) return;
    const running = new Running(claim);
    this.#running = running;
    const heartbeat = setInterval(() => {
      this.builds.progress(claim, running.percent).then(
        (isOurs) => isOurs || running.lose(),
        (error: unknown) => this.log.warn({ err: error }, 'a build could not show that it lives'),
      );
    }, heartbeatMs);
    try {
      await this.#run(claim, running);
      await this.builds.prune(catalogueId, this.kept);
    } finally {
      clearInterval(heartbeat);
      this.#running = undefined;
      if (this.#isStopped) await this.builds.release(claim).catch(() => undefined);
      this.#events.emit('ended');
    }
  }

  async #run(claim: Claim, running: Running): Promise<void> {
    const { catalogueId, number } = claim;
    const startMs = performance.now();
    const thread = new BuildThread(recommenderOptions(claim.options), (percent) => {
      running.percent = Math.round(readPercent + ((builtPercent - readPercent) * percent) / 100);
    });
    try {
      const interactions = await this.#read(claim, thread, running);
      const ended = interactions === undefined ? undefined : await Promise.race([thread.finish(), running.lost]);
      if (ended === undefined || running.isLost) return;
      if (ended.kind === 'too-large') return await this.builds.fail(claim, tooLarge(ended.neededBytes, claim.options.maxBytes));
      await this.#keep(claim, ended, interactions as number, startMs, running);
    } catch (error) {
      if (running.isLost) return;
      // Not the build's fault: its turn comes again.
      if (isDatabaseUnavailable(error)) return await this.builds.release(claim);
      this.log.error({ err: error, catalogueId, build: number }, 'a build failed');
      const detail = 'The build failed in a way that the server did not expect; its log says why.';
      await this.builds.fail(claim, problem('internal-error', { detail }));
    } finally {
      await thread.stop();
    }
  }

  /** Hands all interactions over; says how many there are. `undefined`: the build is lost, or over already. */
  async #read({ catalogueId }: Claim, thread: BuildThread, running: Running): Promise<number | undefined> {
    const { rows } = await sql<{ estimate: number }>`select greatest(reltuples, 1)::float8 as estimate
      from pg_class where oid = 'interactions'::regclass`.execute(this.database.kysely);
    const estimate = rows[0]?.estimate ?? 1;
    let isOver = false;
    const over = () => void (isOver = true);
    thread.ended.then(over, over);
    let read = 0;
    for await (const page of interactionPages(this.database, catalogueId)) {
      if (running.isLost) return undefined;
      if (isOver) break;
      thread.add(page.text);
      read += page.rows;
      running.percent = Math.round((readPercent * read) / Math.max(estimate, read));
    }
    return read;
  }

  async #keep(claim: Claim, built: Built, interactions: number, startMs: number, running: Running): Promise<void> {
    const { model, items, users, easeItems } = built;
    const isStored = await this.builds.store(claim, model, async (done, of) => {
      running.percent = Math.min(99, Math.round(builtPercent + ((100 - builtPercent) * done) / of));
      return !running.isLost;
    });
    if (!isStored) return;
    const milliseconds = Math.round(performance.now() - startMs);
    const metrics = { interactions, items, users, easeItems, milliseconds, bytes: model.length };
    // Whole milliseconds: a batch that begins in this one already comes after it.
    const isOurs = await this.builds.succeed(claim, metrics, BigInt(Date.now()) * 1000n);
    if (!isOurs) return;
    this.log.info({ catalogueId: claim.catalogueId, build: claim.number, ...metrics }, 'a build has succeeded');
    if (claim.options.activate) await this.active.announce(claim.catalogueId);
  }
}

/** A build that this process runs, until it ends or is somebody else's. */
class Running {
  percent = 0;
  isLost = false;
  readonly #lost = Promise.withResolvers<undefined>();

  constructor(readonly claim: Claim) {}

  get lost(): Promise<undefined> {
    return this.#lost.promise;
  }

  lose(): void {
    this.isLost = true;
    this.#lost.resolve(undefined);
  }
}

function tooLarge(neededBytes: number | undefined, maxBytes: number): Problem {
  const detail =
    neededBytes === undefined
      ? 'The build took more memory for ids than a thread may have.'
      : `The build would take about ${Math.ceil(neededBytes)} bytes; ${maxBytes} are allowed.`;
  return problem('build-too-large', { detail, limit: maxBytes });
}
