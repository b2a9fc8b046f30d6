// A score for each of many, few of them touched: adding is an array access and clearing costs what was touched.
export class Scores {
  readonly values: Float64Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  #size = 0;

  constructor(length: number) {
    this.values = new Float64Array(length);
    this.#touched = new Uint32Array(length);
    this.#isTouched = new Uint8Array(length);
  }

  add(index: number, amount: number): void {
    if (this.#isTouched[index] === 0) {
      this.#isTouched[index] = 1;
      this.#touched[this.#size++] = index;
    }
    this.values[index]! += amount;
  }

  /** Indexes added to since the last clear; a view that the next change makes stale. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#size);
  }

  clear(): void {
    for (const index of this.touched) {
      this.values[index] = 0;
      this.#isTouched[index] = 0;
    }
    this.#size = 0;
  }
}
