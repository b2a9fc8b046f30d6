import { describe, expect, it } from '@jest/globals';
import { matches, parseBoosters, parseFilter } from '@sheaf/filter';
import * as fc from 'fast-check';
import { CallFault } from '../fault.js';
import { evaluate } from './evaluate.js';
import { readBooster, readExpression, readFilter } from './reql.js';

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CallFault) return error.message;
    throw error;
  }
  return 'none';
}

describe('readFilter', () => {
  it.each([
    ["'price' == 42", 'price:eq:42'],
    ["'price' != 42", 'price:neq:42'],
    ["'price' > 42", 'price:gt:42'],
    ["42 > 'price'", 'price:lt:42'],
    ["'price' >= -1.5e3", 'price:gte:-1500'],
    [`'title' == "it's, \\"a\\""`, 'title:eq:it\'s%2C "a"'],
    [`'it\\'s' == "a"`, "it's:eq:a"],
    ["'gone' == null", 'gone:exists:false'],
    ["'gone' != null", 'gone:exists:true'],
    ["'available'", 'available:eq:true'],
    ["not 'available'", 'available:neq:true'],
    ["'available' == false", 'available:eq:false'],
    [`'genre' in {"Comedy", "Drama"}`, 'genre:in:Comedy,Drama'],
    [`'genre' not in {"Comedy"}`, 'genre:nin:Comedy'],
    [`"Comedy" in 'genres'`, 'genres:eq:Comedy'],
    [`"Comedy" not in 'genres'`, 'genres:neq:Comedy'],
    ["1 < 'x' <= 5", 'x:gt:1;x:lte:5'],
    ["'a' == 1 and 'b' == 2 or 'c' == 3", 'a:eq:1|c:eq:3;b:eq:2|c:eq:3'],
    ["'a' == 1 AND ('b' == 2 OR 'c' == 3)", 'a:eq:1;b:eq:2|c:eq:3'],
    ["not ('a' == 1 or 'b' > 2)", 'a:neq:1;b:lte:2'],
    ["if 'a' == 1 then 'b' == 2 else 'c' == 3", 'a:eq:1|a:neq:1;a:eq:1|c:eq:3;b:eq:2|a:neq:1;b:eq:2|c:eq:3'],
    ["'a' == 1 or true", undefined],
    ["'a' == 1 and true", 'a:eq:1'],
    ["not true and 'a' == 1", 'itemId:exists:true;itemId:exists:false'],
    ["'a' in {}", 'itemId:exists:true;itemId:exists:false'],
  ])('reads %s', (reql, filter) => {
    expect(readFilter(reql)).toBe(filter);
  });

  it.each([
    ['', 0],
    ["'a' ==", 6],
    ["'a' == 1 2", 9],
    ["'a' = 1", 4],
    ["'a' == 'b'", 7],
    ['1 == 1', 2],
    ["'a' + 1 == 2", 8],
    ["'a' == 1 + 1", 9],
    ["'a' == now()", 7],
    [`context_user["country"] == "CZ"`, 0],
    ["'a' < null", 6],
    ["('a' == 1", 9],
    [`'a' == "b`, 7],
    ["'a", 0],
    ["'a' == 1e999", 7],
    [`'a' in {null}`, 8],
    ["if 'a' then 'b'", 15],
    ["'a' ; 'b'", 4],
    ['5', 0],
    ['"text"', 0],
    [' ' + '('.repeat(200), 101],
    ['not '.repeat(200), 400],
  ])('refuses %s and names the place', (reql, position) => {
    expect(faultOf(() => readFilter(reql))).toMatch(new RegExp(`^Invalid ReQL in filter at position ${position}: `));
  });

  it('refuses a filter that "or" would blow up, instead of writing it out', () => {
    const reql = Array.from({ length: 12 }, (_, at) => `('a${at}' == 1 and 'b${at}' == 2)`).join(' or ');
    expect(faultOf(() => readFilter(reql))).toContain('more than 200 comparisons');
  });

  it('refuses an expression of more than 8,192 characters', () => {
    expect(faultOf(() => readFilter(`'a' == "${'x'.repeat(8192)}"`))).toContain('at most 8192 characters');
  });
});

describe('readBooster', () => {
  it.each([
    ['if \'genre\' == "Comedy" then 2 else 1', 'genre:eq:Comedy*2'],
    ["if 'a' == 1 then 2 else if 'b' == 1 then 1.5 else 0.5", 'a:eq:1*2,a:neq:1;b:eq:1*1.5,a:neq:1;b:neq:1*0.5'],
    ["(if 'a' == 1 then 2 else 1) * (if 'b' == 1 then 3 else 1)", 'a:eq:1*2,b:eq:1*3'],
    ['1', undefined],
    ['2.5', undefined],
  ])('reads %s', (reql, boosters) => {
    expect(readBooster(reql)).toBe(boosters);
  });

  it.each([
    ["'price'", 0],
    ["'price' * 2", 0],
    ["if 'a' == 1 then -2 else 1", 17],
    ["if 'a' == 1 then 2000 else 1", 17],
    ["if 'a' == 1 then true else 1", 17],
    ['2 + 3', 2],
  ])('refuses %s and names the place', (reql, position) => {
    expect(faultOf(() => readBooster(reql))).toMatch(new RegExp(`^Invalid ReQL in booster at position ${position}: `));
  });
});

describe('evaluate', () => {
  const properties = { answer: 42, title: 'Toy Story', genres: ['Comedy'], flag: true, gone: null };

  it.each([
    ['true', true],
    ['"test"', 'test'],
    ["if ('answer' > 0) then 1 else 2", 1],
    ["'answer' / 4 - 0.5", 10],
    ["-'answer' % 5 + 2 * 3", 4],
    [`'title' + "!"`, 'Toy Story!'],
    ["'answer' / 0", null],
    ["'gone' + 1", null],
    ["'never'", null],
    ["'never' == null", true],
    ['\'answer\' > "x"', false],
    [`"Toy" in 'title'`, true],
    [`{"Comedy"} in 'genres'`, true],
    [`'genres' == {"Comedy"}`, true],
    ["not 'flag' or 'answer' == 42 and 'flag'", true],
    ["'toString'", null],
    ["'__proto__'", null],
  ])('gives for %s', (reql, value) => {
    expect(evaluate(readExpression(reql), properties)).toEqual(value);
  });

  it('agrees with the filter that an expression becomes', () => {
    const numbers = fc.integer({ min: -2, max: 2 });
    const leaf = fc.oneof(
      fc.tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), numbers).map(([op, value]) => `'n' ${op} ${value}`),
      fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom('a', 'b;|,*%')).map(([op, value]) => `'s' ${op} "${value}"`),
      fc.constantFrom(
        "'f'",
        "not 'f'",
        "'f' == false",
        '\'s\' in {"a", "c"}',
        '\'s\' not in {"a"}',
        '"a" in \'l\'',
        '"c" not in \'l\'',
        "0 < 'n' < 2",
        "'m' == null",
        "'n' != null",
        'true',
        'false',
      ),
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
        tie('expression').map((a) => `not (${a})`),
        fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
      ),
    }));
    const entity = fc.record({
      itemId: fc.constant('i'),
      n: numbers,
      s: fc.constantFrom('a', 'b;|,*%', 'c'),
      f: fc.boolean(),
      l: fc.subarray(['a', 'b', 'c']),
    });
    fc.assert(
      fc.property(expression, entity, (reql, given) => {
        let filter: string | undefined;
        try {
          filter = readFilter(reql);
        } catch (error) {
          if (error instanceof CallFault && error.message.includes('more than 200')) fc.pre(false);
          throw error;
        }
        const parsed = filter === undefined ? undefined : parseFilter(filter);
        if (parsed !== undefined && 'fault' in parsed) throw new Error(parsed.fault.detail);
        expect(parsed === undefined || matches(parsed.filter, given)).toBe(evaluate(readExpression(reql), given));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('whatever text arrives', () => {
  it('is read, or refused as the caller’s fault', () => {
    const word = fc.constantFrom(
      "'a'",
      '"b"',
      '1',
      '(',
      ')',
      '{',
      '}',
      ',',
      '==',
      '<',
      'in',
      'not',
      'and',
      'or',
      'if',
      'then',
      'else',
      '-',
      '*',
      'true',
      'null',
      '\\',
      '"',
      "'",
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, (reql) => {
        let filter: string | undefined;
        let boosters: string | undefined;
        faultOf(() => (filter = readFilter(reql)));
        faultOf(() => (boosters = readBooster(reql)));
        if (filter !== undefined) expect(parseFilter(filter)).toHaveProperty('filter');
        if (boosters !== undefined) expect(parseBoosters(boosters)).toHaveProperty('boosters');
      }),
      { numRuns: 3000 },
    );
  });
});
