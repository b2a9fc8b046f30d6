import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { ItemContext } from '@sheaf/nest';
import { BatchModule, batchItem } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';
import { itemOf, sendBatch } from './batch.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { Public } from './fixture/guards.js';
import { addPluginHooks } from './fixture/protection.js';
import { closeConnections, sendAlone } from './request.js';

/** What happened so far, and a way to wait for more of it. */
class Tally {
  readonly names: string[] = [];
  readonly #waiting: { count: number; resolve: () => void }[] = [];

  add(name: string): void {
    this.names.push(name);
    for (const { count, resolve } of this.#waiting) if (this.names.length >= count) resolve();
  }

  reach(count: number): Promise<void> {
    return this.names.length >= count ? Promise.resolve() : new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }
}

/** Handlers that wait until the test lets them go on. */
@Controller('gate')
@Public()
class GateController {
  static running = 0;
  static most = 0;
  static began = new Tally();
  static finished = new Tally();
  static aborted = new Tally();
  static open: () => void;
  static gate: Promise<void>;

  static reset(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(GateController, {
      running: 0,
      most: 0,
      began: new Tally(),
      finished: new Tally(),
      aborted: new Tally(),
      gate: promise,
      open: resolve,
    });
  }

  @Get('read/:id')
  read(@Param('id') id: string, @Req() request: FastifyRequest) {
    return this.wait(id, request);
  }

  @Post('write/:id')
  write(@Param('id') id: string, @Req() request: FastifyRequest) {
    return this.wait(id, request);
  }

  @Get('item')
  item(@Req() request: FastifyRequest) {
    const item = batchItem(request);
    return item === undefined
      ? { alone: true }
      : {
          batchId: item.batchId,
          requestId: item.requestId,
          nowUs: item.nowUs,
          same: batchItem(request.raw) === item,
          aborted: item.signal.aborted,
        };
  }

  private async wait(id: string, request: FastifyRequest) {
    const item: ItemContext | undefined = batchItem(request);
    item?.signal.addEventListener('abort', () => GateController.aborted.add(id));
    GateController.running++;
    GateController.most = Math.max(GateController.most, GateController.running);
    GateController.began.add(id);
    await GateController.gate;
    GateController.running--;
    GateController.finished.add(id);
    return { id };
  }
}

afterAll(closeConnections);

const items = (kind: 'read' | 'write', count: number) =>
  Array.from({ length: count }, (_, id) => itemOf({ method: kind === 'read' ? 'GET' : 'POST', path: `/api/gate/${kind}/${id}` }));

describe.each([
  ['compiled', {}],
  ['inject', { at: { 'after create': ({ fastify }) => addPluginHooks(fastify) } } satisfies Parameters<typeof startFixture>[0]],
])('items in flight (%s)', (_way, options) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({
      ...options,
      controllers: [GateController],
      imports: [BatchModule.forRoot({ limits: { concurrency: 8, itemTimeoutMs: 10_000 } })],
    });
  });
  afterAll(() => fixture.close());
  beforeEach(() => GateController.reset());

  it.each([
    ['auto', undefined, 1],
    ['serial', undefined, 1],
    ['parallel', undefined, 8],
    ['parallel', 3, 3],
  ])('are never more than allowed: %s with concurrency %s at most %i', async (execution, concurrency, most) => {
    const answer = sendBatch(fixture.port, items('write', 20), {}, { execution, ...(concurrency === undefined ? {} : { concurrency }) });
    await GateController.began.reach(most);
    GateController.open();
    expect((await answer).summary).toMatchObject({ total: 20, succeeded: 20 });
    expect(GateController.most).toBe(most);
    expect(GateController.finished.names.length).toBe(20);
  });

  it('are given up at their own deadline, their neighbours are not', async () => {
    const answer = sendBatch(fixture.port, [
      { ...items('read', 1)[0], timeoutMs: 20 } as never,
      itemOf({ method: 'GET', path: '/api/answers/public' }),
    ]);
    const { responses } = await answer;
    GateController.open();
    expect(responses.map(({ status, body }) => [status, (body as { code?: string }).code])).toEqual([
      [504, 'item-timeout'],
      [200, undefined],
    ]);
    expect(GateController.aborted.names).toEqual(['0']);
  });

  it('begin no more when the caller hangs up; a write that has begun finishes, a read is told', async () => {
    const body = JSON.stringify({ execution: 'parallel', concurrency: 4, requests: [...items('read', 2), ...items('write', 20).slice(2)] });
    const outgoing = request({
      host: '127.0.0.1',
      port: fixture.port,
      method: 'POST',
      path: '/batch',
      headers: { 'content-type': 'application/json' },
    });
    const failed = new Promise((resolve) => outgoing.once('error', resolve));
    outgoing.end(body);
    await GateController.began.reach(4);
    outgoing.destroy();
    await failed;
    // The server hears of it in its own time, and tells the reads.
    await GateController.aborted.reach(2);
    GateController.open();
    await GateController.finished.reach(4);
    await sendAlone(fixture.port, { method: 'GET', path: '/health' });
    expect(GateController.aborted.names.toSorted()).toEqual(['0', '1']);
    expect(GateController.finished.names.toSorted()).toEqual(['0', '1', '2', '3']);
  });

  it('can be asked for by their handler: ids, time and signal, the same however often', async () => {
    const item = itemOf({ method: 'GET', path: '/api/gate/item' });
    const before = Date.now() * 1000;
    const { responses } = await sendBatch(fixture.port, [item, item, item]);
    const bodies = responses.map(
      ({ body }) => body as { batchId: string; requestId: string; nowUs: number; same: boolean; aborted: boolean },
    );
    expect(new Set(bodies.map(({ batchId }) => batchId)).size).toBe(1);
    expect(bodies.map(({ requestId, batchId }) => requestId.replace(batchId, ''))).toEqual(['/0', '/1', '/2']);
    expect(bodies.map(({ nowUs }) => nowUs - bodies[0]!.nowUs)).toEqual([0, 1, 2]);
    expect(bodies[0]!.nowUs).toBeGreaterThanOrEqual(before - 1_000_000);
    expect(bodies.every(({ same, aborted }) => same && !aborted)).toBe(true);
    expect((await sendAlone(fixture.port, { method: 'GET', path: '/api/gate/item' })).body).toMatchObject({ alone: true });
  });
});
