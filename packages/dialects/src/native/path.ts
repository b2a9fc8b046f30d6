/** 0: data. Others need a closer look: 1 refused anywhere, 2 `%`, 3 `.`, 4 `?`. */
const kinds = new Uint8Array(128);
for (let code = 0; code <= 0x20; code++) kinds[code] = 1;
for (const refused of ['\\', '#', '\u007f']) kinds[refused.charCodeAt(0)] = 1;
kinds[0x25] = 2;
kinds[0x2e] = 3;
kinds[0x3f] = 4;

/** As long as an HTTP server takes in a request line, and the maximum that spec/schemas/BatchItem.yaml states. */
const maxPathLength = 8192;

/**
 * The rule that an item's path breaks, as the beginning of a sentence, or `undefined`. Two readers must never see two paths in one text (middie CVE-2026-22031, APISIX and Parse
 * Server had that), so what a proxy, a router or a URL parser may rewrite is refused: dot segments in every encoding, `//` at the start,
 * backslashes, controls, fragments, bad escapes. `%2f` is data within its segment, as alone. In the query, dots, `%5c` and `%00` are data too.
 */
export function brokenPathRule(path: string): string | undefined {
  if (path.charCodeAt(0) !== 0x2f || path.charCodeAt(1) === 0x2f) return 'A path begins with exactly one slash';
  if (path.length > maxPathLength) return `A path has at most ${maxPathLength} characters`;
  let suspicious = false;
  let inQuery = false;
  for (let i = 1; i < path.length; i++) {
    const code = path.charCodeAt(i);
    const kind = code < 128 ? kinds[code] : 1;
    if (kind === 0) continue;
    if (kind === 1) return 'A path is ASCII without blanks, control characters, backslashes and "#"; anything else is percent-encoded';
    if (kind === 2) {
      if (!/^[\da-f]{2}/i.test(path.slice(i + 1, i + 3))) return 'A percent sign in a path is followed by two hexadecimal digits';
      suspicious ||= !inQuery;
    } else if (kind === 3) suspicious ||= !inQuery && path.charCodeAt(i - 1) === 0x2f;
    else inQuery = true;
  }
  return suspicious ? brokenSegmentRule(path.split('?', 1)[0]!) : undefined;
}

function brokenSegmentRule(path: string): string | undefined {
  for (const segment of path.split('/')) {
    let data: string;
    try {
      data = decodeURIComponent(segment);
    } catch {
      return 'The escapes in a path are UTF-8';
    }
    // Within a segment `%2f` stays data, but what lies between its slashes must not be a dot segment either: routers differ in when they decode.
    if (data.split('/').some((part) => part === '.' || part === '..')) return 'A path has no dot segments, in whatever encoding';
    if (data.includes('\\') || data.includes('\0')) return 'A path has no backslash and no NUL, in whatever encoding';
  }
  return undefined;
}
