import type { BodyEncoding } from '@sheaf/core';

/** A request's body as an item has it, or the rule that it breaks, as the beginning of a sentence. */
export type GraphBody =
  | {
      readonly body: unknown;
      readonly bodyEncoding: BodyEncoding;
      /** To be the item's header; `undefined` where the body is a JSON value. */
      readonly contentType: string | undefined;
    }
  | { readonly rule: string };

/**
 * Reads a body by its content type. JSON (and none): the value. Any other type: a string is base64 or base64url of the bytes, as Graph's client and
 * OData write it, and of a `text/*` type, where it is no base64, the text itself; a value that is no string is what Graph's client makes of any body
 * that reads as JSON, and goes as that text.
 */
export function readBody(value: unknown, contentType: string | undefined): GraphBody {
  if (value === undefined) return none;
  if (contentType === undefined || /^application\/json *(?:;|$)/i.test(contentType))
    return { body: value, bodyEncoding: 'json', contentType: undefined };
  if (value === null) return none;
  if (typeof value !== 'string') return { body: JSON.stringify(value), bodyEncoding: 'text', contentType };
  const base64 = asBase64(value);
  if (base64 !== undefined) return { body: base64, bodyEncoding: 'base64', contentType };
  if (/^text\//i.test(contentType)) return { body: value, bodyEncoding: 'text', contentType };
  return { rule: 'A body of this content type is base64 of its bytes (RFC 4648, section 4 or 5)' };
}

const none: GraphBody = { body: undefined, bodyEncoding: 'json', contentType: undefined };

function asBase64(text: string): string | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  const padded = standard.padEnd(Math.ceil(standard.length / 4) * 4, '=');
  return Buffer.from(padded, 'base64').toString('base64') === padded ? padded : undefined;
}
