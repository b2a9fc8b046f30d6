import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { countParts, readMultipart } from './multipart.js';

const read = (text: string, boundary = 'b') => readMultipart(Buffer.from(text, 'latin1'), boundary);
const contents = (text: string, boundary = 'b') => read(text, boundary)?.map(({ content }) => content.toString('latin1'));

describe('readMultipart', () => {
  it.each(['\n', '\r\n'])('reads parts whose lines end in %j', (end) => {
    const text = ['--b', 'A: 1', 'a: 2', 'B:3', '', 'one', 'two', '--b', 'C: 4', '', '', '--b--', ''].join(end);
    expect(read(text)).toEqual([
      { headers: { a: ['1', '2'], b: ['3'] }, content: Buffer.from(['one', 'two'].join(end)) },
      { headers: { c: ['4'] }, content: Buffer.from('') },
    ]);
  });

  it.each(['\n', '\r\n'])('joins folded headers when lines end in %j', (end) => {
    expect(read(['--b', 'Content-ID: <x +', ' 1>', '', 'y', '--b--'].join(end))?.[0]?.headers).toEqual({ 'content-id': ['<x + 1>'] });
  });

  it('takes boundaries with equals signs and dashes', () => {
    const boundary = '===============2908572190922669853==';
    expect(contents(`--${boundary}\nA: 1\n\nx\n--${boundary}--\n`, boundary)).toEqual(['x']);
    expect(contents('----b--\r\nA: 1\r\n\r\nx\r\n----b----', '--b--')).toEqual(['x']);
  });

  it('skips what stands before the first delimiter and behind the last', () => {
    expect(contents('hello --b\n--b\nA: 1\n\nx\n--b--\nbye\n')).toEqual(['x']);
  });

  it('gives nothing for what is cut off or has a part without a head', () => {
    for (const text of ['', 'x', '--b', '--b\n', '--b\nA: 1\n\nx', '--b\nA: 1\n\nx\n--b', '--b\nA: 1\n--b--'])
      expect(read(text)).toBeUndefined();
  });

  it('gives nothing for delimiters that only some readers would see', () => {
    expect(read('--b\r\nA: 1\r\n\r\nx\n--b\nA: 2\n\ny\r\n--b--\r\n')).toBeUndefined();
    expect(read('--b\nA: 1\n\nx\n--b--\n--b\nA: 2\n\ny\n--b--')).toBeUndefined();
  });

  it('leaves every byte of a part as it came, whatever line ends it holds', () => {
    const text = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'x', '-', '\u0000', '\u00ff'), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (bodies, end) => {
        const message = `${bodies.map((body) => `--b${end}A: 1${end}${end}${body}${end}`).join('')}--b--${end}`;
        expect(contents(message)).toEqual(bodies);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom('--b', '--b--', '\n', '\r\n', '\r', 'A: 1', ': ', ' ', '-', 'x', '\u0000');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((all) => Buffer.from(all.join(''))),
        (body) => {
          const parts = readMultipart(body, 'b');
          if (parts !== undefined) expect(parts).toHaveLength(countParts(body, 'b'));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('countParts', () => {
  it('counts delimiters at the beginning of lines, the last one being none', () => {
    expect(countParts(Buffer.from('--b\nA: --b\n\n--b\n--b--'), 'b')).toBe(2);
    expect(countParts(Buffer.from(''), 'b')).toBe(0);
  });
});
