import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './install.ts';
import type { ClientSuite } from './suite.ts';

/** Every folder with a suite.ts, in the order of the alphabet. */
export function dialects(): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'suite.ts')))
    .toSorted();
}

/** The suites of a dialect: one for each client that people use for it. Import it only once the clients are installed. */
export async function suitesOf(dialect: string): Promise<readonly ClientSuite[]> {
  const { suite } = (await import(join(folder, dialect, 'suite.ts'))) as { suite: ClientSuite | readonly ClientSuite[] };
  return [suite].flat() as readonly ClientSuite[];
}
