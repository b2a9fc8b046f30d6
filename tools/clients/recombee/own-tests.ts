import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, matchesGlob } from 'node:path';
import { folder } from '../install.ts';
import { runNode } from '../program.ts';
import type { ClientServer } from '../suite.ts';

/** The 407 tests that the npm package brings at 6.3.0, by what they are about and how many, so that none can go missing. */
export const groups = {
  core: { tests: 295, isServed: true },
  'more items by filter': { tests: 6, isServed: true },
  scenarios: { tests: 3, isServed: true },
  'composite recommendations': { tests: 3, isServed: true },
  'recommendations of item segments': { tests: 20, isServed: true },
  segmentations: { tests: 36, isServed: false },
  series: { tests: 32, isServed: false },
  'search synonyms': { tests: 12, isServed: false },
} as const;
export type Group = keyof typeof groups;

interface Test {
  readonly title: string;
  readonly file: string;
  /** Without members: it passed. */
  readonly err: { readonly message?: string };
}

/** Resolves when every group has the tests that it should have. */
export async function countAll(server: ClientServer): Promise<void> {
  const counts = Map.groupBy(await mocha(server, ['--dry-run', tests]), groupOf);
  for (const [group, { tests: count }] of Object.entries(groups)) assert.equal(counts.get(group as Group)?.length, count, group);
  assert.equal(counts.size, Object.keys(groups).length);
}

let run: Promise<ReadonlyMap<Group, readonly Test[]>> | undefined;

/** Resolves when all tests of a group have passed. The groups that are served run together, once: those that are not would each wait for their time limit. */
export async function passes(group: Group, server: ClientServer): Promise<void> {
  const unserved = Object.entries(filesOf).flatMap(([name, pattern]) => (groups[name as Group].isServed ? [] : [pattern]));
  const ignored = unserved.flatMap((pattern) => ['--ignore', join(tests, pattern)]);
  run ??= mocha(server, [...ignored, tests]).then((all) => Map.groupBy(all, groupOf));
  const own = (await run).get(group) ?? [];
  const failed = own.filter(({ err }) => Object.keys(err).length > 0);
  assert.deepEqual(
    failed.map(({ title, file, err }) => `${basename(file)}: ${title}: ${err.message}`),
    [],
  );
  assert.equal(own.length, groups[group].tests);
}

const tests = join(folder, 'node_modules/recombee-api-client/test');

async function mocha(server: ClientServer, args: readonly string[]): Promise<readonly Test[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'recombee-'));
  const report = join(scratch, 'report.json');
  const program = ['--import', join(import.meta.dirname, 'preload.mjs'), join(folder, 'node_modules/mocha/bin/mocha.js')];
  const env = { DB_ID: server.catalogue, PRIVATE_TOKEN: server.token, SHEAF_URL: server.secureUrl };
  try {
    // Mocha ends with the number of failures, which the report has as well.
    const ended = runNode(server, [...program, '--reporter', 'json', '--reporter-option', `output=${report}`, ...args], { env, timeoutMs });
    const fault: unknown = await ended.then(
      () => undefined,
      (error: unknown) => error,
    );
    const text = readIfThere(report);
    if (text === undefined) throw fault;
    return (JSON.parse(text) as { readonly tests: readonly Test[] }).tests;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const timeoutMs = 300_000;

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** What the files of a group are called; the first that fits. All others are core. */
const filesOf = {
  'more items by filter': '*more-items*',
  segmentations: '*{segmentation,reql-segment}*',
  series: '*series*',
  'search synonyms': '*synonym*',
  'recommendations of item segments': '*segment*',
  'composite recommendations': 'composite*',
  scenarios: '*scenarios*',
} as const satisfies Partial<Record<Group, string>>;

function groupOf({ file }: Test): Group {
  const found = Object.entries(filesOf).find(([, pattern]) => matchesGlob(basename(file), pattern));
  return (found?.[0] ?? 'core') as Group;
}
