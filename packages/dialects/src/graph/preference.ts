/**
 * Whether a batch goes on behind a failed request: unless it prefers not to (`Prefer: continue-on-error=false`, RFC 7240). OData's own default is to
 * stop, Microsoft Graph's is to go on, and its clients count on that.
 */
export function continuesOnError(prefer: string | readonly string[] | undefined): boolean {
  const preferences = [prefer ?? []].flat().join(',').split(',');
  return !preferences.some((preference) => /^\s*(?:odata\.)?continue-on-error\s*=\s*"?false"?\s*(?:;|$)/i.test(preference));
}
