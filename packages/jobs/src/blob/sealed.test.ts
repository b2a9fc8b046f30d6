import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { Seal } from './sealed.js';

const secret = { sasToken: 'sig=canary' };

it('opens what it sealed, and shows nothing of it meanwhile', () => {
  const seal = new Seal(randomBytes(32));
  const sealed = seal.seal(secret, 'job-1');
  expect(sealed.toString('latin1')).not.toContain('canary');
  expect(seal.open(sealed, 'job-1')).toEqual(secret);
});

it('seals the same value differently each time', () => {
  const seal = new Seal(randomBytes(32));
  expect(seal.seal(secret, 'job-1').equals(seal.seal(secret, 'job-1'))).toBe(false);
});

it('opens nothing that was sealed for another job, with another key, or was changed', () => {
  const seal = new Seal(randomBytes(32));
  const sealed = seal.seal(secret, 'job-1');
  expect(seal.open(sealed, 'job-2')).toBeUndefined();
  expect(new Seal(randomBytes(32)).open(sealed, 'job-1')).toBeUndefined();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(seal.open(changed, 'job-1')).toBeUndefined();
  }
  expect(seal.open(Buffer.from('short'), 'job-1')).toBeUndefined();
});

it('wants a key of 32 bytes', () => {
  expect(() => new Seal(randomBytes(16))).toThrow('32 bytes');
});
