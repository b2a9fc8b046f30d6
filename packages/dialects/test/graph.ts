import { graphDialect, type DialectRequest } from '@sheaf/dialects';
import type { Conformance } from './conformance.js';

const given = (text: string): DialectRequest => ({
  method: 'POST',
  target: '/v1.0/$batch',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
});

export const graph: Conformance = {
  dialect: graphDialect(),
  contentType: 'application/json;odata.metadata=minimal',
  decoding: {
    aRead: {
      given: given('{"requests":[{"id":"1","method":"GET","url":"/items/a?x=1"},{"id":"2","method":"get","url":"v1.0/items/b"}]}'),
      want: [
        { target: { method: 'GET', path: '/items/a?x=1' }, body: undefined },
        { target: { method: 'GET', path: '/items/b' }, body: undefined },
      ],
    },
    aWriteWithAJsonBody: {
      given: given(
        '{"requests":[{"id":"1","method":"PUT","url":"/items/a","headers":{"content-type":"application/json"},"body":{"title":"Toy Story","tags":["x",1.5]}}]}',
      ),
      want: [
        { target: { method: 'PUT', path: '/items/a' }, headers: {}, body: { title: 'Toy Story', tags: ['x', 1.5] }, bodyEncoding: 'json' },
      ],
    },
    bodiesThatAreFalsy: {
      given: given(
        `{"requests":[${['0', 'false', 'null', '""']
          .map((body, index) => `{"id":"${index}","method":"POST","url":"/x","headers":{"Content-Type":"application/json"},"body":${body}}`)
          .join()}]}`,
      ),
      want: [0, false, null, ''].map((body) => ({ body, bodyEncoding: 'json' })),
    },
    idsOfTheCaller: {
      given: given('{"requests":[{"id":"a#1","method":"GET","url":"/a"},{"id":"0","method":"GET","url":"/b"}]}'),
      want: [{ id: 'a#1' }, { id: '0' }],
    },
    aDependency: {
      given: given('{"requests":[{"id":"b","method":"GET","url":"/b","dependsOn":["A"]},{"id":"a","method":"GET","url":"/a"}]}'),
      want: [
        { id: 'a', dependsOn: [] },
        { id: 'b', dependsOn: [0], runIf: 'succeeded' },
      ],
    },
    aHeaderOfAnItem: {
      given: given('{"requests":[{"id":"1","method":"GET","url":"/a","headers":{"If-Match":"\\"1\\"","ConsistencyLevel":"eventual"}}]}'),
      want: [{ headers: { 'if-match': '"1"' } }],
    },
    dataInEscapes: {
      given: given('{"requests":[{"id":"1","method":"GET","url":"/items/a%2fb?q=%2e%2e%2f"}]}'),
      want: [{ target: { method: 'GET', path: '/items/a%2fb?q=%2e%2e%2f' } }],
    },
  },
  encoding: {
    'application/json':
      '{"responses":[{"id":"0","status":200,"headers":{"Content-Type":"application/json","ETag":"\\"1\\""},"body":{"itemId":"a","zero":0,"text":"ü\\u0000"}},' +
      '{"id":"1","status":204,"headers":{}},' +
      '{"id":"2","status":200,"headers":{"Content-Type":"application/json"},"body":null},' +
      '{"id":"3","status":404,"headers":{"Content-Type":"application/json"},"body":{"error":{"code":"not-found","message":"Not found"}}}]}',
  },
  refusal: { status: 400, body: '{"error":{"code":"malformed-json","message":"At byte 0."}}' },
};
