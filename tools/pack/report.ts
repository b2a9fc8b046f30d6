/** Counts checks and says at once how each went. */
export class Report {
  private passed = 0;
  private failed = 0;

  /** Runs a check; what it throws is why it failed. What it gives is added to its line. */
  async check(name: string, run: () => string | void | Promise<string | void>): Promise<boolean> {
    try {
      const note = await run();
      this.passed += 1;
      console.log(`ok      ${name}${note ? `: ${note}` : ''}`);
      return true;
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  end(): void {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 ? 0 : 1;
  }
}
