// npm run test:contract: walks the spec against a server started here, or `-- --url <base>` against any running one.
import { parseArgs } from 'node:util';
import { runContract } from './contract.ts';
import { coverageTable } from './report.ts';
import type { Report } from './report.ts';
import { startServer } from './server.ts';
import { loadSpec } from './spec.ts';
import type { Spec } from './spec.ts';

const { values } = parseArgs({ options: { url: { type: 'string' }, token: { type: 'string', default: 'demo-token' } } });
const spec = loadSpec();
const server = values.url === undefined ? await startServer() : undefined;
try {
  const baseUrl = server?.baseUrl ?? (values.url as string).replace(/\/+$/, '');
  print(spec, await runContract(spec, { baseUrl, token: server?.token ?? values.token, fetch }));
} finally {
  await server?.close();
}

function print(walked: Spec, report: Report): void {
  console.log(coverageTable(walked, report));
  console.log('x: answered as the spec says; -: in the spec, but not to be caused from outside (500, 503)');
  for (const { place, faults } of report.faults) console.log(`FAILED  ${place}\n${faults.map((fault) => `          ${fault}\n`).join('')}`);
  console.log(`${report.passed} passed, ${report.faults.length} failed`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}
