import type { Child, Peer } from './child.ts';
import { sendFor, verify } from './load.ts';
import type { Prepared } from './load.ts';
import type { Waited } from './neighbour.ts';
import type { Kind } from './requests.ts';

/** What is compared: a server and what is sent to it. */
export interface Contestant {
  readonly name: string;
  readonly peer: Peer;
  readonly requests: readonly Prepared[];
  readonly itemsPerRequest: number;
}

/** One round of one contestant. */
export interface Figure {
  /** Microseconds of server CPU, all threads. */
  readonly cpuUsPerItem: number;
  readonly itemsPerSecond: number;
}

export interface Duration {
  readonly rounds: number;
  /** Milliseconds that each contestant runs in each round. */
  readonly roundMs: number;
  /** Milliseconds that each contestant runs before the first round. */
  readonly warmMs: number;
}

/** Contestants that are compared with each other, by the name of their row. */
export interface Comparison {
  readonly kind: Kind;
  readonly items: number;
  /** Requests at a time. Default: one, on one connection. */
  readonly connections?: number;
  readonly contestants: readonly Contestant[];
}

/** A comparison with its figures by contestant's name, one per round. */
export interface Compared extends Comparison {
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
}

/** Two that differ by some per cent are told apart by many short rounds, each beside the other's, better than by few long ones. */
const shortRounds = 16;

/**
 * Checks every answer and warms every contestant of all comparisons. Then measures one comparison after the other: its contestants in turn, round
 * after round, the order reversed every other round. What slows the machine for a while falls on all contestants of a row alike, and between
 * two rounds of one nothing else runs that could push its code out of V8.
 */
export async function compare(comparisons: readonly Comparison[], { rounds, roundMs, warmMs }: Duration): Promise<Compared[]> {
  for (const { contestants, connections } of comparisons) {
    for (const { peer, requests } of contestants) {
      for (const each of requests) await verify(peer.port, each);
      await sendFor(peer.port, requests, warmMs, connections);
    }
  }
  const compared: Compared[] = [];
  for (const comparison of comparisons) {
    const { contestants, connections } = comparison;
    const isPair = contestants.length === 2;
    const [allRounds, ms] = isPair ? [rounds * shortRounds, roundMs / 4] : [rounds, roundMs];
    const figures = new Map<string, Figure[]>(contestants.map(({ name }) => [name, []]));
    for (const { peer, requests } of contestants) await sendFor(peer.port, requests, isPair ? warmMs : roundMs, connections);
    for (let round = 0; round < allRounds; round++) {
      for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
        figures.get(contestant.name)!.push(await measure(contestant, ms, connections));
      }
    }
    compared.push({ ...comparison, figures });
  }
  return compared;
}

async function measure({ peer, requests, itemsPerRequest }: Contestant, ms: number, connections: number | undefined): Promise<Figure> {
  const before = await peer.usage();
  const start = performance.now();
  const items = (await sendFor(peer.port, requests, ms, connections)) * itemsPerRequest;
  const seconds = (performance.now() - start) / 1000;
  const after = await peer.usage();
  return { cpuUsPerItem: (after.cpuUs - before.cpuUs) / items, itemsPerSecond: items / seconds };
}

/** How long another client's requests take while the server is idle, and while it is sent batches without pause. */
export interface Neighbourhood {
  readonly idle: Waited;
  readonly busy: Waited;
  readonly itemsPerSecond: number;
}

export async function disturb({ peer, requests, itemsPerRequest }: Contestant, neighbour: Child, ms: number): Promise<Neighbourhood> {
  const idle = await neighbour.ask<Waited>({ port: peer.port, ms });
  const ended = new AbortController();
  const busy = neighbour.ask<Waited>({ port: peer.port, ms }).finally(() => ended.abort());
  const start = performance.now();
  let sent = 0;
  while (!ended.signal.aborted) sent += await sendFor(peer.port, requests, 0);
  const itemsPerSecond = (sent * itemsPerRequest) / ((performance.now() - start) / 1000);
  return { idle, busy: await busy, itemsPerSecond };
}
