import { describe, expect, it } from '@jest/globals';
import { Accounts } from './account.js';

const ratingRange = { min: 0.5, max: 5 };
const shop = { id: 'shop', token: 'token-of-the-shop', ratingRange };
const cinema = { id: 'cinema', token: 'token-of-the-cinema', ratingRange };
const stored: Record<string, string> = { 'made-1': 'shop', 'made-2': 'cinema', orphan: 'gone' };
let change: (id: string) => void = () => undefined;
let looks = 0;
const accounts = new Accounts([shop, cinema], {
  onChange: (listener) => (change = listener),
  accountOf: async (id) => stored[id],
  settings: async (accountId, id) => {
    looks += 1;
    return stored[id] === accountId ? { id, ratingRange } : undefined;
  },
});

describe('authenticate', () => {
  it.each([
    ['Bearer token-of-the-shop', shop],
    ['Bearer token-of-the-cinema', cinema],
    ['bearer token-of-the-shop', shop],
    ['BEARER  token-of-the-shop ', shop],
  ])('gives for %j its account', (authorization, { id, token }) => {
    expect(accounts.authenticate(authorization)).toMatchObject({
      id,
      token,
      principal: { account: { id, token }, catalogue: { id, ratingRange } },
    });
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'token-of-the-shop',
    'Basic token-of-the-shop',
    'Bearer token-of-the-sho',
    'Bearer token-of-the-shopx',
    'Bearer Token-of-the-shop',
    'Bearer token-of-the-shop, Bearer token-of-the-cinema',
    'Bearer token-of-the-shop token-of-the-cinema',
    'Bearer __proto__',
    'xBearer token-of-the-shop',
  ])('gives nobody for %j', (authorization) => {
    expect(accounts.authenticate(authorization)).toBeUndefined();
  });
});
