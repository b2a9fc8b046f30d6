/**
 * The boundary that a multipart/mixed content type names; `undefined` for any other type, for none, two or an impossible boundary, and for text
 * behind the parameters. Not quoted it may have equals signs: clients forget that these need quotes.
 */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const [, parameters] = /^multipart\/mixed((?: *; *[\w!#$%&'*+\-.^`|~]+=(?:"[^"\\\r\n]*"|[^\s;,"]+))+)$/i.exec(contentType ?? '') ?? [];
  if (parameters === undefined) return undefined;
  const values = [...parameters.matchAll(/; *([^=]+)=(?:"([^"]*)"|([^\s;,"]+))/g)]
    .filter(([, name]) => name!.toLowerCase() === 'boundary')
    .map(([, , quoted, plain]) => quoted ?? plain!);
  const [boundary = ''] = values;
  // RFC 2046, section 5.1.1.
  return values.length === 1 && /^[\dA-Za-z'()+_,\-./:=? ]{0,69}[\dA-Za-z'()+_,\-./:=?]$/.test(boundary) ? boundary : undefined;
}
