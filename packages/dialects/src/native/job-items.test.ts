import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type Item } from '@sheaf/core';
import * as fc from 'fast-check';
import { JobItems, streamWindow } from './job-items.js';

const read = (items: JobItems, value: unknown, line = items.count + 2): Item =>
  items.read(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), line);
const get = { method: 'GET', path: '/items' };

describe('the items of an upload', () => {
  it('are numbered from 0, with the index as id where they have none', () => {
    const items = new JobItems(defaultLimits);
    expect(read(items, get)).toMatchObject({ index: 0, id: '0', target: get });
    expect(read(items, { ...get, id: 'b' })).toMatchObject({ index: 1, id: 'b' });
    expect(items.count).toBe(2);
  });

  it('name earlier ones by id or by number', () => {
    const items = new JobItems(defaultLimits);
    read(items, { ...get, id: 'a' });
    read(items, get);
    expect(read(items, { method: 'POST', path: '/x', dependsOn: ['1', 'a', '1'], body: [{ $result: 'a#/body/x' }] })).toMatchObject({
      dependsOn: [0, 1],
      references: [{ at: ['body', '0'], item: 0, pointer: ['body', 'x'] }],
      body: [undefined],
    });
  });

  it('become items with a problem that names line and place, where they cannot be read, and the next are read', () => {
    const items = new JobItems(defaultLimits);
    expect(read(items, '{"method":')).toMatchObject({ index: 0, id: '0', problem: { code: 'malformed-json', offset: 10, line: 2 } });
    expect(read(items, { ...get, id: 'x', runIf: 'often' })).toMatchObject({
      id: 'x',
      problem: { code: 'invalid-envelope', line: 3, errors: [{ pointer: '/runIf' }] },
    });
    expect(read(items, { ...get, dependsOn: ['later'] })).toMatchObject({
      problem: { code: 'unknown-dependency', errors: [{ pointer: '/dependsOn/0' }] },
    });
    expect(read(items, { ...get, id: 'x' })).toMatchObject({ problem: { code: 'duplicate-id', errors: [{ pointer: '/id' }] } });
    expect(read(items, { ...get, id: '5' }).problem).toBeUndefined();
    expect(read(items, get)).toMatchObject({ index: 5, problem: { code: 'duplicate-id' } });
    expect(items.tooLong(9)).toMatchObject({ index: 6, problem: { code: 'line-too-long', line: 9, limit: defaultLimits.maxBodyBytes } });
    expect(read(items, { ...get, dependsOn: ['x'] })).toMatchObject({ index: 7, dependsOn: [1] });
  });

  it('are forgotten beyond the window, so that what is known of them is bounded', () => {
    const items = new JobItems(defaultLimits);
    read(items, { ...get, id: 'first' });
    for (let n = 1; n < streamWindow; n += 1) read(items, get);
    expect(read(items, { ...get, dependsOn: ['first'] })).toMatchObject({ dependsOn: [0] });
    expect(read(items, { ...get, dependsOn: ['first'] })).toMatchObject({ problem: { code: 'unknown-dependency' } });
    expect(read(items, { ...get, dependsOn: ['2'] })).toMatchObject({ dependsOn: [2] });
    expect(read(items, { ...get, id: 'first' }).problem).toBeUndefined();
  });

  it('are an item each, whatever arrives', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ method: 'GET', path: '/x', body: value })),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), (lines) => {
        const items = new JobItems(defaultLimits);
        lines.forEach((line, index) => {
          const item = read(items, line);
          expect(item.index).toBe(index);
          if (item.problem !== undefined) expect([400, 413]).toContain(item.problem.status);
          for (const parent of item.dependsOn) expect(parent).toBeLessThan(index);
        });
      }),
    );
  });
});
