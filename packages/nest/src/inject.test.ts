import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Module } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { BatchModule } from './index.js';

@Controller('open')
class OpenController {
  @Get()
  get() {
    return 'open';
  }
}

@Module({ imports: [BatchModule.forRoot({ exclude: ['GET /inner'] })], controllers: [OpenController] })
class InjectModule {}

describe('an item that goes by inject', () => {
  let app: NestFastifyApplication;
  let calls = 0;
  beforeAll(async () => {
    const adapter = new FastifyAdapter();
    const instance = adapter.getInstance() as unknown as FastifyInstance;
    // Here before BatchModule could hear of it.
    instance.get('/early/:id', () => `early ${(calls += 1)}`);
    app = await NestFactory.create<NestFastifyApplication>(InjectModule, adapter, { logger: false });
    instance.get('/inner', () => 'inner');
    instance.get('/outer', async () => (await instance.inject('/inner')).payload);
    instance.get('/socket', (request) => ({ port: request.socket.remotePort, target: request.raw.url }));
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  async function batch(paths: readonly string[]): Promise<{ status: number; body?: unknown }[]> {
    const answer = await fetch(`${await app.getUrl()}/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requests: paths.map((path) => ({ method: 'GET', path })) }),
    });
    return ((await answer.json()) as { responses: { status: number; body?: unknown }[] }).responses;
  }

  it('cannot reach a route that the app’s router knows and BatchModule does not', async () => {
    const results = await batch(['/early/1', '/%65arly/1', '/nothing']);
    expect(results.map(({ status }) => status)).toEqual([403, 403, 404]);
    expect(results[0]!.body).toMatchObject({ code: 'operation-not-batchable' });
    expect(calls).toBe(0);
  });

  it('does not keep its handler from calling what a batch may not', async () => {
    expect(await batch(['/inner', '/outer'])).toMatchObject([{ status: 403 }, { status: 200, body: 'inner' }]);
  });

  it('has the outer request’s connection, and its own target to the letter', async () => {
    const [result] = await batch(['/socket?a={b}|c']);
    expect(result).toMatchObject({ status: 200, body: { port: expect.any(Number), target: '/socket?a={b}|c' } });
  });
});
