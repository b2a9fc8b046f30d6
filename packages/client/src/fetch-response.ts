import type { ItemResult } from './result.js';

/** The Response that `fetch` would have given for the request alone. */
export function responseOf({ status, headers = {}, body }: ItemResult, url: string): Response {
  const isBodyless = body === undefined || status === 204 || status === 205 || status === 304;
  // Bytes: given a string, Response makes up a content type where the answer had none.
  return at(url, new Response(isBodyless ? null : bytesOf(headers['content-type'] ?? '', body), { status, headers }));
}

/** Response has no way to say where it came from. */
export function at(url: string, response: Response): Response {
  Object.defineProperty(response, 'url', { value: url });
  Object.defineProperty(response, 'clone', { value: () => at(url, Response.prototype.clone.call(response)) });
  return response;
}

/** What stood in for the body in the envelope, back in its own form: JSON as JSON, text as text, anything else out of base64. */
function bytesOf(contentType: string, body: unknown): Uint8Array<ArrayBuffer> {
  const [type = '', ...attributes] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isJson = type === 'application/json' || type.endsWith('+json');
  if (isJson || typeof body !== 'string') return new TextEncoder().encode(JSON.stringify(body));
  const isText =
    type === '' || type.startsWith('text/') || type === 'application/xml' || attributes.some((part) => part.startsWith('charset='));
  return isText ? new TextEncoder().encode(body) : Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}
