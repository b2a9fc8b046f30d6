import { expect } from '@jest/globals';
import { vaixDialect, type DialectRequest } from '@sheaf/dialects';
import { type Conformance, notSupported } from './conformance.js';

const given = (...requests: object[]): DialectRequest => ({
  method: 'POST',
  target: '/api/batch',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ requests })),
});

const named = (name: string): object => expect.objectContaining({ name }) as object;

export const vaix: Conformance = {
  dialect: vaixDialect({ nowMs: () => Date.UTC(2026, 10, 21, 12) }),
  contentType: 'application/json',
  decoding: {
    // As many as there are results to encode.
    aRead: {
      given: given(
        { operation_id: 'get_item', name: '1', path_params: { item_id: 'a' } },
        { operation_id: 'get_item', name: '2', path_params: { itemId: 'b' }, params: {}, body_params: {} },
        { operation_id: 'list_items', name: '3', params: { limit: '2' } },
        { operation_id: 'get_user', name: '4', path_params: { user_id: 'a' } },
      ),
      want: [
        { target: { operationId: 'getItem', parameters: { itemId: 'a' } }, body: undefined },
        { target: { operationId: 'getItem', parameters: { itemId: 'b' } }, body: undefined },
        { target: { operationId: 'listItems', parameters: { limit: '2' } }, body: undefined },
        { target: { operationId: 'getUser', parameters: { userId: 'a' } }, body: undefined },
      ],
    },
    aWriteWithAJsonBody: {
      given: given({
        operation_id: 'put_item',
        name: '1',
        path_params: { item_id: 'a' },
        body_params: { title: 'Toy Story', tags: ['x', 1.5] },
      }),
      want: [
        {
          target: { operationId: 'putItem', parameters: { itemId: 'a' } },
          body: { title: 'Toy Story', tags: ['x', 1.5] },
          bodyEncoding: 'json',
        },
      ],
    },
    bodiesThatAreFalsy: {
      given: given({
        operation_id: 'put_item',
        name: '1',
        path_params: { item_id: 'a' },
        body_params: { zero: 0, no: false, nothing: null, empty: '' },
      }),
      want: [{ body: { zero: 0, no: false, nothing: null, empty: '' } }],
    },
    idsOfTheCaller: {
      given: given({ operation_id: 'list_items', name: 'a#1' }, { operation_id: 'list_users', name: '0' }),
      want: [{ source: named('a#1') }, { source: named('0') }],
    },
    aDependency: notSupported,
    aHeaderOfAnItem: notSupported,
    dataInEscapes: {
      // Values are data as they stand: nothing in them is an escape.
      given: given({ operation_id: 'get_item', name: '1', path_params: { item_id: 'a%2Fb/..' } }),
      want: [{ target: { operationId: 'getItem', parameters: { itemId: 'a%2Fb/..' } } }],
    },
  },
  encoding: {
    'application/json':
      '{"data":[{"body":{"data":{"itemId":"a","zero":0,"text":"ü\\u0000"},"status":"success"},"name":"1","status_code":200},' +
      '{"body":{"data":null,"status":"success"},"name":"2","status_code":204},' +
      '{"body":{"data":null,"status":"success"},"name":"3","status_code":200},' +
      '{"body":{"error":"Not found","status":"error"},"name":"4","status_code":404}],"status":"success"}',
  },
  refusal: { status: 400, body: '{"error":"At byte 0.","status":"error"}' },
};
