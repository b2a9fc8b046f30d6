import { describe, expect, it } from '@jest/globals';
import { Faults } from '@sheaf/core';
import { itemHeaderSet, readHeaders } from './headers.js';

const read = (headers: Record<string, unknown>, allowed = itemHeaderSet()) => {
  const faults = new Faults();
  const given = readHeaders(headers, '/h', allowed, faults);
  return { given, faults: faults.kept.map(({ code, pointer }) => `${code} ${pointer}`) };
};

describe('readHeaders', () => {
  it('writes names in lower case and drops blanks and tabs around values, no others', () => {
    expect(read({ Accept: '\t a \t', 'If-Match': '"\u00e9\u00a0"', PREFER: '' })).toEqual({
      given: { accept: 'a', 'if-match': '"\u00e9\u00a0"', prefer: '' },
      faults: [],
    });
  });

  it.each(['', 'a b', 'a:', 'ä', 'a\n', '(a)', 'a\u0000'])('refuses the name %j', (name) => {
    expect(read({ [name]: 'x' }).faults).toEqual([`invalid-header /h/${name}`]);
  });

  it.each(['a\rb', 'a\nb', 'a\u0000b', 'a\u007fb', 'a\u0001', '\u0100', '😀', 'a'.repeat(8193), 1, null, true, ['a'], {}])(
    'refuses the value %j',
    (value) => {
      expect(read({ accept: value }).faults).toEqual(['invalid-header /h/accept']);
    },
  );

  it('refuses a name that stands twice in different case', () => {
    expect(read({ accept: 'a', Accept: 'b' }).faults).toEqual(['invalid-header /h/Accept']);
  });

  it('takes a name that objects inherit, where the app allows it', () => {
    expect(read({ constructor: '1' }, itemHeaderSet(['constructor']))).toEqual({ given: { constructor: '1' }, faults: [] });
  });

  it('refuses whatever is not in the list, named as an inherited member or not', () => {
    expect(read({ 'x-own': '1', constructor: '1', tostring: '1' }).faults).toEqual([
      'forbidden-header /h/x-own',
      'forbidden-header /h/constructor',
      'forbidden-header /h/tostring',
    ]);
  });
});
