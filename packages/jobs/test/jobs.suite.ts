import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { defaultJobOptions, type Item, type JobOptions, problem } from '@sheaf/core';
import { type Database, type DatabaseOptions, NoRoomError, openDatabase } from '@sheaf/database';
import { sql } from 'kysely';
import { runChunk } from '../src/chunk-run.js';
import { claimNext, FencedError } from '../src/claim.js';
import { BossQueue, type Jobs, type JobsObserver } from '../src/index.js';
import { item, items, migrations, owner, quiet, stranger, World, type WorldTables } from './world.js';

// Opening a database takes seconds on a busy machine.
jest.setTimeout(60_000);

interface Line {
  readonly id: string;
  readonly index: number;
  readonly status: number;
  readonly body?: { readonly code?: string; readonly detail?: string; readonly item?: unknown };
  readonly effect?: string;
  readonly retryable?: boolean;
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** What jobs do on every database. `fresh` answers the options of a new, empty database. */
export function describeJobs(name: string, fresh: () => Promise<DatabaseOptions>): void {
  describe(name, () => {
    let database: Database<WorldTables>;
    let world: World;
    let jobs: Jobs;

    beforeAll(async () => {
      database = await openDatabase<WorldTables>({ ...(await fresh()), log: quiet });
      await database.migrate(migrations);
    });
    afterAll(() => database.close());
    beforeEach(async () => {
      for (const table of ['effects', 'jobs', 'job_chunks', 'job_items', 'job_results'] as const)
        await database.kysely.deleteFrom(table).execute();
      world = new World(database);
      jobs = world.jobs();
      await jobs.start(world.app);
    });
    afterEach(async () => {
      for (const { goOn } of world.waiting.values()) goOn.resolve();
      await jobs.stop();
    });

    const create = (all: readonly Item[], options: Partial<JobOptions> = {}) =>
      jobs.create(owner, { ...defaultJobOptions, ...options }, all);
    const ended = async (jobId: string) => {
      for (;;) {
        const job = (await jobs.get(owner, jobId))!;
        if (job.endedAt !== undefined) return job;
        await jobs.watch.changeOf(jobId, job.version, 30_000, new AbortController().signal);
      }
    };
    const read = async (jobId: string, options: { cursor?: string; onlyFailed?: boolean; isMinimal?: boolean; limit?: number } = {}) => {
      const reading = await jobs.results(owner, jobId, { onlyFailed: false, limit: 1_000_000, cursor: undefined, ...options });
      if (typeof reading === 'string') throw new Error(reading);
      const lines: Line[] = [];
      const cursors: string[] = [];
      const reader = reading.lines();
      for (;;) {
        const next = await reader.next();
        if (next.done === true) return { lines, cursors, cursor: next.value.cursor, job: next.value.job };
        lines.push(JSON.parse(Buffer.from(next.value.bytes).toString()) as Line);
        cursors.push(next.value.cursor);
      }
    };

    describe('a job', () => {
      it.each(['auto', 'serial', 'parallel'] as const)('of %s runs every item once, and has one result for each', async (execution) => {
        const jobId = await create(items(35, 'add'), { execution });
        expect(await ended(jobId)).toMatchObject({
          state: 'succeeded',
          counts: { total: 35, succeeded: 35, failed: 0, skipped: 0, running: 0, waiting: 0 },
          percent: 100,
        });
        expect(await world.effects()).toEqual(numbers(35));
        const { lines } = await read(jobId);
        expect(lines.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(numbers(35));
        if (execution !== 'parallel') expect(lines.map(({ index }) => index)).toEqual(numbers(35));
        expect(lines[7]).toMatchObject({ status: 201, body: { n: lines[7]!.index } });
      });

      it('is told of beside all others in figures, with how long the oldest has waited, run and been without a result', async () => {
        const { jobs: before } = await jobs.figures();
        const held = world.hold(1);
        const running = await create([item(0, 'read'), item(1, 'wait')]);
        await held.began.promise;
        const queued = await create(items(3, 'add'), { priority: 'low' });
        await create(items(1, 'add'), { startAfterSeconds: 3600 });
        await database.kysely
          .updateTable('jobs')
          .set({ created_at: minutesAgo(30), touched_at: minutesAgo(5), started_at: minutesAgo(20) })
          .where('id', '=', running)
          .execute();
        await database.kysely
          .updateTable('jobs')
          .set({ created_at: minutesAgo(9), touched_at: minutesAgo(10) })
          .where('id', '=', queued)
          .execute();
        const figures = await jobs.figures();
        expect(figures.jobs).toEqual({ ...before, running: 1, queued: before.queued + 2 });
        expect(Math.round(figures.oldestQueuedSeconds / 60)).toBe(9);
        expect(Math.round(figures.oldestRunningSeconds / 60)).toBe(20);
        expect(Math.round(figures.longestSilenceSeconds / 60)).toBe(5);
        held.goOn.resolve();
        await ended(running);
        await ended(queued);
        expect(await jobs.figures()).toMatchObject({ oldestQueuedSeconds: 0, oldestRunningSeconds: 0, longestSilenceSeconds: 0 });
      });

      it('counts the waiting of a retry from the retry, and a result as progress', async () => {
        const jobId = await create([item(0, 'fail')]);
        await ended(jobId);
        await database.kysely
          .updateTable('jobs')
          .set({ created_at: minutesAgo(90), touched_at: minutesAgo(80) })
          .where('id', '=', jobId)
          .execute();
        const held = world.hold(0);
        const other = await create([item(0, 'wait')]);
        await held.began.promise;
        await jobs.retryFailed(owner, jobId);
        expect((await jobs.figures()).oldestQueuedSeconds).toBeLessThan(60);
        held.goOn.resolve();
        await ended(other);
        await ended(jobId);
        const row = await database.kysely.selectFrom('jobs').select('touched_at').where('id', '=', jobId).executeTakeFirstOrThrow();
        expect(Date.now() - row.touched_at.getTime()).toBeLessThan(60_000);
      });

      it('tells an observer how many items each commit made final, and how long chunks were in hand', async () => {
        const told = { succeeded: 0, failed: 0, skipped: 0 };
        const seconds: number[] = [];
        const observer: JobsObserver = {
          items: (counts) => {
            for (const outcome of ['succeeded', 'failed', 'skipped'] as const) told[outcome] += counts[outcome];
          },
          chunk: (taken) => void seconds.push(taken),
        };
        await jobs.stop();
        jobs = world.jobs({ observer });
        await jobs.start(world.app);
        const jobId = await create([...items(12, 'add'), item(12, 'fail'), item(13, 'add', { dependsOn: [12] })]);
        await ended(jobId);
        await jobs.stop();
        expect(told).toEqual({ succeeded: 12, failed: 1, skipped: 1 });
        expect(seconds).toHaveLength(2);
      });

      it('is nobody else’s, and text that is no id is answered like an id that no job has', async () => {
        const jobId = await create(items(1, 'echo'));
        await ended(jobId);
        const strange = [jobId, '018f0000-0000-7000-8000-000000000000', 'no-such-job', '', '../x', `${jobId} `];
        for (const id of strange) {
          expect(await jobs.get(stranger, id)).toBeUndefined();
          expect(await jobs.cancel(stranger, id)).toBe('unknown');
          expect(await jobs.retryFailed(stranger, id)).toBe('unknown');
          expect(await jobs.results(stranger, id, { onlyFailed: false, limit: 1, cursor: undefined })).toBe('unknown');
        }
        expect(await jobs.list(stranger, undefined, undefined, 10)).toEqual([]);
      });

      it('keeps every value that JSON has, \\u0000 included, to the byte', async () => {
        const bodies = ['a\u0000b', '', 0, false, null, { '\u0000': ['\u2028', 'é', 1.5] }, []];
        const jobId = await create(bodies.map((body, index) => item(index, 'echo', { body })));
        await ended(jobId);
        expect((await read(jobId)).lines.map(({ body }) => body)).toEqual(bodies);
      });

      it('answers an item that its dialect could not read with that problem, at its turn', async () => {
        const refused = { ...item(1, 'echo'), target: undefined, problem: problem('malformed-json', { line: 3 }) } as Item;
        const jobId = await create([item(0, 'add'), refused, item(2, 'add')]);
        expect((await ended(jobId)).counts).toMatchObject({ succeeded: 2, failed: 1 });
        expect((await read(jobId)).lines[1]).toMatchObject({ status: 400, effect: 'none', body: { code: 'malformed-json', line: 3 } });
      });

      it('leaves headers and bodies of successes out where they are not wanted, and all of failures in', async () => {
        const jobId = await create([item(0, 'add', { id: 'a "quoted" ключ,"headers":' }), item(1, 'fail'), item(2, 'add')]);
        await ended(jobId);
        const { lines } = await read(jobId, { isMinimal: true });
        expect(lines).toEqual([
          { id: 'a "quoted" ключ,"headers":', index: 0, status: 201 },
          expect.objectContaining({ index: 1, status: 422, body: { code: 'invalid-request' } }),
          { id: '2', index: 2, status: 201 },
        ]);
      });

      it('does not take a cursor for its own that names an item which it does not have', async () => {
        const jobId = await create(items(3, 'add'));
        await ended(jobId);
        const at = (cursor: string) => jobs.results(owner, jobId, { onlyFailed: false, limit: 1, cursor });
        expect(await at('1-3')).toBe('bad-cursor');
        expect(await at('4')).toBe('bad-cursor');
        expect(await at('3-2')).not.toBe('bad-cursor');
      });

      it('undoes a failed item and nothing else, and says so', async () => {
        const jobId = await create([item(0, 'add'), item(1, 'fail'), item(2, 'add')]);
        expect((await ended(jobId)).counts).toMatchObject({ succeeded: 2, failed: 1, skipped: 0 });
        expect(await world.effects()).toEqual([0, 2]);
        expect((await read(jobId)).lines[1]).toMatchObject({ index: 1, status: 422, effect: 'rolledBack', retryable: false });
      });

      it('counts default timestamps from its start, one microsecond an item, chunk after chunk', async () => {
        const jobId = await create(items(25, 'now'));
        await ended(jobId);
        const times = (await read(jobId)).lines.map(({ body }) => body as unknown as number);
        expect(times.map((time) => time - times[0]!)).toEqual(numbers(25));
      });

      it('waits for its start, and those of higher priority go first', async () => {
        const held = world.hold(0);
        const first = await create([item(0, 'wait')]);
        await held.began.promise;
        const later = await create(items(1, 'echo'), { startAfterSeconds: 3600 });
        const low = await create([item(0, 'read')], { priority: 'low' });
        const high = await create([item(0, 'add')], { priority: 'high' });
        held.goOn.resolve();
        await ended(first);
        const { endedAt: highEnd } = await ended(high);
        const { startedAt: lowStart } = await ended(low);
        expect(highEnd!.getTime()).toBeLessThanOrEqual(lowStart!.getTime());
        const waiting = await jobs.get(owner, later);
        expect(waiting).toMatchObject({ state: 'queued', counts: { waiting: 1 } });
        expect(waiting!.startAfter!.getTime() - waiting!.createdAt.getTime()).toBe(3_600_000);
      });

      it('is listed newest first, page by page, and by state', async () => {
        const made: string[] = [];
        for (let n = 0; n < 5; n += 1) made.push(await create(items(1, 'echo'), { startAfterSeconds: 60, metadata: { n: String(n) } }));
        await jobs.cancel(owner, made[1]!);
        const newest = made.toReversed();
        const first = await jobs.list(owner, undefined, undefined, 3);
        expect(first.map(({ jobId }) => jobId)).toEqual(newest.slice(0, 3));
        const second = await jobs.list(owner, undefined, first.at(-1)!.jobId, 3);
        expect(second.map(({ jobId }) => jobId)).toEqual(newest.slice(3));
        expect((await jobs.list(owner, 'cancelled', undefined, 3)).map(({ jobId }) => jobId)).toEqual([made[1]]);
        expect(first[0]?.metadata).toEqual({ n: '4' });
      });

      it('that is not accepted is seen by nobody, runs nothing, and can be discarded', async () => {
        const intake = await jobs.begin(owner, defaultJobOptions);
        for (const one of items(1500, 'add')) await intake.add(one);
        expect(await jobs.get(owner, intake.jobId)).toBeUndefined();
        expect(await jobs.list(owner, undefined, undefined, 10)).toEqual([]);
        await intake.discard();
        for (const table of ['jobs', 'job_items', 'job_chunks'] as const)
          expect(await database.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
      });

      it('whose upload broke off with its server is removed after an hour', async () => {
        const intake = await jobs.begin(owner, defaultJobOptions);
        await jobs.sweep();
        expect(await database.kysely.selectFrom('jobs').select('id').execute()).toEqual([{ id: intake.jobId }]);
        await sql`update jobs set touched_at = touched_at - interval '61 min'`.execute(database.kysely);
        await jobs.sweep();
        expect(await database.kysely.selectFrom('jobs').select('id').execute()).toEqual([]);
      });
    });

    describe('dependencies across chunks', () => {
      it.each(['auto', 'parallel'] as const)('are kept, and references find results of earlier chunks, when %s', async (execution) => {
        const all = numbers(40).map((index) =>
          index < 20
            ? item(index, 'echo', { body: { value: `v${index}` } })
            : item(index, 'echo', {
                dependsOn: [index - 20],
                references: [{ at: ['body'], item: index - 20, pointer: ['body', 'value'] }],
              }),
        );
        const jobId = await create(all, { execution });
        expect((await ended(jobId)).counts.succeeded).toBe(40);
        const { lines } = await read(jobId);
        for (const { index, body } of lines) if (index >= 20) expect(body).toBe(`v${index - 20}`);
      });

      it('skip what depends on a failure, and count it as skipped', async () => {
        const all = [
          item(0, 'fail'),
          ...numbers(20).map((n) => item(n + 1, 'add')),
          item(21, 'add', { dependsOn: [0] }),
          item(22, 'add', { dependsOn: [0], runIf: 'failed' }),
        ];
        const jobId = await create(all, { execution: 'parallel' });
        expect(await ended(jobId)).toMatchObject({ state: 'succeeded', counts: { succeeded: 21, failed: 1, skipped: 1 } });
        const skipped = (await read(jobId)).lines.find(({ index }) => index === 21);
        expect(skipped).toMatchObject({ status: 424, body: { code: 'failed-dependency', item: { id: '0', index: 0 } } });
        expect(await world.effects()).not.toContain(21);
      });

      it('keep an earlier chunk’s effects before those of the next, one by one', async () => {
        const all = numbers(30).map((index) => item(index, index % 3 === 0 ? 'read' : index % 3 === 1 ? 'add' : 'send'));
        await ended(await create(all));
        expect(world.read).toEqual(numbers(30).filter((index) => index % 3 === 0));
        expect(world.sent).toEqual(numbers(30).filter((index) => index % 3 === 2));
      });
    });

    describe('the end before all is done', () => {
      it('onError stop: nothing begins after the first failure, the job has failed and names it, the rest is answered 424', async () => {
        const jobId = await create(
          [...items(12, 'add'), item(12, 'fail'), item(13, 'add'), ...numbers(20).map((n) => item(n + 14, 'send'))],
          {
            onError: 'stop',
          },
        );
        expect(await ended(jobId)).toMatchObject({
          state: 'failed',
          counts: { total: 34, succeeded: 12, failed: 1, skipped: 21, running: 0, waiting: 0 },
          problem: { code: 'job-stopped', item: { id: '12', index: 12 } },
        });
        expect(await world.effects()).toEqual(numbers(12));
        expect(world.sent).toEqual([]);
        const { lines } = await read(jobId);
        expect(lines.map(({ index }) => index)).toEqual(numbers(34));
        expect(lines.slice(13).every(({ status, body }) => status === 424 && body?.code === 'failed-dependency')).toBe(true);
      });

      it('errorThreshold: with one failure more the job stops', async () => {
        const all = numbers(30).map((index) => item(index, index % 2 === 0 ? 'fail' : 'add'));
        const jobId = await create(all, { errorThreshold: 7 });
        expect(await ended(jobId)).toMatchObject({ state: 'failed', counts: { failed: 8, succeeded: 7, skipped: 15 } });
        expect(await world.effects()).toEqual([1, 3, 5, 7, 9, 11, 13]);
        const all2 = numbers(30).map((index) => item(index, index % 2 === 0 ? 'fail' : 'read'));
        expect(await ended(await create(all2, { errorThreshold: 15 }))).toMatchObject({ state: 'succeeded', counts: { failed: 15 } });
      });

      it('cancel: what has begun finishes and stays, nothing else begins', async () => {
        const held = world.hold(14);
        const jobId = await create([...items(14, 'add'), item(14, 'wait'), ...numbers(30).map((n) => item(n + 15, 'add'))]);
        await held.began.promise;
        expect(await jobs.cancel(owner, jobId)).toBe('cancelled');
        expect(await jobs.get(owner, jobId)).toMatchObject({ state: 'cancelling', counts: { succeeded: 14 } });
        expect(await jobs.cancel(owner, jobId)).toBe('cancelled');
        held.goOn.resolve();
        expect(await ended(jobId)).toMatchObject({ state: 'cancelled', counts: { total: 45, succeeded: 15, skipped: 30 } });
        expect(await world.effects()).toEqual(numbers(14));
        const { lines } = await read(jobId);
        expect(lines.map(({ index }) => index)).toEqual(numbers(45));
        expect(lines.at(-1)).toMatchObject({ status: 503, body: { code: 'not-executed' }, effect: 'none', retryable: true });
        expect(await jobs.cancel(owner, jobId)).toBe('finished');
      });

      it('cancel before the start: ended at once, nothing runs', async () => {
        const jobId = await create(items(25, 'add'), { startAfterSeconds: 3600 });
        expect(await jobs.cancel(owner, jobId)).toBe('cancelled');
        expect(await jobs.get(owner, jobId)).toMatchObject({ state: 'cancelled', counts: { total: 25, skipped: 25 }, percent: 100 });
        expect(await world.effects()).toEqual([]);
      });

      it('deadline: what has not begun is not executed, and the job has failed', async () => {
        const jobId = await create(items(5, 'add'), { startAfterSeconds: 3600, deadlineSeconds: 60 });
        await jobs.sweep();
        expect((await jobs.get(owner, jobId))?.state).toBe('queued');
        await sql`update jobs set deadline = clock_timestamp() - interval '1 s'`.execute(database.kysely);
        await jobs.sweep();
        expect(await jobs.get(owner, jobId)).toMatchObject({ state: 'failed', counts: { skipped: 5 }, problem: { code: 'job-deadline' } });
        expect((await read(jobId)).lines[4]).toMatchObject({ status: 503, body: { code: 'not-executed' } });
      });

      it('expiry: items and results are gone, the job tells so, and is itself removed later', async () => {
        const jobId = await create(items(25, 'add'), { expirySeconds: 60 });
        await ended(jobId);
        await sql`update jobs set ended_at = ended_at - interval '61 s'`.execute(database.kysely);
        // From the moment on, swept or not.
        expect((await jobs.get(owner, jobId))?.state).toBe('expired');
        expect(await jobs.results(owner, jobId, { onlyFailed: false, limit: 1, cursor: undefined })).toBe('expired');
        expect(await jobs.retryFailed(owner, jobId)).toBe('expired');
        expect((await jobs.list(owner, 'expired', undefined, 10)).map((job) => job.jobId)).toEqual([jobId]);
        await jobs.sweep();
        expect((await jobs.get(owner, jobId))?.state).toBe('expired');
        expect(await database.kysely.selectFrom('job_items').selectAll().execute()).toEqual([]);
        expect(await database.kysely.selectFrom('job_results').selectAll().execute()).toEqual([]);
        await sql`update jobs set ended_at = ended_at - interval '8 days'`.execute(database.kysely);
        await jobs.sweep();
        expect(await jobs.get(owner, jobId)).toBeUndefined();
      });
    });

    describe('retry of the failed', () => {
      it('runs failed and skipped items again, keeps what succeeded, and gives the new results behind the old cursor', async () => {
        const all = numbers(30).map((index) =>
          index === 5 || index === 17 ? item(index, 'fail') : index === 6 ? item(6, 'add', { dependsOn: [5] }) : item(index, 'add'),
        );
        const jobId = await create(all);
        expect((await ended(jobId)).counts).toMatchObject({ succeeded: 27, failed: 2, skipped: 1 });
        const before = await read(jobId);
        world.failing = false;
        expect(await jobs.retryFailed(owner, jobId)).toBe('queued');
        expect(await ended(jobId)).toMatchObject({ state: 'succeeded', counts: { succeeded: 30, failed: 0, skipped: 0 } });
        expect(await world.effects()).toEqual(numbers(30));
        const after = await read(jobId, { cursor: before.cursor });
        expect(after.lines.map(({ index, status }) => [index, status])).toEqual([
          [5, 200],
          [6, 201],
          [17, 200],
        ]);
        expect((await read(jobId)).lines.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(numbers(30));
        expect(await jobs.retryFailed(owner, jobId)).toBe('nothing');
      });

      it('goes on where a cancelled job was left', async () => {
        const jobId = await create(items(25, 'add'), { startAfterSeconds: 3600 });
        expect(await jobs.retryFailed(owner, jobId)).toBe('not-finished');
        await jobs.cancel(owner, jobId);
        expect(await jobs.retryFailed(owner, jobId)).toBe('queued');
        expect((await ended(jobId)).counts.succeeded).toBe(25);
        expect(await world.effects()).toEqual(numbers(25));
      });

      it('leaves alone what nobody knows the effect of', async () => {
        const jobId = await create([item(0, 'send')], { startAfterSeconds: 3600 });
        await sql`update job_items set begun_by = 1`.execute(database.kysely);
        await jobs.cancel(owner, jobId);
        // As if a lost attempt had begun it: the mark stays only where the item has a result of it.
        await sql`insert into job_results (job_id, position, index, status, effect, retryable, skipped, line)
          values (${jobId}, 1, 0, 409, 'unknown', false, false, ${Buffer.from('{"id":"0","index":0,"status":409,"headers":{}}')})`.execute(
          database.kysely,
        );
        await sql`update jobs set last_position = 1, failed = 1, skipped = 0`.execute(database.kysely);
        expect(await jobs.retryFailed(owner, jobId)).toBe('nothing');
        expect(world.sent).toEqual([]);
      });
    });

    describe('results', () => {
      it('can be read while the job runs, and from any cursor on, each once', async () => {
        const held = world.hold(15);
        const jobId = await create([...items(15, 'read'), item(15, 'wait'), ...numbers(10).map((n) => item(n + 16, 'read'))]);
        await held.began.promise;
        let cursor: string | undefined;
        const seen: number[] = [];
        const take = async () => {
          const part = await read(jobId, { limit: 4, ...(cursor === undefined ? {} : { cursor }) });
          seen.push(...part.lines.map(({ index }) => index));
          cursor = part.cursors.at(-1) ?? part.cursor;
          return part.lines.length;
        };
        while (seen.length < 15) await take();
        const early = seen.length;
        held.goOn.resolve();
        await ended(jobId);
        while ((await take()) > 0);
        expect(seen).toEqual(numbers(26));
        expect(early).toBe(15);
      });

      it('of failures alone, with a cursor that stays good', async () => {
        const all = numbers(30).map((index) => item(index, index % 10 === 3 ? 'fail' : 'read'));
        const jobId = await create(all);
        await ended(jobId);
        const { lines, cursors, cursor } = await read(jobId, { onlyFailed: true });
        expect(lines.map(({ index }) => index)).toEqual([3, 13, 23]);
        expect((await read(jobId, { onlyFailed: true, cursor: cursors[0]! })).lines.map(({ index }) => index)).toEqual([13, 23]);
        expect((await read(jobId, { cursor })).lines).toEqual([]);
      });

      it.each(['x', '-1', '1e3', '01', '99', '1-', '1-x', '1-2-3', ' 1'])('refuse the cursor %j', async (cursor) => {
        const jobId = await create(items(3, 'echo'));
        await ended(jobId);
        expect(await jobs.results(owner, jobId, { onlyFailed: false, limit: 1, cursor })).toBe('bad-cursor');
      });
    });

    describe('workers', () => {
      const noSignal = new AbortController().signal;

      it('that return from the dead write nothing: what they did is undone, and the other’s result stands', async () => {
        await jobs.stop();
        const own = new BossQueue(database as never, { supervises: false, onError: () => undefined });
        await own.start();
        const idle = world.jobs({ workers: 0 });
        await idle.start(world.app);
        const jobId = await idle.create(owner, defaultJobOptions, [item(0, 'add'), item(1, 'hold'), item(2, 'add')]);
        const zombie = new World(database);
        const held = zombie.hold(1);
        const claim = await claimNext(database as never, own, 1000);
        if (claim === undefined || claim === 'stale') throw new Error('no claim');
        const options = { database: database as never, queue: own, claim, signal: noSignal, transactionMs: 0, leaseMs: 60_000 };
        const undead = runChunk({ ...options, app: zombie.app }).catch((error: unknown) => error);
        await held.began.promise;
        // Its lease is over. On the embedded database nobody else can say so before its transaction ends.
        const takeover = (async () => {
          await sql`update job_chunks set lease_until = clock_timestamp() - interval '1 s'`.execute(database.kysely);
          await idle.sweep();
        })();
        if (database.driver === 'embedded') {
          // The process that held the database is gone, and its transaction with it: the claim alone has survived.
          held.goOn.reject(new Error('killed'));
          await undead;
          await takeover;
          expect(await runChunk({ ...options, app: new World(database).app }).catch((error: unknown) => error)).toBeInstanceOf(FencedError);
        } else await takeover;
        jobs = world.jobs();
        await jobs.start(world.app);
        expect(await ended(jobId)).toMatchObject({ state: 'succeeded', counts: { succeeded: 3 } });
        held.goOn.resolve();
        if (database.driver === 'postgres') expect(await undead).toBeInstanceOf(FencedError);
        expect(await world.effects()).toEqual([0, 1, 2]);
        expect((await read(jobId)).lines.map(({ index, status }) => [index, status])).toEqual([
          [0, 201],
          [1, 200],
          [2, 201],
        ]);
        await own.stop();
        await idle.stop();
      });

      it('that are told to stop finish their item, and others go on with the rest', async () => {
        const held = world.hold(13);
        const jobId = await create([...items(13, 'add'), item(13, 'wait'), ...numbers(10).map((n) => item(n + 14, 'add'))]);
        await held.began.promise;
        const stopped = jobs.stop();
        held.goOn.resolve();
        await stopped;
        const left = await database.kysely.selectFrom('job_chunks').select(['number', 'state', 'remaining']).orderBy('number').execute();
        expect(left).toEqual([
          { number: 0, state: 'done', remaining: 0 },
          { number: 1, state: 'ready', remaining: 6 },
          { number: 2, state: 'waiting', remaining: 4 },
        ]);
        jobs = world.jobs();
        await jobs.start(world.app);
        expect((await ended(jobId)).counts.succeeded).toBe(24);
        expect(await world.effects()).toEqual(numbers(24).filter((index) => index !== 13));
      });

      it('run an idempotent operation again that was lost, and never one that may have taken effect', async () => {
        await jobs.stop();
        jobs = world.jobs({ workers: 0 });
        await jobs.start(world.app);
        const jobId = await create([item(0, 'read'), item(1, 'send'), item(2, 'send')]);
        await sql`update job_items set begun_by = 7 where index in (0, 1)`.execute(database.kysely);
        await jobs.stop();
        jobs = world.jobs();
        await jobs.start(world.app);
        expect((await ended(jobId)).counts).toMatchObject({ succeeded: 2, failed: 1 });
        expect(world.read).toEqual([0]);
        expect(world.sent).toEqual([2]);
        expect((await read(jobId)).lines[1]).toMatchObject({
          status: 409,
          effect: 'unknown',
          retryable: false,
          body: { code: 'outcome-unknown' },
        });
      });

      it('that die of an item again and again are spared it: it is answered, and the others run', async () => {
        const made = async (stalls: number) => {
          await jobs.stop();
          jobs = world.jobs({ workers: 0 });
          await jobs.start(world.app);
          const jobId = await create([item(0, 'add'), item(1, 'add'), item(2, 'read'), item(3, 'add')]);
          await sql`update job_chunks set stalls = ${stalls}`.execute(database.kysely);
          await sql`update job_items set begun_by = 1 where index in (0, 2)`.execute(database.kysely);
          await jobs.stop();
          jobs = world.jobs();
          await jobs.start(world.app);
          return { jobId, job: await ended(jobId) };
        };
        expect((await made(4)).job.counts).toMatchObject({ succeeded: 4 });
        await database.kysely.deleteFrom('effects').execute();
        const { jobId, job } = await made(5);
        expect(job).toMatchObject({ state: 'succeeded', counts: { succeeded: 2, failed: 2 } });
        expect(await world.effects()).toEqual([1, 3]);
        const { lines } = await read(jobId);
        expect(lines[0]).toMatchObject({ status: 500, effect: 'rolledBack', retryable: true, body: { code: 'internal-error' } });
        expect(lines[2]).toMatchObject({ status: 500, effect: 'unknown', retryable: true });
      });

      it('count who is lost with a chunk until something of it is committed', async () => {
        const held = world.hold(2);
        const jobId = await create([item(0, 'add'), item(1, 'add'), item(2, 'wait')]);
        await held.began.promise;
        const stalls = async () => (await database.kysely.selectFrom('job_chunks').select('stalls').executeTakeFirstOrThrow()).stalls;
        await sql`update job_chunks set lease_until = clock_timestamp() - interval '1 s'`.execute(database.kysely);
        await jobs.sweep();
        expect(await stalls()).toBe(1);
        held.goOn.resolve();
        expect((await ended(jobId)).counts.succeeded).toBe(3);
        expect(await stalls()).toBe(0);
      });

      it('note what must not run twice before it begins', async () => {
        const noted: (number | null)[] = [];
        const watching = new Proxy(world.sent, {
          get: (sent, name) =>
            name === 'push'
              ? (index: number) => {
                  sent.push(index);
                  void database.kysely
                    .selectFrom('job_items')
                    .select('begun_by')
                    .where('index', '=', index)
                    .executeTakeFirst()
                    .then((row) => noted.push(row!.begun_by));
                  return sent.length;
                }
              : Reflect.get(sent, name),
        });
        Object.defineProperty(world, 'sent', { value: watching });
        const jobId = await create([item(0, 'send'), item(1, 'send')]);
        await ended(jobId);
        expect(noted).toEqual([1, 1]);
      });

      it('run again what met a deadlock, with all that its transaction had undone, and it takes effect once', async () => {
        world.deadlocks = 3;
        const jobId = await create([item(0, 'add'), item(1, 'deadlock'), item(2, 'add')]);
        expect((await ended(jobId)).counts).toMatchObject({ succeeded: 3 });
        expect(await world.effects()).toEqual([0, 1, 2]);
        // One that does not end is the item's own failure at last.
        world.deadlocks = Infinity;
        const hopeless = await create([item(3, 'add'), item(4, 'deadlock'), item(5, 'add')].map((one, index) => ({ ...one, index })));
        expect((await ended(hopeless)).counts).toMatchObject({ succeeded: 2, failed: 1 });
        expect((await read(hopeless)).lines[1]).toMatchObject({ status: 500, effect: 'rolledBack', retryable: true });
      });

      it('wait while the disk is full, say why, and take effect once when there is room', async () => {
        world.fullDisks = 2;
        const jobId = await create([item(0, 'add'), item(1, 'full'), item(2, 'add')]);
        let waiting = (await jobs.get(owner, jobId))!;
        for (; waiting.problem === undefined; waiting = (await jobs.get(owner, jobId))!)
          await jobs.watch.changeOf(jobId, waiting.version, 30_000, new AbortController().signal);
        expect(waiting).toMatchObject({ state: 'running', problem: { code: 'storage-full', status: 503 } });
        const job = await ended(jobId);
        expect(job).toMatchObject({ state: 'succeeded', counts: { succeeded: 3 } });
        expect(job.problem).toBeUndefined();
        expect(await world.effects()).toEqual([0, 1, 2]);
        // The chunk stayed in hand: what is only lost counts as what workers die of.
        const chunks = await database.kysely.selectFrom('job_chunks').select(['attempt', 'stalls']).where('job_id', '=', jobId).execute();
        expect(chunks).toEqual([{ attempt: 1, stalls: 0 }]);
      });

      it('that wait for room can be cancelled', async () => {
        world.fullDisks = Infinity;
        const jobId = await create([item(0, 'add'), item(1, 'full')]);
        for (let job = (await jobs.get(owner, jobId))!; job.problem === undefined; job = (await jobs.get(owner, jobId))!)
          await jobs.watch.changeOf(jobId, job.version, 30_000, new AbortController().signal);
        expect(await jobs.cancel(owner, jobId)).toBe('cancelled');
        const job = await ended(jobId);
        expect(job).toMatchObject({ state: 'cancelled', counts: { succeeded: 0, skipped: 2 } });
        expect(job.problem).toBeUndefined();
        expect(await world.effects()).toEqual([]);
      });

      it('are refused where the disk is nearly full, and leave nothing', async () => {
        let looks = 0;
        const tight = Object.assign(Object.create(database) as typeof database, {
          checkRoom: async () => {
            looks += 1;
            if (looks > 1) throw new NoRoomError('The disk is full.');
          },
        });
        const refused = new World(tight).jobs().create(owner, defaultJobOptions, items(3, 'add'));
        await expect(refused).rejects.toThrow(NoRoomError);
        expect(looks).toBe(2);
        for (const table of ['jobs', 'job_chunks', 'job_items'] as const)
          expect(await database.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
      });

      it('whose items are fetched wait for room, without counting that as a try', async () => {
        let fulls = 1;
        world.errands = {
          ...world.errands,
          items: async function* () {
            fulls -= 1;
            if (fulls >= 0) throw new NoRoomError('The disk is full.');
            yield* items(3, 'add');
          },
        };
        await jobs.stop();
        jobs = world.jobs();
        await jobs.start(world.app);
        const jobId = await jobs.announce(owner, defaultJobOptions, [{ kind: 'input', sealed: Buffer.from('here') }]);
        let waiting = (await jobs.get(owner, jobId))!;
        for (; waiting.problem === undefined; waiting = (await jobs.get(owner, jobId))!)
          await jobs.watch.changeOf(jobId, waiting.version, 30_000, new AbortController().signal);
        expect(waiting).toMatchObject({ state: 'queued', problem: { code: 'storage-full' } });
        const [errand] = await database.kysely.selectFrom('job_errands').select('tries').where('job_id', '=', jobId).execute();
        expect(errand).toEqual({ tries: 0 });
        await sql`update job_errands set due_at = clock_timestamp()`.execute(database.kysely);
        const job = await ended(jobId);
        expect(job).toMatchObject({ state: 'succeeded', counts: { succeeded: 3 } });
        expect(job.problem).toBeUndefined();
      });

      it('begin a chunk again, whole, that could not be committed, and it takes effect once', async () => {
        await sql`alter table job_results add constraint no_third check (index <> 2) not valid`.execute(database.kysely);
        const jobId = await create(items(5, 'add'));
        const log = new Promise<void>((resolve) => {
          const look = async () => {
            const row = await database.kysely.selectFrom('job_chunks').select('attempt').where('job_id', '=', jobId).executeTakeFirst();
            if ((row?.attempt ?? 0) >= 2) resolve();
            else setImmediate(() => void look());
          };
          void look();
        });
        await log;
        await sql`alter table job_results drop constraint no_third`.execute(database.kysely);
        expect((await ended(jobId)).counts.succeeded).toBe(5);
        expect(await world.effects()).toEqual(numbers(5));
      });
    });

    describe('the database', () => {
      it('refuses a state that is none, counts beyond the total, and a second result of an item', async () => {
        const jobId = await create(items(2, 'echo'));
        await ended(jobId);
        const failing = [
          sql`update jobs set state = 'done' where id = ${jobId}`,
          sql`update jobs set succeeded = 3 where id = ${jobId}`,
          sql`update jobs set ended_at = null where id = ${jobId}`,
          sql`insert into job_results select job_id, position + 10, index, status, effect, retryable, skipped, line from job_results`,
        ];
        for (const statement of failing)
          await expect(statement.execute(database.kysely)).rejects.toMatchObject({ code: expect.stringMatching(/^235/) });
      });
    });
  });
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
