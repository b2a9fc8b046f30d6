import Negotiator from 'negotiator';

/**
 * Whether a content type is JSON in UTF-8 and says so without anything else: `application/json`, with or without `charset=utf-8`. Fastify had four
 * advisories over what may stand beside it (CVE-2025-32442, CVE-2026-25223, -33806, -3419), so nothing may.
 */
export function isJson(contentType: string | undefined): boolean {
  return (
    contentType === 'application/json' ||
    (contentType !== undefined && /^application\/json(?: *; *charset=(?:utf-8|"utf-8"))?$/i.test(contentType))
  );
}

/** The offered media type that an Accept header prefers (RFC 9110, section 12.5.1); among equals the first offered. No header accepts all. */
export function preferredMediaType(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (accept === undefined) return offered[0];
  // Offered with charset=utf-8 too: clients ask for `application/json; charset=utf-8`, which is what they get.
  const all = offered.flatMap((type) => [type, `${type};charset=utf-8`]);
  return new Negotiator({ headers: { accept } }).mediaType(all)?.split(';')[0];
}
