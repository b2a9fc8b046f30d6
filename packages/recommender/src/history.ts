// Interactions as a matrix of users by items, ids in order.
import { AffinitySum, strength, type AffinityOptions } from './affinity.js';
import type { Csr } from './csr.js';
import { interactionTypes, type Interactions } from './interactions.js';

export interface History {
  /** Ascending. */
  readonly items: readonly string[];
  readonly users: readonly string[];
  /** Users by items: affinities, none of them 0. */
  readonly affinities: Csr;
  /** Per entry the code of the type that gave most of it. */
  readonly types: Uint8Array;
}

export function historyOf(interactions: Interactions, options: AffinityOptions): History {
  const items = inOrder(interactions.items);
  const users = inOrder(interactions.users);
  const { user, item, type, value, atMs } = interactions;
  // Sorted by item and then, keeping that order, by user: all that a user did with an item stands together.
  const byItem = sorted(Uint32Array.from(user.keys()), item, items.indexes);
  const order = sorted(byItem, user, users.indexes);

  const offsets = new Uint32Array(users.ids.length + 1);
  const columns = new Uint32Array(order.length);
  const values = new Float32Array(order.length);
  const types = new Uint8Array(order.length);
  const sum = new AffinitySum();
  let size = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    const code = type[row]!;
    sum.add(code, strength(interactionTypes[code]!, value[row]!, atMs[row]!, options));
    const next = order[at + 1];
    if (next !== undefined && user[next] === user[row] && item[next] === item[row]) continue;
    if (sum.affinity !== 0) {
      columns[size] = items.indexes[item[row]!]!;
      values[size] = sum.affinity;
      types[size] = sum.type;
      size++;
      offsets[users.indexes[user[row]!]! + 1]!++;
    }
    sum.clear();
  }
  for (let index = 0; index < users.ids.length; index++) offsets[index + 1]! += offsets[index]!;
  return {
    items: items.ids,
    users: users.ids,
    affinities: { offsets, columns: columns.slice(0, size), values: values.slice(0, size) },
    types: types.slice(0, size),
  };
}

/** Ids ascending by UTF-16 code units, and the place of each old index among them. */
function inOrder(ids: readonly string[]): { ids: string[]; indexes: Uint32Array } {
  const order = Uint32Array.from(ids.keys()).toSorted((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  const indexes = new Uint32Array(ids.length);
  order.forEach((old, index) => (indexes[old] = index));
  return { ids: Array.from(order, (old) => ids[old]!), indexes };
}

/** Rows by ascending `indexes[keys[row]]`, equal ones in the order given (a counting sort). */
function sorted(rows: Uint32Array, keys: Uint32Array, indexes: Uint32Array): Uint32Array {
  const next = new Uint32Array(indexes.length + 1);
  for (const key of keys) next[indexes[key]! + 1]!++;
  for (let index = 0; index < indexes.length; index++) next[index + 1]! += next[index]!;
  const result = new Uint32Array(rows.length);
  for (const row of rows) result[next[indexes[keys[row]!]!]!++] = row;
  return result;
}
