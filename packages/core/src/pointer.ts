/** The tokens of a JSON Pointer (RFC 6901); `undefined` when the text is none. `''` is the whole: no tokens. */
export function parsePointer(text: string): string[] | undefined {
  if (text === '') return [];
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return undefined;
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON Pointer of tokens. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Names longer than this stand in no answer: what arrived is not echoed, and a member's name can be as long as the body. */
const maxNameLength = 128;

/** The JSON Pointer of a place within `base`, for a fault: of what is around it from the first member on whose name is too long to show. */
export function pointerWithin(base: string, tokens: readonly (string | number)[]): string {
  const tooLong = tokens.findIndex((token) => typeof token === 'string' && token.length > maxNameLength);
  return base + formatPointer(tooLong < 0 ? tokens : tokens.slice(0, tooLong));
}

/**
 * The value at a place of a JSON value; `undefined` where there is none. Own members and indexes only: `constructor`, `length`, `-` and `01`
 * lead nowhere (CVE-2020-7709 and its kin walked the prototype chain this way).
 */
export function valueAt(value: unknown, tokens: readonly string[]): unknown {
  let place = value;
  for (const token of tokens) {
    if (typeof place !== 'object' || place === null) return undefined;
    if (Array.isArray(place)) {
      place = /^(?:0|[1-9]\d*)$/.test(token) ? place[Number(token)] : undefined;
    } else {
      place = Object.hasOwn(place, token) ? (place as Record<string, unknown>)[token] : undefined;
    }
  }
  return place;
}
