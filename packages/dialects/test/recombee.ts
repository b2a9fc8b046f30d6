import { recombeeDialect, type DialectRequest } from '@sheaf/dialects';
import { type Conformance, notSupported } from './conformance.js';

const given = (...requests: object[]): DialectRequest => ({
  method: 'POST',
  target: '/demo/batch/?hmac_timestamp=1795257664&hmac_sign=0',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ requests })),
});

export const recombee: Conformance = {
  dialect: recombeeDialect({ database: (id) => (id === 'demo' ? { id, ratingRange: { min: 0.5, max: 5 } } : undefined) }),
  contentType: 'application/json',
  decoding: {
    // As many as there are results to encode.
    aRead: {
      given: given(
        { method: 'GET', path: '/items/a' },
        { method: 'DELETE', path: '/items/a' },
        { method: 'GET', path: '/users/a' },
        { method: 'GET', path: '/users/b', params: {} },
      ),
      want: [
        { target: { operationId: 'getItem', parameters: { itemId: 'a' } }, body: undefined },
        { target: { operationId: 'deleteItem', parameters: { itemId: 'a' } }, body: undefined },
        { target: { operationId: 'getUser', parameters: { userId: 'a' } }, body: undefined },
        { target: { operationId: 'getUser', parameters: { userId: 'b' } }, body: undefined },
      ],
    },
    aWriteWithAJsonBody: {
      given: given({ method: 'POST', path: '/items/a', params: { title: 'Toy Story', tags: ['x', '1.5'] } }),
      want: [
        {
          target: { operationId: 'patchItem', parameters: { itemId: 'a', declaredOnly: true } },
          body: { title: 'Toy Story', tags: ['x', '1.5'] },
          bodyEncoding: 'json',
        },
      ],
    },
    bodiesThatAreFalsy: {
      given: given({ method: 'POST', path: '/items/a', params: { zero: 0, no: false, nothing: null, empty: '' } }),
      want: [{ body: { zero: 0, no: false, nothing: null, empty: '' } }],
    },
    idsOfTheCaller: notSupported,
    aDependency: notSupported,
    aHeaderOfAnItem: notSupported,
    dataInEscapes: {
      // Paths in a batch are data as they stand: nothing in them is an escape.
      given: given({ method: 'PUT', path: '/items/a%2Fb' }),
      want: [{ target: { operationId: 'putItem', parameters: { itemId: 'a%2Fb', 'If-None-Match': '*' } } }],
    },
  },
  encoding: {
    'application/json':
      '[{"code":200,"json":{"zero":0,"text":"ü\\u0000"}},{"code":200,"json":"ok"},{"code":200,"json":{}},' +
      '{"code":404,"json":{"statusCode":404,"message":"Not found"}}]',
  },
  refusal: { status: 400, body: '{"statusCode":400,"message":"At byte 0."}' },
};
