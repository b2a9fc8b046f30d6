// Compressed sparse rows: the entries of row r stand at offsets[r] up to offsets[r + 1], columns ascending.

export interface Csr {
  /** One more than there are rows. */
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** The value at a row and column, 0 where nothing is stored. */
export function valueAt({ offsets, columns, values }: Csr, row: number, column: number): number {
  let low = offsets[row]!;
  let high = offsets[row + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (columns[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low < offsets[row + 1]! && columns[low] === column ? values[low]! : 0;
}

/** Rows become columns. Reads rows in order, so columns ascend in the result too. */
export function transposed({ offsets, columns, values }: Csr, columnCount: number): Csr {
  const result = {
    offsets: new Uint32Array(columnCount + 1),
    columns: new Uint32Array(columns.length),
    values: new Float32Array(values.length),
  };
  for (const column of columns) result.offsets[column + 1]!++;
  for (let column = 0; column < columnCount; column++) result.offsets[column + 1]! += result.offsets[column]!;
  const next = result.offsets.slice(0, columnCount);
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const to = next[columns[at]!]!++;
      result.columns[to] = row;
      result.values[to] = values[at]!;
    }
  }
  return result;
}
