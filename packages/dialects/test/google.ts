import { googleDialect, type DialectRequest } from '@sheaf/dialects';
import { type Conformance, notSupported } from './conformance.js';

const contentType = 'multipart/mixed; boundary="=b="';

/** Parts with LF, as Python writes them. */
const given = (...parts: string[]): DialectRequest => ({
  method: 'POST',
  target: '/batch/farm/v2',
  headers: { 'content-type': contentType },
  body: Buffer.from(`${parts.map((part) => `--=b=\nContent-Type: application/http\n${part}\n`).join('')}--=b=--`),
});

const jsonPart = (line: string, body: string) =>
  `\n${line}\nContent-Type: application/json\ncontent-length: ${Buffer.byteLength(body)}\n\n${body}`;

const answer = (...parts: string[]) =>
  `${parts.map((part) => `--=a=\r\nContent-Type: application/http\r\n\r\n${part}\r\n`).join('')}--=a=--\r\n`;

export const google: Conformance = {
  dialect: googleDialect({ boundary: () => '=a=' }),
  contentType,
  decoding: {
    aRead: {
      given: given('\nGET /items/a?x=1 HTTP/1.1\nContent-Type: application/json\nHost: h\n\n'),
      want: [{ target: { method: 'GET', path: '/items/a?x=1' }, headers: {}, body: undefined }],
    },
    aWriteWithAJsonBody: {
      given: given(jsonPart('PUT /items/a HTTP/1.1', '{"title":"Toy Story","tags":["x",1.5]}')),
      want: [{ target: { method: 'PUT', path: '/items/a' }, body: { title: 'Toy Story', tags: ['x', 1.5] }, bodyEncoding: 'json' }],
    },
    bodiesThatAreFalsy: {
      given: given(...['0', 'false', 'null', '""'].map((body) => jsonPart('POST /x HTTP/1.1', body))),
      want: [0, false, null, ''].map((body) => ({ body, bodyEncoding: 'json' })),
    },
    idsOfTheCaller: {
      given: given('Content-ID: <u + 1>\n\nGET /a', 'Content-ID: item2\n\nGET /b', '\nGET /c'),
      want: [{ id: 'u + 1' }, { id: 'item2' }, { id: '2' }],
    },
    aDependency: notSupported,
    aHeaderOfAnItem: {
      given: given('\nGET /a HTTP/1.1\nIf-Match: "1"\nAuthorization: Bearer mine\nuser-agent: (gzip)\n\n'),
      want: [{ headers: { 'if-match': '"1"', authorization: 'Bearer mine' } }],
    },
    dataInEscapes: {
      given: given('\nGET /items/a%2fb?q=%2e%2e%2f HTTP/1.1\n\n'),
      want: [{ target: { method: 'GET', path: '/items/a%2fb?q=%2e%2e%2f' } }],
    },
  },
  encoding: {
    'multipart/mixed': answer(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "1"\r\nContent-Length: 41\r\n\r\n{"itemId":"a","zero":0,"text":"ü\\u0000"}',
      'HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull',
      'HTTP/1.1 404 Not Found\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: 139\r\n\r\n{"error":{"code":404,"message":"Not found","status":"NOT_FOUND","errors":[{"message":"Not found","domain":"global","reason":"not-found"}]}}',
    ),
  },
  refusal: {
    status: 400,
    body: '{"error":{"code":400,"message":"At byte 0.","status":"INVALID_ARGUMENT","errors":[{"message":"At byte 0.","domain":"global","reason":"malformed-json"}]}}',
  },
};
