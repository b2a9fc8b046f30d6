/**
 * Puts each entry behind those that it depends on and leaves the order as it is where it can: `sorted` are positions. `ring`: positions that wait
 * for each other, each for the next and the last for the first.
 */
export function sortByDependencies(
  dependencies: readonly (readonly number[])[],
): { readonly sorted: readonly number[] } | { readonly ring: readonly number[] } {
  const sorted: number[] = [];
  const isSorted = new Uint8Array(dependencies.length);
  /** By entry: how many of its dependencies are done with, plus one while it is on the way down. */
  const passed = new Uint32Array(dependencies.length);
  // Down one way at a time, without recursion: a chain may be as long as the batch.
  for (let start = 0; start < dependencies.length; start++) {
    const way = isSorted[start] ? [] : [start];
    while (way.length > 0) {
      const at = way.at(-1)!;
      const next = dependencies[at]![passed[at]!++];
      if (next === undefined) {
        isSorted[at] = 1;
        sorted.push(at);
        way.pop();
      } else if (!isSorted[next]) {
        if (passed[next]! > 0) return { ring: way.slice(way.indexOf(next)) };
        way.push(next);
      }
    }
  }
  return { sorted };
}
