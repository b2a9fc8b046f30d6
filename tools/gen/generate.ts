import { clientFolder, type ClientRun } from './client.ts';
import { contractFiles } from './contracts.ts';
import type { Document } from './document.ts';
import { record, recordedDifferences, recordPath } from './record.ts';
import type { Spec } from './spec.ts';
import { differences, readTree, type Tree, writeTree } from './tree.ts';

/** What a run found: one line per file that differed, and a sentence that says what was done. */
export interface Report {
  readonly differences: readonly string[];
  readonly summary: string;
}

export interface Generation {
  readonly root: string;
  readonly spec: Spec;
  /** Makes the client's half; says so where it cannot. */
  readonly client: (document: Document) => ClientRun;
}

const contractPaths = ['packages/contracts/src/gen', 'docs/bad-inputs.md', 'docs/operations.md', 'docs/problems.md'];

/** Writes everything that is generated. Throws where the client's half would have to change and cannot be made here. */
export function write({ root, spec, client }: Generation): Report {
  const made = whole(root, spec, client(spec.document));
  if ('missing' in made) {
    const stale = recordedDifferences(root, spec.document, readTree(root, [recordPath]).get(recordPath));
    if (stale.length > 0)
      throw new Error(
        `${made.missing}, and the client must be made again:\n${indented(stale)}It takes Java 11 or later and, once, the network; then: npm run gen`,
      );
  }
  const there = readTree(root, made.paths);
  const changed = differences(made.files, there);
  writeTree(root, made.files, there);
  const unmade = 'missing' in made ? ` ${made.missing}: the client is as recorded and was left alone.` : '';
  return {
    differences: changed,
    summary: `${made.files.size} generated files, ${changed.length} of them new, changed or removed.${unmade}`,
  };
}

/** Compares what would be written with what is there, and writes nothing. */
export function check({ root, spec, client }: Generation): Report {
  const made = whole(root, spec, client(spec.document));
  const found = differences(made.files, readTree(root, made.paths));
  if (!('missing' in made))
    return { differences: found, summary: `Compared ${made.files.size} files with a fresh run of both generators.` };
  const stale = recordedDifferences(root, spec.document, readTree(root, [recordPath]).get(recordPath));
  return {
    differences: [...found, ...stale],
    summary: `${made.missing}: compared the client by the hashes in ${recordPath}, and ${made.files.size} other files with a fresh run.`,
  };
}

/** The files to have and the paths that they fill: both halves and their record, or the half that needs no Java. */
function whole(root: string, spec: Spec, run: ClientRun): { files: Tree; paths: string[]; missing?: string } {
  const contracts = contractFiles(spec);
  if ('missing' in run) return { files: contracts, paths: contractPaths, missing: run.missing };
  const files = new Map([...contracts, ...run.files, [recordPath, record(root, spec.document, run.files)]]);
  return { files, paths: [...contractPaths, clientFolder, recordPath] };
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}\n`).join('');
