// The inverse of a positive definite matrix, in place, tile by tile. numpy-ts does the arithmetic (SIMD in WebAssembly); the order of tiles
// is ours, because its own inverse of the whole keeps several copies of the square, is slower and cannot be stopped (docs/decisions/0008).
import { linalg, matmul, zeros, type NDArray } from 'numpy-ts';
import type { SymmetricMatrix } from './symmetric-matrix.js';

/**
 * Symmetric sweep (Goodnight 1979), one column of tiles after the other: sweeping all of them leaves the negated inverse. `step` is called
 * between products with the share done, 0 to 1; throw from it to stop.
 */
export function invert(matrix: SymmetricMatrix, step: (done: number) => void): void {
  const columns = matrix.tilesPerSide;
  for (let pivot = 0; pivot < columns; pivot++) {
    sweep(matrix, pivot, (done) => step((pivot + done) / columns));
  }
  for (let row = 0; row < columns; row++) {
    for (let column = 0; column <= row; column++) negate(matrix.tile(row, column));
  }
}

/** With P = inverse of the pivot tile: A(i,j) -= A(i,p) P A(p,j), then A(i,p) = A(i,p) P and A(p,p) = -P. */
function sweep(matrix: SymmetricMatrix, pivot: number, step: (done: number) => void): void {
  const side = matrix.tilesPerSide;
  const width = matrix.extent(pivot);
  const inverse = inverseOf(matrix.tile(pivot, pivot), width);
  const pivotInverse = tileOf(inverse, width, width);
  const others = Array.from({ length: side }, (_, index) => index).filter((index) => index !== pivot);

  // A(i,p) P, and A(p,j) whole: a transposed view would leave the fast kernel.
  const left: NDArray[] = [];
  const right: NDArray[] = [];
  for (const index of others) {
    const height = matrix.extent(index);
    const below = index > pivot;
    const stored = below ? matrix.tile(index, pivot) : matrix.tile(pivot, index);
    const turned = below ? transposed(stored, height, width) : transposed(stored, width, height);
    const column = tileOf(below ? stored : turned, height, width);
    left[index] = matmul(column, pivotInverse);
    right[index] = tileOf(below ? turned : stored, width, height);
    column.dispose();
  }

  let done = 0;
  for (const row of others) {
    for (const column of others) {
      if (column > row) break;
      const product = matmul(left[row]!, right[column]!);
      subtract(matrix.tile(row, column), product.data as Float32Array);
      product.dispose();
    }
    done += row + 1;
    step((2 * done) / (side * (side + 1)));
  }

  for (const index of others) {
    const product = left[index]!.data as Float32Array;
    if (index > pivot) matrix.tile(index, pivot).set(product);
    else matrix.tile(pivot, index).set(transposed(product, matrix.extent(index), width));
    left[index]!.dispose();
    right[index]!.dispose();
  }
  pivotInverse.dispose();
  negate(inverse);
  matrix.tile(pivot, pivot).set(inverse);
}

/** In double precision, where it costs little: rounding here goes into everything after. */
function inverseOf(tile: Float32Array, width: number): Float32Array {
  const square = zeros([width, width], 'float64');
  (square.data as Float64Array).set(tile);
  const inverse = linalg.inv(square);
  const result = Float32Array.from(inverse.data as Float64Array);
  square.dispose();
  inverse.dispose();
  return result;
}

/** Lives in WebAssembly's memory until it is disposed of. */
function tileOf(values: Float32Array, rows: number, columns: number): NDArray {
  const tile = zeros([rows, columns], 'float32');
  (tile.data as Float32Array).set(values);
  return tile;
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column]!;
  }
  return result;
}

function subtract(from: Float32Array, values: Float32Array): void {
  for (let at = 0; at < from.length; at++) from[at]! -= values[at]!;
}

function negate(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) values[at] = -values[at]!;
}
