import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.js';
import type { Call } from '../operation/call.js';
import { Operation } from '../operation/operation.js';
import { refuse, Refusal, reply, type Reply } from '../operation/reply.js';
import { type ItemsRequest, userOf } from './items-request.js';
import { RecommendationService } from './recommendation-service.js';
import type { Standing } from './recommended-items.js';
import type { UsersRequest } from './recommended-users.js';

/** How often a recommendation is continued again when others continue it at the same moment. */
const maxConflicts = 20;

@Controller()
export class RecommendationsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly recommendation: RecommendationService,
  ) {}

  @Operation(operations.recommendItemsToUser)
  recommendItemsToUser({ parameters: { userId, ...rest } }: OperationInput<'recommendItemsToUser'>, call: Call): Promise<Reply> {
    return this.#items({ ...itemsRequest(rest), about: { kind: 'user', userId } }, call);
  }

  @Operation(operations.recommendItemsToItem)
  recommendItemsToItem(
    { parameters: { itemId, targetUserId, ...rest } }: OperationInput<'recommendItemsToItem'>,
    call: Call,
  ): Promise<Reply> {
    return this.#items({ ...itemsRequest(rest), about: { kind: 'item', itemIds: [itemId], ...(targetUserId && { targetUserId }) } }, call);
  }

  @Operation(operations.recommendItemsToItems)
  recommendItemsToItems(
    { parameters: { itemIds, targetUserId, ...rest } }: OperationInput<'recommendItemsToItems'>,
    call: Call,
  ): Promise<Reply> {
    return this.#items({ ...itemsRequest(rest), about: { kind: 'items', itemIds, ...(targetUserId && { targetUserId }) } }, call);
  }

  @Operation(operations.searchItems)
  searchItems({ parameters: { query, userId, searchProperties, ...rest } }: OperationInput<'searchItems'>, call: Call): Promise<Reply> {
    const about = { kind: 'search' as const, query, ...(userId && { userId }), ...(searchProperties && { searchProperties }) };
    return this.#items({ ...itemsRequest(rest), about }, call);
  }

  @Operation(operations.recommendNextItems)
  async recommendNextItems({ parameters: { recommId, count } }: OperationInput<'recommendNextItems'>, call: Call): Promise<Reply> {
    const { answers, items } = this.recommendation;
    const scope = this.catalogue.scopeOf(call);
    for (let conflicts = 0; conflicts < maxConflicts; conflicts += 1) {
      const answer = await answers.get(scope.catalogueId, recommId);
      if (answer === undefined)
        return refuse('not-found', { detail: 'There is no recommendation of items with this id, or it is older than 30 minutes.' });
      const request = { ...answer.request, count: count as number };
      const continued = { recommId: answer.id, given: answer.given };
      const found = await items.answer(request, { ...standingOf(request, scope, call), continued });
      const next = found instanceof Refusal ? await this.#withoutItsBuild(found, request, scope, call, continued) : found;
      if (next instanceof Refusal) return next;
      const ids = next.items.map(({ itemId }) => itemId);
      // Who continued it in between has given other items: look again.
      if (ids.length > 0 && !(await answers.give(answer.id, answer.revision, ids))) continue;
      return answered({ ...next, continued: answer.revision + 1 }, request, call);
    }
    return refuse('unavailable', { detail: 'Others kept continuing the same recommendation.' }, { 'retry-after': '1' });
  }

  @Operation(operations.recommendUsersToUser)
  recommendUsersToUser({ parameters: { userId, ...rest } }: OperationInput<'recommendUsersToUser'>, call: Call): Promise<Reply> {
    return this.#users({ ...usersRequest(rest), about: { userId } }, call);
  }

  @Operation(operations.recommendUsersToItem)
  recommendUsersToItem({ parameters: { itemId, ...rest } }: OperationInput<'recommendUsersToItem'>, call: Call): Promise<Reply> {
    return this.#users({ ...usersRequest(rest), about: { itemId } }, call);
  }

  async #items(request: ItemsRequest, call: Call): Promise<Reply> {
    const answer = await this.recommendation.items.answer(request, standingOf(request, this.catalogue.scopeOf(call), call));
    return answer instanceof Refusal ? answer : answered(answer, request, call);
  }

  /** The build that the answer came from may be gone: then the active one continues, or none. */
  async #withoutItsBuild(
    refusal: Refusal,
    { buildId, ...request }: ItemsRequest,
    scope: Standing['scope'],
    call: Call,
    continued: Standing['continued'],
  ) {
    if (buildId === undefined || (await this.recommendation.builds.has(scope.catalogueId, buildId))) return refusal;
    return this.recommendation.items.answer(
      { ...request, allowNoBuild: true },
      { ...standingOf(request, scope, call), ...(continued && { continued }) },
    );
  }

  async #users(request: UsersRequest, call: Call): Promise<Reply> {
    const answer = await this.recommendation.users.answer(request, this.catalogue.scopeOf(call), call.startUs);
    return answer instanceof Refusal ? answer : reply(200, answer);
  }
}

/** Searches are no recommendations: what a user looks for is shown however often. */
function distinctUserOf(request: ItemsRequest): string | undefined {
  return request.about.kind === 'search' ? undefined : userOf(request);
}

function standingOf(request: ItemsRequest, scope: Standing['scope'], call: Call): Standing {
  const userId = distinctUserOf(request);
  return { scope, startUs: call.startUs, distinctFrom: (userId !== undefined && call.recommended?.seenBy(userId)) || [] };
}

function answered(
  answer: Exclude<Awaited<ReturnType<RecommendationService['items']['answer']>>, Refusal>,
  request: ItemsRequest,
  call: Call,
): Reply {
  const userId = distinctUserOf(request);
  if (userId !== undefined)
    call.recommended?.add(
      userId,
      answer.items.map(({ itemId }) => itemId),
    );
  return reply(200, answer);
}

/** What all operations have in common, with the defaults of those that an operation lacks. */
function itemsRequest(
  parameters: Partial<OperationInput<'recommendItemsToUser'>['parameters'] & { ignoreUnknown: boolean }>,
): Omit<ItemsRequest, 'about'> {
  const {
    count,
    minScore,
    properties,
    excludeSeen,
    excludeItems,
    excludePopular,
    fallback,
    ignoreUnknown,
    allowNoBuild,
    cascadeCreate,
    ...asGiven
  } = parameters;
  return {
    ...asGiven,
    count: count as number,
    minScore: minScore ?? 0,
    properties: properties ?? [],
    excludeSeen: excludeSeen ?? true,
    excludeItems: excludeItems ?? [],
    excludePopular: excludePopular ?? 0,
    fallback: fallback ?? 'popularity',
    ignoreUnknown: ignoreUnknown ?? false,
    allowNoBuild: allowNoBuild ?? false,
    cascadeCreate: cascadeCreate ?? false,
  };
}

function usersRequest(
  parameters: Partial<Omit<OperationInput<'recommendUsersToItem'>['parameters'], 'itemId'>>,
): Omit<UsersRequest, 'about'> {
  const { count, minScore, properties, excludeSeen, excludeUsers, fallback, allowNoBuild, cascadeCreate, ...asGiven } = parameters;
  return {
    ...asGiven,
    count: count as number,
    minScore: minScore ?? 0,
    properties: properties ?? [],
    excludeSeen: excludeSeen ?? true,
    excludeUsers: excludeUsers ?? [],
    fallback: fallback ?? 'popularity',
    allowNoBuild: allowNoBuild ?? false,
    cascadeCreate: cascadeCreate ?? false,
  };
}
