import { nativeDialect, type DialectRequest } from '@sheaf/dialects';
import type { Conformance } from './conformance.js';

const given = (text: string): DialectRequest => ({
  method: 'POST',
  target: '/batch',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
});

const first =
  '{"id":"0","index":0,"status":200,"headers":{"content-type":"application/json","etag":"\\"1\\""},"body":{"itemId":"a","zero":0,"text":"ü\\u0000"}}';
const second = '{"id":"1","index":1,"status":204,"headers":{}}';
const third = '{"id":"2","index":2,"status":200,"headers":{"content-type":"application/json"},"body":null}';
const fourth =
  '{"id":"3","index":3,"status":404,"headers":{"content-type":"application/problem+json"},"body":{"type":"/problems/not-found","title":"Not found","status":404,"code":"not-found"},"effect":"none","retryable":false}';
const summary = '{"total":4,"succeeded":3,"failed":1,"skipped":0}';

export const native: Conformance = {
  dialect: nativeDialect(),
  contentType: 'application/json',
  decoding: {
    aRead: {
      given: given('{"requests":[{"method":"GET","path":"/items/a?x=1"},{"operationId":"getItem","parameters":{"itemId":"a"}}]}'),
      want: [
        { target: { method: 'GET', path: '/items/a?x=1' }, body: undefined },
        { target: { operationId: 'getItem', parameters: { itemId: 'a' } } },
      ],
    },
    aWriteWithAJsonBody: {
      given: given('{"requests":[{"method":"PUT","path":"/items/a","body":{"title":"Toy Story","tags":["x",1.5]}}]}'),
      want: [{ target: { method: 'PUT', path: '/items/a' }, body: { title: 'Toy Story', tags: ['x', 1.5] }, bodyEncoding: 'json' }],
    },
    bodiesThatAreFalsy: {
      given: given(`{"requests":[${['0', 'false', 'null', '""'].map((body) => `{"method":"POST","path":"/x","body":${body}}`).join()}]}`),
      want: [{ body: 0 }, { body: false }, { body: null }, { body: '' }],
    },
    idsOfTheCaller: {
      given: given('{"requests":[{"id":"movie","method":"GET","path":"/items/a"},{"method":"GET","path":"/items/b"}]}'),
      want: [{ id: 'movie' }, { id: '1' }],
    },
    aDependency: {
      given: given('{"requests":[{"id":"a","method":"GET","path":"/"},{"method":"GET","path":"/","dependsOn":["a"],"runIf":"always"}]}'),
      want: [{ dependsOn: [] }, { dependsOn: [0], runIf: 'always' }],
    },
    aHeaderOfAnItem: {
      given: given('{"requests":[{"method":"GET","path":"/items/a","headers":{"If-None-Match":"\\"1\\""}}]}'),
      want: [{ headers: { 'if-none-match': '"1"' } }],
    },
    dataInEscapes: {
      given: given('{"requests":[{"method":"POST","path":"/items/%C3%BC%2Fx","body":"\\ud83d\\ude00\\u0000\\u00fc"}]}'),
      want: [{ target: { method: 'POST', path: '/items/%C3%BC%2Fx' }, body: '😀\u0000ü' }],
    },
  },
  encoding: {
    'application/json': `{"responses":[${first},${second},${third},${fourth}],"summary":${summary}}`,
    'application/x-ndjson': `${first}\n${second}\n${third}\n${fourth}\n{"summary":${summary}}\n`,
  },
  refusal: {
    status: 400,
    body: '{"type":"/problems/malformed-json","title":"Malformed JSON","status":400,"code":"malformed-json","detail":"At byte 0."}',
  },
};
