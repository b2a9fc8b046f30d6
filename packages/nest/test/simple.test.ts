import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, NotFoundException, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { BatchModule, batchItem } from '@sheaf/nest';
import { itemOf, readCapabilities, sendBatch } from './batch.js';
import { difference } from './comparison.js';
import { closeConnections, sendAlone } from './request.js';

@Controller('notes')
class NotesController {
  private readonly notes: string[] = [];

  @Get(':n')
  read(@Param('n') n: string) {
    const note = this.notes[Number(n)];
    if (note === undefined) throw new NotFoundException('No such note');
    return { n: Number(n), note };
  }

  @Post()
  write(@Body() { note }: { note: string }) {
    return { n: this.notes.push(note) - 1 };
  }
}

@Module({ imports: [BatchModule.forRoot()], controllers: [NotesController] })
class SimpleModule {}

describe('the simplest app: NestFactory.create, one module, no option', () => {
  let app: NestFastifyApplication;
  let port: number;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(SimpleModule, new FastifyAdapter(), { logger: false, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });
  afterAll(async () => {
    closeConnections();
    await app.close();
  });

  it('serves batches at POST /batch, one result per item and in order', async () => {
    const batch = await sendBatch(port, [
      { id: 'write', method: 'POST', path: '/notes', body: { note: 'first' } },
      { operationId: 'NotesController_read', parameters: { n: 0 } },
      { id: 'lost', method: 'GET', path: '/notes/99' },
    ]);
    expect(batch.status).toBe(200);
    expect(batch.headers['cache-control']).toBe('no-store');
    expect(batch.responses.map(({ id, index, status, body }) => ({ id, index, status, body }))).toEqual([
      { id: 'write', index: 0, status: 201, body: { n: 0 } },
      { id: '1', index: 1, status: 200, body: { n: 0, note: 'first' } },
      { id: 'lost', index: 2, status: 404, body: { statusCode: 404, error: 'Not Found', message: 'No such note' } },
    ]);
    expect(batch.summary).toEqual({ total: 3, succeeded: 2, failed: 1, skipped: 0 });
  });

  it('uses the result of one item in the next', async () => {
    const batch = await sendBatch(port, [
      { id: 'written', method: 'POST', path: '/notes', body: { note: 'to be read' } },
      { operationId: 'NotesController_read', parameters: { n: { $result: 'written#/body/n' } } },
    ]);
    expect(batch.responses[1]).toMatchObject({ status: 200, body: { note: 'to be read' } });
  });

  it('answers items as the same requests alone', async () => {
    for (const path of ['/notes/0', '/notes/99', '/notes', '/nothing', '/']) {
      const call = { method: 'GET', path };
      const batch = await sendBatch(port, [itemOf(call)]);
      expect(difference(path, await sendAlone(port, call), batch.responses[0])).toBeUndefined();
    }
  });

  it('compiles its routes', async () => {
    const { operations } = await readCapabilities(port);
    expect(operations.filter(({ path }) => path.startsWith('/notes')).map(({ operationId, dispatch }) => [operationId, dispatch])).toEqual([
      ['NotesController_read', 'compiled'],
      ['NotesController_write', 'compiled'],
    ]);
  });
});

@Controller('told')
class TellingController {
  @Get()
  tell() {
    return { batchItem: typeof batchItem };
  }
}

@Module({ imports: [BatchModule.forRoot()], controllers: [TellingController] })
class ExpressModule {}

describe('an app on Express', () => {
  it('does not start, and says why', async () => {
    const { ExpressAdapter } = await import('@nestjs/platform-express');
    const starting = NestFactory.create(ExpressModule, new ExpressAdapter(), { logger: false, abortOnError: false }).then((app) =>
      app.init(),
    );
    await expect(starting).rejects.toThrow(/Fastify/);
  });
});
