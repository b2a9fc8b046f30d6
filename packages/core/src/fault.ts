import type { Fault } from './envelope.js';

/** How many faults an answer names; the rest are counted. */
export const maxFaultsNamed = 20;

/**
 * Gathers what is wrong with an envelope. A 16 MB body can hold millions of faults: the first 20 are kept, all are counted, and a fault that
 * is not kept is never even described.
 */
export class Faults {
  readonly kept: Fault[] = [];
  count = 0;

  /** `describe` runs only if the fault is kept. */
  add(describe: () => Fault): void {
    this.count += 1;
    if (this.kept.length < maxFaultsNamed) this.kept.push(describe());
  }
}

/** What arrived, in words that echo no string: `a string of 12 characters`, `the number 5`, `an array of 3`, `nothing`. */
export function arrived(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `a string of ${counted(value.length, 'character')}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return `an object of ${counted(Object.keys(value).length, 'member')}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
