// What a caller of the server does and sees.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from '../../server-process.ts';

export interface Seen {
  readonly status: number;
  readonly body: { readonly code?: string; readonly jobId?: string; readonly jobs?: readonly unknown[] };
}

const headers = { authorization: 'Bearer demo-token' };

export async function ask(server: ServerProcess, method: string, path: string, body?: object): Promise<Seen> {
  const response = await fetch(server.baseUrl + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) as Seen['body'] };
}

/** Status and code, as they are compared. */
export function told({ status, body }: Seen): string {
  return body.code === undefined ? String(status) : `${status} ${body.code}`;
}

/** What probes and readers are told while nothing can be stored. */
export async function lookAround(server: ServerProcess): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const path of ['/health', '/ready', '/items?limit=1', '/jobs']) seen[path] = told(await ask(server, 'GET', path));
  return seen;
}

/** An upload that puts so many items of so many kilobytes; `halfway` is called in the middle of it. */
export async function upload(server: ServerProcess, items: number, kilobytes: number, halfway?: () => void): Promise<Seen> {
  const sent = request(`${server.baseUrl}/jobs`, { method: 'POST', headers: { ...headers, 'content-type': 'application/x-ndjson' } });
  const answered = once(sent, 'response') as Promise<[NodeJS.ReadableStream & { statusCode: number }]>;
  // The answer may come before all is sent, and its connection be closed.
  sent.on('error', () => undefined);
  sent.write('{"execution":"parallel"}\n');
  for (let index = 0; index < items; index += 100) {
    if (index === items / 2) halfway?.();
    const lines = Array.from({ length: 100 }, (_, at) => JSON.stringify(large(index + at, kilobytes)));
    if (!sent.write(`${lines.join('\n')}\n`)) await Promise.race([once(sent, 'drain'), answered]);
  }
  sent.end();
  const [response] = await answered;
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, body: JSON.parse(text) as Seen['body'] };
}

/** Text that no compression makes small. */
function large(index: number, kilobytes: number): object {
  const title = Array.from({ length: kilobytes * 128 }, (_, at) =>
    (Math.imul(index * 8192 + at + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0'),
  ).join('');
  return { method: 'PUT', path: `/items/large-${kilobytes}-${index}`, body: { title } };
}

/** Resolves with the job as soon as it is as wanted. */
export async function jobWhen(
  server: ServerProcess,
  jobId: string,
  isWanted: (job: Record<string, unknown>) => boolean,
  withinMs = 30_000,
): Promise<Record<string, unknown>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const job = (await ask(server, 'GET', `/jobs/${jobId}`)).body as Record<string, unknown>;
    if (isWanted(job)) return job;
    if (performance.now() > deadline) throw new Error(`the job did not get there: ${JSON.stringify(job)}`);
    await delay(20);
  }
}

export function problemOf(job: Record<string, unknown>): string | undefined {
  return (job['problem'] as { code: string } | undefined)?.code;
}

/** The share of one processor that the server takes, within the next `ms`. */
export async function load(server: ServerProcess, ms: number): Promise<number> {
  const before = cpuMs(server.pid);
  await delay(ms);
  return (cpuMs(server.pid) - before) / ms;
}

function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** How many lines of the server's log have the text. */
export function lines(server: ServerProcess, text: string): number {
  return server
    .output()
    .split('\n')
    .filter((line) => line.includes(text)).length;
}

/** Its exit code, or that it does not stop. */
export async function stopped(server: ServerProcess): Promise<unknown> {
  const late = new AbortController();
  const tooLate = delay(20_000, 'it does not stop', { signal: late.signal }).catch(() => undefined);
  return Promise.race([server.stop(), tooLate]).finally(() => late.abort());
}
