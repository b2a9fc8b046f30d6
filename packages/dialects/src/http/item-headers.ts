import { type Faults } from '@sheaf/core';
import { isOuterOnly, readHeaders } from '../native/headers.js';
import { pointerTo } from '../pointer.js';

/**
 * Headers of an item that its client wrote as a whole HTTP request: what the allow-list has is carried; what would say who asks or how the
 * message is framed (`authorization` unless allowed, `cookie`, all that no item can ever set) is a fault `forbidden-header`; the rest tells of the
 * client's own transport (`user-agent`, `accept-encoding`, `mime-version`, …) and is left out.
 *
 * `host` and `content-length` are left out, too: every client writes them, and neither moves an item anywhere.
 */
export function carriedHeaders(
  fields: Iterable<readonly [name: string, value: unknown]>,
  pointer: string,
  allowed: ReadonlySet<string>,
  faults: Faults,
): Readonly<Record<string, string>> {
  const relevant: Record<string, unknown> = {};
  let count = 0;
  for (const [written, value] of fields) {
    count += 1;
    if (count > maxHeaders) {
      faults.add(() => ({ code: 'invalid-header', pointer, detail: `An item has at most ${maxHeaders} headers.` }));
      break;
    }
    const name = written.toLowerCase();
    if (ownFraming.has(name) || !(allowed.has(name) || isOuterOnly(name) || saysWho(name))) continue;
    if (Object.hasOwn(relevant, written))
      faults.add(() => ({ code: 'invalid-header', pointer: pointerTo(pointer, written), detail: 'A header stands once.' }));
    relevant[written] = value;
  }
  return readHeaders(relevant, pointer, allowed, faults);
}

/** Half of what Node's HTTP server takes. */
const maxHeaders = 1000;
const ownFraming: ReadonlySet<string> = new Set(['host', 'content-length']);
/** Credentials, and what chooses among all that belongs to them: left out unseen, the item would act for somebody else than it says. */
function saysWho(name: string): boolean {
  return /^(?:authorization|cookie|x-api-key|sheaf-.*)$/.test(name);
}
