// Another client of a server under measurement: `node neighbour.ts`. For each message { port, ms } it sends one GET after the other, a
// millisecond apart, and answers how long they took.
import { setTimeout as wait } from 'node:timers/promises';
import { verify } from './load.ts';
import { prepareRequests } from './requests.ts';
import { quantile } from './statistics.ts';

export interface Waited {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const requests = prepareRequests('GET');

async function observe(port: number, ms: number): Promise<Waited> {
  const waits: number[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const start = performance.now();
    await verify(port, requests[waits.length % requests.length]!);
    waits.push(performance.now() - start);
    await wait(1);
  }
  return { requests: waits.length, p50Ms: quantile(waits, 0.5), p99Ms: quantile(waits, 0.99) };
}

process.on('message', ({ port, ms }: { port: number; ms: number }) => void observe(port, ms).then((waited) => process.send!(waited)));
process.on('disconnect', () => process.exit(0));
process.send!('ready');
