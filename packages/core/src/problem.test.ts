import { describe, expect, it } from '@jest/globals';
import { arrived, Faults } from './fault.js';
import { problem, problemFromUnknown, problemOfFaults } from './problem.js';
import type { Fault } from './envelope.js';

describe('a problem', () => {
  it('has type, title, status and code of the catalogue, then what is added', () => {
    const made = problem('too-many-items', { detail: 'A batch has at most 2 items.', limit: 2 });
    expect(JSON.stringify(made)).toBe(
      '{"type":"/problems/too-many-items","title":"Too many items","status":413,"code":"too-many-items","detail":"A batch has at most 2 items.","limit":2}',
    );
  });

  it('cannot be told to be another', () => {
    const other = { status: 200, code: 'x', type: 'y', title: 'z' };
    expect(problem('not-found', other)).toEqual(problem('not-found'));
    expect(problem('not-found', { ...other, errors: [] })).toEqual({ ...problem('not-found'), errors: [], errorCount: 0 });
  });

  it('names 20 errors and counts all', () => {
    const errors = Array.from({ length: 30 }, (_, index) => ({ pointer: `/${index}`, detail: 'rule' }));
    const made = problem('invalid-request', { errors });
    expect(made.errors).toEqual(errors.slice(0, 20));
    expect(made.errorCount).toBe(30);
    expect(problem('invalid-request', { errors, errorCount: 99 }).errorCount).toBe(99);
  });
});

describe('the problem of faults', () => {
  const faults: Fault[] = [
    { code: 'duplicate-id', pointer: '/requests/1/id', detail: 'Item 0 has the same id.' },
    { code: 'duplicate-id', pointer: '/requests/2/id', detail: 'Item 0 has the same id.' },
    { code: 'forbidden-header', pointer: '/requests/2/headers/host', detail: 'Not allowed.' },
  ];

  it('is that of the first, with all of them as errors and the codes that differ', () => {
    expect(problemOfFaults(faults)).toEqual({
      ...problem('duplicate-id'),
      detail: 'Item 0 has the same id.',
      errors: [
        { pointer: '/requests/1/id', detail: 'Item 0 has the same id.' },
        { pointer: '/requests/2/id', detail: 'Item 0 has the same id.' },
        { pointer: '/requests/2/headers/host', detail: 'Not allowed.', code: 'forbidden-header' },
      ],
      errorCount: 3,
    });
  });

  it('has more when the caller adds it', () => {
    expect(problemOfFaults(faults, { limit: 7, detail: 'Other.' })).toMatchObject({ limit: 7, detail: 'Other.', errorCount: 3 });
  });

  it('names 20 of gathered faults and counts all, and those not kept are never described', () => {
    const gathered = new Faults();
    let described = 0;
    for (let index = 0; index < 1000; index += 1) {
      gathered.add(() => {
        described += 1;
        return { code: 'unknown-dependency', pointer: `/requests/${index}`, detail: 'rule' };
      });
    }
    const made = problemOfFaults(gathered);
    expect([made.errors!.length, made.errorCount, described]).toEqual([20, 1000, 20]);
  });

  it('of none at all is a bug', () => {
    expect(() => problemOfFaults([])).toThrow(TypeError);
  });
});

it.each([[new Error('password=x')], ['text'], [undefined], [null], [{ status: 404 }]])(
  '%p thrown is an internal error that says nothing of it',
  (thrown) => {
    const { problem: made, cause } = problemFromUnknown(thrown, 'b/1');
    expect(made).toEqual({ ...problem('internal-error'), instance: 'b/1' });
    expect(cause).toBe(thrown);
  },
);

it.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['secret', 'a string of 6 characters'],
  [5, 'the number 5'],
  [true, 'true'],
  [[1, 2], 'an array of 2'],
  [{ a: 1 }, 'an object of 1 member'],
])('%p is told as %s', (value, words) => {
  expect(arrived(value)).toBe(words);
});
