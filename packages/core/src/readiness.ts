import type { Edges } from './plan.js';

/** Which items may start: hands each out once, those that were held back first, then in request order. */
export class Readiness {
  private readonly waits: Uint32Array | undefined;
  private readonly released: number[] = [];
  private taken = 0;
  private next = 0;

  constructor(
    private readonly count: number,
    private readonly edges: Edges | undefined,
  ) {
    this.waits = edges?.waits.slice();
  }

  /** Whether `take` has an item. */
  any(): boolean {
    if (this.taken < this.released.length) return true;
    // Those passed over here wait for something, and `release` will name them.
    while (this.waits !== undefined && this.next < this.count && this.waits[this.next]! > 0) this.next += 1;
    return this.next < this.count;
  }

  /** The next item's index; only after `any` said yes. */
  take(): number {
    if (this.taken < this.released.length) return this.released[this.taken++]!;
    return this.next++;
  }

  /** The item is final: those that waited only for it may start. */
  release(index: number): void {
    if (this.edges === undefined || this.waits === undefined) return;
    const { starts, targets } = this.edges;
    for (let at = starts[index]!; at < starts[index + 1]!; at += 1) {
      const target = targets[at]!;
      this.waits[target]! -= 1;
      if (this.waits[target] === 0 && target < this.next) this.released.push(target);
    }
  }
}
