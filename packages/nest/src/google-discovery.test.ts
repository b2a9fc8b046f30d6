import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Param } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { googleDialect, nativeDialect } from '@sheaf/dialects';
import { type SmallApp, smallApp } from '../test/small-app.js';
import { BatchModule, type BatchModuleOptions } from './index.js';

@Controller('books')
class BooksController {
  @Get(':id')
  get(@Param('id') id: string) {
    return { id };
  }
}

const google = { path: '/batch/books/v1', dialect: googleDialect() };
const document = { paths: { '/books/{id}': { get: { operationId: 'books.get' } } } };
const options: BatchModuleOptions = { dialects: [google], discovery: { name: 'books', version: 'v1', document } };

let small: SmallApp | undefined;
const start = async (given = options, adapter?: FastifyAdapter) => {
  small = await smallApp([BooksController], given, undefined, adapter);
  return small.app;
};
afterEach(async () => {
  await small?.app.close();
  small = undefined;
});
const get = (app: NestFastifyApplication, url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
const rest = '/discovery/v1/apis/books/v1/rest';

describe('the discovery document of an app', () => {
  it('names the address that the client used', async () => {
    const app = await start();
    const answer = await get(app, rest, { host: 'books.example:8443' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({
      id: 'books:v1',
      rootUrl: 'http://books.example:8443/',
      baseUrl: 'http://books.example:8443/',
      batchPath: 'batch/books/v1',
      resources: { books: { methods: { get: { path: 'books/{id}' } } } },
    });
    expect((await get(app, rest, { host: '[::1]:3000' })).json()).toMatchObject({ rootUrl: 'http://[::1]:3000/' });
  });

  it('believes forwarded addresses only of proxies that the app trusts', async () => {
    const headers = { host: 'inner:1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'outer.example' };
    expect((await get(await start(), rest, headers)).json()).toMatchObject({ rootUrl: 'http://inner:1/' });
    await small!.app.close();
    const app = await start(options, new FastifyAdapter({ trustProxy: true }));
    expect((await get(app, rest, headers)).json()).toMatchObject({ rootUrl: 'https://outer.example/' });
  });

  it('writes no host that is none', async () => {
    const app = await start();
    for (const host of ['a"b', 'a b', 'evil.example/x?', 'u:p@evil.example']) {
      const answer = await get(app, rest, { host });
      if (answer.statusCode === 200) expect(answer.json()).toMatchObject({ rootUrl: expect.not.stringContaining(host) as unknown });
    }
  });

  it('stands at the address of newer services, too, for its own version', async () => {
    const app = await start();
    expect((await get(app, '/$discovery/rest?version=v1')).json()).toMatchObject({ id: 'books:v1' });
    expect((await get(app, '/$discovery/rest?version=v9')).statusCode).toBe(404);
    expect((await get(app, '/discovery/v1/apis/other/v1/rest')).statusCode).toBe(404);
  });

  it('is asked for without a credential and by no batch', async () => {
    const app = await start({ ...options, authenticate: () => false });
    expect((await get(app, rest)).statusCode).toBe(200);
    await app.close();
    await start();
    expect((await small!.batch([{ method: 'GET', path: rest }])).responses[0]).toMatchObject({ status: 403 });
  });

  it('is made of what @nestjs/swagger knows, when it is asked for', async () => {
    let asked = 0;
    const app: NestFastifyApplication = await start({
      ...options,
      discovery: {
        name: 'books',
        version: 'v1',
        document: () => {
          asked += 1;
          return SwaggerModule.createDocument(app, new DocumentBuilder().build());
        },
      },
    });
    expect(asked).toBe(0);
    for (let times = 0; times < 2; times++)
      expect((await get(app, rest)).json()).toMatchObject({
        resources: { books: { methods: { get: { id: 'books.books.get', parameterOrder: ['id'] } } } },
      });
    expect(asked).toBe(1);
  });

  it('stops the start where there is nowhere to send batches', async () => {
    const module = BatchModule.forRoot({ ...options, dialects: [{ path: '/other', dialect: nativeDialect() }] });
    const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false, abortOnError: false });
    await expect(app.init()).rejects.toThrow('batchPath');
    const own = { ...options.discovery!, batchPath: '/b' };
    expect((await get(await start({ discovery: own }), rest)).json()).toMatchObject({ batchPath: 'b' });
  });
});
