import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { signatureFault } from './signature.js';

const token = 'gahpiev6eighaig1aek4ujietheiXeengae3Ohqu9iecutheof5rooxeigheel8G';
const nowS = 1_795_257_664;
const hmac = (text: string, key = token) => createHmac('sha1', key).update(text).digest('hex');
const signed = (text: string, at: string | number = nowS, key = token) => {
  const whole = `${text}${text.includes('?') ? '&' : '?'}hmac_timestamp=${at}`;
  return `${whole}&hmac_sign=${hmac(whole, key)}`;
};

describe('signatureFault', () => {
  it('signs as the service documents it', () => {
    expect(hmac('Hello world')).toBe('1291b164d8332792233dcc8ce94e1c9ea6113fb8');
  });

  it.each(['/demo/', '/demo/items/a', '/demo/items/list/?filter=%27a%27%20%3C%204&count=5', '/demo/items/***x$$$', "/demo/items/it's,a"])(
    'takes %s as it was signed',
    (text) => {
      expect(signatureFault(signed(text), token, nowS)).toBeUndefined();
    },
  );

  it('takes a path that was encoded after it was signed', () => {
    const sent = signed('/demo/items/***ü x$$$').replace('ü x', '%C3%BC%20x');
    expect(signatureFault(sent, token, nowS)).toBeUndefined();
  });

  it('takes no query that was encoded after it was signed: it would be another query', () => {
    const sent = signed('/demo/items/list/?filter=%27a%27').replace('%27a%27', '%2527a%2527');
    expect(signatureFault(sent, token, nowS)).toBe('Invalid HMAC signature');
  });

  it.each([
    ['nothing', '/demo/items/a'],
    ['no signature', `/demo/items/a?hmac_timestamp=${nowS}`],
    ['an empty signature', `/demo/items/a?hmac_timestamp=${nowS}&hmac_sign=`],
    ['a signature of another length', `${signed('/demo/items/a')}0`],
    ['a signature that is not hexadecimal', signed('/demo/items/a').replace(/.$/, 'g')],
    ['another token', signed('/demo/items/a', nowS, 'another-token')],
    ['another path', signed('/demo/items/a').replace('/a', '/b')],
    ['another parameter', signed('/demo/items/list/?count=1').replace('count=1', 'count=2')],
    ['a parameter behind the signature', `${signed('/demo/items/list/')}&count=2`],
    ['no timestamp', `/demo/items/a?x=1&hmac_sign=${hmac('/demo/items/a?x=1')}`],
    ['a timestamp that is no number', signed('/demo/items/a', 'now')],
    ['a negative timestamp', signed('/demo/items/a', '-5')],
    ['two timestamps', signed(`/demo/items/a?hmac_timestamp=${nowS}`, nowS - 5)],
    ['the public token’s parameters', `/demo/items/a?frontend_timestamp=${nowS}&frontend_sign=${hmac('x')}`],
  ])('refuses %s', (_what, target) => {
    expect(signatureFault(target, token, nowS)).toBe('Invalid HMAC signature');
  });

  it('takes 30 seconds either way and no second more', () => {
    for (const at of [nowS - 30, nowS, nowS + 30]) expect(signatureFault(signed('/demo/', at), token, nowS + 0.9)).toBeUndefined();
    expect(signatureFault(signed('/demo/', nowS - 42), token, nowS)).toBe(`Token has expired (Current time: ${nowS}, you are 42s off)`);
    expect(signatureFault(signed('/demo/', nowS + 31), token, nowS)).toBe(`Token has expired (Current time: ${nowS}, you are -31s off)`);
  });

  it('tells nobody that a signature is old before it is the right one', () => {
    expect(signatureFault(signed('/demo/', nowS - 42, 'another-token'), token, nowS)).toBe('Invalid HMAC signature');
  });

  it('takes no target with any one character changed', () => {
    const target = signed('/demo/items/list/?count=5');
    fc.assert(
      fc.property(fc.nat(target.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        // Hexadecimal digits may be of either case.
        fc.pre(target[at]?.toLowerCase() !== character.toLowerCase());
        expect(signatureFault(target.slice(0, at) + character + target.slice(at + 1), token, nowS)).toBeDefined();
      }),
    );
  });
});
