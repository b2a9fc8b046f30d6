import { isUtf8 } from 'node:buffer';
import type { BodyEncoding } from '@sheaf/core';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { isJson } from '../media-type.js';

/** The body of an item that came as bytes. */
export interface ItemBody {
  readonly body: unknown;
  readonly bodyEncoding: BodyEncoding;
  /** To be the item's header; `undefined` where the body is a JSON value, which every route takes as it is. */
  readonly contentType: string | undefined;
}

/**
 * Makes an item's body of bytes. JSON becomes a value; JSON that Sheaf's reader refuses, and anything else, stays text or base64 under its own
 * content type, so that the app's own parser decides about it, as alone. Without a content type it is JSON if it reads as JSON.
 */
export function readItemBody(bytes: Uint8Array, contentType: string | undefined, maxDepth: number): ItemBody {
  if (contentType === undefined || isJson(contentType)) {
    const read = readJson(bytes, { maxDepth, unique: anyMembers });
    if ('value' in read) return { body: read.value, bodyEncoding: 'json', contentType: undefined };
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(bytes)) return { body: buffer.toString(), bodyEncoding: 'text', contentType };
  return { body: buffer.toString('base64'), bodyEncoding: 'base64', contentType };
}

/** Of two members with one name the last counts, as alone. */
const anyMembers = memberTree([]);
