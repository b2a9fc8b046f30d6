import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a signature holds, and how far ahead a client's clock may be: the Python client says 30 s, the service's documentation 10. */
export const signatureLifetimeS = 30;

/**
 * Why a request is not the token's, in the service's words; `undefined`: it is. What is signed is `/{databaseId}{path}?{query}`, up to its last
 * parameter `hmac_sign`, with HMAC-SHA1 in hex. The method and the body are not signed: that is the service's protocol.
 *
 * @param signed path and query as they stood on the request line, without any prefix
 * @param token the account's token
 * @param nowS seconds since 1970
 */
export function signatureFault(signed: string, token: string, nowS: number): string | undefined {
  // The signature is the last parameter: what came behind it would not be signed.
  const match = /^(.*)[?&]hmac_sign=([\da-f]{40})$/is.exec(signed);
  const [, text = '', signature = ''] = match ?? [];
  const given = Buffer.from(signature.toLowerCase().padEnd(40, '-'));
  const asReceived = isSignedBy(text, given, token);
  // fetch and requests encode what may not stand in a path, after it was signed: ids that are none, such as ***ü***, must reach their 400.
  const asWritten = isSignedBy(withPathDecoded(text), given, token);
  if (match === null || !(asReceived || asWritten)) return 'Invalid HMAC signature';
  const timestamps = [...text.matchAll(/[?&]hmac_timestamp=(\d{1,12})(?=&|$)/g)];
  const timestamp = timestamps.length === 1 ? Number(timestamps[0]?.[1]) : undefined;
  if (timestamp === undefined) return 'Invalid HMAC signature';
  const offS = Math.floor(nowS) - timestamp;
  if (Math.abs(offS) <= signatureLifetimeS) return undefined;
  return `Token has expired (Current time: ${Math.floor(nowS)}, you are ${offS}s off)`;
}

function isSignedBy(text: string, given: Buffer, token: string): boolean {
  return timingSafeEqual(Buffer.from(createHmac('sha1', token).update(text).digest('hex')), given);
}

/** Only the path: in the query clients encode before they sign, and decoding would let another text stand for a signed one. */
function withPathDecoded(text: string): string {
  const question = text.indexOf('?');
  const path = question < 0 ? text : text.slice(0, question);
  try {
    return decodeURI(path) + text.slice(path.length);
  } catch {
    return text;
  }
}
