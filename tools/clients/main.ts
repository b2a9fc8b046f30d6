// npm run test:clients [-- <dialect>…] [--check]: installs the clients, runs each dialect's suites against the built server, and writes
// docs/dialects-matrix.md of a full run in which all passed; --check fails when that page is another one instead.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServerProcess } from '../server-process.ts';
import { folder, installClients, installedVersion } from './install.ts';
import { matrixPage, notShown } from './matrix.ts';
import type { FeatureResult, Order } from './run.ts';
import type { ClientServer, ClientSuite } from './suite.ts';
import { dialects, suitesOf } from './suites.ts';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true });
const all = dialects();
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite for ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(1);
}
installClients();
const tally = { passed: 0, failed: 0 };
const suites: ClientSuite[] = [];
for (const dialect of positionals.length > 0 ? positionals : all) {
  for (const [index, suite] of (await suitesOf(dialect)).entries()) {
    suites.push(suite);
    await runSuite(suite, { dialect, index });
  }
}
if (positionals.length === 0) keepMatrix();
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

async function runSuite(suite: ClientSuite, order: Omit<Order, 'server'>): Promise<void> {
  console.log(`\n${suite.dialect}: ${suite.client} ${suite.version}`);
  const version = installedVersion(suite.client);
  if (version !== undefined && version !== suite.version) tell('the client is the one named', `${version} is installed`);
  const started = await startFor(suite).catch((error: unknown) => String(error));
  if (typeof started === 'string') return tell('the server starts', started);
  const { server, stop } = started;
  const left = new Set(suite.features.map(({ feature }) => feature));
  if (left.size < suite.features.length) tell('features have names of their own', 'two have the same');
  const child = fork(join(folder, 'run.ts'), { env: { ...process.env, ...server.env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', ({ feature, ms, fault }: FeatureResult) => {
    left.delete(feature);
    tell(`${feature} (${ms} ms)`, fault);
  });
  child.send({ ...order, server } satisfies Order);
  const [code] = (await once(child, 'close')) as [number | null];
  for (const feature of left) tell(feature, `the suite ended with ${code} before it ran`);
  const ended = await stop();
  tell('the server stopped as it should', ended === 0 ? undefined : `it ended with ${ended}`);
}

function tell(what: string, fault: string | undefined): void {
  if (fault === undefined) tally.passed += 1;
  else tally.failed += 1;
  console.log(fault === undefined ? `  ok      ${what}` : `  FAILED  ${what}\n${fault.replaceAll(/^/gm, '          ')}`);
}

/** A server of its own for each suite: with TLS, on a database in memory. */
async function startFor({ app = 'server', env }: ClientSuite): Promise<{ server: ClientServer; stop: () => Promise<number | null> }> {
  const started = await startServerProcess({ SHEAF_DATA_DIR: 'memory', SHEAF_TLS: 'self-signed', SHEAF_LOG_LEVEL: 'error', ...env }, app);
  const certificate = /the certificate is (.+?)(?:; set |$)/m.exec(started.output())?.[1];
  if (certificate === undefined || !existsSync(certificate)) throw new Error('The server named no certificate when it started.');
  return {
    server: {
      baseUrl: started.baseUrl,
      secureUrl: started.baseUrl.replace('http:', 'https:'),
      certificate,
      catalogue: 'demo',
      token: started.token,
      env: {
        NODE_EXTRA_CA_CERTS: certificate,
        REQUESTS_CA_BUNDLE: certificate,
        SSL_CERT_FILE: certificate,
        HTTPLIB2_CA_CERTS: certificate,
      },
    },
    stop: started.stop,
  };
}

function keepMatrix(): void {
  const file = resolve(folder, '../../docs/dialects-matrix.md');
  if (tally.failed > 0) return console.log('\nThe matrix is written only when all pass.');
  const page = matrixPage(suites);
  if (page.includes(`| ${notShown} |`))
    return tell('every dialect shows every common feature or says that it is missing', 'some are neither');
  if (!values.check) return writeFileSync(file, page);
  const isKept = existsSync(file) && readFileSync(file, 'utf8') === page;
  tell('docs/dialects-matrix.md is what this run shows', isKept ? undefined : 'Write it again: npm run test:clients');
}
