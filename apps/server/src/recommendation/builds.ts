import type { Build, BuildMetrics, BuildOptions } from '@sheaf/contracts';
import type { Problem } from '@sheaf/core';
import type { Database } from '@sheaf/database';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../catalogue/tables.js';
import { formatTimestamp } from '../catalogue/timestamp.js';
import { retryConflicts } from '../catalogue/retry.js';

/** Which build is meant: by its number, the active one, or the newest. */
export type BuildName = number | 'active' | 'latest';

/** A build that a process has taken: its writes count as long as nobody else has taken it. */
export interface Claim {
  readonly catalogueId: string;
  readonly number: number;
  readonly attempt: string;
  readonly options: BuildOptions;
}

/** How long a process that runs a build is believed to live after its last sign. */
export const leaseSeconds = 15;

/** A build that was begun so often and never ended brings its process down: it is not begun again. */
const maxAttempts = 3;

/** Of one statement, behind which callers' requests wait on the embedded database. */
const chunkBytes = 64 * 1024;

/** The builds of all catalogues and their states. The one place where a state changes. */
export class Builds {
  constructor(private readonly database: Database<Tables>) {}

  private get db() {
    return this.database.kysely;
  }

  /** Puts a build at the end of its catalogue's queue. */
  async enqueue(catalogueId: string, options: BuildOptions, automatic: boolean, description: string | undefined): Promise<Build> {
    return this.db.transaction().execute(async (transaction) => {
      const { last_number: number } = await transaction
        .insertInto('build_counters')
        .values({ catalogue_id: catalogueId, last_number: 1 })
        .onConflict((conflict) => conflict.column('catalogue_id').doUpdateSet({ last_number: sql`build_counters.last_number + 1` }))
        .returning('last_number')
        .executeTakeFirstOrThrow();
      const row = await transaction
        .insertInto('builds')
        .values({
          catalogue_id: catalogueId,
          number,
          status: 'queued',
          automatic,
          description: description === undefined ? null : JSON.stringify(description),
          options: JSON.stringify(options),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return present(row, false);
    });
  }

  async get(catalogueId: string, name: BuildName): Promise<Build | undefined> {
    let query = this.select(catalogueId);
    if (name === 'latest') query = query.orderBy('number', 'desc').limit(1);
    else query = query.where('number', '=', name === 'active' ? activeOf(catalogueId) : name);
    const row = await query.executeTakeFirst();
    return row && present(row, row.active);
  }

  async has(catalogueId: string, number: number): Promise<boolean> {
    const build = await this.get(catalogueId, number);
    return build?.status === 'succeeded';
  }

  /** Newest first. */
  async list(catalogueId: string): Promise<Build[]> {
    const rows = await this.select(catalogueId).orderBy('number', 'desc').limit(1000).execute();
    return rows.map((row) => present(row, row.active));
  }

  /** How many wait for their turn. */
  async queued(catalogueId: string): Promise<number> {
    const { count } = await this.db
      .selectFrom('builds')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('catalogue_id', '=', catalogueId)
      .where('status', '=', 'queued')
      .executeTakeFirstOrThrow();
    return count;
  }

  async delete(catalogueId: string, number: number): Promise<'deleted' | 'missing' | 'active'> {
    const { numDeletedRows } = await this.db
      .deleteFrom('builds')
      .where('catalogue_id', '=', catalogueId)
      .where('number', '=', number)
      .where('number', 'is distinct from', activeOf(catalogueId))
      .executeTakeFirst();
    if (numDeletedRows > 0n) return 'deleted';
    return (await this.get(catalogueId, number)) === undefined ? 'missing' : 'active';
  }

  /** From `atUs` on recommendations come from it; false: it has not succeeded, or is gone. */
  async activate(catalogueId: string, number: number, atUs: bigint): Promise<boolean> {
    return this.db.transaction().execute(async (transaction) => {
      const build = await transaction
        .selectFrom('builds')
        .select('status')
        .where('catalogue_id', '=', catalogueId)
        .where('number', '=', number)
        .forUpdate()
        .executeTakeFirst();
      if (build?.status !== 'succeeded') return false;
      await activateWithin(transaction, catalogueId, number, atUs);
      return true;
    });
  }

  /** Ends it as cancelled unless it has ended. */
  async cancel(catalogueId: string, number: number): Promise<void> {
    await this.db
      .updateTable('builds')
      .set({ status: 'cancelled', ended_at: sql<Date>`clock_timestamp()`, attempt: null, lease_until: null })
      .where('catalogue_id', '=', catalogueId)
      .where('number', '=', number)
      .where('status', 'in', ['queued', 'running'])
      .execute();
  }

  /** Catalogues with a build that waits, or whose process has not given a sign in time (`orphansAtOnce`: none of theirs can live). */
  async waiting(orphansAtOnce: boolean): Promise<string[]> {
    const rows = await this.db
      .selectFrom('builds as build')
      .select('catalogue_id')
      .distinct()
      .where('status', 'in', ['queued', 'running'])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('builds as running')
              .select('running.number')
              .whereRef('running.catalogue_id', '=', 'build.catalogue_id')
              .where('running.status', '=', 'running')
              .where(sql<boolean>`not ${orphansAtOnce}::boolean`)
              .where('running.lease_until', '>', sql<Date>`clock_timestamp()`),
          ),
        ),
      )
      .execute();
    return rows.map(({ catalogue_id: id }) => id);
  }

  /**
   * Takes the catalogue's next build; call it under the catalogue's lock. What still says `running` there has lost its process: it is begun
   * again, or fails when that has happened too often.
   */
  async claim(catalogueId: string, attempt: string): Promise<Claim | undefined> {
    await this.db
      .updateTable('builds')
      .set({
        status: 'failed',
        ended_at: sql<Date>`clock_timestamp()`,
        attempt: null,
        lease_until: null,
        problem: JSON.stringify({
          type: '/problems/internal-error',
          title: 'Internal error',
          status: 500,
          code: 'internal-error',
          detail: `Its process ended ${maxAttempts} times while it ran.`,
        }),
      })
      .where('catalogue_id', '=', catalogueId)
      .where('status', '=', 'running')
      .where('attempts', '>=', maxAttempts)
      .execute();
    const row = await this.db
      .updateTable('builds')
      .set({
        status: 'running',
        percent: 0,
        attempt,
        attempts: sql`attempts + 1`,
        started_at: sql<Date>`clock_timestamp()`,
        lease_until: lease(),
      })
      .where('catalogue_id', '=', catalogueId)
      .where(
        'number',
        '=',
        sql<number>`(select min(number) from builds where catalogue_id = ${catalogueId} and status in ('queued', 'running'))`,
      )
      .where('status', 'in', ['queued', 'running'])
      .returning(['number', 'options'])
      .executeTakeFirst();
    if (row === undefined) return undefined;
    await this.db.updateTable('build_counters').set({ changes: 0 }).where('catalogue_id', '=', catalogueId).execute();
    return { catalogueId, attempt, number: row.number, options: row.options };
  }

  /** A sign of life; false: it was cancelled, deleted, or taken by another process. */
  async progress(claim: Claim, percent: number): Promise<boolean> {
    const { numUpdatedRows } = await this.own(claim).set({ percent, lease_until: lease() }).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Stores the model in parts, one statement each; `onPart` hears how many of how many, and ends it by false. */
  async store(claim: Claim, model: Uint8Array, onPart: (done: number, of: number) => Promise<boolean>): Promise<boolean> {
    const { catalogueId, number, attempt } = claim;
    const parts = Math.ceil(model.length / chunkBytes);
    await this.db.deleteFrom('build_chunks').where('catalogue_id', '=', catalogueId).where('number', '=', number).execute();
    for (let position = 0; position < parts; position += 1) {
      const bytes = Buffer.from(
        model.buffer,
        model.byteOffset + position * chunkBytes,
        Math.min(chunkBytes, model.length - position * chunkBytes),
      );
      const { rows } = await sql`insert into build_chunks (catalogue_id, number, position, bytes)
        select catalogue_id, number, ${position}::integer, ${bytes}::bytea from builds
        where catalogue_id = ${catalogueId} and number = ${number} and attempt = ${attempt}::uuid
        on conflict (catalogue_id, number, position) do update set bytes = excluded.bytes returning position`.execute(this.db);
      if (rows.length === 0 || !(await onPart(position + 1, parts))) return false;
    }
    return true;
  }

  /** The bytes of a model; `undefined`: the build is gone. */
  async load(catalogueId: string, number: number): Promise<Uint8Array | undefined> {
    const parts: Buffer[] = [];
    for (;;) {
      const rows = await this.db
        .selectFrom('build_chunks')
        .select('bytes')
        .where('catalogue_id', '=', catalogueId)
        .where('number', '=', number)
        .where('position', '>=', parts.length)
        .where('position', '<', parts.length + 16)
        .orderBy('position')
        .execute();
      if (rows.length === 0) break;
      parts.push(...rows.map(({ bytes }) => bytes));
    }
    return parts.length === 0 ? undefined : Buffer.concat(parts);
  }

  /** Ends it well, and makes it active if so asked; one transaction. False: it is no longer this claim's. */
  async succeed(claim: Claim, metrics: BuildMetrics, atUs: bigint): Promise<boolean> {
    return retryConflicts(() =>
      this.db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('builds')
          .set({
            status: 'succeeded',
            percent: 100,
            ended_at: sql<Date>`clock_timestamp()`,
            metrics: JSON.stringify(metrics),
            attempt: null,
            lease_until: null,
          })
          .where('catalogue_id', '=', claim.catalogueId)
          .where('number', '=', claim.number)
          .where('attempt', '=', claim.attempt)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (claim.options.activate) await activateWithin(transaction, claim.catalogueId, claim.number, atUs);
        return true;
      }),
    );
  }

  async fail(claim: Claim, problem: Problem): Promise<void> {
    await this.own(claim)
      .set({ status: 'failed', ended_at: sql<Date>`clock_timestamp()`, problem: JSON.stringify(problem), attempt: null, lease_until: null })
      .execute();
  }

  /** Gives it back to the queue: its process stops. */
  async release(claim: Claim): Promise<void> {
    await this.own(claim)
      .set({ status: 'queued', percent: 0, attempt: null, lease_until: null, started_at: null, attempts: sql`attempts - 1` })
      .execute();
  }

  /** Deletes builds that have ended, but for the newest `kept` and the active one. */
  async prune(catalogueId: string, kept: number): Promise<void> {
    await sql`delete from builds where catalogue_id = ${catalogueId} and ended_at is not null
      and number not in (select number from builds where catalogue_id = ${catalogueId} and ended_at is not null order by number desc limit ${kept})
      and number is distinct from ${activeOf(catalogueId)}`.execute(this.db);
  }

  /** Which builds were active from when on, oldest first; of one catalogue or all. */
  async activations(catalogueId?: string): Promise<{ catalogueId: string; number: number; atUs: number }[]> {
    let query = this.db.selectFrom('build_activations').select(['catalogue_id as catalogueId', 'number', 'at_us as atUs']);
    if (catalogueId !== undefined) query = query.where('catalogue_id', '=', catalogueId);
    return query.orderBy('catalogue_id').orderBy('at_us').execute();
  }

  /** One statement: a build that it shows as ended is shown as active, too, if it is. */
  private select(catalogueId: string) {
    return this.db
      .selectFrom('builds')
      .selectAll()
      .select(sql<boolean>`number is not distinct from ${activeOf(catalogueId)}`.as('active'))
      .where('catalogue_id', '=', catalogueId);
  }

  private own({ catalogueId, number, attempt }: Claim) {
    return this.db
      .updateTable('builds')
      .where('catalogue_id', '=', catalogueId)
      .where('number', '=', number)
      .where('attempt', '=', attempt);
  }
}

/** Two activations never have one time: the later one is the later by a microsecond at least. */
async function activateWithin(db: Database<Tables>['kysely'], catalogueId: string, number: number, atUs: bigint): Promise<void> {
  // The row that numbers builds is the catalogue's lock: activations of one catalogue come one after the other.
  await sql`select from build_counters where catalogue_id = ${catalogueId} for update`.execute(db);
  await sql`insert into build_activations (catalogue_id, at_us, number)
    select ${catalogueId}, greatest(${String(atUs)}::bigint, coalesce(max(at_us) + 1, 0)), ${number}
    from build_activations where catalogue_id = ${catalogueId}`.execute(db);
  // Batches that run pin an earlier one; more than a few are never asked for again.
  await sql`delete from build_activations where catalogue_id = ${catalogueId} and at_us < (
    select min(at_us) from (select at_us from build_activations where catalogue_id = ${catalogueId} order by at_us desc limit 5) as newest)`.execute(
    db,
  );
}

function activeOf(catalogueId: string) {
  return sql<number>`(select number from build_activations where catalogue_id = ${catalogueId} order by at_us desc limit 1)`;
}

function lease() {
  return sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;
}

function time(at: Date): string {
  return formatTimestamp(BigInt(at.getTime()) * 1000n);
}

function present(row: Selectable<Tables['builds']>, active: boolean): Build {
  return {
    buildId: row.number,
    status: row.status,
    percent: row.percent,
    active,
    automatic: row.automatic,
    ...(row.description === null ? undefined : { description: row.description }),
    options: row.options,
    createdAt: time(row.created_at),
    ...(row.started_at === null ? undefined : { startedAt: time(row.started_at) }),
    ...(row.ended_at === null ? undefined : { endedAt: time(row.ended_at) }),
    ...(row.metrics === null ? undefined : { metrics: row.metrics }),
    ...(row.problem === null ? undefined : { problem: row.problem }),
  };
}
