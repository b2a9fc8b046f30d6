import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { ItemResult, Summary } from '@sheaf/core';
import { AnswerStream } from './answer-stream.js';
import type { StreamEncoder } from './dialect.js';

const encoder: StreamEncoder = {
  streams: true,
  status: 200,
  headers: {},
  encodeResult: ({ id }) => (id === 'unseen' ? '' : `${id}\n`),
  heartbeat: '.',
  encodeEnd: ({ total }) => `end ${total}`,
};
const summary: Summary = { total: 2, succeeded: 2, failed: 0, skipped: 0 };
const result = (id: string): ItemResult => ({ id, index: 0, status: 200, headers: {}, json: undefined });

/** Timers that ring when told to. */
class ManualClock {
  readonly timers = new Map<() => void, number>();

  after(ms: number, run: () => void): () => void {
    this.timers.set(run, ms);
    return () => this.timers.delete(run);
  }

  ring(): void {
    const runs = [...this.timers.keys()];
    this.timers.clear();
    for (const run of runs) run();
  }
}

const start = () => {
  const clock = new ManualClock();
  const stream = new AnswerStream(encoder, clock, 1000);
  return { clock, stream, pieces: stream[Symbol.asyncIterator]() };
};

describe('AnswerStream', () => {
  it('gives each result as soon as it is pushed, and the end last', async () => {
    const { stream, pieces } = start();
    const first = pieces.next();
    stream.push(result('a'));
    expect(await first).toEqual({ done: false, value: 'a\n' });
    stream.push(result('b'));
    stream.end(summary);
    expect(await pieces.next()).toEqual({ done: false, value: 'b\n' });
    expect(await pieces.next()).toEqual({ done: false, value: 'end 2' });
    expect((await pieces.next()).done).toBe(true);
  });

  it('joins what waited, in pieces of bounded size, and loses none', async () => {
    const { stream } = start();
    const ids = Array.from({ length: 50_000 }, (_, index) => `item-${index}`);
    for (const id of ids) stream.push(result(id));
    stream.end(summary);
    const pieces: string[] = [];
    for await (const piece of stream) pieces.push(piece);
    expect(pieces.join('')).toBe(`${ids.join('\n')}\nend 2`);
    expect(pieces.length).toBeLessThan(20);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  });

  it('encodes nothing before the reader asks', async () => {
    const encoded: string[] = [];
    const stream = new AnswerStream({ ...encoder, encodeResult: ({ id }) => (encoded.push(id), 'x'.repeat(65_536)) }, new ManualClock());
    const pieces = stream[Symbol.asyncIterator]();
    for (const id of ['a', 'b', 'c']) stream.push(result(id));
    expect(encoded).toEqual([]);
    await pieces.next();
    expect(encoded).toEqual(['a']);
  });

  it('beats while nothing comes, and no timer is left when something does', async () => {
    const { stream, clock, pieces } = start();
    const beat = pieces.next();
    await Promise.resolve();
    expect([...clock.timers.values()]).toEqual([1000]);
    clock.ring();
    expect((await beat).value).toBe('.');
    const next = pieces.next();
    await Promise.resolve();
    stream.push(result('a'));
    expect((await next).value).toBe('a\n');
    expect(clock.timers.size).toBe(0);
  });

  it('sends no empty piece for a result that is left out', async () => {
    const { stream, pieces } = start();
    stream.push(result('unseen'));
    stream.end(summary);
    expect((await pieces.next()).value).toBe('end 2');
  });

  it('ends with an error when the execution broke, after what had come', async () => {
    const { stream, pieces } = start();
    stream.push(result('a'));
    stream.fail(new Error('broke'));
    expect((await pieces.next()).value).toBe('a\n');
    await expect(pieces.next()).rejects.toThrow('broke');
  });

  it('drops what comes after the reader has left', async () => {
    const { stream, pieces } = start();
    stream.push(result('a'));
    await pieces.next();
    await pieces.return(undefined);
    stream.push(result('b'));
    stream.end(summary);
    expect((await pieces.next()).done).toBe(true);
    expect((await stream[Symbol.asyncIterator]().next()).value).toBe('end 2');
  });

  it('can be read as a Node stream', async () => {
    const { stream } = start();
    const chunks: unknown[] = [];
    const read = Readable.from(stream).forEach((chunk) => void chunks.push(chunk));
    stream.push(result('a'));
    await new Promise(setImmediate);
    stream.end(summary);
    await read;
    expect(chunks).toEqual(['a\n', 'end 2']);
  });
});
