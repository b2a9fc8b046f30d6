// A large symmetric matrix as the tiles of its lower triangle: half the memory of the square, and tiles that WebAssembly takes one by one.

/** Rows and columns of a tile. Multiplied fastest of 128, 256, 512 and 1,024 (docs/recommender-quality.md). */
export const tileSize = 256;

export class SymmetricMatrix {
  readonly size: number;
  /** Tiles per side. The last one may be smaller. */
  readonly tilesPerSide: number;
  readonly #tiles: Float32Array[] = [];

  constructor(size: number) {
    this.size = size;
    this.tilesPerSide = Math.ceil(size / tileSize);
    for (let row = 0; row < this.tilesPerSide; row++) {
      for (let column = 0; column <= row; column++) this.#tiles.push(new Float32Array(this.extent(row) * this.extent(column)));
    }
  }

  /** Bytes that a matrix of this size takes. */
  static bytes(size: number): number {
    const tilesPerSide = Math.ceil(size / tileSize);
    return Math.min(size * size, ((tilesPerSide * (tilesPerSide + 1)) / 2) * tileSize * tileSize) * Float32Array.BYTES_PER_ELEMENT;
  }

  /** Rows of the tiles in this row of tiles. */
  extent(tileRow: number): number {
    return Math.min(tileSize, this.size - tileRow * tileSize);
  }

  /** The tile itself, row after row; `column` at most `row`. */
  tile(row: number, column: number): Float32Array {
    return this.#tiles[(row * (row + 1)) / 2 + column]!;
  }

  get(row: number, column: number): number {
    if (column > row) return this.get(column, row);
    const tileColumn = Math.floor(column / tileSize);
    return this.tile(Math.floor(row / tileSize), tileColumn)[(row % tileSize) * this.extent(tileColumn) + (column % tileSize)]!;
  }

  /** Sets both (row, column) and (column, row). */
  set(row: number, column: number, value: number): void {
    if (column > row) return this.set(column, row, value);
    const tileColumn = Math.floor(column / tileSize);
    const tileRow = Math.floor(row / tileSize);
    const at = (row % tileSize) * this.extent(tileColumn) + (column % tileSize);
    this.tile(tileRow, tileColumn)[at] = value;
    // A tile on the diagonal holds both halves, so that it can be multiplied as it is.
    if (tileRow === tileColumn) this.tile(tileRow, tileColumn)[(column % tileSize) * this.extent(tileColumn) + (row % tileSize)] = value;
  }

  /** A whole row into `into`. */
  row(row: number, into: Float32Array): void {
    const tileRow = Math.floor(row / tileSize);
    for (let tileColumn = 0; tileColumn <= tileRow; tileColumn++) {
      const extent = this.extent(tileColumn);
      const from = (row % tileSize) * extent;
      into.set(this.tile(tileRow, tileColumn).subarray(from, from + extent), tileColumn * tileSize);
    }
    const extent = this.extent(tileRow);
    for (let below = tileRow + 1; below < this.tilesPerSide; below++) {
      const tile = this.tile(below, tileRow);
      for (let r = 0; r < this.extent(below); r++) into[below * tileSize + r] = tile[r * extent + (row % tileSize)]!;
    }
  }
}
