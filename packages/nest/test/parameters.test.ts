import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BatchModule } from '@sheaf/nest';
import * as fc from 'fast-check';
import { itemOf, sendBatch } from './batch.js';
import { credentials } from './cases.js';
import { difference } from './comparison.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { addPluginHooks } from './fixture/protection.js';
import { closeConnections, sendAlone } from './request.js';

afterAll(closeConnections);

describe.each([
  ['compiled', {}],
  ['inject', { at: { 'after create': ({ fastify }) => addPluginHooks(fastify) } } satisfies Parameters<typeof startFixture>[0]],
])('parameters by name (%s)', (_way, options) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ ...options, imports: [BatchModule.forRoot()] });
  });
  afterAll(() => fixture.close());

  it.each([
    '.',
    '..',
    '...',
    '.hidden',
    'a..b',
    '%2e%2e',
    '%',
    '+',
    ' ',
    '?x=1',
    '#x',
    '\\',
    '\u0000',
    '\n',
    'ü😀',
    '__proto__',
    'constructor',
    '*',
    ':id',
    '0',
    'null',
  ])('are data in the path, whatever they hold: %j', async (value) => {
    const path = `/api/documented/${encodeURIComponent(value)}`;
    const alone = await sendAlone(fixture.port, { method: 'GET', path }, credentials.reader);
    const batch = await sendBatch(fixture.port, [{ operationId: 'readBook', parameters: { bookId: value } }], credentials.reader);
    expect(difference(path, alone, batch.responses[0])).toBeUndefined();
    expect(alone.body).toMatchObject({ bookId: value });
  });

  it('stay in their place, also where a path takes all that follows', async () => {
    const names = ['PathsController_rest[0]'];
    for (const value of ['../../admin/panel', '../one/7', 'a/../b', 'a//b', './x', '%2e%2e/x']) {
      const [byName] = (await sendBatch(fixture.port, [{ operationId: names[0]!, parameters: { '*': value } }], credentials.admin))
        .responses;
      expect(byName).toMatchObject({ status: 200, body: { '*': value } });
    }
  });

  it('are data in the query, whatever they hold', async () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => text.isWellFormed() && text !== '__proto__');
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 5 }), async (pairs) => {
        const given = Object.fromEntries(pairs.filter(([key]) => !['one', 'two'].includes(key) && !key.startsWith('$')));
        const query = Object.entries(given).flatMap(([key, values]) =>
          [values].flat().map((each) => `${encodeURIComponent(key)}=${encodeURIComponent(String(each))}`),
        );
        const path = `/api/parameters/all/1/2${query.length === 0 ? '' : `?${query.join('&')}`}`;
        const alone = await sendAlone(fixture.port, { method: 'GET', path }, credentials.reader);
        const batch = await sendBatch(
          fixture.port,
          [{ operationId: 'ParametersController_all', parameters: { one: 1, two: 2, ...given } }, itemOf({ method: 'GET', path })],
          credentials.reader,
        );
        expect(batch.responses.map((item) => difference(path, alone, item))).toEqual([undefined, undefined]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['missing', {}],
    ['an object', { bookId: {} }],
    ['null', { bookId: null }],
    ['a list', { bookId: ['a'] }],
    ['half a character', { bookId: '\ud800x' }],
  ])('are refused with their place where a path cannot hold them: %s', async (_what, parameters) => {
    const text = JSON.stringify({ requests: [{ operationId: 'readBook', parameters }] });
    const batch = await sendBatch(fixture.port, (JSON.parse(text) as { requests: [] }).requests, credentials.reader);
    const problem = batch.responses[0]?.body as { code?: string; errors?: { pointer: string }[] } | undefined;
    if (batch.status === 400) expect(batch.problem?.code).toBe('invalid-encoding');
    else
      expect([batch.responses[0]?.status, problem?.code, problem?.errors?.[0]?.pointer]).toEqual([
        422,
        'invalid-request',
        '/parameters/bookId',
      ]);
  });

  it('and bodies that references fill are each item’s own', async () => {
    const changed = { operationId: 'BodiesController_changed', body: { list: { $result: 'made#/body/body/list' } } };
    const batch = await sendBatch(
      fixture.port,
      [
        { id: 'made', operationId: 'BodiesController_echo', body: { list: ['sent'] } },
        changed,
        changed,
        { ...changed, body: { $result: 'made#/body/body' } },
      ],
      credentials.reader,
    );
    const lists = batch.responses.slice(1).map(({ body }) => (body as { list: string[] }).list);
    expect(lists).toEqual(Array.from({ length: 3 }, () => ['sent', 'changed by the handler']));
  });
});
