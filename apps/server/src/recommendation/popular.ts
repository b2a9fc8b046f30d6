import type { InteractionType, PopularItems, TrendingItems } from '@sheaf/contracts';
import type { Database } from '@sheaf/database';
import { type RankedItem, trendingItems } from '@sheaf/recommender';
import { sql } from 'kysely';
import type { JsonObject } from '../catalogue/merge-patch.js';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';
import type { Criteria } from './criteria.js';
import { chosen, type EntityLookup } from './entity-lookup.js';
import type { TimeWindow } from './time-window.js';

export interface PopularInput {
  readonly types: readonly InteractionType[] | undefined;
  readonly count: number;
  readonly properties: readonly string[];
  readonly segmentBy: string | undefined;
  readonly meets: Criteria['meets'];
}

/** Lists by segments: values beyond that are left out. */
const maxSegments = 100;

type Popular = PopularItems['items'][number];
type Trending = TrendingItems['items'][number];

/** Items by how many interactions they have in a window, and by how these grow. */
export class PopularItemLists {
  constructor(
    private readonly database: Database<Tables>,
    private readonly lookup: EntityLookup,
  ) {}

  /** Most first, equal counts in the order of ids. */
  async popular(scope: Scope, { fromUs, toUs }: TimeWindow, input: PopularInput): Promise<Pick<PopularItems, 'items' | 'segments'>> {
    const everyItem = input.meets === undefined && input.segmentBy === undefined;
    let query = this.database.kysely
      .selectFrom('interactions')
      .select(['item_id as itemId', sql<number>`count(*)::integer`.as('count')])
      .where('catalogue_id', '=', scope.catalogueId)
      .where('timestamp_us', '<', sql<string>`${toUs}`);
    if (fromUs !== undefined) query = query.where('timestamp_us', '>=', sql<string>`${fromUs}`);
    if (input.types !== undefined) query = query.where('type', 'in', input.types);
    query = query
      .groupBy('item_id')
      .orderBy(sql`count(*)`, 'desc')
      .orderBy('item_id');
    const ranked = await (everyItem ? query.limit(input.count) : query).execute(scope.abort);
    return this.#answer<(typeof ranked)[number], Popular>(scope, ranked, input, (one, rank, best, properties) => ({
      ...one,
      score: one.count / best.count,
      rank,
      reason: `'${one.itemId}' had ${interactions(one.count)}`,
      ...properties,
    }));
  }

  /** Those that grow, most first: the window against the one of the same length before it. */
  async trending(
    scope: Scope,
    { fromUs, toUs }: TimeWindow & { readonly fromUs: bigint },
    input: PopularInput,
  ): Promise<Pick<TrendingItems, 'items' | 'segments'>> {
    const lengthUs = toUs - fromUs;
    let query = this.database.kysely
      .selectFrom('interactions')
      .select([
        'item_id as itemId',
        sql<number>`(count(*) filter (where timestamp_us >= ${fromUs}))::integer`.as('recent'),
        sql<number>`(count(*) filter (where timestamp_us < ${fromUs}))::integer`.as('previous'),
      ])
      .where('catalogue_id', '=', scope.catalogueId)
      .where('timestamp_us', '<', sql<string>`${toUs}`)
      .where('timestamp_us', '>=', sql<string>`${fromUs - lengthUs}`);
    if (input.types !== undefined) query = query.where('type', 'in', input.types);
    const counts = await query.groupBy('item_id').orderBy('item_id').execute(scope.abort);
    const previous = new Map(counts.map(({ itemId, previous: count }) => [itemId, count]));
    const itemIds = counts.map(({ itemId }) => itemId);
    const lengthMs = Number(lengthUs) / 1000;
    const ranked = trendingItems(
      { itemIds, counts: counts.map(({ recent }) => recent) },
      { itemIds, counts: counts.map((each) => each.previous) },
      { count: Math.max(1, counts.length), recentMs: lengthMs, previousMs: lengthMs },
    );
    return this.#answer<RankedItem, Trending>(scope, ranked, input, ({ itemId, score, count }, rank, _best, properties) => {
      const before = previous.get(itemId) ?? 0;
      const reason = `'${itemId}' had ${interactions(count)}, after ${before} in the time before`;
      return { itemId, score, rank, reason, recent: count, previous: before, ...properties };
    });
  }

  async #answer<Ranked extends { readonly itemId: string; readonly count: number }, Entry>(
    scope: Scope,
    ranked: readonly Ranked[],
    { count, properties, segmentBy, meets }: PopularInput,
    present: (one: Ranked, rank: number, best: Ranked, properties: { properties: JsonObject } | undefined) => Entry,
  ): Promise<{ items: Entry[]; segments?: { value: string; items: Entry[] }[] }> {
    const found: Ranked[] = [];
    const stored = new Map<string, JsonObject>();
    // Everything is needed for segments; else as many as it takes.
    for (let at = 0, step = segmentBy === undefined ? 4 * count : ranked.length; at < ranked.length; at += step) {
      const part = ranked.slice(at, at + step);
      if (meets === undefined && segmentBy === undefined && properties.length === 0) {
        found.push(...part);
      } else {
        const ids = part.map(({ itemId }) => itemId);
        for (const [id, own] of await this.lookup.properties(scope, 'items', ids)) stored.set(id, own);
        const isMet = ({ itemId }: Ranked) => {
          const own = stored.get(itemId);
          return own !== undefined && (meets === undefined || meets({ ...own, itemId }));
        };
        found.push(...part.filter(isMet));
      }
      if (segmentBy === undefined && found.length >= count) break;
    }
    const list = (some: readonly Ranked[]) =>
      some.slice(0, count).map((one, index, [best = one]) => {
        const own = stored.get(one.itemId);
        const wanted = properties.length === 0 || own === undefined ? undefined : { properties: chosen(own, properties) };
        return present(one, index + 1, best, wanted);
      });
    if (segmentBy === undefined) return { items: list(found) };
    const segments = bySegment(found, (itemId) => stored.get(itemId)?.[segmentBy]);
    return { items: list(found), segments: segments.map(({ value, members }) => ({ value, items: list(members) })) };
  }
}

function interactions(count: number): string {
  return count === 1 ? '1 interaction' : `${count} interactions`;
}

/** Values by all interactions of their items, most first, equals in the order of their texts. */
function bySegment<Ranked extends { readonly itemId: string; readonly count: number }>(
  ranked: readonly Ranked[],
  valueOf: (itemId: string) => unknown,
): { value: string; members: Ranked[] }[] {
  const segments = new Map<string, { value: string; members: Ranked[]; total: number }>();
  for (const one of ranked) {
    for (const value of new Set([valueOf(one.itemId)].flat().flatMap(segmentValue))) {
      const segment = segments.get(value) ?? { value, members: [], total: 0 };
      segments.set(value, segment);
      segment.members.push(one);
      segment.total += one.count;
    }
  }
  return [...segments.values()].toSorted((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1)).slice(0, maxSegments);
}

function segmentValue(value: unknown): string[] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
