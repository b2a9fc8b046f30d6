import { CallFault } from './fault.js';

/**
 * A time as the service takes it, seconds since 1970 or ISO 8601 (without a zone: UTC, as Python writes it), as the contract's: RFC 3339. What is
 * an ISO time in form only is left for the operation to refuse.
 */
export function readTimestamp(value: unknown, name: string): string {
  const seconds =
    typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
  if (seconds !== undefined) return formatSeconds(seconds, name);
  const iso = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|z|[+-]\d\d:?\d\d)?$/.exec(value) : null;
  if (iso === null) throw new CallFault(`${name} must be a time: seconds since 1970, or ISO 8601`);
  const [, date, minutes, rest = ':00', zone = 'Z'] = iso;
  // Six digits of the second are what is kept; a seventh would be refused.
  return `${date}T${minutes}${rest.replace(/(\.\d{6})\d+$/, '$1')}${zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2').toUpperCase()}`;
}

function formatSeconds(seconds: number, name: string): string {
  const date = new Date(Math.floor(seconds) * 1000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999)
    throw new CallFault(`${name} must be a time in the years 0 to 9999`);
  const microseconds = Math.min(999_999, Math.round((seconds - Math.floor(seconds)) * 1e6));
  return `${date.toISOString().slice(0, 19)}.${String(microseconds).padStart(6, '0')}Z`;
}

/** A time of the contract as the service answers it: seconds since 1970, with fractions. */
export function secondsOf(timestamp: string): number {
  const [, whole = '', fraction = ''] = /^(.{19})(?:\.(\d+))?/.exec(timestamp) ?? [];
  return Date.parse(`${whole}Z`) / 1000 + Number(`0.${fraction || '0'}`);
}
