import { formatPointer } from '@sheaf/core';

/** Names longer than this never stand in an answer: strings that arrived are not echoed, and a name can be as long as the body. */
const maxNameLength = 128;

/** The JSON Pointer of a member or element of `parent`; of `parent` itself where the member's name is too long to show. */
export function pointerTo(parent: string, token: string | number): string {
  return typeof token === 'string' && token.length > maxNameLength ? parent : parent + formatPointer([token]);
}
