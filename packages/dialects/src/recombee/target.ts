/** A request target as the service writes it: whose catalogue, which resource of it, and the query with its signature. */
export interface RecombeeTarget {
  /** As it stands in the path. */
  readonly databaseId: string;
  /** Behind the id, from its slash on, still encoded. */
  readonly path: string;
  /** Without the question mark; `''`: none. */
  readonly query: string;
  /** What clients sign: they know nothing of the prefix. */
  readonly signed: string;
}

/**
 * Takes `/{databaseId}/…` apart, or `{prefix}/{databaseId}/…` where the dialect is served under a prefix such as `/recombee`. `undefined`: it is
 * not of this form.
 */
export function splitTarget(target: string, prefix: string): RecombeeTarget | undefined {
  if (!target.startsWith(prefix)) return undefined;
  const signed = target.slice(prefix.length);
  const question = signed.indexOf('?');
  const whole = question < 0 ? signed : signed.slice(0, question);
  const slash = whole.indexOf('/', 1);
  if (whole[0] !== '/' || slash < 2) return undefined;
  return {
    databaseId: whole.slice(1, slash),
    path: whole.slice(slash),
    query: question < 0 ? '' : signed.slice(question + 1),
    signed,
  };
}
