import { type Document, operationsOf, type ReadOperation } from './document.ts';

/** docs/operations.md: every operation with what it touches, for people. */
export function operationsPage(document: Document): string {
  const rows = operationsOf(document).map((operation) => `| ${cells(operation).join(' | ')} |\n`);
  return `<!-- Made by tools/gen from spec/openapi.yaml; do not edit. Make it again: npm run gen -->
# Operations

What a batch may call, and what each operation touches. Two items of a batch wait for each other where their effects meet: adds to one collection do
not wait for each other, reads and writes wait for them and they for those. A segment of a resource is a constant, \`{parameter}\`, \`{body:/pointer}\` or \`*\`.
What names a parameter that an item does not give is not touched by it; \`{parameter?condition}\` is touched only where the parameter \`condition\` is true.

| operation | request | reads | writes | adds | transactional | idempotent | in batches |
|---|---|---|---|---|---|---|---|
${rows.join('')}`;
}

function cells({ id, method, path, object }: ReadOperation): string[] {
  const { reads, writes, adds } = object['x-effects'] as { reads: string[]; writes: string[]; adds: string[] };
  const resources = [reads, writes, adds].map((list) => list.map((resource) => `\`${resource}\``).join(', '));
  const flags = [object['x-transactional'], object['x-idempotent'], object['x-batchable'] ?? true].map((flag) => (flag ? 'yes' : 'no'));
  return [`\`${id}\``, `\`${method} ${path}\``, ...resources, ...flags];
}
