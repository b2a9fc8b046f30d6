import { createServer, type RequestListener } from 'node:http';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BlobLocation } from './blob.js';
import { BlobStores } from './blob-stores.js';
import { Guard, parseAllowedHost } from './guard.js';

let folder: string;
const closing: (() => void)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheaf-blobs-'));
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await rm(folder, { recursive: true });
});

async function storesBeside(listener: RequestListener): Promise<{ stores: BlobStores; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stores = new BlobStores(folder, new Guard([parseAllowedHost(`127.0.0.1:${port}`)!]));
  closing.push(
    () => stores.close(),
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return { stores, url: `http://127.0.0.1:${port}` };
}

async function textOf(stores: BlobStores, location: BlobLocation, maxBytes = 1000): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await stores.read(location, { maxBytes })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('a blob behind a plain URL', () => {
  it('is read', async () => {
    const { stores, url } = await storesBeside((_request, response) => response.end('{"a":1}\n'));
    expect(await textOf(stores, { kind: 'http', url: `${url}/in.ndjson` })).toBe('{"a":1}\n');
  });

  it('is decompressed and counted after that', async () => {
    const { stores, url } = await storesBeside((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(10_000_000)));
    });
    await expect(textOf(stores, { kind: 'http', url }, 100_000)).rejects.toMatchObject({ fault: 'too-large' });
  });

  it('is decompressed where it is gzip and does not say so, and is damaged where it is cut off', async () => {
    const { stores, url } = await storesBeside(({ url: path }, response) => {
      const whole = gzipSync('{"a":1}\n');
      response.write(whole.subarray(0, 1));
      setImmediate(() => response.end(whole.subarray(1, path === '/cut' ? 20 : undefined)));
    });
    expect(await textOf(stores, { kind: 'http', url: `${url}/in.ndjson.gz` })).toBe('{"a":1}\n');
    await expect(textOf(stores, { kind: 'http', url: `${url}/cut` })).rejects.toMatchObject({ fault: 'unavailable' });
  });

  it('is read when it is empty, or one byte long', async () => {
    const { stores, url } = await storesBeside(({ url: path }, response) => response.end(path === '/one' ? 'x' : ''));
    expect(await textOf(stores, { kind: 'http', url: `${url}/one` })).toBe('x');
    expect(await textOf(stores, { kind: 'http', url: `${url}/none` })).toBe('');
  });

  it.each(['gzip, gzip', 'zstd', 'constructor'])('is not read in the encoding %j', async (encoding) => {
    const { stores, url } = await storesBeside((_request, response) => response.setHeader('content-encoding', encoding).end('x'));
    await expect(textOf(stores, { kind: 'http', url })).rejects.toMatchObject({ fault: 'unavailable' });
  });

  it('is told from a damaged one', async () => {
    const { stores, url } = await storesBeside((_request, response) => response.setHeader('content-encoding', 'gzip').end('no gzip'));
    await expect(textOf(stores, { kind: 'http', url })).rejects.toMatchObject({
      fault: 'unavailable',
      message: 'The input: its gzip is damaged.',
    });
  });

  it.each([
    [404, 'unavailable'],
    [403, 'unavailable'],
    [302, 'forbidden'],
    [500, 'unreachable'],
    [429, 'unreachable'],
  ])('that answers %i is %s', async (status, fault) => {
    const { stores, url } = await storesBeside((_request, response) =>
      response.writeHead(status, { location: 'http://169.254.169.254/' }).end(),
    );
    await expect(textOf(stores, { kind: 'http', url })).rejects.toMatchObject({ fault });
  });

  it('that breaks off is no end of the input', async () => {
    const { stores, url } = await storesBeside((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    await expect(textOf(stores, { kind: 'http', url })).rejects.toMatchObject({ fault: 'unreachable' });
  });

  it('does not show its query when it fails', async () => {
    const { stores, url } = await storesBeside((_request, response) => response.writeHead(404).end());
    const error = await stores.read({ kind: 'http', url: `${url}/a?sig=canary` }, { maxBytes: 1 }).catch((each: unknown) => each);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('canary');
  });

  it('is not written', async () => {
    const { stores, url } = await storesBeside((_request, response) => response.end());
    await expect(stores.write({ kind: 'http', url }, content('x'), { contentType: 'text/plain' })).rejects.toMatchObject({
      fault: 'invalid',
    });
  });
});

describe('a file of the folder', () => {
  it('is written and read again', async () => {
    const stores = new BlobStores(folder, new Guard([]));
    await stores.write({ kind: 'local', name: 'demo/out.ndjson' }, content('one\n', 'two\n'), { contentType: 'application/x-ndjson' });
    expect(await textOf(stores, { kind: 'local', name: 'demo/out.ndjson' })).toBe('one\ntwo\n');
    expect(await readdir(join(folder, 'demo'))).toEqual(['out.ndjson']);
  });

  it('stays as it was when its content fails', async () => {
    const stores = new BlobStores(folder, new Guard([]));
    await writeFile(join(folder, 'out'), 'before');
    await expect(stores.write({ kind: 'local', name: 'out' }, failing(), { contentType: 'text/plain' })).rejects.toThrow(RangeError);
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['out']);
  });

  it('is not there before it is written', async () => {
    const stores = new BlobStores(folder, new Guard([]));
    await expect(stores.read({ kind: 'local', name: 'none' }, { maxBytes: 1 })).rejects.toMatchObject({ fault: 'unavailable' });
  });

  it.each(['', '.', '..', '../x', 'a/../../x', '/etc/passwd', 'a//b', 'a\\..\\b', 'a\0b', 'a/./b'])('is not named %j', (name) => {
    const stores = new BlobStores(folder, new Guard([]));
    expect(() => stores.check({ kind: 'local', name })).toThrow(expect.objectContaining({ fault: 'invalid' }));
  });
});

async function* content(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half');
  throw new RangeError('the content failed');
}
