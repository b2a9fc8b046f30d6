import { STATUS_CODES } from 'node:http';

/** The word of google.rpc.Code for an HTTP status (https://cloud.google.com/apis/design/errors#handling_errors). */
export function statusWord(status: number): string {
  return words.get(status) ?? (status >= 500 ? 'INTERNAL' : 'INVALID_ARGUMENT');
}

/** The reason phrase of a status line: clients need one, also where HTTP has none. */
export function reasonPhrase(status: number): string {
  return STATUS_CODES[status] ?? 'Unknown';
}

const words: ReadonlyMap<number, string> = new Map([
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [405, 'UNIMPLEMENTED'],
  [409, 'ABORTED'],
  [412, 'FAILED_PRECONDITION'],
  [424, 'FAILED_PRECONDITION'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);
