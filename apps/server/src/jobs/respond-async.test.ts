import { describe, expect, it } from '@jest/globals';
import type { Batch, Item, JobOptions } from '@sheaf/core';
import type { Jobs } from '@sheaf/jobs';
import type { Accounts } from '../account/account.js';
import { respondAsync } from './respond-async.js';

const item = (headers: Record<string, string> = {}) => ({ index: 0, id: '0', headers }) as unknown as Item;
const batchOf = (items: Item[], more: Partial<Batch> = {}): Batch => ({
  items,
  execution: 'serial',
  onError: 'stop',
  return: 'full',
  concurrency: undefined,
  timeoutMs: undefined,
  ...more,
});
const request = { protocol: 'https', host: 'sheaf.example' } as never;

async function respond(batch: Batch, authorization: string | undefined) {
  const made: { owner: unknown; options: JobOptions }[] = [];
  const jobs = {
    create: async (owner: unknown, options: JobOptions) => {
      made.push({ owner, options });
      return 'the-job';
    },
    get: async () => ({ jobId: 'the-job', state: 'queued', createdAt: new Date(0), version: 1 }),
  } as unknown as Jobs;
  const ada = { account: { id: 'ada', token: 't' }, catalogue: { id: 'movies' } };
  const accounts = {
    authenticate: (given: string | undefined) => (given === 'Bearer t' ? ada : undefined),
    require: () => ada,
  } as unknown as Accounts;
  const answer = await respondAsync(jobs, accounts, batch, { authorization }, request);
  return { answer, made };
}

describe('respondAsync', () => {
  it('makes a job of the batch, for its account and catalogue, with the batch’s own options, and says where it is', async () => {
    const { answer, made } = await respond(batchOf([item()], { timeoutMs: 1500 }), 'Bearer t');
    expect(made).toEqual([
      {
        owner: { accountId: 'ada', catalogueId: 'movies' },
        options: expect.objectContaining({ execution: 'serial', onError: 'stop', deadlineSeconds: 2 }) as unknown,
      },
    ]);
    expect(answer).toMatchObject({
      status: 202,
      headers: { location: '/jobs/the-job', 'operation-location': 'https://sheaf.example/jobs/the-job' },
    });
  });

  it.each([
    ['asks for distinct recommendations', batchOf([item()], { distinct: { seen: new Map() } as never }), 'Bearer t'],
    ['has an item with credentials of its own', batchOf([item(), item({ authorization: 'Bearer other' })]), 'Bearer t'],
    ['has an item with cookies', batchOf([item({ cookie: 'a=b' })]), 'Bearer t'],
    ['nobody known has sent', batchOf([item()]), undefined],
  ])('lets a batch run at once that %s', async (_title, batch, authorization) => {
    const { answer, made } = await respond(batch, authorization);
    expect(answer).toBeUndefined();
    expect(made).toEqual([]);
  });
});
