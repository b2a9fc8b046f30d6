import { describe, expect, it } from '@jest/globals';
import { Accounts } from './account.js';

const ratingRange = { min: 0.5, max: 5 };
const shop = { id: 'shop', token: 'token-of-the-shop', ratingRange };
const cinema = { id: 'cinema', token: 'token-of-the-cinema', ratingRange };
const stored: Record<string, string> = { 'made-1': 'shop', 'made-2': 'cinema', orphan: 'gone' };
let looks = 0;
const accounts = new Accounts([shop, cinema], {
  onChange: () => undefined,
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

const request = (token: string, catalogue?: string) => ({
  headers: { authorization: `Bearer ${token}`, ...(catalogue === undefined ? {} : { 'sheaf-catalogue': catalogue }) },
});

describe('require', () => {
  it('gives the account’s own catalogue without a look, whether it is named or not', () => {
    const before = looks;
    expect(accounts.require(request(shop.token))).toMatchObject({ catalogue: { id: 'shop' } });
    expect(accounts.require(request(shop.token, 'shop'))).toMatchObject({ catalogue: { id: 'shop' } });
    expect(looks).toBe(before);
  });

  it('gives another one of the account that is named, and looks for each request', async () => {
    const before = looks;
    for (let again = 0; again < 2; again += 1)
      expect(await accounts.require(request(shop.token, 'made-1'))).toEqual({
        account: { id: 'shop', token: shop.token },
        catalogue: { id: 'made-1', ratingRange },
      });
    expect(looks).toBe(before + 2);
  });

  it.each(['made-2', 'cinema', 'none', '', '__proto__'])('throws not-found for %j, which is not the account’s', async (catalogue) => {
    await expect(accounts.require(request(shop.token, catalogue))).rejects.toMatchObject({ problem: { code: 'not-found', status: 404 } });
  });

  it('throws unauthenticated for nobody, whatever catalogue is named', () => {
    for (const each of [{ headers: { 'sheaf-catalogue': 'made-1' } }, request('no-token', 'made-1')])
      expect(() => accounts.require(each)).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'unauthenticated' }) }),
      );
  });
});

describe('the account', () => {
  it('of a token, and of a catalogue, is found', async () => {
    expect(accounts.withToken(cinema.token)?.id).toBe('cinema');
    expect(accounts.withToken('none')).toBeUndefined();
    expect(accounts.ofCatalogue('cinema')).toMatchObject({ id: 'cinema', token: cinema.token });
    expect(await accounts.ofCatalogue('made-1')).toMatchObject({ id: 'shop', token: shop.token });
    expect(await accounts.ofCatalogue('orphan')).toBeUndefined();
    expect(await accounts.ofCatalogue('none')).toBeUndefined();
  });
});
