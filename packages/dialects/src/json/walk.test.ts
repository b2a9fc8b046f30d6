import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stepName, walk } from './walk.js';

const bytesOf = (text: string): Buffer => Buffer.from(text);

describe('walk', () => {
  it.each([
    ['', 0, 'a value'],
    ['   ', 3, 'a value'],
    ['{"a":1', 6, 'a comma or a closing brace'],
    ['{"a" 1}', 5, 'a colon'],
    ['{"a":1,}', 7, 'a member name in double quotes'],
    ["{'a':1}", 1, 'a member name in double quotes'],
    ['[1 2]', 3, 'a comma or a closing bracket'],
    ['[1,]', 3, 'a value'],
    ['[1] x', 4, 'the end of the text'],
    ['"a', 2, 'a closing quote'],
    ['"\\x"', 2, 'one of " \\ / b f n r t u'],
    ['"\\u12g4"', 5, 'four hexadecimal digits'],
    ['"a\nb"', 2, 'an escape in place of a control character'],
    ['01', 1, 'the end of the text'],
    ['-', 1, 'a digit'],
    ['1.', 2, 'a digit'],
    ['1e+', 3, 'a digit'],
    ['tru', 3, 'true'],
    ['nul', 3, 'null'],
    ['\u00a01', 0, 'a value'],
  ])('finds where %j stops being JSON', (text, offset, expected) => {
    expect(walk(bytesOf(text))).toEqual({ offset, expected });
  });

  it('calls malformed exactly what JSON.parse throws at, whatever bytes are put in, taken out or changed', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat(2),
      insert: fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', '.', 'e', 'u', 't', ' ', '\n', '\u0001', 'é'),
    });
    fc.assert(
      fc.property(fc.json(), fc.array(edit, { maxLength: 3 }), (json, edits) => {
        let text = json;
        for (const { at, remove, insert } of edits) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + insert + text.slice(place + remove);
        }
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(walk(bytesOf(text)) === undefined).toBe(parses);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells the path of every value, escapes in names undone', () => {
    const paths: string[][] = [];
    const bytes = bytesOf('{"a":[1,{"\\u0062":null}],"c":"x"}');
    walk(bytes, { name: () => {}, value: (_at, path) => void paths.push(path.map((step) => stepName(bytes, step))) });
    expect(paths).toEqual([[], ['a'], ['a', '0'], ['a', '1'], ['a', '1', 'b'], ['c']]);
  });
});
