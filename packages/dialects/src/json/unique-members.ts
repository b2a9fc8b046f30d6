import { spells, stringAt } from './string.js';

/**
 * The objects whose members must have different names, made of JSON Pointers in which `*` is any element: `['', '/requests/*']` is the top
 * value and each of its requests. Everywhere else the last of two members wins, as JSON.parse has it.
 */
export interface MemberTree {
  /** By node: whether it is one of the named objects. */
  readonly unique: readonly boolean[];
  /** By node: the node of its elements (`*`), or `elsewhere`. */
  readonly each: readonly number[];
  /** By node: the nodes of its members by name. */
  readonly named: readonly (readonly (readonly [name: string, node: number])[])[];
}

/** The node of every place that no pattern leads to. */
export const elsewhere = -1;

/** The node of the top value. */
export const top = 0;

/** Patterns must be closed towards the top (`/requests/*` needs its object `''` too), else a repeated ancestor could hide what it replaces. */
export function memberTree(patterns: readonly string[]): MemberTree {
  const unique: boolean[] = [false];
  const each: number[] = [elsewhere];
  const named: [string, number][][] = [[]];
  const add = (): number => {
    each.push(elsewhere);
    named.push([]);
    return unique.push(false) - 1;
  };
  for (const pattern of patterns) {
    let node = top;
    for (const token of pattern.split('/').slice(1)) {
      if (token === '*') node = each[node] === elsewhere ? (each[node] = add()) : each[node]!;
      else {
        let next = named[node]!.find(([name]) => name === token)?.[1];
        if (next === undefined) named[node]!.push([token, (next = add())]);
        node = next;
      }
    }
    unique[node] = true;
  }
  return { unique, each, named };
}

/** The node of a container that opens inside `node`, behind the member name at `start`; inside an array the name means nothing. */
export function stepInto(tree: MemberTree, node: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): number {
  const each = tree.each[node]!;
  if (each !== elsewhere) return each;
  for (const [name, next] of tree.named[node]!) {
    if (escaped ? stringAt(bytes, start, end) === name : end - start === name.length && spells(bytes, start, name)) return next;
  }
  return elsewhere;
}

/** The node of the part of `node` that a token names. */
export function stepBy(tree: MemberTree, node: number, token: () => string): number {
  if (node === elsewhere) return elsewhere;
  const each = tree.each[node]!;
  if (each !== elsewhere) return each;
  const named = tree.named[node]!;
  if (named.length === 0) return elsewhere;
  const name = token();
  return named.find(([other]) => other === name)?.[1] ?? elsewhere;
}

/** How many members the objects of the tree have in a parsed value. Fewer than in its text: perhaps a name stood twice. */
export function countMembers(tree: MemberTree, value: unknown, node: number = top): number {
  if (typeof value !== 'object' || value === null) return 0;
  const isArray = Array.isArray(value);
  let count = tree.unique[node] === true && !isArray ? Object.keys(value).length : 0;
  const each = tree.each[node]!;
  if (each !== elsewhere) {
    if (isArray) for (const element of value) count += countMembers(tree, element, each);
  } else for (const [name, next] of tree.named[node]!) count += countMembers(tree, (value as Record<string, unknown>)[name], next);
  return count;
}
