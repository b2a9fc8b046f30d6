import { isDeepStrictEqual } from 'node:util';
import { transportHeaders } from '@sheaf/nest';
import type { ItemAnswer } from './batch.js';
import type { Answer } from './request.js';

/** What an item answered otherwise than the same request alone; `undefined` when nothing differs. */
export interface Difference {
  readonly title: string;
  readonly alone: unknown;
  readonly inBatch: unknown;
}

/** `ignored`: further headers that need not be equal. */
export function difference(
  title: string,
  alone: Answer,
  item: ItemAnswer | undefined,
  ignored: readonly string[] = [],
): Difference | undefined {
  const expected = comparable(alone, ignored);
  const received = item === undefined ? undefined : comparable(item, ignored);
  return isDeepStrictEqual(expected, received) ? undefined : { title, alone: expected, inBatch: received };
}

/** Status, headers but those that are about the message and not the answer, and body. Cookies never leave a batch: they are counted instead. */
function comparable({ status, headers, body }: Answer, ignored: readonly string[]) {
  const kept = Object.entries(headers).filter(([name]) => !transportHeaders.has(name) && name !== 'set-cookie' && !ignored.includes(name));
  return { status, headers: Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))), body };
}
