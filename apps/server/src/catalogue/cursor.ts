import { hash } from 'node:crypto';

/**
 * A page's position as opaque text. It is bound to `list`, the list and its filters: a cursor of another list, or one with a changed character,
 * is told apart by its checksum. It holds no secret and opens nothing: every page is read with the caller's own credential.
 */
export function formatCursor(list: readonly string[], position: readonly string[]): string {
  const text = JSON.stringify(position);
  return Buffer.concat([checksum(list, text), Buffer.from(text)]).toString('base64url');
}

/** The position; `undefined` when the text is no cursor of this list. */
export function parseCursor(list: readonly string[], cursor: string): string[] | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  // Decoding skips what is not base64url, and bits that stand for nothing: only the one spelling that formatCursor writes is a cursor.
  if (bytes.length <= checksumBytes || bytes.toString('base64url') !== cursor) return undefined;
  const text = bytes.subarray(checksumBytes).toString();
  if (!checksum(list, text).equals(bytes.subarray(0, checksumBytes))) return undefined;
  return JSON.parse(text) as string[];
}

const checksumBytes = 6;

function checksum(list: readonly string[], text: string): Buffer {
  return hash('sha256', JSON.stringify([list, text]), 'buffer').subarray(0, checksumBytes);
}
