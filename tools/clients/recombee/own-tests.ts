import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { folder } from '../install.ts';
import { runNode } from '../program.ts';
import type { ClientServer } from '../suite.ts';

/** The tests that the npm package brings, by what they are about. `tests`: how many each group has at 6.3.0, so that none can go missing. */
export const groups = {
  core: { tests: 295, serves: true },
  'more items by filter': { tests: 6, serves: true },
  scenarios: { tests: 3, serves: true },
  'composite recommendations': { tests: 3, serves: true },
  'recommendations of item segments': { tests: 20, serves: true },
  segmentations: { tests: 36, serves: false },
  series: { tests: 32, serves: false },
  'search synonyms': { tests: 12, serves: false },
} as const;
export type Group = keyof typeof groups;

interface Test {
  readonly title: string;
  readonly file: string;
  /** Without members: it passed. */
  readonly err: { readonly message?: string };
}

let started: Promise<ReadonlyMap<Group, readonly Test[]>> | undefined;

/** Runs all of them, once; resolves with what a group's failed tests said. Rejects when the group does not have as many as it should. */
export async function failuresOf(group: Group, server: ClientServer): Promise<string[]> {
  const tests = (await (started ??= runAll(server))).get(group) ?? [];
  if (tests.length !== groups[group].tests) throw new Error(`There are ${tests.length} tests of ${group}, not ${groups[group].tests}.`);
  return tests.filter(({ err }) => Object.keys(err).length > 0).map(({ title, file, err }) => `${basename(file)}: ${title}: ${err.message}`);
}

async function runAll(server: ClientServer): Promise<ReadonlyMap<Group, readonly Test[]>> {
  const report = join(tmpdir(), `recombee-own-tests-${process.pid}.json`);
  const mocha = ['--import', join(import.meta.dirname, 'preload.mjs'), join(folder, 'node_modules/mocha/bin/mocha.js')];
  const tests = join(folder, 'node_modules/recombee-api-client/test');
  const options = { env: { DB_ID: server.catalogue, PRIVATE_TOKEN: server.token, SHEAF_URL: server.secureUrl }, timeoutMs: 600_000 };
  // Mocha ends with the number of failures: those of what is not served among them.
  await runNode(server, [...mocha, '--reporter', 'json', '--reporter-option', `output=${report}`, tests], options).catch(() => undefined);
  const { tests: all } = JSON.parse(readFileSync(report, 'utf8')) as { readonly tests: readonly Test[] };
  return Map.groupBy(all, ({ file }) => groupOf(basename(file)));
}

function groupOf(file: string): Group {
  if (file.includes('more-items')) return 'more items by filter';
  if (file.includes('series')) return 'series';
  if (file.includes('synonym')) return 'search synonyms';
  if (/segmentation|reql-segment/.test(file)) return 'segmentations';
  if (file.includes('segment')) return 'recommendations of item segments';
  if (file.includes('composite')) return 'composite recommendations';
  return file.includes('scenarios') ? 'scenarios' : 'core';
}
