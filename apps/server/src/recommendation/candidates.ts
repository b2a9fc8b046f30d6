import type { JsonObject } from '../catalogue/merge-patch.js';
import type { Scope } from '../catalogue/scope.js';
import type { SpokenModel } from '@sheaf/contracts';
import type { Criteria } from './criteria.js';
import { chosen, type EntityLookup } from './entity-lookup.js';

/** One that may be answered. */
export interface Candidate {
  readonly id: string;
  /** In [0,1]. */
  readonly score: number;
  readonly model: SpokenModel;
  /** In words; made for those that are answered. */
  readonly reason: () => string;
}

/** The best `count` of all candidates, best first: of two answers the shorter one begins the longer one. */
export type Rank = (count: number) => Promise<{ readonly candidates: readonly Candidate[]; readonly exhausted: boolean }>;

export interface Wanted extends Criteria {
  readonly count: number;
  readonly minScore: number;
  /** Names of properties that are answered. */
  readonly properties: readonly string[];
}

export interface Picked extends Candidate {
  readonly properties?: JsonObject;
}

/** How many of the best a booster is applied to. */
const leastBoosted = 1000;

/** Candidates beyond `count` that are asked for at once: some may be deleted. */
const spare = 8;

/**
 * Of ranked candidates those that exist now and meet the criteria, best first. The first are looked at first, and more only when those do not
 * suffice: what is stored is read for few of a model's items.
 */
export async function pick(
  lookup: EntityLookup,
  scope: Scope,
  kind: 'items' | 'users',
  rank: Rank,
  { meets, boost, count, minScore, properties }: Wanted,
): Promise<Picked[]> {
  const needsProperties = meets !== undefined || boost !== undefined || properties.length > 0;
  const idName = kind === 'items' ? 'itemId' : 'userId';
  const enough = boost === undefined ? count : Math.max(leastBoosted, 10 * count);
  let picked: Picked[] = [];
  let looked = 0;
  for (let asked = enough + (meets === undefined ? spare : 4 * spare); ; asked *= 4) {
    const { candidates, exhausted } = await rank(asked);
    const fresh = candidates.slice(looked);
    looked = candidates.length;
    const ids = fresh.map(({ id }) => id);
    if (!needsProperties) {
      const existing = await lookup.existing(scope, kind, ids);
      picked.push(...fresh.filter(({ id }) => existing.has(id)));
    } else {
      const stored = await lookup.properties(scope, kind, ids);
      for (const candidate of fresh) {
        const own = stored.get(candidate.id);
        if (own === undefined) continue;
        const named = meets === undefined && boost === undefined ? own : { ...own, [idName]: candidate.id };
        if (meets !== undefined && !meets(named)) continue;
        const shown = properties.length === 0 ? undefined : { properties: chosen(own, properties) };
        picked.push({ ...candidate, ...shown, score: boost === undefined ? candidate.score : candidate.score * boost(named) });
      }
    }
    if (exhausted || picked.length >= enough) break;
  }
  // Sorting keeps the order of equals.
  if (boost !== undefined) picked.sort((a, b) => b.score - a.score);
  picked = minScore > 0 ? picked.filter(({ score }) => score >= minScore) : picked;
  return picked.slice(0, count).map((one) => (one.score > 1 ? { ...one, score: 1 } : one));
}
