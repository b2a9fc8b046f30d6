import { hash } from 'node:crypto';

/** The opaque part of the ETag of properties as stored: 22 letters, digits, `-` and `_`. Equal texts have equal tags, others practically never. */
export function tagOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The ETag header of a stored tag: a strong one. */
export function formatETag(tag: string): string {
  return `"${tag}"`;
}

/** What If-Match and If-None-Match ask for (RFC 9110, 13.1.1 and 13.1.2). Tags are opaque parts, without quotes. */
export interface Preconditions {
  /** `'*'`: it must exist; a list: it must have one of these tags. */
  readonly ifMatch?: '*' | readonly string[] | undefined;
  /** `'*'`: it must not exist; a list: it must have none of these tags. */
  readonly ifNoneMatch?: '*' | readonly string[] | undefined;
}

/** Which of the two a stored version with this tag breaks, If-Match first (RFC 9110, 13.2.2); `undefined`: none. */
export function brokenBy(tag: string, { ifMatch, ifNoneMatch }: Preconditions): keyof Preconditions | undefined {
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.includes(tag)) return 'ifMatch';
  if (ifNoneMatch !== undefined && (ifNoneMatch === '*' || ifNoneMatch.includes(tag))) return 'ifNoneMatch';
  return undefined;
}

/**
 * `*`, or the tags of a comma-separated list (RFC 9110, 8.8.3); `undefined` when the text is neither. By strong comparison weak tags match
 * nothing and are left out; weak comparison ignores the `W/`.
 */
export function parseETags(text: string, comparison: 'strong' | 'weak'): '*' | string[] | undefined {
  if (/^[\t ]*\*[\t ]*$/.test(text)) return '*';
  if (!list.test(text)) return undefined;
  return Array.from(text.matchAll(entityTag))
    .filter(([, weak]) => weak === undefined || comparison === 'weak')
    .map(([, , tag]) => tag as string);
}

// Tags may hold commas, so the list is not split by them. RFC 9110, 5.6.1.2: a recipient accepts empty elements, but one tag must be there.
const entityTag = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;
const one = `(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"`;
const list = new RegExp(`^[\\t ,]*${one}(?:[\\t ]*,[\\t ,]*${one})*[\\t ,]*$`);
