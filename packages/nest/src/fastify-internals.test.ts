import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { fastifyInternals, hidden } from './fastify-internals.js';

describe('the hidden parts of the Fastify that the adapter uses', () => {
  const { symbols, Context, callHandler, headRouteHook, findMyWay, lightMyRequest } = fastifyInternals();
  let instance: FastifyInstance;
  let head: unknown;
  beforeAll(async () => {
    instance = new FastifyAdapter().getInstance() as unknown as FastifyInstance;
    instance.addHook('onRoute', (route) => {
      if (route.method === 'HEAD') head = [route.onSend].flat().at(-1);
    });
    instance.get('/x', () => 'x');
    await instance.ready();
  });
  afterAll(() => instance.close());

  it('are where they were, under their symbols', () => {
    for (const [name, symbol] of Object.entries(symbols)) if (name.startsWith('k')) expect(typeof symbol).toBe('symbol');
    expect(hidden<{ onRequest: unknown[] }>(instance, symbols.kHooks).onRequest.length).toBeGreaterThan(0);
    expect(hidden<{ routerOptions: unknown }>(instance, symbols.kOptions).routerOptions).toBeDefined();
    expect(typeof hidden(instance, symbols.kRequest)).toBe('function');
    expect(typeof hidden(instance, symbols.kReply)).toBe('function');
    expect(hidden(instance, symbols.kErrorHandler)).toBeDefined();
    expect(hidden(instance, symbols.kFourOhFourContext)).toBeDefined();
    expect(hidden(instance, symbols.kReplySerializerDefault)).toBeNull();
    expect(hidden(instance, symbols.kBodyLimit)).toBe(1024 * 1024);
    expect(symbols).toHaveProperty('kHandlerTimeout');
    expect(typeof hidden<{ getParser: unknown }>(instance, symbols.kContentTypeParser).getParser).toBe('function');
  });

  it('make a request and a reply that know their headers, error and serializer under those symbols', () => {
    const context = new Context({ server: instance, handler: () => undefined, config: {} });
    const request = new context.Request('id', {}, { headers: {} } as never, {}, undefined, context);
    const reply = new context.Reply({} as never, request, undefined) as unknown as Record<symbol, unknown>;
    expect((request as unknown as Record<symbol, unknown>)[symbols.kRouteContext]).toBe(context);
    expect(reply[symbols.kReplyHeaders]).toEqual({});
    expect(reply[symbols.kReplyIsError]).toBe(false);
    expect(reply[symbols.kReplyHijacked]).toBe(false);
    expect(reply[symbols.kReplySerializer]).toBeNull();
  });

  it('hand a request to a context’s parsers with its stream, and the parsers are the context’s own', async () => {
    const outer = new FastifyAdapter().getInstance() as unknown as FastifyInstance;
    const seen: unknown[] = [];
    outer.register((inner, _none, done) => {
      inner.removeAllContentTypeParsers();
      const parsers = hidden<{ run: (...args: never[]) => void }>(inner as never, symbols.kContentTypeParser);
      expect(parsers).not.toBe(hidden(outer, symbols.kContentTypeParser));
      parsers.run = ((type: string, handler: (...args: unknown[]) => void, request: Record<symbol, unknown>, reply: unknown) => {
        seen.push(type, request[symbols.kRequestPayloadStream] instanceof Readable);
        handler(request, reply);
      }) as never;
      inner.post('/x', (_request, reply) => reply.send('x'));
      done();
    });
    const answer = await outer.inject({ method: 'POST', url: '/x', headers: { 'content-type': 'a/b' }, payload: 'c' });
    expect([answer.body, ...seen]).toEqual(['x', 'a/b', true]);
    await outer.close();
  });

  it('tell the hook of a HEAD route that Fastify makes of a GET route from the app’s own', () => {
    expect(head).toBe(headRouteHook);
  });

  it('run a handler and route a path', () => {
    expect(callHandler.length).toBe(3);
    expect(typeof lightMyRequest).toBe('function');
    const router = findMyWay({});
    router.on('GET', '/a/:id', { constraints: {} }, () => undefined, 'store');
    router.compile?.();
    expect(router.find('GET', '/a/1?b=2', undefined)).toMatchObject({ store: 'store', params: { id: '1' }, searchParams: { b: '2' } });
  });
});
