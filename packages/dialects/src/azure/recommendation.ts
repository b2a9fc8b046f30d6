import type { RecommendedItems } from '@sheaf/contracts';
import type { AzureCall } from './call.js';

/** What recommendations are asked for, in the service's words. */
export interface RecommendationQuery {
  readonly numberOfResults: number;
  readonly minimalScore: number;
  /** Natively numbered; absent: the active one. */
  readonly buildId?: number;
}

/** How they are told. */
export interface RecommendationForm {
  /** The direct answer says `id`, a batch's output `itemId`. */
  readonly idMember: 'id' | 'itemId';
  readonly includeMetadata: boolean;
  /** The one seed that the model went by; absent: several. */
  readonly seed?: string;
  /** The name of an item; `undefined`: it is not known. */
  nameOf(itemId: string): string | undefined;
}

const itemId = /^(?!\.{1,2}$)[A-Za-z0-9_\-:@.]{1,128}$/;

/** What of an item the answers need. */
const properties = ['name', 'title', 'description'];

/** Whether text could be an item's id. What could not is the id of no item: asking for it would be refused. */
export function isItemId(text: string): boolean {
  return itemId.test(text);
}

/** Items that go with items. `undefined`: none of the seeds could be an item. Only what the model says, as at the service: nothing popular fills up. */
export function itemRecommendation(
  query: RecommendationQuery & { readonly itemIds: readonly string[]; readonly userId?: string },
): AzureCall | undefined {
  const itemIds = [...new Set(query.itemIds)].filter(isItemId);
  if (itemIds.length === 0) return undefined;
  return {
    operationId: 'recommendItemsToItems',
    parameters: {
      itemIds,
      ...(query.userId === undefined ? undefined : { targetUserId: query.userId }),
      ignoreUnknown: true,
      ...parametersOf(query),
    },
  };
}

/** Items for a user, by what it did. `undefined`: the text could be no user. */
export function userRecommendation(query: RecommendationQuery & { readonly userId: string }): AzureCall | undefined {
  if (!itemId.test(query.userId)) return undefined;
  return { operationId: 'recommendItemsToUser', parameters: { userId: query.userId, ...parametersOf(query) } };
}

/** The recommendations in the service's form, best first. */
export function presentRecommendations({ items }: RecommendedItems, form: RecommendationForm): object[] {
  const own = new Map(items.map((item) => [item.itemId, nameIn(item.properties)]));
  const nameOf = (id: string) => own.get(id) ?? form.nameOf(id) ?? id;
  return items.map(({ itemId: id, score, reason, properties: found }) => ({
    items: [{ [form.idMember]: id, name: nameOf(id), metadata: form.includeMetadata ? textOf(found?.['description']) : '' }],
    rating: score,
    reasoning: [inItsWords(reason, form.seed, nameOf)],
  }));
}

/** Ids that the reasons name: items whose names the answer does not have. */
export function itemsNamed({ items }: RecommendedItems): string[] {
  const own = new Set(items.map((item) => item.itemId));
  const named = items.flatMap(({ reason }) => Array.from(reason.matchAll(quoted), ([, id]) => id!));
  return [...new Set(named)].filter((id) => !own.has(id));
}

/** The name that an item has, for people. */
export function nameIn(found: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const name = found?.['name'] ?? found?.['title'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Sheaf says what recommends an item by ids, which have no quotes in them; the service by names. */
const quoted = /'([A-Za-z0-9_\-:@.]{1,128})'/g;

function inItsWords(reason: string, seed: string | undefined, nameOf: (id: string) => string): string {
  // Ids first: a seed's name may have quotes of its own in it.
  const text = reason.replaceAll(quoted, (_, id: string) => `'${nameOf(id)}'`);
  return seed === undefined ? text : text.replace(/^People who like the selected items /, () => `People who like '${seed}' `);
}

function parametersOf({ numberOfResults, minimalScore, buildId }: RecommendationQuery): Readonly<Record<string, unknown>> {
  return {
    count: numberOfResults,
    minScore: minimalScore,
    properties,
    fallback: 'none',
    ...(buildId === undefined ? undefined : { buildId }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
