/** The JSON Pointer (RFC 6901) of tokens. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The tokens of a JSON Pointer. */
export function parsePointer(text: string): string[] {
  return text
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a place of a JSON value; `undefined` where there is none. Own members and array indexes only, as the server resolves them. */
export function valueAt(value: unknown, tokens: readonly string[]): unknown {
  let place = value;
  for (const token of tokens) {
    if (typeof place !== 'object' || place === null) return undefined;
    if (Array.isArray(place)) place = /^(?:0|[1-9]\d*)$/.test(token) ? (place as unknown[])[Number(token)] : undefined;
    else place = Object.hasOwn(place, token) ? (place as Record<string, unknown>)[token] : undefined;
  }
  return place;
}
