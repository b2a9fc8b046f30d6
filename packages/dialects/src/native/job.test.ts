import { describe, expect, it } from '@jest/globals';
import { defaultLimits } from '@sheaf/core';
import { decodeJob, decodeJobLine } from './job.js';

const decode = (value: unknown, limits = defaultLimits) => decodeJob(Buffer.from(JSON.stringify(value)), limits);
const one = [{ method: 'GET', path: '/items' }];
const problemOf = (value: unknown, limits = defaultLimits) => {
  const decoded = decode(value, limits);
  if (!('problem' in decoded)) throw new Error('was taken');
  return decoded.problem;
};

describe('decodeJob', () => {
  it('fills in what the caller leaves out', () => {
    expect(decode({ requests: one })).toMatchObject({
      envelope: {
        execution: 'auto',
        onError: 'continue',
        errorThreshold: undefined,
        startAfterSeconds: 0,
        deadlineSeconds: undefined,
        expirySeconds: 604_800,
        priority: 'normal',
        metadata: undefined,
      },
      items: [{ index: 0, id: '0', target: { method: 'GET', path: '/items' } }],
    });
  });

  it('takes every option', () => {
    const options = {
      execution: 'parallel',
      onError: 'stop',
      errorThreshold: 0,
      startAfterSeconds: 1,
      deadlineSeconds: 2,
      expirySeconds: 0,
      priority: 'high',
      metadata: { a: '' },
    };
    expect(decode({ ...options, requests: one })).toMatchObject({ envelope: options });
  });

  it('reads items as a batch does: references, dependencies, and every fault at once', () => {
    const requests = [
      { id: 'a', method: 'GET', path: '/items' },
      { method: 'POST', path: '/items', body: { x: { $result: 'a#/status' } } },
    ];
    expect(decode({ requests })).toMatchObject({ items: [{}, { dependsOn: [0], references: [{ item: 0 }] }] });
    expect(problemOf({ requests: [...one, {}, { id: 1 }], priority: 'urgent' })).toMatchObject({ code: 'invalid-envelope', errorCount: 4 });
    expect(problemOf({ requests: [...one, ...one] }, { ...defaultLimits, maxItems: 1 })).toMatchObject({
      code: 'too-many-items',
      limit: 1,
    });
  });

  it.each([
    [{ execution: 'fast' }, '/execution'],
    [{ onError: 'ignore' }, '/onError'],
    [{ errorThreshold: 1.5 }, '/errorThreshold'],
    [{ errorThreshold: 1_000_001 }, '/errorThreshold'],
    [{ deadlineSeconds: 0 }, '/deadlineSeconds'],
    [{ startAfterSeconds: -1 }, '/startAfterSeconds'],
    [{ expirySeconds: '60' }, '/expirySeconds'],
    [{ priority: 1 }, '/priority'],
    [{ metadata: [] }, '/metadata'],
    [{ metadata: { a: 'x'.repeat(513) } }, '/metadata/a'],
    [{ metadata: Object.fromEntries(Array.from({ length: 17 }, (_, n) => [n, ''])) }, '/metadata'],
    [{ timeoutMs: 5 }, '/timeoutMs'],
    [{ requests: {} }, '/requests'],
  ])('refuses %j at its place, and shows no text that arrived', (options, pointer) => {
    const problem = problemOf({ requests: one, ...options });
    expect(problem).toMatchObject({ code: 'invalid-envelope', errors: [{ pointer }] });
    expect(JSON.stringify(problem)).not.toMatch(/fast|ignore|xxx/);
  });

  it.each([['[]'], ['null'], ['5']])('refuses %s', (text) => {
    expect(decodeJob(Buffer.from(text), defaultLimits)).toMatchObject({ problem: { code: 'invalid-envelope', status: 400 } });
  });
});

describe('decodeJobLine', () => {
  it('reads the options of an upload, whose items stand elsewhere', () => {
    expect(decodeJobLine(Buffer.from('{"priority":"low"}'), defaultLimits)).toMatchObject({ envelope: { priority: 'low' } });
    expect(decodeJobLine(Buffer.from('{"requests":[]}'), defaultLimits)).toMatchObject({
      problem: { code: 'invalid-envelope', errors: [{ pointer: '/requests' }] },
    });
    expect(decodeJobLine(Buffer.from('{"operationId":"getItem","parameters":{"itemId":"1"}}'), defaultLimits)).toMatchObject({
      problem: { code: 'invalid-envelope', detail: expect.stringContaining('The first line has the options'), errorCount: 1 },
    });
    expect(decodeJobLine(Buffer.from('{"priority":'), defaultLimits)).toMatchObject({ problem: { code: 'malformed-json', offset: 12 } });
  });
});
