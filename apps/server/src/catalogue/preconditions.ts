import type { ProblemError as Fault } from '@sheaf/core';
import { parseETags, type Preconditions } from './etag.js';

/** The parameters with which callers state preconditions. */
export interface Conditional {
  readonly 'If-Match'?: string;
  readonly 'If-None-Match'?: string;
}

/** What the parameters ask for, or where they are no lists of ETags. */
export function readPreconditions(conditional: Conditional): Preconditions | { readonly faults: readonly Fault[] } {
  const { 'If-Match': match, 'If-None-Match': noneMatch } = conditional;
  const ifMatch = match === undefined ? undefined : parseETags(match, 'strong');
  const ifNoneMatch = noneMatch === undefined ? undefined : parseETags(noneMatch, 'weak');
  const faults: Fault[] = [];
  const rule = 'must be * or ETags in double quotes, separated by commas';
  if (match !== undefined && ifMatch === undefined) faults.push({ pointer: '/parameters/If-Match', detail: rule });
  if (noneMatch !== undefined && ifNoneMatch === undefined) faults.push({ pointer: '/parameters/If-None-Match', detail: rule });
  return faults.length > 0 ? { faults } : { ifMatch, ifNoneMatch };
}
