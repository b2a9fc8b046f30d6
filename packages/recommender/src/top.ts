// The best n of many by score, in a heap that never holds more than n. Equal scores: the lower index first, which is id order in a model.

export interface Scored {
  readonly index: number;
  readonly score: number;
}

export class Top {
  readonly #scores: number[] = [];
  readonly #indexes: number[] = [];

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#scores.length;
  }

  /** Whether `add` would keep it. */
  accepts(index: number, score: number): boolean {
    return this.size < this.capacity || (this.capacity > 0 && isBetter(score, index, this.#scores[0]!, this.#indexes[0]!));
  }

  add(index: number, score: number): void {
    if (!this.accepts(index, score)) return;
    if (this.size < this.capacity) {
      this.#scores.push(score);
      this.#indexes.push(index);
      this.#raise(this.size - 1);
    } else {
      this.#scores[0] = score;
      this.#indexes[0] = index;
      this.#sink();
    }
  }

  /** Best first, and nothing is left. */
  drain(): Scored[] {
    const result = this.#indexes.map((index, at) => ({ index, score: this.#scores[at]! }));
    this.#scores.length = 0;
    this.#indexes.length = 0;
    return result.toSorted((a, b) => b.score - a.score || a.index - b.index);
  }

  // The worst stands at the root: a parent is never better than its children.
  #raise(at: number): void {
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBetterAt(parent, at)) return;
      this.#swap(parent, at);
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.size && this.#isBetterAt(worst, child)) worst = child;
      }
      if (worst === at) return;
      this.#swap(worst, at);
      at = worst;
    }
  }

  #isBetterAt(a: number, b: number): boolean {
    return isBetter(this.#scores[a]!, this.#indexes[a]!, this.#scores[b]!, this.#indexes[b]!);
  }

  #swap(a: number, b: number): void {
    [this.#scores[a], this.#scores[b]] = [this.#scores[b]!, this.#scores[a]!];
    [this.#indexes[a], this.#indexes[b]] = [this.#indexes[b]!, this.#indexes[a]!];
  }
}

function isBetter(score: number, index: number, thanScore: number, thanIndex: number): boolean {
  return score > thanScore || (score === thanScore && index < thanIndex);
}
