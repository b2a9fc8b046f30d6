/** Microseconds since 1970 in UTC; a bigint, because a double holds them exactly only from 1684 to 2255. */
export type TimestampUs = bigint;

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999Z. */
const firstUs = -62_135_596_800_000_000n;
const lastUs = 253_402_300_799_999_999n;

/** Whether it lies in the years 1 to 9999 in UTC. */
export function isTimestamp(us: TimestampUs): boolean {
  return us >= firstUs && us <= lastUs;
}

/** What `parseTimestamp` takes, in words. */
export const timestampRule = 'must be an RFC 3339 date-time that exists and lies in the years 1 to 9999 in UTC';

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads an RFC 3339 date-time; `undefined` when it is none, names a day or time that does not exist (leap seconds are among them), or lies
 * outside the years 1 to 9999 in UTC. Digits beyond microseconds are cut.
 */
export function parseTimestamp(text: string): TimestampUs | undefined {
  const match = rfc3339.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const offsetHour = Number(match[9] ?? 0);
  const offsetMinute = Number(match[10] ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offsetMinutes = (match[8] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offsetMinutes, second, 0);
  const us = BigInt(date.getTime()) * 1000n + BigInt((match[7] ?? '').padEnd(6, '0').slice(0, 6));
  return isTimestamp(us) ? us : undefined;
}

/** RFC 3339 in UTC with six digits of the second: `2026-11-01T12:00:00.000000Z`. */
export function formatTimestamp(us: TimestampUs): string {
  const microseconds = ((us % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((us - microseconds) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(microseconds).padStart(6, '0')}Z`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
