import type { Database } from '@sheaf/database';
import { operations } from '@sheaf/contracts';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Tables } from '../catalogue/tables.js';
import { factsOf } from '../operation/route-facts.js';
import type { BuildRunner } from './build-runner.js';
import { buildOptions, type BuildLimits } from './build-options.js';
import type { Builds } from './builds.js';

/** When the server builds by itself. */
export interface RebuildRule {
  readonly enabled: boolean;
  /** Interactions added and deleted since the last build that make a new one due… */
  readonly changes: number;
  /** …provided that they are at least so many percent of what went into it. */
  readonly percent: number;
  /** Seconds between automatic builds of one catalogue. */
  readonly intervalSeconds: number;
}

/** A catalogue that has no build yet waits for fewer. */
const firstBuildChanges = 100;

const flushMs = 2000;

/** Operations that add or delete interactions. */
const changing: ReadonlySet<string> = new Set(
  Object.values(operations)
    .filter(({ effects: { writes, adds } }) => [...writes, ...adds].some((resource) => resource.startsWith('interactions/')))
    .map(({ id }) => id),
);

/** Counts changes of interactions, and starts builds when there are enough of them. */
export class Rebuild {
  /** Changes that this process has seen and not yet written down. */
  readonly #seen = new Map<string, number>();
  /** Catalogues that are looked at again: their builds were due too early. */
  readonly #due = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database<Tables>,
    private readonly builds: Builds,
    private readonly runner: BuildRunner,
    private readonly rule: RebuildRule,
    private readonly limits: BuildLimits,
    private readonly log: Logger,
  ) {}

  /** Catalogues that have interactions and never had a build get one now. */
  async start(): Promise<void> {
    if (!this.rule.enabled) return;
    const { rows } = await sql<{ id: string }>`select id from catalogues
      where deleted_at is null and not exists (select from builds where catalogue_id = catalogues.id)
        and exists (select from interactions where catalogue_id = catalogues.id)`.execute(this.database.kysely);
    for (const { id } of rows) await this.#enqueue(id, async () => (await this.builds.list(id)).length === 0);
    this.#timer = setInterval(() => void this.flush(), flushMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  /** A request has succeeded: if its operation changes interactions, its catalogue counts one more change. */
  noteAnswered(request: FastifyRequest): void {
    const { operation } = factsOf(request);
    if (operation === undefined || !changing.has(operation.id) || request.principal === undefined) return;
    this.noteChanges(request.principal.catalogue.id, 1);
  }

  /** So many interactions of the catalogue were added or deleted at once. */
  noteChanges(catalogueId: string, count: number): void {
    if (this.rule.enabled && count > 0) this.#seen.set(catalogueId, (this.#seen.get(catalogueId) ?? 0) + count);
  }

  /** Writes down what was seen, and starts what is due. */
  flush(): Promise<void> {
    return (this.#flushing = this.#flushing
      .then(() => this.#flush())
      .catch((error: unknown) => {
        this.log.warn({ err: error }, 'automatic builds could not be looked after');
      }));
  }

  async #flush(): Promise<void> {
    for (const [catalogueId, count] of Array.from(this.#seen)) {
      this.#seen.delete(catalogueId);
      await this.database.kysely
        .insertInto('build_counters')
        .values({ catalogue_id: catalogueId, changes: count })
        .onConflict((conflict) => conflict.column('catalogue_id').doUpdateSet({ changes: sql`build_counters.changes + ${count}` }))
        .execute();
      this.#due.add(catalogueId);
    }
    for (const catalogueId of Array.from(this.#due)) {
      const isDue = await this.#isDue(catalogueId);
      if (isDue === 'too-early') continue;
      this.#due.delete(catalogueId);
      if (isDue === 'yes') await this.#enqueue(catalogueId, async () => (await this.#isDue(catalogueId)) === 'yes');
    }
  }

  async #isDue(catalogueId: string): Promise<'yes' | 'no' | 'too-early'> {
    const { rows } = await sql<{ changes: number; any: boolean; open: boolean; interactions: number; recent: boolean }>`
      select coalesce((select changes from build_counters where catalogue_id = ${catalogueId}), 0) as changes,
        count(*) > 0 as any,
        coalesce(bool_or(status in ('queued', 'running')), false) as open,
        coalesce(max((metrics ->> 'interactions')::int8), 0) as interactions,
        coalesce(bool_or(automatic and created_at > clock_timestamp() - make_interval(secs => ${this.rule.intervalSeconds})), false) as recent
      from builds where catalogue_id = ${catalogueId}`.execute(this.database.kysely);
    const { changes, any, open, interactions, recent } = rows[0]!;
    const needed = any
      ? Math.max(this.rule.changes, (interactions * this.rule.percent) / 100)
      : Math.min(firstBuildChanges, this.rule.changes);
    if (Number(changes) < needed) return 'no';
    return open || recent ? 'too-early' : 'yes';
  }

  /** One replica asks for it: who comes second looks again, under the lock, and finds that it is no longer due. */
  async #enqueue(catalogueId: string, isDue: () => Promise<boolean>): Promise<void> {
    await this.database.withAdvisoryLock(`rebuild ${catalogueId}`, async () => {
      if (!(await isDue())) return;
      const { buildId } = await this.builds.enqueue(catalogueId, buildOptions({}, this.limits), true, undefined);
      this.log.info({ catalogueId, build: buildId }, 'a build is due: data has changed enough');
    });
    this.runner.poke();
  }
}
