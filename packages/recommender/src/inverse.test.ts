import { describe, expect, it } from '@jest/globals';
import { invert } from './inverse.js';
import { SymmetricMatrix, tileSize } from './symmetric-matrix.js';

describe('the inverse', () => {
  // One tile, exactly one, and three with a smaller last one.
  it.each([1, 7, tileSize, 2 * tileSize + 37])('of %i by %i times the matrix is one', (size) => {
    const matrix = positiveDefinite(size);
    const rows = Array.from({ length: size }, (_, row) => rowOf(matrix, row));
    const done: number[] = [];
    invert(matrix, (share) => done.push(share));
    for (const row of [0, 3, tileSize - 1, tileSize, size - 1].filter((each) => each < size)) {
      const inverse = rowOf(matrix, row);
      for (const column of [0, 2, tileSize, size - 1].filter((each) => each < size)) {
        const product = inverse.reduce((sum, value, at) => sum + value * rows[at]![column]!, 0);
        expect(product).toBeCloseTo(row === column ? 1 : 0, 5);
      }
    }
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(Math.max(0, ...done)).toBeLessThanOrEqual(1);
  });

  it('stops where the step throws', () => {
    const stop = new Error('stop');
    expect(() =>
      invert(positiveDefinite(2 * tileSize), () => {
        throw stop;
      }),
    ).toThrow(stop);
  });
});

function positiveDefinite(size: number): SymmetricMatrix {
  const matrix = new SymmetricMatrix(size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) matrix.set(row, column, (row * 31 + column * 17) % 7);
    matrix.set(row, row, 6 * size + (row % 5));
  }
  return matrix;
}

function rowOf(matrix: SymmetricMatrix, row: number): Float32Array {
  const values = new Float32Array(matrix.size);
  matrix.row(row, values);
  expect(values[row]).toBe(matrix.get(row, row));
  return values;
}
