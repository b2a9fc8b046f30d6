// npm run test:pack [-- --url <base>]: packs the packages as they would be published, installs them in empty folders, and uses them there as
// their READMEs say. Without --url it starts apps/server. The last line is `N passed, N failed`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkInBrowser } from './browser.ts';
import { checkOnNode, checkTypes } from './client.ts';
import { checkNestApp } from './nest.ts';
import { Report } from './report.ts';
import { nodeRuntimes } from './runtime.ts';
import { startServer } from './server.ts';
import { checkTarball, pack } from './tarball.ts';

const { values } = parseArgs({ options: { url: { type: 'string' } } });
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sheaf-pack-'));
const report = new Report();
const server = values.url === undefined ? await startServer(root, folder) : { url: values.url, stop: async () => undefined };
try {
  const packages = ['contracts', 'core', 'filter', 'dialects', 'nest', 'client'].map((name) => pack(root, name, folder));
  for (const packed of packages) await checkTarball(packed, report);
  const client = packages.find(({ name }) => name === '@sheaf/client')!;
  for (const node of nodeRuntimes(root)) await checkOnNode(client, node, server.url, folder, report);
  for (const resolution of ['nodenext', 'bundler'] as const) await checkTypes(client, resolution, folder, report);
  await checkInBrowser(client, server.url, folder, report);
  await checkNestApp(packages, folder, report);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
report.end();
