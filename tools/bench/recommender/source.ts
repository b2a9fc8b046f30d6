// Where recommendations come from: the package itself, the server, or the slow reference. The same metrics run over each.
import type { Method } from './methods.ts';

export interface Source {
  readonly name: string;
  /** Makes the model of a method; what the source does not do is said by undefined. */
  prepare(method: Method): Promise<Prepared | undefined>;
  close(): Promise<void>;
}

export interface Prepared {
  /** How long the model took. */
  readonly buildMs: number;
  /** Ranked item ids by user, nothing that the user rated among them. */
  recommend(userIds: readonly string[]): Promise<Map<string, readonly string[]>>;
}
