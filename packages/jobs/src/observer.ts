/** Who counts what the workers of this process do. */
export interface JobsObserver {
  /** Items became final, in one commit. Those that a job leaves undone at its end are not among them. */
  items(counts: { readonly succeeded: number; readonly failed: number; readonly skipped: number }): void;
  /** A chunk was in hand for so long: until it was done, or given back. */
  chunk(seconds: number): void;
}
