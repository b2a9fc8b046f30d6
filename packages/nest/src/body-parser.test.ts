import { afterEach, describe, expect, it } from '@jest/globals';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { bodyParserOf } from './body-parser.js';

describe('how an app reads JSON bodies', () => {
  let adapter: FastifyAdapter;
  afterEach(() => adapter.close());

  function parserOf(prepare: (instance: FastifyInstance) => void = () => undefined, rawBody = false) {
    adapter = new FastifyAdapter({ bodyLimit: 4000 });
    const instance = adapter.getInstance() as unknown as FastifyInstance;
    prepare(instance);
    adapter.registerParserMiddleware('', rawBody);
    return bodyParserOf(instance);
  }
  const replaced = (parse: (text: string) => unknown) =>
    parserOf((instance) => {
      instance.removeContentTypeParser('application/json');
      instance.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 99 }, (_request, text, done) => {
        try {
          done(null, parse(text as string));
        } catch (error) {
          done(error as Error);
        }
      });
      adapter.registerParserMiddleware = () => undefined;
    });

  it('is plain as Nest sets it up, with the server’s limit', () => {
    expect(parserOf()).toEqual({ isPlain: true, keepsRawBody: false, bodyLimit: 4000 });
  });

  it('keeps the raw body where the app asked for it', () => {
    expect(parserOf(undefined, true)).toMatchObject({ isPlain: true, keepsRawBody: true });
  });

  it('is plain with a parser of the app’s own that does the same, or refuses what a batch refuses', () => {
    expect(replaced((text) => JSON.parse(text))).toEqual({ isPlain: true, keepsRawBody: false, bodyLimit: 99 });
    const strict = replaced((text) => {
      if (text.includes('12345678901234567890')) throw new Error('inexact');
      return JSON.parse(text);
    });
    expect(strict.isPlain).toBe(true);
  });

  it.each([
    ['wraps', (text: string) => ({ parsed: JSON.parse(text) as unknown })],
    [
      'revives dates',
      (text: string) => JSON.parse(text, (name, value: unknown) => (name === 'at' ? new Date(value as string) : value)) as unknown,
    ],
    [
      'keeps integers exact',
      (text: string) =>
        JSON.parse(
          text,
          (_, value, { source }: { source?: string } = {}) => (source?.length === 20 ? BigInt(source) : value) as unknown,
        ) as unknown,
    ],
    ['drops members', (text: string) => JSON.parse(text, (name, value: unknown) => (name === '$date' ? undefined : value)) as unknown],
    ['throws', () => JSON.parse('{') as unknown],
  ])('is not plain with one that %s', (_what, parse) => {
    expect(replaced(parse as (text: string) => unknown).isPlain).toBe(false);
  });

  it('is not plain with one that answers later, reads the stream itself, or is not there', () => {
    const later = parserOf((instance) => {
      instance.removeContentTypeParser('application/json');
      instance.addContentTypeParser(
        'application/json',
        { parseAs: 'string' },
        async (_request: unknown, text: unknown) => JSON.parse(text as string) as unknown,
      );
      adapter.registerParserMiddleware = () => undefined;
    });
    expect(later.isPlain).toBe(false);
    const none = parserOf((instance) => {
      instance.removeAllContentTypeParsers();
      adapter.registerParserMiddleware = () => undefined;
    });
    expect(none.isPlain).toBe(false);
  });
});
