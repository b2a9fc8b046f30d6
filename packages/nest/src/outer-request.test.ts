import { describe, expect, it } from '@jest/globals';
import { inheritedHeaders } from './outer-request.js';

describe('the headers that items inherit', () => {
  it('are those of the caller and the connection', () => {
    const kept = {
      host: 'x.test',
      authorization: 'Bearer a',
      cookie: 'a=1',
      'user-agent': 'u',
      'accept-language': 'de',
      'x-forwarded-for': '203.0.113.9',
      'x-own': '1',
      origin: 'https://page.test',
      traceparent: '00-1',
    };
    expect(inheritedHeaders(kept)).toEqual(kept);
  });

  it.each([
    'content-length',
    'content-type',
    'content-encoding',
    'transfer-encoding',
    'connection',
    'accept-encoding',
    'expect',
    'if-match',
    'if-none-match',
    'if-modified-since',
    'range',
    'prefer',
    'idempotency-key',
    'x-http-method-override',
    ':path',
  ])('are not %s', (name) => {
    expect(inheritedHeaders({ [name]: '1', host: 'x' })).toEqual({ host: 'x' });
  });

  it.each([
    ['application/json', true],
    ['application/json;v=2', true],
    ['*/*', true],
    ['application/x-ndjson', false],
    ['multipart/mixed', false],
  ])('have accept %s: %s', (accept, isKept) => {
    expect(inheritedHeaders({ accept })).toEqual(isKept ? { accept } : {});
  });
});
