import type { InteractionInput, InteractionType } from '@sheaf/contracts';
import { arrived, type ProblemError as Fault } from '@sheaf/core';
import type { CatalogueSettings } from '../account/catalogues.js';

/** What an interaction breaks that its schema cannot say: fields that belong to other types, fields that its type needs, the catalogue's rating range. */
export function interactionFaults(input: InteractionInput, { ratingRange }: CatalogueSettings): Fault[] {
  const faults: Fault[] = [];
  for (const [field, types] of Object.entries(typesOfField)) {
    if (input[field as keyof InteractionInput] !== undefined && !types.includes(input.type)) {
      faults.push({ pointer: `/body/${field}`, detail: `is only for type ${types.join(' or ')}; the type is ${input.type}` });
    }
  }
  const needed = neededField[input.type];
  if (needed !== undefined && input[needed] === undefined)
    faults.push({ pointer: `/body/${needed}`, detail: `is required for type ${input.type}; nothing arrived` });
  const { rating } = input;
  if (rating !== undefined && (rating < ratingRange.min || rating > ratingRange.max)) {
    faults.push({
      pointer: '/body/rating',
      detail: `must be from ${ratingRange.min} to ${ratingRange.max} in this catalogue; ${arrived(rating)} arrived`,
    });
  }
  return faults;
}

const typesOfField: Readonly<Partial<Record<keyof InteractionInput, readonly InteractionType[]>>> = {
  rating: ['rating'],
  amount: ['purchase', 'cart'],
  price: ['purchase', 'cart'],
  profit: ['purchase'],
  duration: ['view'],
  portion: ['viewPortion'],
  sessionId: ['viewPortion'],
};

const neededField: Readonly<Partial<Record<InteractionType, 'rating' | 'portion'>>> = { rating: 'rating', viewPortion: 'portion' };
