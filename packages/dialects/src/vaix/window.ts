import { arrived } from '@sheaf/core';
import { ParameterFault, type Parameters } from './parameter.js';

/** Between which times events begin, both included: milliseconds since 1970. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

const hourMs = 3_600_000;
const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: hourMs, d: 24 * hourMs };
const maxOffsetMs = 7 * 24 * hourMs;

/**
 * Reads `from` (a time; default now), and from there `from_offset` (default 0) and `to_offset` (default 2d), each within 7 days. `hours`, which the
 * service calls deprecated, counts where there is no `to_offset`.
 */
export function readWindow(parameters: Parameters, nowMs: number): Window {
  const startMs = readTime(parameters, 'from') ?? nowMs;
  const hours = parameters.integer('hours', { fallback: 48, minimum: 1, maximum: 72 });
  const fromMs = startMs + (readOffset(parameters, 'from_offset') ?? 0);
  const toMs = startMs + (readOffset(parameters, 'to_offset') ?? hours * hourMs);
  if (toMs < fromMs) throw new ParameterFault('to_offset', 'cannot be before from_offset');
  return { fromMs, toMs };
}

function readTime(parameters: Parameters, name: string): number | undefined {
  const text = parameters.text(name)?.trim();
  if (text === undefined) return undefined;
  // The service's own examples have a blank between date and time, and no zone.
  const [, date, time = 'T00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:([Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  const ms = date === undefined ? Number.NaN : Date.parse(`${date}T${time.slice(1)}${zone.toUpperCase()}`);
  if (Number.isNaN(ms)) throw new ParameterFault(name, `must be a date-time, got ${arrived(text)}`);
  return ms;
}

function readOffset(parameters: Parameters, name: string): number | undefined {
  const text = parameters.text(name)?.trim();
  if (text === undefined) return undefined;
  const [, number, unit = 's'] = /^([+-]?\d{1,9}(?:\.\d{1,9})?)([smhd]?)$/.exec(text) ?? [];
  if (number === undefined) throw new ParameterFault(name, `must be a number and s, m, h or d, got ${arrived(text)}`);
  const ms = Math.round(Number(number) * unitMs[unit || 's']!);
  if (ms < -maxOffsetMs) throw new ParameterFault(name, `cannot be less than -7d, got ${text}`);
  if (ms > maxOffsetMs) throw new ParameterFault(name, `cannot be greater than 7d, got ${text}`);
  return ms;
}
