import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { batchOf, bodyOf, outcome, problemOf } from '../test/batch.js';
import { FakeClock } from '../test/fake-clock.js';
import type { Dispatch, ReadyItem } from './dispatch.js';
import type { Item, ItemResult, Reference, RunIf } from './envelope.js';
import { execute } from './execute.js';
import { defaultLimits, type Limits } from './limits.js';
import { plan } from './plan.js';

/** Executes items of which later ones refer to earlier ones; also what the dispatch was given. */
async function run(
  items: readonly Partial<Item>[],
  dispatch: Dispatch,
  limits: Partial<Limits> = {},
  options: Parameters<typeof batchOf>[1] = {},
): Promise<{ results: ItemResult[]; given: ReadyItem[] }> {
  const given: ReadyItem[] = [];
  const results = await execute(
    plan(batchOf(items, options)),
    (item, context) => {
      given[item.index] = item;
      return dispatch(item, context);
    },
    { clock: new FakeClock(), limits: { ...defaultLimits, ...limits }, batchId: 'b' },
  );
  return { results, given };
}

const to = (at: string[], item: number, ...pointer: string[]): Reference => ({ at, item, pointer });

describe('values of earlier results', () => {
  it('take the places of references in parameters and body; what was decoded stays as it is', async () => {
    const second: Partial<Item> = {
      target: { operationId: 'op', parameters: { itemId: undefined, count: 5 } },
      body: { tags: ['a', undefined], status: undefined, etag: undefined, whole: undefined },
      dependsOn: [0],
      references: [
        to(['parameters', 'itemId'], 0, 'body', 'itemId'),
        to(['body', 'tags', '1'], 0, 'body', 'tags', '0'),
        to(['body', 'status'], 0, 'status'),
        to(['body', 'etag'], 0, 'headers', 'etag'),
        to(['body', 'whole'], 0, 'body'),
      ],
    };
    const { results, given } = await run([{}, second], (item) =>
      item.index === 0 ? { status: 201, headers: { etag: '"1"' }, body: { itemId: 'i1', tags: ['t'] } } : outcome(200),
    );
    expect(results.map(({ status }) => status)).toEqual([201, 200]);
    expect(given[1]!.target).toEqual({ operationId: 'op', parameters: { itemId: 'i1', count: 5 } });
    expect(given[1]!.body).toEqual({ tags: ['a', 't'], status: 201, etag: '"1"', whole: { itemId: 'i1', tags: ['t'] } });
  });

  it('can be the whole body', async () => {
    const { given } = await run([{}, { dependsOn: [0], references: [to(['body'], 0, 'body')] }], () => outcome(200, [1, 2]));
    expect(given[1]!.body).toEqual([1, 2]);
  });

  it.each([[0], [false], [null], [''], [[]]])('can be %j', async (value) => {
    const { given, results } = await run(
      [{}, { dependsOn: [0], body: { v: undefined }, references: [to(['body', 'v'], 0, 'body', 'v')] }],
      () => outcome(200, { v: value }),
    );
    expect(results[1]!.status).toBe(200);
    expect(given[1]!.body).toEqual({ v: value });
  });

  it('are what the caller would read: a date is its text', async () => {
    const { given } = await run([{}, { dependsOn: [0], references: [to(['body'], 0, 'body', 'at')] }], () =>
      outcome(200, { at: new Date(0) }),
    );
    expect(given[1]!.body).toBe('1970-01-01T00:00:00.000Z');
  });

  it('are the problem of a failed parent, for those that run in spite of it', async () => {
    const { given } = await run([{}, { dependsOn: [0], runIf: 'failed', references: [to(['body'], 0, 'body', 'code')] }], (item) =>
      item.index === 0 ? (undefined as never) : outcome(200),
    );
    expect(given[1]!.body).toBe('internal-error');
  });

  it('are there with return minimal, and still not in the answer', async () => {
    const { results, given } = await run(
      [{}, { dependsOn: [0], references: [to(['body'], 0, 'body', 'id')] }],
      (item) => outcome(200, { id: `i${item.index}` }),
      {},
      { return: 'minimal' },
    );
    expect(given[1]!.body).toBe('i0');
    expect(results.map(bodyOf)).toEqual([undefined, undefined]);
  });

  it('belong to one place each: an operation that changes what it was given changes nothing of another', async () => {
    const second = {
      dependsOn: [0],
      body: { a: undefined, b: undefined },
      references: [to(['body', 'a'], 0, 'body'), to(['body', 'b'], 0, 'body')],
    };
    const seen: string[] = [];
    await run([{}, second, second], (item) => {
      if (item.index === 0) return outcome(200, { list: [1] });
      seen.push(JSON.stringify(item.body));
      (item.body as { a: { list: number[] } }).a.list.push(2);
      seen.push(JSON.stringify((item.body as { b: unknown }).b));
      return outcome(200);
    });
    expect(seen).toEqual(['{"a":{"list":[1]},"b":{"list":[1]}}', '{"list":[1]}', '{"a":{"list":[1]},"b":{"list":[1]}}', '{"list":[1]}']);
  });
});

describe('a reference to nothing', () => {
  const parent = { a: [1, { b: 2 }], text: 'abc', empty: {} };
  it.each([
    [['body', 'missing']],
    [['body', 'a', '2']],
    [['body', 'a', '-']],
    [['body', 'a', '00']],
    [['body', 'a', '-1']],
    [['body', 'a', '1.0']],
    [['body', 'a', '']],
    [['body', 'a', 'length']],
    [['body', 'text', 'length']],
    [['body', 'text', '0']],
    [['body', '__proto__']],
    [['body', 'constructor']],
    [['body', 'constructor', 'name']],
    [['body', 'empty', 'toString']],
    [['body', 'empty', 'hasOwnProperty']],
    [['body', 'a', 'map']],
    [['headers', 'toString']],
    [['headers', '__proto__']],
    [['headers', 'etag']],
    [['body', 'a', '1', 'b', 'c']],
  ])('%j is 422 and is not dispatched', async (pointer) => {
    const { results, given } = await run([{}, { dependsOn: [0], references: [to(['body'], 0, ...pointer)] }], () => outcome(200, parent));
    expect(results[1]).toMatchObject({ status: 422, effect: 'none', retryable: false });
    expect(results[1]).not.toHaveProperty('skipped');
    expect(given).toHaveLength(1);
  });

  it.each(['always', 'failed'] as RunIf[])('is 422 with runIf %s too', async (runIf) => {
    const { results } = await run([{}, { dependsOn: [0], runIf, references: [to(['body'], 0, 'body', 'x')] }], () => outcome(404, {}));
    expect(results[1]!.status).toBe(422);
  });

  it('is 422 where the parent has no body, and every place is named', async () => {
    const references = [to(['parameters', 'a/b'], 0, 'body', 'x'), to(['body'], 0, 'body')];
    const { results } = await run([{}, { dependsOn: [0], references }], () => outcome(204));
    expect(problemOf(results[1])).toMatchObject({
      code: 'unresolved-reference',
      errors: [
        { pointer: '/parameters/a~1b', detail: 'The result of item 0 has no value at the place referred to.' },
        { pointer: '/body', detail: 'The result of item 0 has no value at the place referred to.' },
      ],
      errorCount: 2,
    });
  });
});

describe('what comes by reference obeys the rules of what is sent', () => {
  it('nesting beyond the limit is 400', async () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : [nest(levels - 1)]);
    // Around the value: the envelope, its array, the item and `body`.
    const item = { dependsOn: [0], body: { v: undefined }, references: [to(['body', 'v'], 0, 'body')] };
    for (const [levels, status] of [
      [60, 200],
      [61, 400],
    ] as const) {
      const { results } = await run([{}, item], () => outcome(200, nest(levels)));
      expect(results[1]!.status).toBe(status);
    }
    const { results } = await run([{}, item], () => outcome(200, nest(61)));
    expect(problemOf(results[1])).toMatchObject({ code: 'json-too-deep', limit: 64 });
  });

  it('an answer nested thousands deep is no trouble', async () => {
    const json = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { results } = await run([{}, { dependsOn: [0], references: [to(['body'], 0, 'body')] }], () => ({
      status: 200,
      headers: {},
      json,
    }));
    expect(results.map(({ status }) => status)).toEqual([200, 400]);
  });

  it.each([['{"a":{"__proto__":{"admin":true}}}'], ['{"constructor":{"prototype":{}}}']])('%s is 400', async (json) => {
    const { results } = await run([{}, { dependsOn: [0], references: [to(['body'], 0, 'body')] }], () => ({
      status: 200,
      headers: {},
      json,
    }));
    expect(problemOf(results[1])).toMatchObject({ status: 400, code: 'forbidden-member' });
  });

  it('a dispatch that answers text that is no JSON costs the dependant a 500', async () => {
    const { results } = await run([{}, { dependsOn: [0], references: [to(['body'], 0, 'body')] }], () => ({
      status: 200,
      headers: {},
      json: '{',
    }));
    expect(results.map(({ status }) => status)).toEqual([200, 500]);
  });
});

describe('bytes after substitution', () => {
  const big = 'x'.repeat(98); // 100 bytes as JSON
  const twice = { dependsOn: [0], body: [undefined, undefined], references: [to(['body', '0'], 0, 'body'), to(['body', '1'], 0, 'body')] };

  it('count for the item, to the byte', async () => {
    // ["…","…"] is 203 bytes, and parameters {} are 2.
    for (const [maxBodyBytes, status] of [
      [205, 200],
      [204, 413],
    ] as const) {
      const { results } = await run([{}, twice], () => outcome(200, big), { maxBodyBytes });
      expect(results[1]!.status).toBe(status);
    }
    const { results, given } = await run([{}, twice], () => outcome(200, big), { maxBodyBytes: 204 });
    expect(problemOf(results[1])).toMatchObject({ code: 'reference-too-large', limit: 204 });
    expect(results[1]).toMatchObject({ effect: 'none', retryable: false });
    expect(given).toHaveLength(1);
  });

  it('count for all items together', async () => {
    const { results } = await run([{}, twice, twice, twice], () => outcome(200, big), { maxBodyBytes: 500 });
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 413]);
  });

  it('that double with every item end as 413, with no more built than the limit', async () => {
    const chain = Array.from({ length: 30 }, (_, index) =>
      index === 0
        ? {}
        : {
            dependsOn: [index - 1],
            runIf: 'always' as const,
            body: { a: undefined, b: undefined },
            references: [to(['body', 'a'], index - 1, 'body'), to(['body', 'b'], index - 1, 'body')],
          },
    );
    const { results, given } = await run(chain, (item) => outcome(200, item.index === 0 ? big : item.body), { maxBodyBytes: 100_000 });
    expect(results.map(({ status }) => status)).toContain(413);
    expect(given.reduce((sum, item) => sum + (JSON.stringify(item.body)?.length ?? 0), 0)).toBeLessThanOrEqual(100_000);
  });
});

it('substitution gives what a naive copy gives, for any results and any places', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 4 }),
    fc.dictionary(fc.string(), fc.oneof(fc.nat(), fc.record({ item: fc.nat(), path: fc.array(fc.nat(), { maxLength: 4 }) })), {
      maxKeys: 5,
    }),
    async (bodies, fields) => {
      const body: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      const references: Reference[] = [];
      let isResolved = true;
      for (const [name, field] of Object.entries(fields)) {
        if (name === '__proto__') continue;
        if (typeof field === 'number') {
          body[name] = field;
          expected[name] = field;
          continue;
        }
        const item = field.item % bodies.length;
        const pointer: string[] = ['body'];
        let value: unknown = JSON.parse(JSON.stringify(bodies[item]));
        for (const step of field.path) {
          const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
          const token = names.length === 0 ? String(step) : names[step % names.length]!;
          pointer.push(token);
          value =
            typeof value === 'object' && value !== null && Object.hasOwn(value, token)
              ? (value as Record<string, unknown>)[token]
              : undefined;
        }
        isResolved &&= value !== undefined;
        body[name] = undefined;
        expected[name] = value;
        references.push({ at: ['body', name], item, pointer });
      }
      const last = bodies.length;
      const { results, given } = await run(
        [...bodies.map(() => ({})), { body, references, dependsOn: bodies.map((_, index) => index) }],
        (item) => outcome(200, bodies[item.index] ?? null),
      );
      const isForbidden = /"(__proto__|constructor)"/.test(JSON.stringify(bodies));
      if (!isResolved) expect(results[last]!.status).toBe(422);
      else if (!isForbidden) expect(given[last]!.body).toEqual(expected);
    },
  );
  await fc.assert(property, { numRuns: 300 });
});
