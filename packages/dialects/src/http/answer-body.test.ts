import { expect, it } from '@jest/globals';
import { answerBody } from './answer-body.js';

it.each([
  ['JSON', 'application/json', '"a"', '"a"', 'application/json'],
  ['another JSON', 'application/hal+json; charset=utf-8', '{"a":"ü"}', '{"a":"ü"}', 'application/hal+json; charset=utf-8'],
  ['text', 'text/csv', '"a,b\\nü"', 'a,b\nü', 'text/csv'],
  ['text of another encoding', 'text/plain; charset=iso-8859-1; x=1', '"ü"', 'ü', 'text/plain; charset=utf-8; x=1'],
  ['text of any type that names its encoding', 'application/x-own; charset="UTF-8"', '"ü"', 'ü', 'application/x-own; charset="UTF-8"'],
  ['bytes', 'image/png', '"aGk="', 'hi', 'image/png'],
  ['text without a type', undefined, '"hi"', 'hi', undefined],
  ['a value that no type names', 'image/png', '{"a":1}', '{"a":1}', 'image/png'],
])('gives %s as alone', (_what, type, json, bytes, contentType) => {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  expect(answerBody({ headers, json })).toEqual({ bytes: Buffer.from(bytes), contentType });
});

it('gives no body where there is none', () => {
  expect(answerBody({ headers: { 'content-type': 'text/plain' }, json: undefined })).toBeUndefined();
});
