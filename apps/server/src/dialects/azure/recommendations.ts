import type { RecommendedItems } from '@sheaf/contracts';
import {
  isItemId,
  itemRecommendation,
  itemsNamed,
  nameIn,
  presentRecommendations,
  type RecommendationQuery,
  userRecommendation,
} from '@sheaf/dialects';
import type { Account } from '../../account/account.js';
import type { Native } from './native.js';

const namesAtATime = 1000;
const maxNames = 100_000;

/** What the answers call items: names as they are looked up. Null: there is no such item. */
export class ItemNames {
  readonly #names = new Map<string, string | null>();

  constructor(
    private readonly native: Native,
    private readonly account: Account,
    private readonly modelId: string,
  ) {}

  /** Looks up what is not known yet. */
  async learn(itemIds: Iterable<string>): Promise<void> {
    if (this.#names.size > maxNames) this.#names.clear();
    const unknown = [...new Set(itemIds)].filter((id) => isItemId(id) && !this.#names.has(id));
    for (let at = 0; at < unknown.length; at += namesAtATime) {
      const ids = unknown.slice(at, at + namesAtATime);
      const calls = ids.map((itemId) => ({ operationId: 'getItem', parameters: { itemId } }));
      const answers = await this.native.all(this.account, this.modelId, calls);
      for (const [index, { status, body }] of answers.entries())
        this.#names.set(ids[index]!, status < 400 ? (nameIn(body as Record<string, unknown>) ?? ids[index]!) : null);
    }
  }

  of(itemId: string): string | undefined {
    return this.#names.get(itemId) ?? undefined;
  }

  /** The one among the seeds that there is; `undefined`: none, or several. */
  onlySeed(seeds: readonly string[]): string | undefined {
    const names = [...new Set(seeds)].flatMap((id) => this.of(id) ?? []);
    return names.length === 1 ? names[0] : undefined;
  }
}

/** Recommendations one at a time. */
export class Recommendations {
  constructor(private readonly native: Native) {}

  /** What the catalogue does not have is left out of the seeds; without any left there are no recommendations. */
  async toItems(
    account: Account,
    modelId: string,
    itemIds: readonly string[],
    query: RecommendationQuery,
    includeMetadata: boolean,
  ): Promise<object> {
    const call = itemRecommendation({ ...query, itemIds });
    const answer = call && (await this.native.one<RecommendedItems>(account, modelId, call, [notInModel]));
    return this.#present(account, modelId, answer, itemIds, includeMetadata);
  }

  /** By what the user did; `itemIds` are what it did lately and nobody has told the service. A user that nobody has heard of has none. */
  async toUser(
    account: Account,
    modelId: string,
    userId: string,
    itemIds: readonly string[],
    query: RecommendationQuery,
    includeMetadata: boolean,
  ): Promise<object> {
    const call = userRecommendation({ ...query, userId });
    const lately = call && itemRecommendation({ ...query, itemIds, userId });
    let answer: RecommendedItems | undefined;
    // A build or a model that is not there is found out before: what is left to be unknown is the user.
    if (lately !== undefined) answer = await this.native.one<RecommendedItems>(account, modelId, lately, [404, notInModel]);
    else if (call !== undefined) answer = await this.native.one<RecommendedItems>(account, modelId, call, [404, notInModel]);
    if (answer === undefined && itemIds.length > 0) return this.toItems(account, modelId, itemIds, query, includeMetadata);
    return this.#present(account, modelId, answer, itemIds, includeMetadata);
  }

  async #present(
    account: Account,
    modelId: string,
    answer: RecommendedItems | undefined,
    seeds: readonly string[],
    includeMetadata: boolean,
  ): Promise<object> {
    if (answer === undefined) return { recommendedItems: [] };
    const names = new ItemNames(this.native, account, modelId);
    await names.learn([...seeds, ...itemsNamed(answer)]);
    const seed = names.onlySeed(seeds);
    const form = {
      idMember: 'id',
      includeMetadata,
      nameOf: (id: string) => names.of(id),
      ...(seed === undefined ? undefined : { seed }),
    } as const;
    return { recommendedItems: presentRecommendations(answer, form) };
  }
}

/** 409 is `not-in-model` here: that there is a build is known before. */
const notInModel = 409;
