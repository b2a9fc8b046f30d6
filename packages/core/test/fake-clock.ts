import type { Clock } from '../src/dispatch.js';

/** Time that passes when a test says so. Work costs nothing unless `tickMs` makes every look at the clock cost something. */
export class FakeClock implements Clock {
  yields = 0;
  private ms = 1000;
  private readonly timers = new Set<{ readonly atMs: number; readonly run: () => void }>();

  constructor(private readonly tickMs = 0) {}

  nowMs(): number {
    this.ms += this.tickMs;
    return this.ms;
  }

  epochUs(): number {
    return 1_800_000_000_000_000 + this.ms * 1000;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { atMs: this.ms + ms, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  async yield(): Promise<void> {
    this.yields += 1;
  }

  /** How many timers have not rung. */
  get pending(): number {
    return this.timers.size;
  }

  /** Time passes; timers ring in order, each at its own time. */
  advance(ms: number): void {
    const untilMs = this.ms + ms;
    for (let next = this.earliest(untilMs); next !== undefined; next = this.earliest(untilMs)) {
      this.timers.delete(next);
      this.ms = Math.max(this.ms, next.atMs);
      next.run();
    }
    this.ms = untilMs;
  }

  private earliest(untilMs: number) {
    return [...this.timers].filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
  }
}

/** Lets everything run that waits for promises only. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
