import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, NotFoundException, Post, Body, Query } from '@nestjs/common';
// The example of docs/dialects.md.
import { jsonRpc } from '../../dialects/examples/json-rpc/json-rpc.js';
import { Batchable } from '../src/index.js';
import { smallApp, type SmallApp } from './small-app.js';

const heard: unknown[] = [];

@Controller('calculator')
class CalculatorController {
  @Get('difference')
  @Batchable({
    operationId: 'subtract',
    parameters: [
      { name: 'minuend', in: 'query', required: true },
      { name: 'subtrahend', in: 'query', required: true },
    ],
  })
  subtract(@Query('minuend') minuend: string, @Query('subtrahend') subtrahend: string) {
    return Number(minuend) - Number(subtrahend);
  }

  @Post('news')
  @Batchable({ operationId: 'notify_hello' })
  hear(@Body() body: unknown) {
    heard.push(body);
    return { heard: heard.length };
  }

  @Get('data')
  @Batchable({ operationId: 'get_data' })
  data() {
    return ['hello', 5];
  }

  @Get('nothing')
  @Batchable({ operationId: 'fail' })
  fail() {
    throw new NotFoundException();
  }
}

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp([CalculatorController], { dialects: [{ path: 'rpc', dialect: jsonRpc }] });
});
afterAll(() => small.app.close());

/** Sends text or a value, and reads what comes back; an empty answer is `undefined`. */
async function rpc(payload: unknown) {
  const { statusCode, body, headers } = await small.app.inject({
    method: 'POST',
    url: '/rpc',
    headers: { 'content-type': 'application/json' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return { status: statusCode, type: headers['content-type'], body: body === '' ? undefined : (JSON.parse(body) as unknown) };
}
const refused = (code: number) => ({ jsonrpc: '2.0', error: { code, message: expect.any(String) as unknown }, id: null });
const errorOf = async (call: object) =>
  ((await rpc({ jsonrpc: '2.0', id: 1, ...call })).body as { error: { code: number; data: object } }).error;
const subtract = { jsonrpc: '2.0', method: 'subtract', params: { subtrahend: 23, minuend: 42 } };
const invalid = { code: -32600, message: 'This is no call of JSON-RPC 2.0.', data: { status: 400, code: 'invalid-envelope' } };

describe('JSON-RPC 2.0', () => {
  it('answers a call by itself with one object', async () => {
    expect(await rpc({ ...subtract, id: 3 })).toEqual({
      status: 200,
      type: expect.stringMatching(/^application\/json/) as unknown,
      body: { jsonrpc: '2.0', result: 19, id: 3 },
    });
  });

  it('gives ids back as they came, whatever JSON they are', async () => {
    const ids = [1, -1.5, 'a', '', null, true, { a: [1] }, []];
    const { body } = await rpc(ids.map((id) => ({ ...subtract, id })));
    expect(body).toEqual(ids.map((id) => ({ jsonrpc: '2.0', result: 19, id })));
  });

  it('runs notifications and does not answer them', async () => {
    const news = { jsonrpc: '2.0', method: 'notify_hello', params: { body: { news: 7 } } };
    expect(await rpc(news)).toEqual({ status: 204, type: undefined, body: undefined });
    expect(await rpc([news, { ...news, method: 'not.there' }])).toEqual({ status: 204, type: undefined, body: undefined });
    expect((await rpc([news, { ...subtract, id: 1 }, news])).body).toEqual([{ jsonrpc: '2.0', result: 19, id: 1 }]);
    expect(heard).toEqual(Array.from({ length: 4 }, () => ({ news: 7 })));
  });

  it('answers the mixed batch of the specification', async () => {
    const { status, body } = await rpc([
      { ...subtract, id: '2' },
      { jsonrpc: '2.0', method: 'notify_hello', params: { body: [7] } },
      { foo: 'boo' },
      { jsonrpc: '2.0', method: 'foo.get', params: { name: 'myself' }, id: '5' },
      { jsonrpc: '2.0', method: 'get_data', id: '9' },
    ]);
    expect([status, body]).toEqual([
      200,
      [
        { jsonrpc: '2.0', result: 19, id: '2' },
        { jsonrpc: '2.0', error: invalid, id: null },
        { jsonrpc: '2.0', error: { code: -32601, message: expect.any(String), data: { status: 404, code: 'unknown-operation' } }, id: '5' },
        { jsonrpc: '2.0', result: ['hello', 5], id: '9' },
      ],
    ]);
  });

  it('tells an empty array and text that is no JSON apart from calls that are none', async () => {
    expect(await rpc([])).toMatchObject({ status: 400, body: refused(-32600) });
    expect(await rpc('[{"jsonrpc":"2.0","method":')).toMatchObject({ status: 400, body: refused(-32700) });
    expect((await rpc([1, 2])).body).toEqual(Array.from({ length: 2 }, () => ({ jsonrpc: '2.0', error: invalid, id: null })));
    expect((await rpc({ jsonrpc: '2.0', method: 1, params: 'bar' })).body).toEqual({ jsonrpc: '2.0', error: invalid, id: null });
    expect((await rpc({ ...subtract, jsonrpc: '1.0', id: 8 })).body).toEqual({ jsonrpc: '2.0', error: invalid, id: 8 });
  });

  it('has codes for wrong parameters and for failures of the app', async () => {
    expect(await errorOf({ method: 'subtract', params: [42, 23] })).toMatchObject({ code: -32602, data: { status: 422 } });
    expect(await errorOf({ method: 'subtract', params: { minuend: 1 } })).toMatchObject({ code: -32602, data: { status: 422 } });
    expect(await errorOf({ method: 'fail' })).toMatchObject({ code: -32000, data: { status: 404 } });
  });
});
