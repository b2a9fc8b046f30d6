import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Batch, ItemResult } from '@sheaf/core';
import { defaultLimits, execute, plan } from '@sheaf/core';
import { restDialect } from '../test/rest-dialect.js';
import type { SmallApp } from '../test/small-app.js';
import { ways, whoApp } from '../test/who-app.js';
import { BatchModule, BatchRunner, systemClock } from './index.js';

describe('a batch that no request brought', () => {
  let small: SmallApp;
  let runner: BatchRunner;
  const told: number[] = [];
  beforeAll(async () => {
    small = await whoApp({ authenticate: () => false, limits: { batchTimeoutMs: 1000 }, onResult: ({ status }) => told.push(status) });
    runner = small.app.get(BatchRunner);
  });
  afterAll(() => small.app.close());

  const eve = { authorization: 'Bearer eve' };

  it('runs its items through guards with the given headers, address and attachment, in every way of dispatch', async () => {
    const attach = { transaction: 7 };
    const results = await runner.run(batch(), {
      headers: { ...eve, 'x-catalogue': 'c2' },
      clientAddress: '203.0.113.9',
      batchId: 'job-1',
      attach,
    });
    const seen = { who: 'eve', catalogue: 'c2', ip: '203.0.113.9', host: 'localhost', attached: { transaction: 7 } };
    expect(bodies(results)).toEqual([seen, seen, seen]);
  });

  it('is authorised item by item, and has nothing attached unless given', async () => {
    const refused = await runner.run(batch(), { headers: {}, batchId: 'job-2' });
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
    const passed = await runner.run(batch(), { headers: eve, batchId: 'job-3' });
    expect(bodies(passed)).toMatchObject(ways.map(() => ({ who: 'eve', ip: '127.0.0.1', attached: null })));
  });

  it('tells each result as it comes, and stops by its signal', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    told.length = 0;
    const results = await runner.run(batch(), {
      headers: eve,
      batchId: 'job-4',
      signal: stop.signal,
      onResult: ({ status }) => {
        seen.push(status);
        stop.abort();
      },
    });
    expect(seen).toEqual([200, 503, 503]);
    expect(results.map(({ status }) => status)).toEqual(seen);
    expect(told).toEqual(seen);
  });

  it('has the limits given, else the module’s', async () => {
    const late = systemClock.nowMs() - 1000;
    const over = await runner.run(batch(), { headers: eve, batchId: 'job-5', arrivedMs: late });
    expect(over.map(({ status }) => status)).toEqual([503, 503, 503]);
    const within = await runner.run(batch(), { headers: eve, batchId: 'job-6', arrivedMs: late, limits: { batchTimeoutMs: 60_000 } });
    expect(within.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expect(async () => runner.run(batch(), { headers: eve, batchId: 'job-7', limits: { maxItems: 0 } })).rejects.toThrow(/maxItems/);
  });

  it('can be executed by others through the same dispatch', async () => {
    const dispatch = runner.dispatchFor({ headers: eve });
    const results = await execute(plan(batch()), dispatch, { clock: systemClock, limits: defaultLimits, batchId: 'job-8' });
    expect(bodies(results)).toMatchObject(ways.map(() => ({ who: 'eve' })));
  });

  it('is refused in words before the app has started', async () => {
    // oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class.
    class UnreadyModule {}
    Module({ imports: [BatchModule.forRoot()] })(UnreadyModule);
    const unready = await NestFactory.create(UnreadyModule, new FastifyAdapter(), { logger: false });
    expect(() => unready.get(BatchRunner).dispatchFor({ headers: {} })).toThrow(/once the app has started/);
    await unready.close();
  });
});

/** One item for each way. */
function batch(): Batch {
  const body = Buffer.from(JSON.stringify(ways.map((way) => ({ path: `/who/${way}` }))));
  const decoded = restDialect('').decode({ method: 'POST', target: '/all', headers: {}, body }, defaultLimits);
  if ('problem' in decoded) throw new Error(decoded.problem.code);
  return decoded.batch;
}

function bodies(results: readonly ItemResult[]): unknown[] {
  return results.map(({ json }) => JSON.parse(json!) as unknown);
}
