import { problem } from '@sheaf/core';
import { ProblemError } from './problem-error.js';

/** A content type without its parameters, in lower case. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] as string).trim().toLowerCase();
}

/** 415 that names the media types which would have been read. */
export function unsupportedMediaType(read: readonly string[]): ProblemError {
  const types = read.join(', ');
  return new ProblemError(problem('unsupported-media-type', { detail: `The body must be ${types}, in UTF-8.` }), {
    'accept-post': types,
    'accept-patch': types,
  });
}
