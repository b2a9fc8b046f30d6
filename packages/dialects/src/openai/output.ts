import { createHash } from 'node:crypto';

/** A result as jobs tell it. */
export interface OpenAiResult {
  readonly id: string;
  readonly index: number;
  readonly status: number;
  readonly body?: unknown;
}

/** A line of an output or error file, with its newline. `unexecuted`: why the request never ran. */
export function openAiOutputLine(
  batchId: string,
  { id, index, status, body }: OpenAiResult,
  unexecuted?: { readonly code: string; readonly message: string },
): string {
  const requestId = createHash('sha256').update(`${batchId}/${index}`).digest('hex').slice(0, 32);
  return `${JSON.stringify({
    id: `batch_req_${requestId}`,
    custom_id: id,
    response: unexecuted === undefined ? { status_code: status, request_id: requestId, body: body ?? null } : null,
    error: unexecuted ?? null,
  })}\n`;
}

/** The service's form of an error, whatever the status. */
export function openAiError(status: number, message: string, code: string | null, param: string | null = null): object {
  const type =
    status === 401 ? 'authentication_error' : status === 429 ? 'rate_limit_error' : status < 500 ? 'invalid_request_error' : 'server_error';
  return { error: { message, type, param, code } };
}
