import { isDeepStrictEqual } from 'node:util';

/** Counts what holds and what does not, and says so. */
export class Report {
  passed = 0;
  failed = 0;

  scenario(name: string): void {
    console.log(`=== ${name}`);
  }

  is(what: string, seen: unknown, expected: unknown): void {
    this.holds(what, isDeepStrictEqual(seen, expected), `${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
  }

  /** @param seen told where it does not hold */
  holds(what: string, does: boolean, seen: unknown): void {
    if (does) this.passed += 1;
    else this.failed += 1;
    console.log(does ? `  ok  ${what}` : `  FAILED  ${what}: ${String(seen)}`);
  }
}
