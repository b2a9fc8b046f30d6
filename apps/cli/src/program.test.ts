import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CommanderError } from 'commander';
import { ModelJobs } from '../../../packages/client/test/model-jobs.js';
import { ModelServer } from '../../../packages/client/test/model-server.js';
import { exitCodeOf, faultText } from './fault.js';
import { makeProgram } from './program.js';

let folder: string;
let jobs: ModelJobs;
let out: string;
let err: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-cli-'));
  jobs = new ModelJobs();
  const batches = new ModelServer();
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) => (new URL(String(input)).pathname.startsWith('/jobs') ? jobs : batches).fetch(input, init));
  out = '';
  err = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    out += String(text);
    for (const each of rest) if (typeof each === 'function') (each as () => void)();
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

/** What the command says when it cannot be carried out; else its exit code. */
async function sheaf(...args: string[]): Promise<unknown> {
  const program = makeProgram();
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeErr: (text) => void (err += text) });
  try {
    await program.parseAsync(['node', 'sheaf', '--url', 'http://sheaf.test', ...args]);
    return process.exitCode ?? 0;
  } catch (error) {
    return error instanceof CommanderError ? error.code : faultText(error);
  }
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const put = { id: 'a', operationId: 'putItem', parameters: { itemId: '1' }, body: { title: 'x' } };
const missing = { operationId: 'getItem', parameters: { itemId: 'missing' } };

describe('run', () => {
  it('shows each item’s result and ends with 0 when all succeeded', async () => {
    expect(await sheaf('run', file('batch.json', JSON.stringify({ requests: [put] }, null, 2)))).toBe(0);
    expect(out).toBe('✓ 201  a  {"itemId":"1","title":"x"}\n1 items: 1 succeeded, 0 failed, 0 skipped\n');
  });

  it('ends with 1 when an item failed', async () => {
    expect(await sheaf('run', file('batch.json', JSON.stringify({ requests: [put, missing] })))).toBe(1);
    expect(out).toContain('✗ 404  1  not-found');
  });

  it('answers in JSON when asked', async () => {
    await sheaf('--json', 'run', file('batch.json', JSON.stringify({ requests: [put] })));
    expect(JSON.parse(out)).toMatchObject({ responses: [{ id: 'a', status: 201 }], summary: { total: 1 } });
  });

  it.each([
    ['items alone', [put, missing]],
    ['options before them', [{ onError: 'stop' }, put, missing]],
  ])('takes NDJSON with %s', async (_, lines) => {
    expect(await sheaf('run', file('batch.ndjson', lines.map((line) => JSON.stringify(line)).join('\n')))).toBe(1);
    expect(out).toContain('2 items: 1 succeeded, 1 failed');
  });

  it.each([
    ['no file', undefined, 'there is no such file'],
    ['an empty file', '', 'is empty'],
    ['text', 'hello', 'neither JSON nor NDJSON'],
    ['a list', '[1]', 'line 1 is no object'],
    ['an envelope without requests', '{\n"request": []\n}', 'is no batch'],
    ['a bad line', `${JSON.stringify(put)}\n{`, 'Item 2 is no JSON'],
    ['no items', '{"requests":[]}', '400 empty-batch'],
  ])('says what is wrong with %s', async (_, text, said) => {
    expect(await sheaf('run', text === undefined ? join(folder, 'none') : file('batch', text))).toContain(said);
  });

  it('says where no server answers', async () => {
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }));
    expect(await sheaf('run', file('batch.json', JSON.stringify({ requests: [put] })))).toContain('Does a Sheaf server run there?');
  });
});

describe('start', () => {
  it('uploads the options of the file and of the command line, and the items as they stand', async () => {
    const path = file('items.ndjson', `{"execution":"serial","priority":"low"}\n\n${JSON.stringify(put)}\nno json\n`);
    const lines: string[] = [];
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST') lines.push(...(await request.text()).split('\n'));
      return Response.json({ jobId: 'j', state: 'queued', percent: 0, counts: { total: 2, succeeded: 0, failed: 0, skipped: 0 } });
    });
    expect(await sheaf('start', path, '--execution', 'parallel', '--metadata', 'a=1', 'b=x=y', '--deadline', '60')).toBe(0);
    expect(lines.map((line) => (line.startsWith('{') ? JSON.parse(line) : line))).toEqual([
      { execution: 'parallel', priority: 'low', metadata: { a: '1', b: 'x=y' }, deadlineSeconds: 60 },
      put,
      'no json',
      '',
    ]);
    expect(out).toBe('j\n');
  });

  it('takes the envelope of a batch', async () => {
    await sheaf('start', file('batch.json', JSON.stringify({ requests: [put, missing], onError: 'stop' }, null, 2)));
    expect(jobs.lines).toEqual([{ onError: 'stop' }, put, missing]);
  });

  it.each([
    [['--execution', 'fast'], 'commander.invalidArgument'],
    [['--error-threshold', '-1'], 'commander.invalidArgument'],
    [['--metadata', 'novalue'], 'commander.invalidArgument'],
    [['--unknown'], 'commander.unknownOption'],
  ])('refuses %j', async (options, code) => {
    expect(await sheaf('start', file('batch.json', '{"requests":[]}'), ...options)).toBe(code);
  });
});

describe('the commands of a job', () => {
  beforeEach(async () => {
    await sheaf('start', file('items.ndjson', [put, missing].map((line) => JSON.stringify(line)).join('\n')));
    out = '';
  });

  it('results writes a line each and tells where to go on', async () => {
    expect(await sheaf('results', 'job/1')).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).status),
    ).toEqual([200, 404]);
    expect(err).toContain('cursor 2\n');
  });

  it('results writes only failures to a file', async () => {
    const path = join(folder, 'failed.ndjson');
    await sheaf('results', 'job/1', '--failed', '--output', path);
    expect(
      readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).index),
    ).toEqual([1]);
    expect(out).toBe('');
  });

  it('results says when the file cannot be written', async () => {
    expect(await sheaf('results', 'job/1', '--output', join(folder, 'no', 'such', 'folder'))).toContain('cannot be written');
  });

  it('cancel cancels', async () => {
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const { method, url } = new Request(input, init);
      expect([method, url]).toEqual(['DELETE', 'http://sheaf.test/jobs/job%2F1']);
      return Response.json({ jobId: 'job/1', state: 'cancelling', percent: 50, counts: { total: 2, succeeded: 1, failed: 0, skipped: 0 } });
    });
    expect(await sheaf('cancel', 'job/1')).toBe(0);
    expect(out).toBe('job/1  cancelling, 50 %: 1 of 2 succeeded\n');
  });

  it('watch shows each change and ends with 1 when the job has failures', async () => {
    const states = ['running', 'running', 'succeeded'];
    jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      const state = states.shift()!;
      const counts = { total: 2, succeeded: 1, failed: state === 'succeeded' ? 1 : 0, skipped: 0 };
      return Response.json({ jobId: 'job/1', state, percent: 50, counts });
    });
    expect(await sheaf('watch', 'job/1')).toBe(1);
    expect(err).toContain('running 50 %: 1 of 2 succeeded, 0 failed\n');
    expect(out).toContain('job/1  succeeded, 50 %: 1 of 2 succeeded, 1 failed\n');
    expect(out).toContain('sheaf results job/1 --failed');
    expect(out).toContain('sheaf retry job/1');
  });

  it('watch stays while a server that was there is started again', async () => {
    const states = ['running', undefined, undefined, undefined, undefined, 503, 'running', 'succeeded'];
    jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      const state = states.shift();
      if (state === undefined) throw new TypeError('fetch failed');
      if (state === 503) return Response.json({ status: 503, code: 'unavailable', title: 'Stopping' }, { status: 503 });
      const counts = { total: 2, succeeded: state === 'succeeded' ? 2 : 1, failed: 0, skipped: 0 };
      return Response.json({ jobId: 'job/1', state, percent: 50, counts });
    });
    expect(await sheaf('watch', 'job/1')).toBe(0);
    expect(err.match(/The server does not answer/g)).toHaveLength(1);
    expect(out).toContain('job/1  succeeded');
  }, 30_000);

  it('watch ends at once when the server never was there', async () => {
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    expect(await sheaf('watch', 'job/1')).toContain('Does a Sheaf server run there?');
  }, 30_000);

  it('results --minimal asks for no bodies of successes', async () => {
    await sheaf('start', file('items.ndjson', `${JSON.stringify({ operationId: 'getItem', parameters: { itemId: '1' } })}\n`));
    out = '';
    await sheaf('results', 'job/1', '--minimal');
    expect(JSON.parse(out)).toEqual({ id: '0', index: 0, status: 200, cursor: '1' });
  });
});

describe('the exit code', () => {
  it.each([
    [['bogus'], 2],
    [['start'], 2],
    [['start', 'x', '--priority', 'urgent'], 2],
    [['--url', 'ftp://x', 'list'], 2],
    [['--version'], 0],
    [['help'], 0],
    [['start', '--help'], 0],
  ])('of %j is %i', async (args, code) => {
    const program = makeProgram();
    for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: () => undefined });
    const error: unknown = await program.parseAsync(['node', 'sheaf', ...args]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommanderError);
    expect([exitCodeOf(error), faultText(error)]).toEqual([code, undefined]);
  });
});

describe('complete', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await sheaf('complete', shell);
    expect(printed.mock.calls.flat().join('\n')).toContain('sheaf');
  });
});
