import { problems } from '@sheaf/contracts/problems';
import { defaultLimits } from '@sheaf/core';
import { describe, expect, it } from '@jest/globals';
import { nativeDialect } from '@sheaf/dialects';
import { type BadInput, readBadInputs, requestOf } from './bad-inputs.js';

const native = nativeDialect();
const inputs = readBadInputs();
const toBatch = inputs.filter(({ request }) => request?.path === undefined && (request?.method ?? 'POST') === 'POST');

/** Answered before a dialect has a say: credentials, the catalogue, bytes and their encoding. */
const outer = new Set<string | undefined>(['unauthenticated', 'not-found', 'content-too-large', 'unsupported-content-encoding']);
const byDialect = toBatch.filter(({ answer, request }) => !outer.has(answer.code) && request?.headers?.['content-encoding'] === undefined);

const answerOf = (input: BadInput) => {
  const { headers, body = Buffer.alloc(0) } = requestOf(input, 'a-token');
  if (!native.reads(headers['content-type'])) return { status: 415, code: 'unsupported-media-type' };
  if (native.answersIn(headers['accept']) === undefined) return { status: 406, code: 'not-acceptable' };
  const decoded = native.decode({ method: 'POST', target: '/batch', headers, body }, defaultLimits);
  if ('batch' in decoded) return { status: 200 };
  const { status, code, limit, offset, errors } = decoded.problem;
  return { status, code, limit, offset, pointers: errors?.map(({ pointer }) => pointer) };
};

describe('spec/bad-inputs.yaml', () => {
  it.each(byDialect.map((input) => [input.row, input.name, input] as const))('%i: %s', (_row, _name, input) => {
    const { code, limit, offset, pointers } = input.answer;
    // A batch that is made a job is a batch to its dialect.
    const status = input.answer.status === 202 ? 200 : input.answer.status;
    expect(answerOf(input)).toEqual({ status, code, limit, offset, pointers });
  });

  it('has an entry for every code of spec/problems.yaml, with its status', () => {
    const reached = new Map<string, number>();
    for (const { answer } of inputs) {
      for (const { code, status } of [answer, ...(answer.items ?? []), ...(answer.job === undefined ? [] : [answer.job])])
        if (code !== undefined && status !== undefined) reached.set(code, status);
      // What failed after it was asked for tells its problem, whose status is the catalogue's.
      const later = (answer.body?.['problem'] as { code?: string } | undefined)?.code ?? answer.job?.delivery;
      if (later !== undefined) reached.set(later, problems[later as keyof typeof problems].status);
    }
    expect(Object.fromEntries(reached)).toEqual(Object.fromEntries(Object.entries(problems).map(([code, { status }]) => [code, status])));
  });

  it('names each entry once', () => {
    const names = inputs.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('says of no refused request that others have run, and of every item that others have', () => {
    for (const { name, answer, ran, ...input } of inputs) {
      if (answer.status >= 400) expect([name, ran]).toEqual([name, 'none']);
      else if ('item' in input) expect([name, ran]).toEqual([name, 'others']);
    }
  });
});
