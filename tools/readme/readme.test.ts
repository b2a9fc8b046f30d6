import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, readConfiguration, startServer } from '@sheaf/server';
import type { Server } from '@sheaf/server';
import { blocksOf, withBlocks } from './blocks.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const page = read('README.md');

describe('the README', () => {
  let server: Server;

  beforeAll(async () => {
    const reading = readConfiguration({ PORT: '0', SHEAF_DATA_DIR: 'memory' });
    if ('faults' in reading) throw new Error(reading.faults.join('\n'));
    server = await startServer({ configuration: reading.configuration, log: createLog('fatal') });
  }, 60_000);

  afterAll(() => server.close());

  it('shows files of the repository as they are (else: node tools/readme/main.ts)', () => {
    expect(blocksOf(page).map(({ file }) => file)).toEqual([
      'examples/batch.sh',
      'examples/batch-answer.json',
      'examples/recommend.sh',
      'examples/recommend-answer.json',
      'packages/client/examples/batch.ts',
      'examples/job.sh',
      'apps/farm/src/farm.module.ts',
      'examples/farm.py',
      'examples/recombee.py',
    ]);
    expect(page).toBe(withBlocks(page, read));
  });

  it.each(['batch', 'recommend'])('shows the answer that its batch gets: examples/%s.sh', async (name) => {
    // The command is curl's; the test reads its parts, so that it needs no curl.
    const command = /^curl -s (\S+) -H '([^']+)' -H '([^']+)' -d '([\s\S]+)'\n$/.exec(read(`examples/${name}.sh`));
    const [, address, ...rest] = command as RegExpExecArray;
    const body = rest.pop() as string;
    const headers = rest.map((header) => header.split(': ') as [string, string]);
    const response = await fetch(server.url + new URL(address as string).pathname, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    expect(withoutIds(await response.json())).toEqual(withoutIds(JSON.parse(read(`examples/${name}-answer.json`))));
  });

  it('names only commands and files that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name as string);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
    const links = [...page.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, file]) => file as string);
    expect(links.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });
});

// The ids of the request that failed and of recommendations: others each time.
function withoutIds(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) => (key === 'instance' || key === 'recommId' ? undefined : value));
}
