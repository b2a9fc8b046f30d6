import { randomUUID } from 'node:crypto';
import type { Fallback, RecommendedUsers } from '@sheaf/contracts';
import type { Database } from '@sheaf/database';
import { historyFrom, reasonInWords, type Recommendations, type Recommender } from '@sheaf/recommender';
import { sql } from 'kysely';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';
import { describeFaults } from '../operation/fault.js';
import { refuse, Refusal } from '../operation/reply.js';
import type { AnsweringBuilds } from './answering-build.js';
import { type Candidate, pick, type Rank } from './candidates.js';
import { createMissing } from './cascade.js';
import { readCriteria } from './criteria.js';
import type { EntityLookup } from './entity-lookup.js';
import type { UserHistories } from './user-history.js';

export interface UsersRequest {
  readonly about: { readonly userId: string } | { readonly itemId: string };
  readonly count: number;
  readonly filter?: string;
  readonly minScore: number;
  readonly properties: readonly string[];
  readonly excludeSeen: boolean;
  readonly excludeUsers: readonly string[];
  readonly fallback: Fallback;
  readonly allowNoBuild: boolean;
  readonly cascadeCreate: boolean;
  readonly buildId?: number;
}

/** Answers which users are like a user, or would like an item. */
export class UserRecommendations {
  constructor(
    private readonly database: Database<Tables>,
    private readonly lookup: EntityLookup,
    private readonly histories: UserHistories,
    private readonly answering: AnsweringBuilds,
  ) {}

  async answer(request: UsersRequest, scope: Scope, startUs: number | undefined): Promise<RecommendedUsers | Refusal> {
    const { about, count, minScore, properties, buildId, allowNoBuild } = request;
    const criteria = readCriteria(request);
    if ('faults' in criteria) return refuse('invalid-request', describeFaults(criteria.faults));
    const source =
      'userId' in about ? await this.#userSource(about.userId, request, scope) : await this.#itemSource(about.itemId, request, scope);
    if (source instanceof Refusal) return source;
    const build = await this.answering.find({ catalogueId: scope.catalogueId, buildId, startUs });
    if (build instanceof Refusal) return build;
    if (build === undefined && !allowNoBuild) return refuse('no-build', { detail: 'The catalogue has no active build yet.' });
    const asked = build === undefined ? undefined : source.ask(build.recommender);
    if (request.fallback === 'none' && asked?.isKnown !== true) return refuse('not-in-model', { detail: source.unknown });

    const exclude = new Set([...request.excludeUsers, ...source.exclude]);
    const rank: Rank =
      asked === undefined
        ? await this.#liveRank(scope, exclude)
        : async (most) => inWords(asked.rank({ count: most, exclude, minScore, fallback: request.fallback === 'popularity' }), about);
    const picked = await pick(this.lookup, scope, 'users', rank, { ...criteria, count, minScore, properties });
    return {
      recommId: randomUUID(),
      ...(build === undefined ? undefined : { buildId: build.number }),
      model: picked[0]?.model ?? 'popularity',
      users: picked.map(({ id, score, reason, model, properties: own }, index) => ({
        userId: id,
        score,
        rank: index + 1,
        reason: reason(),
        model,
        ...(own === undefined ? undefined : { properties: own }),
      })),
      ...(picked.length < count ? { exhausted: true } : undefined),
    };
  }

  async #userSource(userId: string, { cascadeCreate }: UsersRequest, scope: Scope): Promise<Source | Refusal> {
    const history = await this.histories.of(scope, userId);
    if (history === undefined) {
      if (!cascadeCreate) return refuse('not-found', { detail: 'There is no user with this id.' });
      await createMissing(this.database.kysely, scope, 'users', userId);
    }
    return {
      exclude: [userId],
      unknown: 'The model knows none of the items that the user has interacted with.',
      ask: (recommender) => {
        const weighed = historyFrom(history ?? [], recommender.model.affinity);
        return {
          isKnown: weighed.some(({ itemId }) => recommender.hasItem(itemId)),
          rank: (selection) => recommender.usersToUser(userId, weighed, selection),
        };
      },
    };
  }

  async #itemSource(itemId: string, { cascadeCreate, excludeSeen }: UsersRequest, scope: Scope): Promise<Source | Refusal> {
    if (!(await this.lookup.existing(scope, 'items', [itemId])).has(itemId)) {
      if (!cascadeCreate) return refuse('not-found', { detail: 'There is no item with this id.' });
      await createMissing(this.database.kysely, scope, 'items', itemId);
    }
    const seen = excludeSeen
      ? await this.database.kysely
          .selectFrom('interactions')
          .select('user_id')
          .distinct()
          .where('catalogue_id', '=', scope.catalogueId)
          .where('item_id', '=', itemId)
          .execute(scope.abort)
      : [];
    return {
      exclude: seen.map(({ user_id: id }) => id),
      unknown: 'The model knows nothing of the item: nobody had interacted with it when it was built.',
      ask: (recommender) => ({
        isKnown: recommender.hasItem(itemId),
        rank: (selection) => recommender.usersToItem(itemId, { ...selection, excludeSeen: false }),
      }),
    };
  }

  /** Without a build: by how many interactions users have now. */
  async #liveRank(scope: Scope, exclude: ReadonlySet<string>): Promise<Rank> {
    const rows = await this.database.kysely
      .selectFrom('interactions')
      .select(['user_id as id', sql<number>`count(*)::integer`.as('count')])
      .where('catalogue_id', '=', scope.catalogueId)
      .groupBy('user_id')
      .orderBy(sql`count(*)`, 'desc')
      .orderBy('user_id')
      .limit(10_000)
      .execute(scope.abort);
    const most = rows[0]?.count ?? 1;
    const candidates = rows
      .filter(({ id }) => !exclude.has(id))
      .map(({ id, count }): Candidate => ({ id, score: count / most, model: 'popularity', reason: () => 'One of the most active users' }));
    return async (asked) => ({ candidates: candidates.slice(0, asked), exhausted: candidates.length <= asked });
  }
}

/** What is asked about, and who is left out for its sake. */
interface Source {
  readonly exclude: readonly string[];
  /** Why the model knows nothing of it. */
  readonly unknown: string;
  ask(recommender: Recommender): {
    readonly isKnown: boolean;
    rank(selection: Parameters<Recommender['usersToUser']>[2]): Recommendations;
  };
}

function inWords({ recommended, exhausted }: Recommendations, about: UsersRequest['about']): Awaited<ReturnType<Rank>> {
  const candidates = recommended.map(({ id, score, model, reason }) => ({
    id,
    score,
    model,
    reason: () => reasonInWords(reason, 'itemId' in about ? about.itemId : id),
  }));
  return { candidates, exhausted };
}
