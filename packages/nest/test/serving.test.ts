import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Injectable, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { BatchModule } from '@sheaf/nest';
import { itemOf, sendBatch } from './batch.js';
import { cases, credentials, itemHeaders, titleOf } from './cases.js';
import { difference } from './comparison.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import type { Outer } from './request.js';
import { closeConnections, send, sendAlone } from './request.js';

// Apps are started by the dozen: on a busy machine that takes more than the usual 5 s.
jest.setTimeout(60_000);

let fixture: Fixture | undefined;
afterEach(async () => {
  await fixture?.close();
  fixture = undefined;
});
afterAll(closeConnections);

const text = itemOf({ method: 'GET', path: '/api/answers/string' });
const envelope = Buffer.from(JSON.stringify({ requests: [text, itemOf({ method: 'GET', path: '/api/nothing' })] }));
const json = { ...credentials.reader, 'content-type': 'application/json' };

describe('a batch over HTTP', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('may come compressed as %s', async (encoding, compress) => {
    fixture = await startFixture({ imports: [BatchModule.forRoot()] });
    const { status, bytes } = await send(fixture.port, 'POST', '/batch', { ...json, 'content-encoding': encoding }, compress(envelope));
    expect(status).toBe(200);
    expect((JSON.parse(bytes.toString()) as { responses: { status: number }[] }).responses.map((response) => response.status)).toEqual([
      200, 404,
    ]);
  });

  it.each([
    ['GET', '/batch', {}, undefined, 405, 'method-not-allowed'],
    ['PUT', '/batch', json, envelope, 405, 'method-not-allowed'],
    ['POST', '/batch', credentials.reader, envelope, 415, 'unsupported-media-type'],
    ['POST', '/batch', { ...json, 'content-type': 'text/plain' }, envelope, 415, 'unsupported-media-type'],
    ['POST', '/batch', { ...json, 'content-type': 'application/json; charset=utf-16' }, envelope, 415, 'unsupported-media-type'],
    ['POST', '/batch', { ...json, 'content-encoding': 'deflate' }, envelope, 415, 'unsupported-content-encoding'],
    ['POST', '/batch', { ...json, accept: 'text/html' }, envelope, 406, 'not-acceptable'],
    ['POST', '/batch', json, Buffer.alloc(2001, ' '), 413, 'content-too-large'],
    ['POST', '/batch', { ...json, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(100_000)), 413, 'content-too-large'],
    ['POST', '/batch', { ...json, 'content-encoding': 'gzip' }, gzipSync(envelope).subarray(0, 40), 400, 'invalid-encoding'],
    ['POST', '/batch', json, Buffer.alloc(0), 400, 'malformed-json'],
    ['POST', '/batch', json, Buffer.from('{"requests":['), 400, 'malformed-json'],
    ['POST', '/batch', json, Buffer.from('{"requests":[]}'), 400, 'empty-batch'],
    ['POST', '/batch', json, Buffer.from(JSON.stringify({ requests: Array.from({ length: 11 }, () => text) })), 413, 'too-many-items'],
  ] as const)('%s %s is refused: %# %j', async (method, path, headers, body, status, code) => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({ limits: { maxBodyBytes: 2000, maxItems: 10 } })] });
    const length: Outer = body === undefined ? {} : { 'content-length': String(body.length) };
    const answer = await send(fixture.port, method, path, { ...headers, ...length }, body);
    expect([answer.status, (JSON.parse(answer.bytes.toString()) as { code: string }).code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('may be answered line by line: each result once, the summary last', async () => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({ itemHeaders })] });
    const chosen = cases.filter(({ as }) => as === undefined);
    const body = Buffer.from(JSON.stringify({ execution: 'parallel', requests: chosen.map((each) => itemOf(each)) }));
    const { status, headers, bytes } = await send(fixture.port, 'POST', '/batch', { ...json, accept: 'application/x-ndjson' }, body);
    expect([status, headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    const lines = bytes
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { index: number; summary?: { total: number } });
    expect(lines.at(-1)?.summary?.total).toBe(chosen.length);
    expect(
      lines
        .slice(0, -1)
        .map(({ index }) => index)
        .toSorted((a, b) => a - b),
    ).toEqual(chosen.map((_, index) => index));
    for (const line of lines.slice(0, -1)) {
      const each = chosen[line.index]!;
      expect(difference(titleOf(each), await sendAlone(fixture.port, each, credentials.reader), line as never)).toBeUndefined();
    }
  });
});

describe('an item with a large body', () => {
  it.each([
    ['a compiled route', '/api/bodies/echo', 1024 * 1024],
    ['a scoped controller', '/api/scoped/notes/1', 1024 * 1024],
    ['a hooked route', '/api/effects/hooked/large', 1024 * 1024],
    ['a smaller limit of the app', '/api/bodies/echo', 500],
  ])('is refused as alone: %s', async (_what, path, limit) => {
    fixture = await startFixture({ fastify: { bodyLimit: limit }, imports: [BatchModule.forRoot()] });
    for (const [length, status] of [
      [limit - 2, 201],
      [limit - 1, 413],
      [limit * 2, 413],
    ] as const) {
      const call = { method: 'POST', path, body: 'x'.repeat(length) };
      const alone = await sendAlone(fixture.port, call, credentials.reader);
      const batch = await sendBatch(
        fixture.port,
        [itemOf(call), itemOf({ method: 'GET', path: '/api/answers/string' })],
        credentials.reader,
      );
      expect(alone.status).toBe(status);
      expect(difference(`${length} bytes`, alone, batch.responses[0])).toBeUndefined();
    }
  });
});

@Injectable()
class Settings {
  readonly path = 'bundle';
}

@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

@Controller('slow')
class SlowController {
  static release: () => void = () => undefined;
  static tellBegun: () => void = () => undefined;
  static readonly begun = new Promise<void>((resolve) => (SlowController.tellBegun = resolve));

  @Post()
  slow() {
    return new Promise((resolve) => {
      SlowController.release = () => resolve({ done: true });
      SlowController.tellBegun();
    });
  }

  @Get('quick')
  quick() {
    return {};
  }
}

describe('an app made for a test', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  async function create(): Promise<void> {
    const testing = await Test.createTestingModule({
      imports: [
        BatchModule.forRootAsync({ imports: [SettingsModule], inject: [Settings], useFactory: ({ path }: Settings) => ({ path }) }),
      ],
      controllers: [SlowController],
    }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  }

  it('serves batches where its options, given by another provider, say, also without a port', async () => {
    await create();
    await app.init();
    const answer = await app.inject({
      method: 'POST',
      url: '/bundle',
      payload: { requests: [{ operationId: 'SlowController_quick' }] },
    });
    expect([answer.statusCode, (answer.json() as { responses: { status: number }[] }).responses[0]?.status]).toEqual([200, 200]);
  });

  it('finishes the batch that runs before it closes', async () => {
    await create();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const running = sendBatch(port, [itemOf({ method: 'POST', path: '/slow' })], {}, {}, '/bundle');
    await SlowController.begun;
    const closing = app.close();
    SlowController.release();
    expect((await running).responses[0]?.body).toEqual({ done: true });
    await closing;
  });
});
