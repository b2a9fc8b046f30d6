import type { DistinctRecommendations, Faults } from '@sheaf/core';
import { isObject, refuse } from './member.js';

const rule = 'distinctRecommendations is true, false or { seen: { userId: [itemId] } }';
const fault = 'invalid-envelope';

/** Reads `distinctRecommendations`; `undefined`: repeats do not matter, or it is at fault. */
export function readDistinct(given: unknown, faults: Faults): DistinctRecommendations | undefined {
  if (given === false) return undefined;
  if (given === true) return { seen: new Map() };
  if (!isObject(given) || Object.keys(given).some((member) => member !== 'seen')) {
    refuse(faults, '', 'distinctRecommendations', fault, rule, given);
    return undefined;
  }
  const { seen = {} } = given;
  if (!isObject(seen)) {
    refuse(faults, '/distinctRecommendations', 'seen', fault, rule, seen);
    return undefined;
  }
  // Names may be of any length: the place that is told is that of all of them.
  const wrong = Object.values(seen).find((itemIds) => !isTexts(itemIds));
  if (wrong !== undefined) refuse(faults, '/distinctRecommendations', 'seen', fault, 'Of each user, seen lists ids as strings', wrong);
  return { seen: new Map(Object.entries(seen as Readonly<Record<string, readonly string[]>>)) };
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
