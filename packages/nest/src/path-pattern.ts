/** An escaped colon, a parameter with its expression and question mark, a wildcard, or fixed text: what find-my-way's patterns are made of. */
const tokens = /::|:([^/(.?-]+)(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\??|\*|[^:*]+/g;

/** Names of a pattern's parameters in order, `*` for its wildcard. */
export function pathParameters(pattern: string): string[] {
  return [...pattern.matchAll(tokens)].flatMap(([token, name]) => name ?? (token === '*' ? '*' : []));
}

/** The path that has values, percent-encoded, in the pattern's places. */
export function buildPath(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(tokens, (token: string, name: string | undefined) => {
    if (token === '::') return ':';
    if (token === '*') return (values['*'] ?? '').split('/').map(encodeURIComponent).join('/');
    return name === undefined ? encodeURI(token) : encodeURIComponent(values[name] ?? '');
  });
}

/** True when each parameter is a whole segment, without an expression. */
export function hasWholeSegments(pattern: string): boolean {
  return pattern.split('/').every((segment) => !/[:*]/.test(segment) || /^:[^:(.?*-]+$/.test(segment));
}

/** Whether the router prefers `other` for some path that `pattern` matches. In doubt: yes. */
export function mayBePreferred(other: string, pattern: string): boolean {
  const theirs = other.split('/');
  const ours = pattern.split('/');
  let isPreferred = false;
  for (const [at, their] of theirs.entries()) {
    if (their.includes('*')) return isPreferred;
    const our = ours[at];
    if (our === undefined) return false;
    const theyVary = their.includes(':');
    const weVary = our.includes(':');
    if (!theyVary && !weVary && their.toLowerCase() !== our.toLowerCase()) return false;
    if (theyVary && !weVary && !isPreferred) return false;
    // Fixed text comes before a parameter, and so does a parameter with an expression or text beside it.
    if (weVary && (!theyVary || !hasWholeSegments(their))) isPreferred = true;
  }
  return isPreferred && theirs.length === ours.length;
}
