// EASE: item-to-item weights in closed form (Steck 2019, Embarrassingly Shallow Autoencoders for Sparse Data, https://arxiv.org/abs/1905.03375).
// P = (XᵀX + ridge·I)⁻¹ over binary X, weights B(i,j) = -P(i,j) / P(j,j), and 0 on the diagonal.
import type { Csr } from './csr.js';
import { invert } from './inverse.js';
import { SymmetricMatrix } from './symmetric-matrix.js';
import { Top } from './top.js';

export interface EaseOptions {
  readonly ridge: number;
  readonly easeNeighbours: number;
  readonly maxEaseItems: number;
  readonly minEaseUsers: number;
}

/** As `buildSar`. Row i holds what an interaction with i adds to others: the weights of largest size, of either sign. */
export function buildEase(itemsOfUsers: Csr, usersOfItems: Csr, options: EaseOptions, step: (done: number) => void): Csr {
  const covered = coveredItems(usersOfItems, options);
  const matrix = gram(itemsOfUsers, usersOfItems, covered, options.ridge, (done) => step(done * 0.1));
  invert(matrix, (done) => step(0.1 + done * 0.8));
  return pruned(matrix, covered, usersOfItems.offsets.length - 1, options.easeNeighbours, (done) => step(0.9 + done * 0.1));
}

/** Indexes of the items with most users, ascending. */
export function coveredItems({ offsets }: Csr, { maxEaseItems, minEaseUsers }: EaseOptions): Uint32Array {
  const top = new Top(maxEaseItems);
  for (let item = 0; item + 1 < offsets.length; item++) {
    const users = offsets[item + 1]! - offsets[item]!;
    if (users >= minEaseUsers) top.add(item, users);
  }
  return Uint32Array.from(top.drain(), ({ index }) => index).toSorted();
}

/** XᵀX + ridge·I: users of both items, and on the diagonal users of the item plus the ridge. */
function gram(itemsOfUsers: Csr, usersOfItems: Csr, covered: Uint32Array, ridge: number, step: (done: number) => void): SymmetricMatrix {
  const matrix = new SymmetricMatrix(covered.length);
  const positions = new Int32Array(usersOfItems.offsets.length).fill(-1);
  covered.forEach((item, position) => (positions[item] = position));
  const counts = new Uint32Array(covered.length);
  covered.forEach((item, row) => {
    for (let at = usersOfItems.offsets[item]!; at < usersOfItems.offsets[item + 1]!; at++) {
      const user = usersOfItems.columns[at]!;
      for (let other = itemsOfUsers.offsets[user]!; other < itemsOfUsers.offsets[user + 1]!; other++) {
        const column = positions[itemsOfUsers.columns[other]!]!;
        if (column > row) break;
        if (column >= 0) counts[column]!++;
      }
    }
    for (let column = 0; column <= row; column++) {
      const count = counts[column]! + (column === row ? ridge : 0);
      if (count !== 0) matrix.set(row, column, count);
    }
    counts.fill(0);
    if (row % 64 === 0) step(row / covered.length);
  });
  return matrix;
}

function pruned(inverse: SymmetricMatrix, covered: Uint32Array, itemCount: number, neighbours: number, step: (done: number) => void): Csr {
  const offsets = new Uint32Array(itemCount + 1);
  const columns = new Uint32Array(covered.length * Math.min(neighbours, covered.length));
  const values = new Float32Array(columns.length);
  const weights = new Float32Array(covered.length);
  const diagonal = Float64Array.from(covered, (_, position) => inverse.get(position, position));
  const top = new Top(neighbours);
  let size = 0;
  let position = 0;
  for (let item = 0; item < itemCount; item++) {
    if (covered[position] === item) {
      inverse.row(position, weights);
      for (let column = 0; column < covered.length; column++) {
        if (column === position) continue;
        const weight = -weights[column]! / diagonal[column]!;
        weights[column] = weight;
        top.add(column, Math.abs(weight));
      }
      for (const { index } of top.drain().toSorted((a, b) => a.index - b.index)) {
        if (weights[index] === 0) continue;
        columns[size] = covered[index]!;
        values[size++] = weights[index]!;
      }
      position++;
      if (position % 64 === 0) step(position / covered.length);
    }
    offsets[item + 1] = size;
  }
  return { offsets, columns: columns.slice(0, size), values: values.slice(0, size) };
}
