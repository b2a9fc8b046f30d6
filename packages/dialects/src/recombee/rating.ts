import { CallFault } from './fault.js';

/** Inclusive bounds of the ratings of a catalogue. */
export interface RatingRange {
  readonly min: number;
  readonly max: number;
}

/** The service's rating, from -1 to 1, on the catalogue's own scale. */
export function ratingIn({ min, max }: RatingRange, rating: unknown): number {
  if (typeof rating !== 'number' || !(rating >= -1 && rating <= 1)) throw new CallFault('rating must be a number from -1 to 1');
  return rating === 1 ? max : min + ((rating + 1) / 2) * (max - min);
}

/** A rating of the catalogue on the service's scale, to twelve digits: what went in comes out. */
export function ratingOut({ min, max }: RatingRange, rating: number): number {
  return Number((((rating - min) / (max - min)) * 2 - 1).toFixed(12)) + 0;
}
