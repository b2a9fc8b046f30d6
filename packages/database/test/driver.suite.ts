import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql, type Generated } from 'kysely';
import type { Migration } from 'kysely/migration';
import { DatabaseUnavailableError, openDatabase, type Database, type DatabaseOptions, type Log } from '../src/index.js';

// Opening a database takes seconds on a busy machine.
jest.setTimeout(60_000);

interface Tables {
  things: { id: Generated<number>; name: string; parent: number | null };
}

/**
 * What every driver must do, and do alike. `fresh` answers the options of a new, empty database; `sharable` says whether two
 * `openDatabase` may use one of them at a time (replicas of a server).
 */
export function describeDriver(name: string, fresh: () => Promise<DatabaseOptions>, sharable: boolean): void {
  describe(name, () => {
    let database: Database<Tables>;
    const open = async (more: DatabaseOptions = {}) => openDatabase<Tables>({ log: quiet, ...(await fresh()), ...more });

    beforeAll(async () => {
      database = await open();
      await database.migrate(migrations);
    });
    afterAll(() => database?.close());

    /** The one value that a one-row, one-column query answers. */
    const value = async (query: ReturnType<typeof sql>) => {
      const { rows } = await query.execute(database.kysely);
      expect(rows).toHaveLength(1);
      return Object.values(rows[0] as object)[0] as unknown;
    };
    const names = async () => (await database.kysely.selectFrom('things').select('name').orderBy('id').execute()).map(({ name }) => name);
    const add = (name: string) => database.kysely.insertInto('things').values({ name, parent: null }).execute();
    const empty = () => sql`truncate things restart identity`.execute(database.kysely);

    describe('migrations', () => {
      it('run once: a second call runs none', async () => {
        const own = await open();
        expect(await own.migrate(migrations)).toEqual(['1_things', '2_parent']);
        expect(await own.migrate(migrations)).toEqual([]);
        await own.close();
      });

      it('run once when several callers migrate at the same time', async () => {
        const options = { log: quiet, ...(await fresh()) };
        const replicas = sharable
          ? await Promise.all([1, 2, 3, 4].map(() => openDatabase(options)))
          : [await openDatabase(options)].flatMap((one) => [one, one, one, one]);
        const ran = await Promise.all(replicas.map((replica) => replica.migrate(migrations)));
        expect(ran.flat().toSorted()).toEqual(['1_things', '2_parent']);
        await Promise.all(replicas.map((replica) => replica.close()));
      });

      it('take effect all or none, and name the one that failed', async () => {
        const own = await open();
        const broken: Record<string, Migration> = {
          ...migrations,
          '3_broken': { up: async (db) => void (await sql`create tabel x ()`.execute(db)) },
        };
        const error = await failure(own.migrate(broken));
        expect(error?.message).toContain('Migration 3_broken failed');
        expect(await own.kysely.introspection.getTables()).toEqual([]);
        expect(await own.migrate(migrations)).toEqual(['1_things', '2_parent']);
        await own.close();
      });

      it('refuse a database that a newer release has migrated', async () => {
        const own = await open();
        await own.migrate(migrations);
        const error = await failure(own.migrate({ '1_things': migrations['1_things']! }));
        expect(error?.message).toContain('2_parent');
        expect(error?.message).toContain('newer release');
        await own.close();
      });
    });

    describe('transactions', () => {
      beforeAll(empty);

      it('commit what they wrote', async () => {
        await database.kysely.transaction().execute(async (trx) => {
          await trx.insertInto('things').values({ name: 'kept', parent: null }).execute();
        });
        expect(await names()).toContain('kept');
      });

      it('leave nothing when their function throws, and pass on what it threw', async () => {
        const thrown = new Error('mine');
        const run = database.kysely.transaction().execute(async (trx) => {
          await trx.insertInto('things').values({ name: 'lost', parent: null }).execute();
          throw thrown;
        });
        expect(await failure(run)).toBe(thrown);
        expect(await names()).not.toContain('lost');
      });

      it('roll back to a savepoint and go on', async () => {
        const trx = await database.kysely.startTransaction().execute();
        await trx.insertInto('things').values({ name: 'before', parent: null }).execute();
        const after = await trx.savepoint('here').execute();
        await after.insertInto('things').values({ name: 'undone', parent: null }).execute();
        await after.rollbackToSavepoint('here').execute();
        await trx.insertInto('things').values({ name: 'after', parent: null }).execute();
        await trx.commit().execute();
        expect(await names()).toEqual(expect.arrayContaining(['before', 'after']));
        expect(await names()).not.toContain('undone');
      });

      it('do not commit after a failed statement, even when its error was caught', async () => {
        const run = database.kysely.transaction().execute(async (trx) => {
          await trx.insertInto('things').values({ name: 'aborted', parent: null }).execute();
          expect((await failure(sql`select 1 / 0`.execute(trx)))?.code).toBe('22012');
          expect((await failure(sql`select 1`.execute(trx)))?.code).toBe('25P02');
        });
        expect((await failure(run))?.name).toBe('AbortedTransactionError');
        expect(await names()).not.toContain('aborted');
      });

      it('give the isolation level and access mode that were asked for', async () => {
        await database.kysely
          .transaction()
          .setIsolationLevel('serializable')
          .setAccessMode('read only')
          .execute(async (trx) => {
            const { rows } = await sql<{ transaction_isolation: string }>`show transaction_isolation`.execute(trx);
            expect(rows).toEqual([{ transaction_isolation: 'serializable' }]);
            expect((await failure(trx.insertInto('things').values({ name: 'no', parent: null }).execute()))?.code).toBe('25006');
          })
          .catch((error: Error) => expect(error.name).toBe('AbortedTransactionError'));
      });

      it('show nothing to others before they commit, and do not mix with them', async () => {
        await empty();
        const inserted = Promise.withResolvers<void>();
        const mayCommit = Promise.withResolvers<void>();
        const first = database.kysely.transaction().execute(async (trx) => {
          await trx.insertInto('things').values({ name: 'first', parent: null }).execute();
          inserted.resolve();
          await mayCommit.promise;
          await trx.insertInto('things').values({ name: 'first too', parent: null }).execute();
        });
        await inserted.promise;
        const second = failure(
          database.kysely.transaction().execute(async (trx) => {
            await trx.insertInto('things').values({ name: 'second', parent: null }).execute();
            throw new Error('rolled back');
          }),
        );
        mayCommit.resolve();
        await Promise.all([first, second]);
        expect(await names()).toEqual(['first', 'first too']);
      });

      it('refuse a query that goes past them, instead of waiting for ever', async () => {
        const run = database.kysely.transaction().execute(async () => {
          await database.kysely.selectFrom('things').selectAll().execute();
        });
        expect((await failure(run))?.message).toContain('only the transaction');
        // Also through what was made from the same Kysely, and in a function that is called from there.
        const nested = database.kysely.transaction().execute(() => database.kysely.transaction().execute(() => names()));
        expect((await failure(nested))?.message).toContain('only the transaction');
        expect(await names()).toEqual(['first', 'first too']);
      });

      it('are over for what they started and did not wait for', async () => {
        const committed = Promise.withResolvers<void>();
        const later = await database.kysely.transaction().execute(async (trx) => {
          await trx.selectFrom('things').selectAll().execute();
          return { query: committed.promise.then(names) };
        });
        committed.resolve();
        expect(await later.query).toEqual(['first', 'first too']);
      });
    });

    describe('values', () => {
      const time = new Date('2026-11-21T07:08:09.123Z');
      const bytes = Buffer.from([0, 1, 254, 255, 0x5c]);

      it.each<[string, ReturnType<typeof sql>, unknown]>([
        ['int4 is a number', sql`select 42::int4`, 42],
        ['int8 is a number when that is exact', sql`select 9007199254740991::int8`, 9007199254740991],
        ['int8 is a bigint beyond', sql`select -9007199254740993::int8`, -9007199254740993n],
        ['count(*) is a number', sql`select count(*) from generate_series(1, 3)`, 3],
        ['float8 is a number', sql`select 0.1::float8`, 0.1],
        ['numeric is an exact string', sql`select 12345678901234567890.10::numeric`, '12345678901234567890.10'],
        ['bool is a boolean', sql`select true`, true],
        ['text is a string', sql`select 'Zoë 🎬 \u2028'::text`, 'Zoë 🎬 \u2028'],
        ['null is null', sql`select null::int`, null],
        ['uuid is a string', sql`select 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid`, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
        ['timestamptz is a Date', sql`select '2026-11-21 09:08:09.123+02'::timestamptz`, time],
        ['timestamp is a string', sql`select '2026-11-21 09:08:09.5'::timestamp`, '2026-11-21 09:08:09.5'],
        ['date is a string', sql`select '2026-11-21'::date`, '2026-11-21'],
        ['interval is a string', sql`select '1 day 2 hours'::interval`, '1 day 02:00:00'],
        ['json is parsed', sql`select '{"a":[1,null]}'::json`, { a: [1, null] }],
        ['jsonb is parsed', sql`select '{"a":[1,null]}'::jsonb`, { a: [1, null] }],
        ['json null is null', sql`select 'null'::json`, null],
        ['bytea is a Buffer', sql`select '\\x0001feff5c'::bytea`, bytes],
        ['int8[]', sql`select '{1,NULL,9007199254740993}'::int8[]`, [1, null, 9007199254740993n]],
        ['text[]', sql`select array['a', null, '', 'NULL', 'a,b', '"', '\\']`, ['a', null, '', 'NULL', 'a,b', '"', '\\']],
        ['numeric[]', sql`select '{1.50,2}'::numeric[]`, ['1.50', '2']],
        ['timestamptz[]', sql`select array['2026-11-21 07:08:09.123Z'::timestamptz]`, [time]],
        ['date[]', sql`select array['2026-11-21'::date, null]`, ['2026-11-21', null]],
        ['bytea[]', sql`select array['\\x0001feff5c'::bytea]`, [bytes]],
        ['jsonb[]', sql`select array['{"a":1}'::jsonb]`, [{ a: 1 }]],
      ])('%s', async (_title, query, expected) => {
        expect(await value(query)).toStrictEqual(expected);
      });

      it.each<[string, ReturnType<typeof sql>, unknown]>([
        ['a number as int8', sql`select ${7}::int8`, 7],
        ['a bigint as int8', sql`select ${9007199254740993n}::int8`, 9007199254740993n],
        ['a number as text', sql`select ${7}::text`, '7'],
        ['a Date as timestamptz', sql`select ${time}::timestamptz`, time],
        ['an object as json', sql`select ${{ a: [0, false, '', null] }}::json`, { a: [0, false, '', null] }],
        ['JSON text as jsonb', sql`select ${'[1,{"b":2}]'}::jsonb`, [1, { b: 2 }]],
        ['a Buffer as bytea', sql`select ${bytes}::bytea`, bytes],
        ['a Uint8Array as bytea', sql`select ${Uint8Array.from(bytes)}::bytea`, bytes],
        ['no bytes as bytea', sql`select ${Buffer.alloc(0)}::bytea`, Buffer.alloc(0)],
        ['null as anything', sql`select ${null}::jsonb`, null],
        ['numbers as int8[]', sql`select ${[1, 2]}::int8[]`, [1, 2]],
        ['strings as text[]', sql`select ${['a', '"', '\\', 'NULL', '', '{}', ',']}::text[]`, ['a', '"', '\\', 'NULL', '', '{}', ',']],
        ['nulls in text[]', sql`select ${['a', null]}::text[]`, ['a', null]],
        ['Buffers as bytea[]', sql`select ${[bytes, Buffer.alloc(0)]}::bytea[]`, [bytes, Buffer.alloc(0)]],
        ['Uint8Arrays as bytea[]', sql`select ${[Uint8Array.from(bytes)]}::bytea[]`, [bytes]],
        ['Dates as timestamptz[]', sql`select ${[time, null]}::timestamptz[]`, [time, null]],
        ['no elements', sql`select ${[]}::int4[]`, []],
      ])('a parameter: %s', async (_title, query, expected) => {
        expect(await value(query)).toStrictEqual(expected);
      });

      it('a NUL character or half a surrogate pair stays in a json column and is refused by jsonb and text', async () => {
        const odd = { text: 'a\u0000b', half: '\ud800' };
        await sql`create table odd (body json)`.execute(database.kysely);
        await sql`insert into odd values (${JSON.stringify(odd)})`.execute(database.kysely);
        expect(await value(sql`select body from odd`)).toStrictEqual(odd);
        expect((await failure(value(sql`select ${JSON.stringify({ text: 'a\u0000b' })}::jsonb`)))?.code).toBe('22P05');
        expect((await failure(value(sql`select ${JSON.stringify({ half: '\ud800' })}::jsonb`)))?.code).toBe('22P02');
        expect((await failure(value(sql`select ${'a\u0000b'}::text`)))?.code).toBe('22021');
      });

      it('text declared collate "C" sorts alike everywhere: by bytes', async () => {
        const sorted = sql<{ v: string }>`select v from unnest(${['b', 'B', 'a', 'é', 'Z', '_']}::text[]) v order by v collate "C"`;
        const { rows } = await sorted.execute(database.kysely);
        expect(rows.map(({ v }) => v)).toEqual(['B', 'Z', '_', 'a', 'b', 'é']);
      });
    });

    describe('errors', () => {
      beforeAll(empty);

      it.each([
        ['a duplicate key', '23505', 'things_name_key', sql`insert into things (name) values ('one'), ('one')`],
        ['a reference to nothing', '23503', 'things_parent_fkey', sql`insert into things (name, parent) values ('child', 99999)`],
        ['a broken check', '23514', 'things_name_check', sql`insert into things (name) values ('')`],
      ])('%s has its code and the name of the constraint', async (_title, code, constraint, statement) => {
        expect(await failure(statement.execute(database.kysely))).toMatchObject({ name: 'error', code, constraint, table: 'things' });
      });

      it.each([
        ['a missing value', '23502', sql`insert into things (name) values (null)`],
        ['bad SQL', '42601', sql`selec 1`],
        ['an unknown table', '42P01', sql`select * from nothing`],
        ['an unknown column', '42703', sql`select nothing from things`],
        ['a number out of range', '22003', sql`select 2147483648::int4`],
        ['text that is no number', '22P02', sql`select ${'x'}::int4`],
        ['a missing parameter', '42P02', sql`select $1::int`],
        ['a statement that nests too deep', '54001', sql.raw(`select ${'1+'.repeat(50_000)}1`)],
      ])('%s has its code, and the connection stays usable', async (_title, code, statement) => {
        expect((await failure(statement.execute(database.kysely)))?.code).toBe(code);
        expect(await value(sql`select 1`)).toBe(1);
      });

      it('a parameter that cannot be written as JSON rejects before anything is sent', async () => {
        const ring: Record<string, unknown> = {};
        ring['self'] = ring;
        expect((await failure(value(sql`select ${ring}::json`)))?.message).toContain('circular');
        expect(await value(sql`select 1`)).toBe(1);
      });
    });

    describe('many rows and many callers', () => {
      beforeAll(empty);

      it('10,000 rows go in by one statement with unnest, in order, and come out whole', async () => {
        const wanted = Array.from({ length: 10_000 }, (_, n) => `thing ${n}`);
        const result = await sql`insert into things (name) select * from unnest(${wanted}::text[])`.execute(database.kysely);
        expect(result.numAffectedRows).toBe(10_000n);
        expect(await names()).toEqual(wanted);
      });

      it('ON CONFLICT tells inserted from updated rows', async () => {
        const upsert = sql<{ name: string; inserted: boolean }>`
          insert into things (name) values ('thing 1'), ('brand new')
          on conflict (name) do update set name = excluded.name returning name, xmax = 0 as inserted`;
        const { rows } = await upsert.execute(database.kysely);
        expect(rows).toEqual([
          { name: 'thing 1', inserted: false },
          { name: 'brand new', inserted: true },
        ]);
        const ignored = await sql`insert into things (name) values ('thing 1') on conflict do nothing`.execute(database.kysely);
        expect(ignored.numAffectedRows).toBe(0n);
      });

      it('50 queries at once each get their own answer', async () => {
        const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => value(sql`select ${n}::int4 * 2`)));
        expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n * 2));
      });

      it('50 transactions at once, half of which fail, add up', async () => {
        await sql`create table counters (id int primary key, n int not null)`.execute(database.kysely);
        await sql`insert into counters values (1, 0)`.execute(database.kysely);
        const runs = Array.from({ length: 50 }, (_, n) =>
          database.kysely
            .transaction()
            .execute(async (trx) => {
              await sql`update counters set n = n + 1 where id = 1`.execute(trx);
              if (n % 2 === 1) throw new Error('odd');
              await sql`update counters set n = n + 1 where id = 1`.execute(trx);
            })
            .catch((error: Error) => expect(error.message).toBe('odd')),
        );
        await Promise.all(runs);
        expect(await value(sql`select n from counters`)).toBe(50);
      });

      it('a result of 20 MB comes back whole', async () => {
        const { rows } = await sql<{
          body: Buffer;
        }>`select decode(repeat('0123456789abcdef', 125000), 'hex') as body from generate_series(1, 20)`.execute(database.kysely);
        expect(rows).toHaveLength(20);
        expect(rows.every(({ body }) => body.length === 1_000_000 && body.readUInt32BE(999_996) === 0x89abcdef)).toBe(true);
      });

      it('a parameter of 20 MB arrives whole', async () => {
        const big = Buffer.alloc(20_000_000, 'sheaf');
        expect(await value(sql`select md5(${big}::bytea)`)).toBe(createHash('md5').update(big).digest('hex'));
      });

      it('maintain brings statistics up to date, for one table and for all', async () => {
        await database.maintain(['things']);
        expect(await value(sql`select reltuples::int4 from pg_class where relname = 'things'`)).toBe(10_001);
        await database.maintain();
        expect(await value(sql`select reltuples::int4 from pg_class where relname = 'counters'`)).toBe(1);
      });
    });

    describe('advisory locks', () => {
      it('let one holder work at a time, and the next when it is done', async () => {
        const seen: string[] = [];
        const mayEnd = Promise.withResolvers<void>();
        const began = Promise.withResolvers<void>();
        const first = database.withAdvisoryLock('a', async () => {
          seen.push('first in');
          began.resolve();
          await mayEnd.promise;
          seen.push('first out');
        });
        await began.promise;
        const second = database.withAdvisoryLock('a', async () => void seen.push('second'));
        await database.withAdvisoryLock('b', async () => void seen.push('another name'));
        mayEnd.resolve();
        await Promise.all([first, second]);
        expect(seen).toEqual(['first in', 'another name', 'first out', 'second']);
      });

      it('are given back when the work fails, with the error of the work', async () => {
        const thrown = new Error('mine');
        expect(await failure(database.withAdvisoryLock('a', () => Promise.reject(thrown)))).toBe(thrown);
        expect(await database.withAdvisoryLock('a', async () => 'free')).toBe('free');
      });

      it('leave every pooled connection to their holders', async () => {
        const wait = Array.from({ length: 12 }, (_, n) => database.withAdvisoryLock('crowd', async () => value(sql`select ${n}::int4`)));
        expect(await Promise.all(wait)).toEqual(Array.from({ length: 12 }, (_, n) => n));
      });
    });

    it('a script runs as a whole, answers the rows of all its statements, and leaves nothing open when it fails', async () => {
      await empty();
      const rows = await database.script(`begin; insert into things (name) values ('one') returning name; select 7 as n; commit`);
      expect(rows).toEqual([{ name: 'one' }, { n: 7 }]);
      const failing = database.script(`begin; insert into things (name) values ('two'); insert into things (name) values (''); commit`);
      expect((await failure(failing))?.code).toBe('23514');
      expect(await names()).toEqual(['one']);
    });

    describe('a shared transaction', () => {
      beforeEach(empty);

      it('has the statements of code that was never handed it, and nobody else sees them before its end', async () => {
        const seen: number[] = [];
        await database.shareTransaction(async (shared) => {
          await shared.step(() => add('one'), keep);
          await shared.step(async () => {
            await add('two');
            seen.push(Number(await value(sql`select count(*)::int from things`)));
          }, keep);
          await shared.transaction.insertInto('things').values({ name: 'three', parent: null }).execute();
        });
        expect(seen).toEqual([2]);
        expect(await names()).toEqual(['one', 'two', 'three']);
      });

      it('undoes all when its work rejects', async () => {
        const thrown = new Error('mine');
        const run = database.shareTransaction(async (shared) => {
          await shared.step(() => add('one'), keep);
          throw thrown;
        });
        expect(await failure(run)).toBe(thrown);
        expect(await names()).toEqual([]);
      });

      it('undoes a step that is not kept or rejects, and goes on', async () => {
        await database.shareTransaction(async (shared) => {
          await shared.step(() => add('kept'), keep);
          await shared.step(
            async () => {
              await add('not kept');
              await add('nor this');
            },
            () => false,
          );
          const rejected = shared.step(async () => {
            await add('thrown away');
            throw new Error('mine');
          }, keep);
          expect((await failure(rejected))?.message).toBe('mine');
          await shared.step(() => add('last'), keep);
        });
        expect(await names()).toEqual(['kept', 'last']);
      });

      it('lets a step go on after a statement that failed, as alone: only that statement is undone', async () => {
        await database.shareTransaction(async (shared) => {
          await shared.step(async () => {
            expect((await failure(add('')))?.code).toBe('23514');
            await add('one');
            expect((await failure(add('one')))?.code).toBe('23505');
            await add('two');
            const [three, bad] = await Promise.allSettled([add('three'), add('two')]);
            expect([three?.status, bad?.status]).toEqual(['fulfilled', 'rejected']);
          }, keep);
        });
        expect(await names()).toEqual(['one', 'two', 'three']);
      });

      it('makes a savepoint of a transaction that a step opens', async () => {
        await database.shareTransaction(async (shared) => {
          await shared.step(async () => {
            const failing = database.kysely.transaction().execute(async (trx) => {
              await trx.insertInto('things').values({ name: 'undone', parent: null }).execute();
              await trx.insertInto('things').values({ name: '', parent: null }).execute();
            });
            expect((await failure(failing))?.code).toBe('23514');
            await database.kysely.transaction().execute((trx) => trx.insertInto('things').values({ name: 'done', parent: null }).execute());
          }, keep);
        });
        expect(await names()).toEqual(['done']);
      });

      it('runs a statement that comes again and again as it ran first, also after it failed', async () => {
        const codes: unknown[] = [];
        await database.shareTransaction(async (shared) => {
          for (const name of ['a', 'b', '', 'c', 'c', 'd', '', '', 'e'])
            codes.push(
              await shared
                .step(() => add(name), keep)
                .then(
                  () => 'added',
                  (error: { code?: string }) => error.code,
                ),
            );
        });
        expect(codes).toEqual(['added', 'added', '23514', 'added', '23505', 'added', '23514', '23514', 'added']);
        expect(await names()).toEqual(['a', 'b', 'c', 'd', 'e']);
      });

      it('tells more statements apart than a session keeps prepared, in one transaction after the other', async () => {
        const numbers = Array.from({ length: 40 }, (_, n) => n);
        for (let transaction = 0; transaction < 2; transaction += 1) {
          const seen: unknown[] = [];
          await database.shareTransaction(async (shared) => {
            for (const n of [...numbers, ...numbers, ...numbers])
              await shared.step(async () => void seen.push(await value(sql`select ${sql.lit(n)} + ${1}::int`)), keep);
          });
          expect(seen.map(Number)).toEqual([...numbers, ...numbers, ...numbers].map((n) => n + 1));
        }
      });

      it('keeps shared transactions apart that run at the same time', async () => {
        await Promise.all(
          ['x', 'y', 'z'].map((letter) =>
            database.shareTransaction(async (shared) => {
              for (let n = 0; n < 5; n += 1)
                await shared.step(
                  () => add(`${letter}${n}`),
                  () => n !== 3,
                );
            }),
          ),
        );
        // In which order they ran is open.
        expect((await names()).toSorted()).toEqual(['x', 'y', 'z'].flatMap((letter) => [0, 1, 2, 4].map((n) => `${letter}${n}`)));
      });

      it('undoes what steps did within transactions of their own, and only that', async () => {
        const nested = (...some: string[]) =>
          database.kysely.transaction().execute(async (trx) => {
            for (const name of some) await trx.insertInto('things').values({ name, parent: null }).execute();
          });
        await database.shareTransaction(async (shared) => {
          await shared.step(() => nested('a', 'b'), keep);
          await shared.step(
            () => nested('c'),
            () => false,
          );
          await shared.step(() => nested(), keep);
          await shared.step(async () => {
            await nested();
            await add('d');
            await nested('e');
            expect((await failure(nested('f', '')))?.code).toBe('23514');
            await add('g');
            expect((await failure(add('g')))?.code).toBe('23505');
          }, keep);
          await shared.step(() => nested('h'), keep);
        });
        expect(await names()).toEqual(['a', 'b', 'd', 'e', 'g', 'h']);
      });

      it('refuses a statement of work that outlived its step', async () => {
        const over = Promise.withResolvers<void>();
        let late: Promise<unknown> | undefined;
        await database.shareTransaction(async (shared) => {
          await shared.step(() => {
            late = over.promise.then(() => add('late'));
          }, keep);
          over.resolve();
          expect((await failure(late!))?.message).toContain('given up');
          await shared.step(() => add('next'), keep);
        });
        expect(await names()).toEqual(['next']);
      });

      it('lets the caller of an aborted statement go, and keeps its place for the next', async () => {
        const gone = new Error('gone');
        await database.shareTransaction(async (shared) => {
          const aborted = shared.step(() => sql`select 1`.execute(database.kysely, database.abortable(AbortSignal.abort(gone))), keep);
          expect(await failure(aborted)).toBe(gone);
          await shared.step(() => add('next'), keep);
        });
        expect(await names()).toEqual(['next']);
      });

      it('leaves code outside of its steps alone: others have their own connection', async () => {
        const inside = Promise.withResolvers<void>();
        const mayEnd = Promise.withResolvers<void>();
        const run = database.shareTransaction((shared) =>
          shared.step(async () => {
            await add('mine');
            inside.resolve();
            await mayEnd.promise;
          }, keep),
        );
        await inside.promise;
        const other = value(sql`select count(*)::int from things`);
        // The embedded database has one session: there the other waits for the end of the transaction.
        if (database.driver === 'postgres') expect(await other).toBe(0);
        mayEnd.resolve();
        await run;
        expect(await other).toBe(database.driver === 'postgres' ? 0 : 1);
      });
    });

    describe('notifications', () => {
      it('reach every process that subscribed, and nobody any more who has ended that', async () => {
        const options = { log: quiet, ...(await fresh()) };
        const one = await openDatabase(options);
        const other = sharable ? await openDatabase(options) : one;
        const heard: string[] = [];
        const ready = Promise.withResolvers<void>();
        const arrived = Promise.withResolvers<void>();
        const end = one.subscribe('news', (payload) => {
          if (payload === undefined) return ready.resolve();
          heard.push(payload);
          if (payload === 'last') arrived.resolve();
        });
        if (sharable) await ready.promise;
        await other.notify('news', 'first');
        await other.notify('gossip', 'unheard');
        await other.notify('news', 'last');
        await arrived.promise;
        expect(heard).toEqual(['first', 'last']);
        end();
        const after = Promise.withResolvers<void>();
        one.subscribe('news', (payload) => {
          if (payload === 'after') after.resolve();
        });
        await other.notify('news', 'after');
        await after.promise;
        expect(heard).toEqual(['first', 'last']);
        await one.close();
        if (other !== one) await other.close();
      });
    });

    describe('abort', () => {
      it('lets the caller go with the reason, at once when already aborted', async () => {
        const gone = new Error('gone');
        const run = sql`select 1`.execute(database.kysely, database.abortable(AbortSignal.abort(gone)));
        expect(await failure(run)).toBe(gone);
      });

      it('in the middle of a statement lets the caller go; the connection is usable afterwards', async () => {
        const controller = new AbortController();
        const gone = new Error('gone');
        const holder = await database.kysely.startTransaction().execute();
        await sql`lock table things`.execute(holder);
        const waiting = failure(sql`select * from things`.execute(database.kysely, database.abortable(controller.signal)));
        await sql`select 1`.execute(holder);
        controller.abort(gone);
        expect(await waiting).toBe(gone);
        await holder.rollback().execute();
        expect(await value(sql`select 1`)).toBe(1);
      });
    });

    describe('close', () => {
      it('waits for what runs and for what waits its turn, and refuses what comes later', async () => {
        const own = await open({ poolSize: 2 });
        const inside = Promise.withResolvers<void>();
        const mayEnd = Promise.withResolvers<void>();
        const transaction = own.kysely.transaction().execute(async (trx) => {
          inside.resolve();
          await mayEnd.promise;
          return (await sql<{ n: number }>`select 7 as n`.execute(trx)).rows;
        });
        await inside.promise;
        const waiting = Array.from({ length: 10 }, () => sql<{ n: number }>`select 8 as n`.execute(own.kysely));
        const closed = own.close();
        expect(await failure(sql`select 9`.execute(own.kysely))).toBeInstanceOf(DatabaseUnavailableError);
        mayEnd.resolve();
        expect(await transaction).toEqual([{ n: 7 }]);
        for (const { rows } of await Promise.all(waiting)) expect(rows).toEqual([{ n: 8 }]);
        await closed;
        await own.close();
        expect(await failure(own.ping())).toBeInstanceOf(DatabaseUnavailableError);
      });
    });

    it('closes after Kysely was destroyed by hand', async () => {
      const own = await open();
      await sql`select 1`.execute(own.kysely);
      await own.kysely.destroy();
      await own.close();
    });

    it('a transaction that is left open and idle is rolled back, and does not hold up others', async () => {
      const own = await open({ idleTransactionTimeoutMs: 50 });
      await own.migrate(migrations);
      const forgotten = await own.kysely.startTransaction().execute();
      await forgotten.insertInto('things').values({ name: 'forgotten', parent: null }).execute();
      await sql`lock table things`.execute(forgotten);
      // On both drivers this waits for the forgotten transaction, which would be for ever.
      expect(await own.kysely.selectFrom('things').selectAll().execute()).toEqual([]);
      expect(await failure(forgotten.selectFrom('things').selectAll().execute())).toBeInstanceOf(Error);
      await forgotten
        .rollback()
        .execute()
        .catch(() => undefined);
      await own.close();
    });

    it('ping answers, as often as asked', async () => {
      expect(await Promise.all(Array.from({ length: 30 }, () => database.ping()))).toHaveLength(30);
      await database.ping();
    });
  });
}

/** What a promise rejects with; undefined when it does not. */
export async function failure(run: Promise<unknown>): Promise<(Error & { code?: string }) | undefined> {
  return run.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
}

const keep = () => true;

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const migrations: Record<string, Migration> = {
  '1_things': {
    up: async (db) => {
      await sql`create table things (id int primary key generated by default as identity, name text not null unique check (name <> ''))`.execute(
        db,
      );
    },
  },
  '2_parent': {
    up: async (db) => {
      await sql`alter table things add column parent int references things (id)`.execute(db);
    },
  },
};
