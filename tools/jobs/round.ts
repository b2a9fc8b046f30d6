// One round of the proof: a job of writes that show how often they took effect, kills while it runs, and what must hold at its end.
import { setTimeout as delay } from 'node:timers/promises';
import type { Progress, Site as WholeSite } from './site.ts';

/** What is asked of a place where jobs run. */
type Site = Pick<WholeSite, 'baseUrl' | 'rows'>;

export interface RoundReport {
  readonly faults: readonly string[];
  /** What was killed, and whether some but not all items were done at that moment. */
  readonly kills: readonly { readonly what: string; readonly midJob: boolean }[];
  /** Looks how often its writes took effect. To be called when all rounds are over: on the embedded database only a stopped server lets anyone look. */
  readonly effects?: () => Promise<readonly string[]>;
}

interface Result {
  readonly index: number;
  readonly status: number;
}

const token = 'demo-token';
/** An end that takes longer than this does not come. */
const endMs = 120_000;

/** The job of a round: every kind of write that could take effect twice or never, reads between them, and items that fail. */
export function itemsOf(round: number, count: number): { requests: object[]; statuses: number[]; expected: Expected } {
  const requests: object[] = [
    { operationId: 'putUser', parameters: { userId: `user-${round}` }, body: {} },
    { operationId: 'putItem', parameters: { itemId: `counter-${round}` }, body: { patches: 0 } },
  ];
  const statuses = [201, 201];
  const expected: Expected = { interactions: 0, patches: 0, created: 0, put: 0 };
  const kinds = [
    () => {
      expected.interactions += 1;
      return [{ operationId: 'addInteraction', body: { type: 'view', userId: `user-${round}`, itemId: `counter-${round}` } }, 201] as const;
    },
    () => {
      expected.patches += 1;
      return [{ operationId: 'patchItem', parameters: { itemId: `counter-${round}` }, body: { patches: expected.patches } }, 200] as const;
    },
    () => {
      expected.created += 1;
      return [{ operationId: 'createItem', body: { createdIn: round } }, 201] as const;
    },
    () => {
      expected.put += 1;
      return [{ method: 'PUT', path: `/items/put-${round}-${expected.put}`, body: { putIn: round } }, 201] as const;
    },
    () => [{ method: 'GET', path: `/users/user-${round}` }, 200] as const,
    () => [{ operationId: 'getHealth' }, 200] as const,
    () => [{ method: 'DELETE', path: '/items/nobody-has-this' }, 404] as const,
  ];
  for (let index = 2; index < count; index += 1) {
    const [request, status] = kinds[index % kinds.length]!();
    // All depend on what the first two made, so that parallel jobs need no luck.
    requests.push({ ...request, dependsOn: ['0', '1'] });
    statuses.push(status);
  }
  return { requests, statuses, expected };
}

export interface Expected {
  interactions: number;
  /** Each adds one to the item's revision. */
  patches: number;
  created: number;
  put: number;
}

export async function runRound(site: WholeSite, round: number, random: () => number, itemCount: number): Promise<RoundReport> {
  const { requests, statuses, expected } = itemsOf(round, itemCount);
  const faults: string[] = [];
  const kills: { what: string; midJob: boolean }[] = [];
  const execution = (['auto', 'parallel', 'serial'] as const)[round % 3]!;
  const jobId = await start(site, { requests, execution, metadata: { round: String(round) } });

  // Some rounds have two deaths: the second meets what the first left behind.
  for (let left = random() < 0.25 ? 2 : 1; left > 0; left -= 1) {
    const target = Math.max(1, Math.floor(itemCount * (0.02 + random() * 0.8)));
    if (!(await until(site, jobId, (done) => done >= target))) break;
    // Not at the moment of a commit, which is when the count is seen, but some time behind it.
    await delay(random() * 60);
    const { what, progress } = await site.kill(jobId);
    kills.push({ what, midJob: isMidJob(progress) });
    await site.recover();
  }

  const job = await ended(site, jobId);
  if (job === undefined) return { faults: [...faults, `round ${round}: job ${jobId} did not end`], kills };
  const failed = statuses.filter((status) => status >= 400).length;
  check(faults, round, 'state', job['state'], 'succeeded');
  check(faults, round, 'counts', JSON.stringify(job['counts']), countsText(itemCount, failed));
  faults.push(...resultFaults(round, statuses, await results(site, jobId)));
  return { faults, kills, effects: () => effectFaults(site, round, expected) };
}

export async function effectFaults(site: Site, round: number, expected: Expected): Promise<string[]> {
  const faults: string[] = [];
  const [seen] = await site.rows<Record<string, number>>(effectsOf(round));
  check(faults, round, 'interactions that took effect', seen!['interactions'], expected.interactions);
  check(faults, round, 'patches that took effect', seen!['revision']! - 1, expected.patches);
  check(faults, round, 'items created', seen!['created'], expected.created);
  check(faults, round, 'items put', seen!['put'], expected.put);
  check(faults, round, 'puts repeated', seen!['repeated'], 0);
  return faults;
}

/** A death while a job is being taken in: it is there as a whole, or nobody ever sees it. */
export async function runIntakeRound(site: WholeSite, round: number, random: () => number): Promise<RoundReport> {
  const lines = ['{}', ...Array.from({ length: 20_000 }, () => JSON.stringify({ method: 'GET', path: '/items/nobody-has-this' }))];
  const taken = fetch(`${site.baseUrl()}/jobs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  }).then(
    async (response) => (response.status === 202 ? ((await response.json()) as { jobId: string }).jobId : undefined),
    () => undefined,
  );
  await delay(random() * 400);
  const { what } = await site.kill(undefined);
  await site.recover();
  const jobId = await taken;
  const visible = await site.rows<{ id: string; total: number; items: number }>(
    `select id, total, (select count(*) from job_items where job_id = jobs.id)::integer as items from jobs where accepted_at is not null and total > 10000`,
  );
  const faults = visible
    .filter(({ total, items }) => total !== 20_000 || items !== 20_000)
    .map(({ id, total, items }) => `round ${round}: job ${id} was accepted with ${items} of ${total} items`);
  if (jobId !== undefined && !visible.some(({ id }) => id === jobId))
    faults.push(`round ${round}: job ${jobId} was answered 202 and is gone`);
  for (const { id } of visible) await request(site, 'DELETE', `/jobs/${id}`);
  for (const { id } of visible) if ((await ended(site, id)) === undefined) faults.push(`round ${round}: job ${id} did not end`);
  await site.rows(`update jobs set total = 0, succeeded = 0, failed = 0, skipped = 0 where total > 10000 and ended_at is not null`);
  return { faults, kills: [{ what: `${what} during an upload`, midJob: false }] };
}

function isMidJob(progress: Progress | undefined): boolean {
  return progress !== undefined && progress.done > 0 && progress.done < progress.total;
}

export async function start(site: Site, body: object): Promise<string> {
  const answer = await request(site, 'POST', '/jobs', body);
  return (JSON.parse(answer) as { jobId: string }).jobId;
}

/** Whether the count got there before the job's end. */
export async function until(site: Site, jobId: string, isEnough: (done: number) => boolean): Promise<boolean> {
  for (;;) {
    const job = JSON.parse(await request(site, 'GET', `/jobs/${jobId}`)) as { endedAt?: string; counts: Record<string, number> };
    if (job.endedAt !== undefined) return false;
    const { succeeded = 0, failed = 0, skipped = 0 } = job.counts;
    if (isEnough(succeeded + failed + skipped)) return true;
    await delay(5);
  }
}

export async function ended(site: Site, jobId: string): Promise<Record<string, unknown> | undefined> {
  const deadline = Date.now() + endMs;
  while (Date.now() < deadline) {
    const job = JSON.parse(await request(site, 'GET', `/jobs/${jobId}?waitMs=5000`)) as Record<string, unknown>;
    if (job['endedAt'] !== undefined) return job;
  }
  return undefined;
}

/** Page by page, by the cursor of the last line, as a reader would who is interrupted. */
export async function results(site: Site, jobId: string): Promise<Result[]> {
  const all: Result[] = [];
  for (let cursor = '0'; ;) {
    const lines = (await request(site, 'GET', `/jobs/${jobId}/results?limit=100&cursor=${cursor}`)).trimEnd().split('\n');
    const read = lines.map((line) => JSON.parse(line) as Result & { cursor: string });
    const page = read.slice(0, -1);
    if (page.length === 0) return all;
    all.push(...page);
    cursor = page.at(-1)!.cursor;
  }
}

export function resultFaults(round: number, statuses: readonly number[], all: readonly Result[]): string[] {
  const faults: string[] = [];
  const times = new Map<number, number>();
  for (const { index, status } of all) {
    times.set(index, (times.get(index) ?? 0) + 1);
    if (status !== statuses[index]) faults.push(`round ${round}: item ${index} answered ${status} instead of ${statuses[index]}`);
  }
  statuses.forEach((_, index) => {
    if (times.get(index) !== 1) faults.push(`round ${round}: item ${index} has ${times.get(index) ?? 0} results`);
  });
  return faults;
}

function effectsOf(round: number): string {
  return `select
    (select count(*) from interactions where user_id = 'user-${round}')::integer as interactions,
    (select revision from items where id = 'counter-${round}') as revision,
    (select count(*) from items where properties::jsonb @> '{"createdIn": ${round}}')::integer as created,
    (select count(*) from items where properties::jsonb @> '{"putIn": ${round}}')::integer as put,
    (select count(*) from items where properties::jsonb @> '{"putIn": ${round}}' and revision > 1)::integer as repeated`;
}

export function countsText(total: number, failed: number): string {
  return JSON.stringify({ total, succeeded: total - failed, failed, skipped: 0, running: 0, waiting: 0 });
}

function check(faults: string[], round: number, what: string, seen: unknown, expected: unknown): void {
  if (seen !== expected) faults.push(`round ${round}: ${what}: ${String(seen)} instead of ${String(expected)}`);
}

/** The body of a success, tried again while the server is away. */
async function request(site: Site, method: string, path: string, body?: object): Promise<string> {
  const deadline = Date.now() + endMs;
  for (;;) {
    try {
      const response = await fetch(site.baseUrl() + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      // 409: a job that is cancelled has ended meanwhile.
      if (response.ok || response.status === 409) return text;
      if (response.status < 500 || Date.now() > deadline) throw new Refused(`${method} ${path} was answered ${response.status} ${text}`);
    } catch (error) {
      if (error instanceof Refused || Date.now() > deadline) throw error;
    }
    await delay(100);
  }
}

class Refused extends Error {}
