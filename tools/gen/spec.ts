import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type BadInputEntry, readBadInputs } from './bad-inputs-page.ts';
import { breaches } from './conventions.ts';
import { byText, type Document } from './document.ts';
import { type ProblemCatalogue, readProblems } from './problems.ts';

/** The contract, read and found in order. */
export interface Spec {
  readonly document: Document;
  readonly problems: ProblemCatalogue;
  readonly badInputs: readonly BadInputEntry[];
}

/** Lints the spec, bundles it into `bundlePath` and reads it. Throws with every fault found, each with its place. */
export function readSpec(root: string, bundlePath: string): Spec {
  redocly(root, 'lint', 'sheaf');
  redocly(root, 'bundle', 'sheaf', '--ext', 'json', '--output', bundlePath);
  const document = sortedComponents(JSON.parse(readFileSync(bundlePath, 'utf8')) as Document);
  const found = breaches(document);
  if (found.length > 0)
    throw new Error(`The spec breaks the conventions of spec/README.md:\n${found.map((breach) => `  ${breach}\n`).join('')}`);
  const problems = readProblems(parse(readFileSync(resolve(root, 'spec/problems.yaml'), 'utf8')));
  const badInputs = readBadInputs(parse(readFileSync(resolve(root, 'spec/bad-inputs.yaml'), 'utf8')));
  return { document, problems, badInputs };
}

// Quiet unless it fails.
function redocly(root: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(root, 'node_modules/@redocly/cli/bin/cli.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  });
  if (status !== 0) throw new Error(`redocly ${args[0]} failed:\n${stdout}${stderr}`);
}

// redocly lists components in the order in which it meets them: a change of one path would move the others about.
function sortedComponents(document: Document): Document {
  const kinds = Object.entries<Readonly<Record<string, object>>>(document.components ?? {}).map(
    ([kind, members]) => [kind, byName(members)] as const,
  );
  return { ...document, components: byName(Object.fromEntries(kinds)) };
}

function byName<Value>(members: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => byText(a, b)));
}
