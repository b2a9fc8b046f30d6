import { describe, expect, it } from '@jest/globals';
import type { ItemContext } from '@sheaf/core';
import { LightRequest } from './light-request.js';
import { OuterRequest } from './outer-request.js';

const socket = { remoteAddress: '203.0.113.9' };
const outer = new OuterRequest(
  { headers: { host: 'x', 'x-own': 'outer', 'content-length': '9' }, raw: { socket, httpVersion: '1.1' } } as never,
  0,
);

function light({
  headers = {},
  body,
  context = {},
}: { headers?: Record<string, string>; body?: unknown; context?: Partial<ItemContext> } = {}) {
  return new LightRequest(outer, context as ItemContext, 'POST', '/a?b=1', headers, body);
}

describe('a light request', () => {
  it('has the item’s method and target on the outer request’s connection', () => {
    const request = light();
    expect([request.method, request.url, request.httpVersion]).toEqual(['POST', '/a?b=1', '1.1']);
    expect(request.socket).toBe(socket);
    expect(request.connection).toBe(socket);
  });

  it('makes its target once, when it is asked for', () => {
    let made = 0;
    const request = new LightRequest(outer, {} as ItemContext, 'GET', () => `/made/${(made += 1)}`, {}, undefined);
    expect(made).toBe(0);
    expect([request.url, request.url, made]).toEqual(['/made/1', '/made/1', 1]);
  });

  it('lets an item’s header replace the outer one, and has a type exactly when it has a body', () => {
    expect(light({ headers: { 'x-own': 'item' } }).headers).toEqual({ host: 'x', 'x-own': 'item' });
    expect(light({ body: null }).headers).toEqual({ host: 'x', 'x-own': 'outer', 'content-type': 'application/json' });
    expect(light({ headers: { 'x-own': 'a' } }).rawHeaders).toEqual(['host', 'x', 'x-own', 'a']);
    expect(light().headersDistinct).toEqual({ host: ['x'], 'x-own': ['outer'] });
  });

  it('keeps what is written into its headers from every other item', () => {
    const one = light();
    one.headers['x-own'] = 'changed';
    one.headers['authorization'] = 'stolen';
    expect(one.headers['x-own']).toBe('changed');
    expect(light().headers).toEqual({ host: 'x', 'x-own': 'outer' });
    expect(outer.headers).toEqual({ host: 'x', 'x-own': 'outer' });
  });

  it('is closed, once, when the item is given up: for whoever listens by then', () => {
    const controller = new AbortController();
    const request = light({ context: { signal: controller.signal } });
    const heard: string[] = [];
    request.on('close', () => heard.push('close'));
    request.once('aborted', () => heard.push('aborted'));
    expect([request.aborted, request.destroyed]).toEqual([false, false]);
    controller.abort();
    expect(heard).toEqual(['aborted', 'close']);
    expect([request.aborted, request.destroyed]).toEqual([true, true]);
  });

  it('asks for no signal as long as nobody listens', () => {
    const context = Object.defineProperty({}, 'signal', {
      get: () => {
        throw new Error('asked for');
      },
    });
    const request = light({ context });
    request.on('data', () => undefined);
    expect(() => request.on('close', () => undefined)).toThrow('asked for');
  });
});
