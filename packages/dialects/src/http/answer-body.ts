import type { ItemResult } from '@sheaf/core';

/** The bytes that a result's body has as an HTTP message: those that the same request alone is answered with. `undefined`: no body. */
export function bytesOfBody({ json, headers }: ItemResult): Buffer | undefined {
  if (json === undefined) return undefined;
  const [type = '', ...attributes] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  // A result's text and bytes stand in it as JSON strings.
  if (isJsonType(type) || !json.startsWith('"')) return Buffer.from(json);
  const text = JSON.parse(json) as string;
  return isTextType(type) || attributes.some((attribute) => attribute.startsWith('charset='))
    ? Buffer.from(text)
    : Buffer.from(text, 'base64');
}

export function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

/** The types whose bodies are text where a result is made of an answer; all others become base64. */
function isTextType(type: string): boolean {
  return type === '' || type.startsWith('text/') || type === 'application/xml';
}
