// Mutants that change nothing anyone can observe, each with the reason. Listed, never silently dropped.
export interface Equivalent {
  readonly layer: 'spec' | 'code' | 'answer';
  readonly kind: string;
  /** File, or operation and status. */
  readonly where: string;
  readonly reason: string;
}

export const equivalents: readonly Equivalent[] = [];
