import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatCursor, parseCursor } from './cursor.js';

const list = ['listItems', 'demo'];

describe('parseCursor', () => {
  it('gives back the position that formatCursor was given', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (position) => {
        expect(parseCursor(list, formatCursor(list, position))).toEqual(position);
      }),
    );
  });

  it('is a text that may stand in a query as it is', () => {
    fc.assert(fc.property(fc.array(fc.string()), (position) => expect(formatCursor(list, position)).toMatch(/^[A-Za-z0-9_-]+$/)));
  });

  it('refuses a cursor of another list or filter', () => {
    const cursor = formatCursor(list, ['movie-1']);
    expect(parseCursor(['listUsers', 'demo'], cursor)).toBeUndefined();
    expect(parseCursor(['listItems', 'other'], cursor)).toBeUndefined();
    expect(parseCursor(['listItemsdemo'], cursor)).toBeUndefined();
  });

  it('refuses a cursor with any one character changed, added or removed', () => {
    const cursor = formatCursor(list, ['movie-1']);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'ABCxyz019-_!=+/. '), (at, character) => {
        fc.pre(cursor[at] !== character);
        expect(parseCursor(list, cursor.slice(0, at) + character + cursor.slice(at + 1))).toBeUndefined();
        expect(parseCursor(list, cursor.slice(0, at) + character + cursor.slice(at))).toBeUndefined();
        expect(parseCursor(list, cursor.slice(0, at) + cursor.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it.each(['', '!', 'bW92aWUtMQ', 'null', 'W10', `${formatCursor(list, ['movie-1'])}=`])('refuses %j', (cursor) => {
    expect(parseCursor(list, cursor)).toBeUndefined();
  });
});
