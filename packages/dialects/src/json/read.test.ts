import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readJson } from './read.js';
import { memberTree } from './unique-members.js';

const rules = { maxDepth: 64, unique: memberTree(['', '/requests/*', '/requests/*/headers']) };
const read = (text: string | Uint8Array) => readJson(typeof text === 'string' ? Buffer.from(text) : text, rules);
const problemOf = (text: string | Uint8Array) => {
  const reading = read(text);
  if (!('problem' in reading)) throw new Error('was read');
  const { code, offset, errors } = reading.problem;
  return { code, offset, pointers: errors?.map(({ pointer }) => pointer) };
};

describe('readJson', () => {
  it('reads what JSON.parse reads, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), fc.constantFrom(undefined, 1, '\t'), (value, mark, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        fc.pre(!/constructor|__proto__/.test(text));
        expect(read((mark ? '\ufeff' : '') + text)).toMatchObject({ value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('never throws, whatever bytes arrive', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"',
        '\\',
        '\\u',
        'd800',
        '1e999',
        '-',
        '"requests"',
        '"headers"',
        '"constructor":',
        '"prototype":',
      ),
      fc.json(),
    );
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.from(pieces.join(''))),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const reading = read(bytes);
        if ('problem' in reading) expect(reading.problem.status).toBe(400);
        else
          expect(reading.value).toEqual(
            JSON.parse(
              Buffer.from(bytes)
                .toString()
                .replace(/^\ufeff/, ''),
            ),
          );
      }),
      { numRuns: 3000 },
    );
  });

  it('skips a byte order mark and counts offsets with it', () => {
    expect(read('\ufeff{"a":1}')).toMatchObject({ value: { a: 1 } });
    expect(problemOf('\ufeff{"a":}')).toEqual({ code: 'malformed-json', offset: 8, pointers: undefined });
    expect(problemOf(Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22]))).toMatchObject({ code: 'invalid-encoding', offset: 4 });
  });

  it('takes 64 levels and refuses the 65th at its bracket, even of a million that never close', () => {
    expect(read('['.repeat(64) + ']'.repeat(64))).toHaveProperty('value');
    expect(problemOf('['.repeat(65) + ']'.repeat(65))).toEqual({ code: 'json-too-deep', offset: 64, pointers: undefined });
    expect(problemOf('['.repeat(1_000_000))).toMatchObject({ code: 'json-too-deep', offset: 64 });
    expect(problemOf('{"a":'.repeat(1_000_000))).toMatchObject({ code: 'json-too-deep', offset: 320 });
  });

  it('does not count brackets inside strings', () => {
    expect(read(`"${'['.repeat(100)}"`)).toHaveProperty('value');
    expect(read(`["\\"${'['.repeat(100)}\\\\"]`)).toHaveProperty('value');
  });

  it.each([
    ['', 0],
    [' ', 1],
    ['{"a":1', 6],
    ['{} {}', 3],
    ['{"é":}', 6],
  ])('says at which byte %j is malformed', (text, offset) => {
    expect(problemOf(text)).toEqual({ code: 'malformed-json', offset, pointers: undefined });
  });

  it.each([
    [Buffer.from([0x22, 0xff, 0x22]), 1],
    [Buffer.from([0x22, 0xc3, 0x22]), 1],
    [Buffer.from([0x22, 0xc0, 0xae, 0x22]), 1],
    [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 1],
    [Buffer.concat([Buffer.from(`"${'ü'.repeat(5000)}`), Buffer.from([0x80, 0x22])]), 9999],
    [Buffer.concat([Buffer.from(`"${'a'.repeat(5000)}`), Buffer.from([0xe2, 0x82, 0x22])]), 5001],
  ])('says at which byte a text is not UTF-8', (bytes, offset) => {
    const found = problemOf(bytes);
    expect(found.code).toBe('invalid-encoding');
    // A stray continuation byte belongs to the character before it as far as anyone can tell.
    expect(found.offset).toBe(offset);
  });

  it('refuses half a surrogate pair in a value and in a name, and takes whole pairs', () => {
    expect(problemOf('{"a":["\\ud83d"]}')).toEqual({ code: 'invalid-encoding', offset: undefined, pointers: ['/a/0'] });
    expect(problemOf('"\\ude00"').pointers).toEqual(['']);
    expect(problemOf('"\\ud83d\\u0061"').pointers).toEqual(['']);
    expect(problemOf('"\\ud83d\\ud83d\\ude00"').pointers).toEqual(['']);
    expect(problemOf('"\\uD83Dx"').pointers).toEqual(['']);
    expect(problemOf('"\\udc00\\udc00"').pointers).toEqual(['']);
    expect(problemOf('{"\\udfff":1}').code).toBe('invalid-encoding');
    expect(read('"\\ud83d\\ude00\\uD83D\\uDE00 \\\\ud83d \\u0000 \\u00fc"')).toHaveProperty('value', '😀😀 \\ud83d \u0000 ü');
    expect(read('"\\ud800\\udc00\\ud9ab\\ude01\\udaff\\uddcd\\udbff\\udfff"')).toHaveProperty('value');
  });

  it('finds each number that would change, also deep inside a body', () => {
    expect(problemOf('{"requests":[{"body":{"a":[1,9007199254740993,{"b":1e999}]}}]}')).toEqual({
      code: 'inexact-number',
      offset: undefined,
      pointers: ['/requests/0/body/a/1', '/requests/0/body/a/2/b'],
    });
    expect(read('[9007199254740992,-0,0.1,1e22,123456789012345678]')).toHaveProperty('problem');
    expect(read('["9007199254740993",9007199254740992,-0,0.1,1e22,1E+5,1.5e-7]')).toHaveProperty('value');
  });

  it('refuses __proto__ and constructor.prototype in every spelling and place', () => {
    expect(problemOf('{"__proto__":1}').pointers).toEqual(['/__proto__']);
    expect(problemOf('{"requests":[{"body":{"x":[{"__proto__":{}}]}}]}').pointers).toEqual(['/requests/0/body/x/0/__proto__']);
    expect(problemOf('{"\\u005f_proto__":1}')).toMatchObject({ code: 'forbidden-member', pointers: ['/__proto__'] });
    expect(problemOf('{"constructor":{"a":{},"prototype":{}}}').pointers).toEqual(['/constructor/prototype']);
    expect(problemOf('{"const\\u0072uctor" : {"\\u0070rototype":1}}').pointers).toEqual(['/constructor/prototype']);
  });

  it('takes the same words as values, and constructor without prototype', () => {
    expect(read('{"a":"__proto__","constructor":"prototype","prototype":{"constructor":[{"prototype":1}]}}')).toHaveProperty('value');
    expect(read('{"constructor":{"a":{"prototype":1}}}')).toHaveProperty('value');
    expect(read('{"constructor":"a","$b":{"prototype":1}}')).toHaveProperty('value');
    expect(read('{"__proto_":1,"prototypes":2,"aconstructor":{"prototype":1}}')).toHaveProperty('value');
  });

  it('refuses a repeated name where names must differ and nowhere else', () => {
    expect(problemOf('{"requests":[],"requests":[]}').pointers).toEqual(['/requests']);
    expect(problemOf('{"requests":[{"id":"a"},{"id":"a","path":"/","id":"b"}]}')).toMatchObject({
      code: 'duplicate-member',
      pointers: ['/requests/1/id'],
    });
    expect(problemOf('{"requests":[{"id":"a","\\u0069d":"b"}]}').pointers).toEqual(['/requests/0/id']);
    expect(problemOf('{"requests":[{"headers":{"a":"1","b":"2","a":"3"}}]}').pointers).toEqual(['/requests/0/headers/a']);
    expect(problemOf('{"r\\u0065quests":[{"id":"a","id":"b"}]}').pointers).toEqual(['/requests/0/id']);
    expect(read('{"requests":[{"body":{"a":1,"a":2},"parameters":{"b":1,"b":{"c":1,"c":2}}}]}')).toMatchObject({
      value: { requests: [{ body: { a: 2 }, parameters: { b: { c: 2 } } }] },
    });
    expect(read('{"other":[{"id":1,"id":2}]}')).toHaveProperty('value');
    expect(read('["requests",[{"id":1}]]')).toHaveProperty('value');
    expect(read('{"requests":{"a":{"id":1}}}')).toHaveProperty('value');
  });

  it('finds a repeated name however the objects around it look', () => {
    const member = fc.tuple(
      fc.constantFrom('id', 'path', 'body', 'headers'),
      fc.constantFrom('1', '"x"', '{"a":1}', '{"a":1,"a":2}', '[{"id":1,"id":1}]'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(member, { maxLength: 4 }), { maxLength: 4 }), (items) => {
        const text = `{"requests":[${items.map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`).join()}]}`;
        const repeats = items.some(
          (members) =>
            new Set(members.map(([name]) => name)).size < members.length ||
            members.some(([name, value]) => name === 'headers' && value === '{"a":1,"a":2}'),
        );
        expect('problem' in read(text)).toBe(repeats);
      }),
      { numRuns: 500 },
    );
  });

  it('names 20 faults in the order of the text, counts all, and gives the code of the first', () => {
    const reading = read(`{"a":[${'1e999,'.repeat(30)}{"__proto__":1}],"a":1}`);
    expect(reading).toMatchObject({ problem: { code: 'inexact-number', errorCount: 32 } });
    expect('problem' in reading && reading.problem.errors).toHaveLength(20);
    const mixed = read('{"a":[{"__proto__":1},1e999],"a":1}');
    expect('problem' in mixed && mixed.problem.errors).toEqual([
      { pointer: '/a/0/__proto__', detail: expect.any(String) as unknown },
      { pointer: '/a/1', detail: 'A number is one that a double holds; 1e999 would become Infinity.', code: 'inexact-number' },
      { pointer: '/a', detail: expect.any(String) as unknown, code: 'duplicate-member' },
    ]);
  });

  it('never shows a name of a thousand characters', () => {
    const name = 'n'.repeat(1000);
    expect(problemOf(`{"a":{"${name}":{"b":1e999}}}`).pointers).toEqual(['/a']);
  });

  it('says whether a member begins with $, escaped or not, and not whether a value does', () => {
    expect(read('{"a":[{"$result":1}]}')).toHaveProperty('hasDollarMember', true);
    expect(read('{"\\u0024result":1}')).toHaveProperty('hasDollarMember', true);
    expect(read('{"a":"$result"}')).toHaveProperty('hasDollarMember', false);
  });

  it('reads a view into a larger buffer', () => {
    const large = Buffer.from('xx{"a":9007199254740993}yy');
    expect(problemOf(large.subarray(2, -2))).toMatchObject({ code: 'inexact-number', pointers: ['/a'] });
    expect(read(new Uint8Array(Buffer.from('{"a":1}')))).toHaveProperty('value', { a: 1 });
  });
});
