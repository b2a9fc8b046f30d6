import { type Item, problem } from '@sheaf/core';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { isObject } from '../native/member.js';
import { itemAt } from '../item.js';
import { azureItem } from './call.js';
import { itemRecommendation, type RecommendationQuery } from './recommendation.js';

/** The seeds of each request, in their order. */
export type ScoringInput = readonly (readonly string[])[];

/** As many seeds as an operation of Sheaf takes. */
const maxSeeds = 1000;

const nowhere = memberTree([]);

/** Reads `{"requests": [{"SeedItems": ["…"]}]}`. `fault`: what is wrong with it, and nothing of its text. */
export function readScoringInput(bytes: Uint8Array, maxRequests: number): { readonly input: ScoringInput } | { readonly fault: string } {
  const read = readJson(bytes, { maxDepth: 16, unique: nowhere });
  if ('problem' in read) return { fault: `The input is no JSON that can be read. ${read.problem.detail ?? read.problem.title}` };
  const requests = memberOf(read.value, 'requests');
  if (!Array.isArray(requests)) return { fault: 'The input has no member requests that is an array.' };
  if (requests.length === 0) return { fault: 'The input has no requests.' };
  if (requests.length > maxRequests) return { fault: `The input has ${requests.length} requests; a job has at most ${maxRequests}.` };
  const input: string[][] = [];
  for (const [at, request] of requests.entries()) {
    const seeds = memberOf(request, 'seeditems');
    if (!Array.isArray(seeds)) return { fault: `Request ${at + 1} of the input has no member SeedItems that is an array.` };
    if (seeds.length > maxSeeds)
      return { fault: `Request ${at + 1} of the input has ${seeds.length} seed items; the most is ${maxSeeds}.` };
    if (!seeds.every((seed) => typeof seed === 'string' || typeof seed === 'number'))
      return { fault: `Request ${at + 1} of the input has a seed item that is no text.` };
    input.push(seeds.map((seed) => String(seed).trim()));
  }
  return { input };
}

/** A request of the input as an item of a job; one without a seed that could be an item's id asks for nothing. */
export function scoringItem(seeds: readonly string[], index: number, query: RecommendationQuery): Item {
  const call = itemRecommendation({ ...query, itemIds: seeds });
  if (call !== undefined) return azureItem(call, index);
  return itemAt(index, { problem: problem('not-found', { detail: 'The request has no seed item that could be one.' }) });
}

/** The service's words begin with a capital in its input and with a small letter elsewhere: both are taken. */
function memberOf(value: unknown, lowerName: string): unknown {
  if (!isObject(value)) return undefined;
  const name = Object.keys(value).find((each) => each.toLowerCase() === lowerName);
  return name === undefined ? undefined : value[name];
}
