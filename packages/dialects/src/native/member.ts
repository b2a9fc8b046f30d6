import type { ProblemCode } from '@sheaf/contracts/problems';
import { arrived, type Faults } from '@sheaf/core';
import { pointerTo } from '../pointer.js';

/** Adds the fault of a member of the object at `parent` (`undefined`: of the object itself), described only if it is kept: the rule, then what arrived in its place. */
export function refuse(
  faults: Faults,
  parent: string | number,
  member: string | undefined,
  code: ProblemCode,
  rule: string,
  value: unknown,
): void {
  faults.add(() => {
    const place = typeof parent === 'number' ? `/requests/${parent}` : parent;
    return { code, pointer: member === undefined ? place : pointerTo(place, member), detail: `${rule}; ${arrived(value)} arrived.` };
  });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return (words as readonly unknown[]).includes(value);
}

export function isWholeNumber(value: unknown, maximum: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= maximum;
}
