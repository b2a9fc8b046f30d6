import { createHash } from 'node:crypto';
import { clientDocument, clientFolder, clientSources } from './client.ts';
import type { Document } from './document.ts';
import { differences, readTree, type Tree } from './tree.ts';

/** Where the hashes of the last whole run stand, in version control. */
export const recordPath = 'tools/gen/recorded.json';

/** SHA-256 by path, of what the client was made from and of what was made. */
interface Recorded {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The text of recorded.json for a client that was made from these sources. */
export function record(root: string, document: Document, client: Tree): string {
  return `${JSON.stringify({ inputs: inputHashes(root, document), outputs: hashes(client) } satisfies Recorded, null, 2)}\n`;
}

/** Without Java: what differs between the record and the tree, inputs and outputs alike; empty when the client is what the last run made. */
export function recordedDifferences(root: string, document: Document, recorded: string | undefined): string[] {
  if (recorded === undefined) return [`missing    ${recordPath}`];
  const { inputs, outputs } = JSON.parse(recorded) as Recorded;
  return [
    ...differences(tree(inputs), tree(inputHashes(root, document))),
    ...differences(tree(outputs), tree(hashes(readTree(root, [clientFolder])))),
  ];
}

function inputHashes(root: string, document: Document): Record<string, string> {
  return hashes(new Map([['spec (bundled)', clientDocument(document)], ...readTree(root, clientSources)]));
}

function hashes(files: Tree): Record<string, string> {
  return Object.fromEntries([...files].map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]));
}

const tree = (recorded: Readonly<Record<string, string>>): Tree => new Map(Object.entries(recorded));
