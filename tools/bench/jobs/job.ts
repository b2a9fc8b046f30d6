// One job from its upload to its last result, as a caller sees it.
import { Readable } from 'node:stream';
import type { ServerProcess } from '../../server-process.ts';
import { type Kind, lineOf, type Row } from './rows.ts';

export interface JobTimes {
  /** Until the server has answered that it keeps the job. */
  readonly uploadMs: number;
  /** Until the caller knows that it has ended. */
  readonly runMs: number;
  /** Until the caller has read all results. */
  readonly readMs: number;
}

/** Uploads the rows as NDJSON, waits for the end and reads all results, none of it ever whole in memory. Throws when an item failed. */
export async function runJob({ baseUrl, token }: ServerProcess, kind: Kind, execution: string, rows: Iterable<Row>): Promise<JobTimes> {
  const authorization = `Bearer ${token}`;
  const startedMs = performance.now();
  const response = await fetch(`${baseUrl}/jobs`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-ndjson' },
    body: Readable.from(linesOf(kind, execution, rows), { objectMode: false }),
    duplex: 'half',
  } as unknown as RequestInit);
  if (response.status !== 202) throw new Error(`POST /jobs was answered ${response.status} ${await response.text()}`);
  let job = (await response.json()) as Job;
  const uploadedMs = performance.now();
  while (job.endedAt === undefined) {
    const answer = await fetch(`${baseUrl}/jobs/${job.jobId}?waitMs=20000`, { headers: { authorization } });
    if (!answer.ok) throw new Error(`GET /jobs/{jobId} was answered ${answer.status} ${await answer.text()}`);
    job = (await answer.json()) as Job;
  }
  const endedMs = performance.now();
  if (job.counts.succeeded !== job.counts.total) throw new Error(`the job ended so: ${JSON.stringify(job)}`);
  const read = await countResults(`${baseUrl}/jobs/${job.jobId}/results?limit=1000000`, authorization);
  if (read !== job.counts.total) throw new Error(`${read} results of ${job.counts.total} items`);
  return { uploadMs: uploadedMs - startedMs, runMs: endedMs - uploadedMs, readMs: performance.now() - endedMs };
}

interface Job {
  readonly jobId: string;
  readonly endedAt?: string;
  readonly counts: { readonly total: number; readonly succeeded: number };
}

/** In pieces that are worth a write. */
function* linesOf(kind: Kind, execution: string, rows: Iterable<Row>): Generator<string> {
  let piece = `${JSON.stringify({ execution })}\n`;
  for (const row of rows) {
    piece += `${lineOf(kind, row)}\n`;
    if (piece.length < 64 * 1024) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function countResults(url: string, authorization: string): Promise<number> {
  const response = await fetch(url, { headers: { authorization } });
  let lines = 0;
  for await (const bytes of response.body!) for (let at = -1; (at = bytes.indexOf(lineFeed, at + 1)) !== -1;) lines += 1;
  // The last one says how the job stands.
  return lines - 1;
}

const lineFeed = 0x0a;
