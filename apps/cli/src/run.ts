import type { BatchItem, BatchItemResult, BatchResponse, Problem } from '@sheaf/client';
import { BatchesApi, Configuration } from '@sheaf/client/generated';
import { InputFault, refusalOf } from './fault.js';
import { openInput } from './input.js';
import type { Target } from './program.js';

interface RunOptions {
  readonly execution?: 'auto' | 'serial' | 'parallel';
  readonly onError?: 'continue' | 'stop';
  readonly timeout?: number;
}

/** Runs a batch file in one request, as it stands. */
export async function runBatch(file: string, { timeout, ...options }: RunOptions, target: Target): Promise<void> {
  const envelope = { ...(await envelopeOf(file)), ...options, ...(timeout === undefined ? undefined : { timeoutMs: timeout }) };
  const api = new BatchesApi(new Configuration({ basePath: target.url, accessToken: target.token }));
  let answer: BatchResponse;
  try {
    answer = (await api.executeBatch({ body: envelope as { requests: BatchItem[] } })) as BatchResponse;
  } catch (error) {
    throw await refusalOf(error);
  }
  if (target.json) process.stdout.write(`${JSON.stringify(answer)}\n`);
  else show(answer);
  if (answer.summary.succeeded < answer.summary.total) process.exitCode = 1;
}

async function envelopeOf(file: string): Promise<{ readonly requests: readonly unknown[] }> {
  const input = await openInput(file);
  if (input.kind === 'envelope') return input.envelope;
  const requests: unknown[] = [];
  for await (const line of input.items) {
    if (line.trim() === '') continue;
    try {
      requests.push(JSON.parse(line));
    } catch (error) {
      throw new InputFault(`Item ${requests.length + 1} is no JSON: ${(error as Error).message}`);
    }
  }
  return { ...input.options, requests };
}

function show({ responses, summary }: BatchResponse): void {
  const width = Math.max(0, ...responses.map(({ id }) => id.length));
  for (const result of responses)
    process.stdout.write(`${result.status < 400 ? '✓' : '✗'} ${result.status}  ${result.id.padEnd(width)}  ${told(result)}\n`);
  const { total, succeeded, failed, skipped } = summary;
  process.stdout.write(`${total} items: ${succeeded} succeeded, ${failed} failed, ${skipped} skipped\n`);
}

/** The body on one line, as much of it as a terminal's line holds. */
function told({ status, body }: BatchItemResult): string {
  if (body === undefined) return '';
  const { code, detail } = (status < 400 ? {} : body) as Partial<Problem>;
  const text = code === undefined ? JSON.stringify(body) : `${code}${detail === undefined ? '' : `: ${detail}`}`;
  const room = Math.max(40, (process.stdout.columns ?? 160) - 30);
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}
