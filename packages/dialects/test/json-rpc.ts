import { expect } from '@jest/globals';
import type { DialectRequest } from '@sheaf/dialects';
import { jsonRpc } from '../examples/json-rpc/json-rpc.js';
import { type Conformance, notSupported } from './conformance.js';

const given = (...calls: object[]): DialectRequest => ({
  method: 'POST',
  target: '/rpc',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(calls.map((call) => ({ jsonrpc: '2.0', ...call })))),
});

const withId = (id: unknown): object => expect.objectContaining({ id, isNotification: false, isAlone: false }) as object;

export const jsonRpcConformance: Conformance = {
  dialect: jsonRpc,
  contentType: 'application/json',
  decoding: {
    // As many as there are results to encode; one of them a notification would be left out of the answer.
    aRead: {
      given: given(
        { method: 'getItem', params: { itemId: 'a' }, id: 1 },
        { method: 'listItems', id: 'two' },
        { method: 'getItem', params: { itemId: 'b' }, id: null },
        { method: 'getItem', params: { itemId: 'c' }, id: { any: ['value'] } },
      ),
      want: [
        { target: { operationId: 'getItem', parameters: { itemId: 'a' } }, body: undefined },
        { target: { operationId: 'listItems', parameters: {} }, body: undefined },
        { target: { operationId: 'getItem', parameters: { itemId: 'b' } } },
        { target: { operationId: 'getItem', parameters: { itemId: 'c' } } },
      ],
    },
    aWriteWithAJsonBody: {
      given: given({ method: 'putItem', params: { itemId: 'a', body: { title: 'Toy Story', tags: ['x', 1.5] } }, id: 1 }),
      want: [
        {
          target: { operationId: 'putItem', parameters: { itemId: 'a' } },
          body: { title: 'Toy Story', tags: ['x', 1.5] },
          bodyEncoding: 'json',
        },
      ],
    },
    bodiesThatAreFalsy: {
      given: given(...[0, false, null, ''].map((body) => ({ method: 'x', params: { body }, id: 1 }))),
      want: [{ body: 0 }, { body: false }, { body: null }, { body: '' }],
    },
    idsOfTheCaller: {
      given: given({ method: 'x', id: 'a#1' }, { method: 'x', id: 1.5 }, { method: 'x', id: null }),
      want: [{ source: withId('a#1') }, { source: withId(1.5) }, { source: withId(null) }],
    },
    aDependency: notSupported,
    aHeaderOfAnItem: notSupported,
    dataInEscapes: {
      given: given({ method: 'getItem', params: { itemId: 'a%2Fb/../ü' }, id: 1 }),
      want: [{ target: { operationId: 'getItem', parameters: { itemId: 'a%2Fb/../ü' } } }],
    },
  },
  encoding: {
    'application/json':
      '[{"jsonrpc":"2.0","result":{"itemId":"a","zero":0,"text":"ü\\u0000"},"id":1},{"jsonrpc":"2.0","result":null,"id":"two"},' +
      '{"jsonrpc":"2.0","result":null,"id":null},' +
      '{"jsonrpc":"2.0","error":{"code":-32000,"message":"Not found","data":{"status":404,"code":"not-found"}},"id":{"any":["value"]}}]',
  },
  refusal: { status: 400, body: '{"jsonrpc":"2.0","error":{"code":-32700,"message":"At byte 0."},"id":null}' },
};
