/** A header's name as it is usually written, which some clients look for: `Content-Type`, `ETag`. */
export function writtenName(name: string): string {
  return written.get(name) ?? name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** Whether a value can stand in a header line: one that breaks the line would write further headers, or another answer. */
export function isOneLine(value: string): boolean {
  return !/[\r\n\0]/.test(value);
}

const written: ReadonlyMap<string, string> = new Map([
  ['etag', 'ETag'],
  ['www-authenticate', 'WWW-Authenticate'],
]);
