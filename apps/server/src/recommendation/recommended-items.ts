import { randomUUID } from 'node:crypto';
import type { RecommendedItems, SpokenModel } from '@sheaf/contracts';
import type { Database } from '@sheaf/database';
import { historyFrom, reasonInWords, type Recommendations, type Recommender, type UserInteraction } from '@sheaf/recommender';
import { sql } from 'kysely';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';
import { describeFaults } from '../operation/fault.js';
import { refuse, Refusal } from '../operation/reply.js';
import type { LoadedBuild } from './active-builds.js';
import type { AnsweringBuilds } from './answering-build.js';
import type { Answers } from './answers.js';
import { type Candidate, pick, type Picked, type Rank } from './candidates.js';
import { createMissing } from './cascade.js';
import { type Criteria, readCriteria } from './criteria.js';
import type { EntityLookup } from './entity-lookup.js';
import { type ItemsRequest, userOf } from './items-request.js';
import { search } from './search.js';
import type { UserHistories } from './user-history.js';

/** Where a request stands. */
export interface Standing {
  readonly scope: Scope;
  /** When its batch began, microseconds since 1970; `undefined`: in none. */
  readonly startUs: number | undefined;
  /** Items that this batch has recommended to the user already, where that counts. */
  readonly distinctFrom: Iterable<string>;
  /** The answer that this one continues: its id and what it has given. */
  readonly continued?: { readonly recommId: string; readonly given: readonly string[] };
}

/** Answers what items to offer. */
export class ItemRecommendations {
  constructor(
    private readonly database: Database<Tables>,
    private readonly lookup: EntityLookup,
    private readonly histories: UserHistories,
    private readonly answering: AnsweringBuilds,
    private readonly answers: Answers,
  ) {}

  async answer(request: ItemsRequest, standing: Standing): Promise<RecommendedItems | Refusal> {
    const { scope } = standing;
    const criteria = readCriteria(request);
    if ('faults' in criteria) return refuse('invalid-request', describeFaults(criteria.faults));
    const history = await this.#historyOf(request, scope);
    if (history instanceof Refusal) return history;
    const seeds = await this.#seedsOf(request, scope);
    if (seeds instanceof Refusal) return seeds;
    const { buildId, allowNoBuild, about } = request;
    const build = await this.answering.find({ catalogueId: scope.catalogueId, buildId, startUs: standing.startUs });
    if (build instanceof Refusal) return build;
    if (build === undefined && !allowNoBuild && about.kind !== 'search') {
      return refuse('no-build', { detail: 'The catalogue has no active build yet.' });
    }
    const asked = new Asked(request, history, seeds, build, excluded(request, standing, history, build));
    if (request.fallback === 'none' && about.kind !== 'search' && !asked.isKnown) return notInModel(request);

    const picked = await this.#pick(asked, criteria, scope);
    return this.#finish(asked, picked, standing);
  }

  async #historyOf(request: ItemsRequest, scope: Scope): Promise<readonly UserInteraction[] | Refusal> {
    const userId = userOf(request);
    if (userId === undefined) return [];
    const history = await this.histories.of(scope, userId);
    if (history !== undefined) return history;
    if (!request.cascadeCreate) return refuse('not-found', { detail: 'There is no user with this id.' });
    await createMissing(this.database.kysely, scope, 'users', userId);
    return [];
  }

  async #seedsOf({ about, ignoreUnknown, cascadeCreate }: ItemsRequest, scope: Scope): Promise<readonly string[] | Refusal> {
    if (about.kind !== 'item' && about.kind !== 'items') return [];
    const existing = await this.lookup.existing(scope, 'items', about.itemIds);
    const unknown = about.itemIds.flatMap((id, position) => (existing.has(id) ? [] : [{ id, position }]));
    if (unknown.length === 0 || ignoreUnknown) return about.itemIds.filter((id) => existing.has(id));
    if (cascadeCreate) {
      for (const { id } of unknown) await createMissing(this.database.kysely, scope, 'items', id);
      return about.itemIds;
    }
    if (about.kind === 'item') return refuse('not-found', { detail: 'There is no item with this id.' });
    const errors = unknown.map(({ position }) => ({
      pointer: `/parameters/itemIds/${position}`,
      detail: 'There is no item with this id.',
    }));
    return refuse('not-found', {
      detail: `There is no item with ${unknown.length === 1 ? 'one' : `${unknown.length}`} of these ids.`,
      errors,
    });
  }

  async #pick(asked: Asked, criteria: Criteria, scope: Scope): Promise<Picked[]> {
    const { request, recommender, exclude } = asked;
    const { count, minScore, properties } = request;
    const wanted = { ...criteria, count, minScore, properties };
    if (request.about.kind === 'search') {
      const found = await search(this.database, scope, request.about, exclude, recommender, asked.historyFor(recommender));
      return pick(
        this.lookup,
        scope,
        'items',
        async (most) => ({ candidates: found.slice(0, most), exhausted: found.length <= most }),
        wanted,
      );
    }
    if (asked.hasNoSeeds) return [];
    const rank = recommender === undefined ? await this.#liveRank(scope, exclude) : modelRank(asked, recommender);
    const picked = await pick(this.lookup, scope, 'items', rank, wanted);
    if (picked.length >= count || request.fallback === 'none' || minScore > 0) return picked;
    // Items that came after the build, or that nobody has touched, are better than nothing.
    const taken = new Set(picked.map(({ id }) => id));
    const known = (id: string) => exclude.has(id) || taken.has(id) || (recommender?.hasItem(id) ?? false) || asked.isSeed(id);
    const rest = await pick(this.lookup, scope, 'items', this.#newRank(scope, known), { ...wanted, count: count - picked.length });
    return [...picked, ...rest];
  }

  /** Without a build: by how many interactions items have now. */
  async #liveRank(scope: Scope, exclude: ReadonlySet<string>): Promise<Rank> {
    const rows = await this.database.kysely
      .selectFrom('interactions')
      .select(['item_id as id', sql<number>`count(*)::integer`.as('count')])
      .where('catalogue_id', '=', scope.catalogueId)
      .groupBy('item_id')
      .orderBy(sql`count(*)`, 'desc')
      .orderBy('item_id')
      .limit(10_000)
      .execute(scope.abort);
    const most = rows[0]?.count ?? 1;
    const candidates = rows
      .filter(({ id }) => !exclude.has(id))
      .map(({ id, count }): Candidate => ({ id, score: count / most, model: 'popularity', reason: () => `'${id}' is popular` }));
    return async (asked) => ({ candidates: candidates.slice(0, asked), exhausted: candidates.length <= asked });
  }

  /** Items in the order of their ids but those known to be answered or not wanted, read as far as is asked. */
  #newRank(scope: Scope, isKnown: (id: string) => boolean): Rank {
    const candidates: Candidate[] = [];
    let after = '';
    let exhausted = false;
    return async (asked) => {
      while (candidates.length < asked && !exhausted) {
        const rows = await this.database.kysely
          .selectFrom('items')
          .select('id')
          .where('catalogue_id', '=', scope.catalogueId)
          .where('id', '>', after)
          .orderBy('id')
          .limit(2000)
          .execute(scope.abort);
        exhausted = rows.length < 2000;
        after = rows.at(-1)?.id ?? after;
        for (const { id } of rows) {
          if (!isKnown(id))
            candidates.push({ id, score: 0, model: 'popularity', reason: () => `'${id}' is new: nobody has interacted with it yet` });
        }
      }
      return { candidates: candidates.slice(0, asked), exhausted: exhausted && candidates.length <= asked };
    };
  }

  #finish(asked: Asked, picked: readonly Picked[], { scope, continued }: Standing): RecommendedItems {
    const { request, build } = asked;
    const recommId = continued?.recommId ?? randomUUID();
    if (continued === undefined) {
      const pinned = build === undefined ? {} : { buildId: build.number };
      this.answers.add({
        id: recommId,
        catalogueId: scope.catalogueId,
        request: { ...request, ...pinned },
        given: picked.map(({ id }) => id),
      });
    }
    const { coldSeeds } = asked;
    const recommendedTo = request.about.kind === 'search' ? undefined : userOf(request);
    return {
      recommId,
      ...(build === undefined ? undefined : { buildId: build.number }),
      ...(recommendedTo === undefined ? undefined : { userId: recommendedTo }),
      model: picked[0]?.model ?? asked.model,
      items: picked.map(({ id, score, reason, model, properties }, index) => ({
        itemId: id,
        score,
        rank: index + 1,
        reason: reason(),
        model,
        ...(properties === undefined ? undefined : { properties }),
      })),
      ...(coldSeeds.length === 0 ? undefined : { coldSeeds: [...coldSeeds] }),
      ...(picked.length < request.count ? { exhausted: true } : undefined),
    };
  }
}

/** A request with all that is known of it. */
class Asked {
  readonly #seeds: ReadonlySet<string>;

  constructor(
    readonly request: ItemsRequest,
    private readonly interactions: readonly UserInteraction[],
    readonly seeds: readonly string[],
    readonly build: LoadedBuild | undefined,
    readonly exclude: ReadonlySet<string>,
  ) {
    this.#seeds = new Set(seeds);
  }

  get recommender(): Recommender | undefined {
    return this.build?.recommender;
  }

  /** What the user did, as the model weighs it. */
  historyFor(recommender: Recommender | undefined) {
    return recommender === undefined ? [] : historyFrom(this.interactions, recommender.model.affinity);
  }

  isSeed(id: string): boolean {
    return this.#seeds.has(id);
  }

  /** All seeds were unknown and are ignored: there is nothing that anything could go with. */
  get hasNoSeeds(): boolean {
    const { kind } = this.request.about;
    return (kind === 'item' || kind === 'items') && this.seeds.length === 0;
  }

  /** Whether the model knows anything of the user or the seeds. */
  get isKnown(): boolean {
    const { recommender } = this;
    if (recommender === undefined) return false;
    if (this.request.about.kind !== 'user') return this.seeds.some((id) => recommender.hasItem(id));
    return this.historyFor(recommender).some(({ itemId }) => recommender.hasItem(itemId));
  }

  get coldSeeds(): readonly string[] {
    const { recommender } = this;
    if (this.request.about.kind !== 'items' || recommender === undefined) return [];
    return [...this.#seeds].filter((id) => !recommender.hasItem(id));
  }

  /** Who would have spoken, had there been anything to say. */
  get model(): SpokenModel {
    return this.build !== undefined && this.isKnown ? this.build.recommender.model.kind : 'popularity';
  }
}

function modelRank(asked: Asked, recommender: Recommender): Rank {
  const { request, seeds, exclude } = asked;
  const history = asked.historyFor(recommender);
  // A booster may lift what is below the least score.
  const minScore = request.booster === undefined ? request.minScore : 0;
  return async (count) => {
    const selection = { count, exclude, minScore, fallback: request.fallback === 'popularity' };
    const { kind } = request.about;
    const answer =
      kind === 'user'
        ? recommender.itemsToUser(history, { ...selection, excludeSeen: false })
        : kind === 'item'
          ? recommender.itemsToItem(seeds[0] as string, { ...selection, history })
          : recommender.itemsToItems(seeds, { ...selection, history });
    return { candidates: inWords(answer), exhausted: answer.exhausted };
  };
}

function inWords({ recommended }: Recommendations): Candidate[] {
  return recommended.map(({ id, score, model, reason }) => ({ id, score, model, reason: () => reasonInWords(reason, id) }));
}

function excluded(
  { about, excludeItems, excludeSeen, excludePopular }: ItemsRequest,
  { distinctFrom, continued }: Standing,
  history: readonly UserInteraction[],
  build: LoadedBuild | undefined,
): Set<string> {
  const exclude = new Set(excludeItems);
  for (const id of distinctFrom) exclude.add(id);
  for (const id of continued?.given ?? []) exclude.add(id);
  if (excludeSeen && about.kind !== 'search') for (const { itemId } of history) exclude.add(itemId);
  if (excludePopular > 0 && build !== undefined) {
    for (const { id } of build.recommender.popularItems({ count: excludePopular }).recommended) exclude.add(id);
  }
  return exclude;
}

function notInModel({ about }: ItemsRequest): Refusal {
  const detail =
    about.kind === 'user'
      ? 'The model knows none of the items that the user has interacted with.'
      : 'The model knows nothing of these items: nobody had interacted with them when it was built.';
  const errors =
    about.kind === 'items'
      ? about.itemIds.map((_, position) => ({ pointer: `/parameters/itemIds/${position}`, detail: 'is not in the model' }))
      : undefined;
  return refuse('not-in-model', errors === undefined ? { detail } : { detail, errors });
}
