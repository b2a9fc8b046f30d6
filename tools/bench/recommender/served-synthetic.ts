// The synthetic catalogue in a server: what a build does to its memory and to a neighbour's requests.
import { readFileSync } from 'node:fs';
import { calls, createSheaf } from '@sheaf/client';
import { startServerProcess } from '../../server-process.ts';
import { quantile } from '../statistics.ts';
import { built, load } from './served-source.ts';
import { interactionCount, itemCount, syntheticRows } from './synthetic.ts';

export interface ServedSynthetic {
  readonly loadSeconds: number;
  readonly buildMs: number;
  /** Of the server's process, its database included. */
  readonly peakBytesBefore: number;
  readonly peakBytesAfter: number;
  readonly idle: Waiting;
  readonly building: Waiting;
}

/** Of a neighbour's GET. */
interface Waiting {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

const users = 60_000;
const idleRequests = 3000;

/** Loads it by batches (minutes), then times another client's GETs without and beside a SAR build. */
export async function servedSynthetic(): Promise<ServedSynthetic> {
  const server = await startServerProcess({ SHEAF_DATA_DIR: 'memory', SHEAF_REBUILD: 'off' });
  try {
    const sheaf = createSheaf({ baseUrl: server.baseUrl, token: server.token });
    const startedAt = performance.now();
    await load(sheaf, Array.from({ length: itemCount }).keys(), (item) => calls.putItem({ itemId: `item-${item}`, body: {} }));
    await load(sheaf, Array.from({ length: users }).keys(), (user) => calls.putUser({ userId: `user-${user}`, body: {} }));
    await load(sheaf, syntheticRows(users), ({ userId, itemId, type, atMs }) =>
      calls.addInteraction({ body: { userId, itemId, type, timestamp: new Date(atMs).toISOString() } }),
    );
    const loadSeconds = (performance.now() - startedAt) / 1000;

    const get = neighbour(server.baseUrl, server.token);
    await get(1000);
    const idle = waiting(await get(idleRequests));
    const peakBytesBefore = peakBytes(server.pid);
    const build = built(sheaf, { model: 'sar' });
    const building = waiting(await get(Infinity, build));
    const { metrics } = await build;
    const figures = {
      loadSeconds,
      buildMs: metrics!.milliseconds,
      peakBytesBefore,
      peakBytesAfter: peakBytes(server.pid),
      idle,
      building,
    };
    console.log(
      `\nthe same in a server: ${interactionCount} interactions loaded in ${loadSeconds.toFixed(0)} s; SAR built in ${(figures.buildMs / 1000).toFixed(1)} s, ` +
        `peak ${Math.round(peakBytesBefore / 2 ** 20)} MB before and ${Math.round(figures.peakBytesAfter / 2 ** 20)} MB after; ` +
        `a neighbour's GET: ${inWords(idle)} idle, ${inWords(building)} beside the build`,
    );
    return figures;
  } finally {
    await server.stop();
  }
}

function waiting(times: readonly number[]): Waiting {
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), mostMs: quantile(times, 1) };
}

function inWords({ p50Ms, p99Ms, mostMs }: Waiting): string {
  return `p50 ${p50Ms.toFixed(2)} p99 ${p99Ms.toFixed(2)} most ${mostMs.toFixed(0)} ms`;
}

/** Times GETs one after the other: so many of them, or until a promise settles. */
function neighbour(baseUrl: string, token: string): (requests: number, until?: Promise<unknown>) => Promise<number[]> {
  return async (requests, until) => {
    const over = new AbortController();
    until?.then(
      () => over.abort(),
      () => over.abort(),
    );
    const times: number[] = [];
    while (times.length < requests && !over.signal.aborted) {
      const startedAt = performance.now();
      const response = await fetch(`${baseUrl}/items/item-7`, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`the neighbour was answered ${response.status}`);
      times.push(performance.now() - startedAt);
    }
    return times;
  };
}

/** Linux: the most that a process ever held. */
function peakBytes(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
