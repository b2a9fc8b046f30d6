import type { Effect, ItemResult } from '@sheaf/core';

/** A line of results without its cursor (spec/schemas/JobResult.yaml). */
export function encodeResult({ id, index, status, headers, json, effect, retryable }: ItemResult): Buffer {
  const head = `{"id":${JSON.stringify(id)},"index":${index},"status":${status},"headers":${JSON.stringify(headers)}`;
  const body = json === undefined ? '' : `,"body":${json}`;
  const tail = status < 400 ? '' : `,"effect":${JSON.stringify(effect)},"retryable":${retryable}`;
  return Buffer.from(`${head}${body}${tail}}`);
}

/** The result that such a line was made of. */
export function decodeResult(line: Uint8Array, skipped: boolean): ItemResult {
  const { body, ...result } = JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString()) as Line;
  const json = body === undefined ? undefined : JSON.stringify(body);
  return skipped ? { ...result, json, skipped } : { ...result, json };
}

interface Line {
  readonly id: string;
  readonly index: number;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly effect?: Effect;
  readonly retryable?: boolean;
}
