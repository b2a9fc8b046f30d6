import { expect, it } from '@jest/globals';
import { boundaryOf } from './content-type.js';

it.each([
  ['multipart/mixed; boundary="===============2908572190922669853=="', '===============2908572190922669853=='],
  ['multipart/mixed;boundary=b', 'b'],
  ['Multipart/Mixed; Boundary=a=b', 'a=b'],
  ['multipart/mixed; type="application/http"; boundary="a b"', 'a b'],
  ['multipart/mixed; boundary="a b "', undefined],
  ['multipart/mixed; boundary=', undefined],
  ['multipart/mixed; boundary=""', undefined],
  ['multipart/mixed', undefined],
  ['multipart/mixed; boundary=a; boundary=b', undefined],
  ['multipart/mixed; boundary=b, text/html', undefined],
  ['multipart/mixed; boundary=b garbage', undefined],
  ['multipart/form-data; boundary=b', undefined],
  [`multipart/mixed; boundary=${'b'.repeat(71)}`, undefined],
  ['multipart/mixed; boundary="a<b"', undefined],
  [undefined, undefined],
])('%j has the boundary %j', (contentType, boundary) => {
  expect(boundaryOf(contentType)).toBe(boundary);
});
