import type { ProblemError as Fault } from '@sheaf/core';
import { isTimestamp, parseTimestamp, type TimestampUs, timestampRule } from '../catalogue/timestamp.js';

/** A window as callers give it: each end by a time or by its distance from now. */
export interface WindowInput {
  readonly from?: string;
  readonly to?: string;
  readonly fromOffset?: string;
  readonly toOffset?: string;
}

export interface TimeWindow {
  /** Inclusive; `undefined`: from the first interaction. */
  readonly fromUs: TimestampUs | undefined;
  /** Exclusive. */
  readonly toUs: TimestampUs;
}

/** Reads a window; `to` is now by default. Two ways to give one end are a fault, and so is an end beyond the years 1 to 9999. */
export function readWindow(input: WindowInput, nowUs: TimestampUs): TimeWindow | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fromUs = readEnd('from', input, nowUs, faults);
  const toUs = readEnd('to', input, nowUs, faults) ?? nowUs;
  return faults.length > 0 ? { faults } : { fromUs, toUs };
}

function readEnd(name: 'from' | 'to', input: WindowInput, nowUs: TimestampUs, faults: Fault[]): TimestampUs | undefined {
  const time = input[name];
  const offset = input[`${name}Offset`];
  if (time !== undefined && offset !== undefined) {
    faults.push({ pointer: `/parameters/${name}Offset`, detail: `must be left out where ${name} is given` });
    return undefined;
  }
  if (offset !== undefined) {
    const us = nowUs + offsetUs(offset);
    if (!isTimestamp(us)) faults.push({ pointer: `/parameters/${name}Offset`, detail: 'must lead to a time in the years 1 to 9999' });
    return us;
  }
  if (time === undefined) return undefined;
  const us = parseTimestamp(time);
  if (us === undefined) faults.push({ pointer: `/parameters/${name}`, detail: timestampRule });
  return us;
}

const unitUs = { s: 1e6, m: 60e6, h: 3600e6, d: 86_400e6 } as const;

/** `-10h`, `1.5d`, `30`: seconds where no unit stands. The contract's pattern has been checked. */
function offsetUs(text: string): bigint {
  const unit = text.at(-1) as string;
  const scale = unit in unitUs ? unitUs[unit as keyof typeof unitUs] : unitUs.s;
  return BigInt(Math.round(Number.parseFloat(text) * scale));
}
