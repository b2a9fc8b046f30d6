// npm run bench [-- --rounds 5] [--items 1000,100,10,1] [--quick] [--json file]: what a batch costs the server, beside what it could cost at best and what people
// do today. docs/benchmarks.md has the method and the figures.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Child, Peer, pinLoad } from './child.ts';
import { closeConnections } from './load.ts';
import { compare, disturb } from './measure.ts';
import type { Comparison, Contestant, Duration, Neighbourhood } from './measure.ts';
import { busyConnections, print, report } from './report.ts';
import { prepareBatches, prepareRequests } from './requests.ts';
import type { Kind } from './requests.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string' },
    items: { type: 'string', default: '1000,100,10,1' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds must be a whole number of at least 1.');
  process.exit(1);
}
const sizes = options.items.split(',').map(Number);
if (!sizes.every((size) => [1000, 100, 10, 1].includes(size))) {
  console.error('--items must be some of 1000,100,10,1.');
  process.exit(1);
}
const duration: Duration = options.quick ? { rounds, roundMs: 100, warmMs: 200 } : { rounds, roundMs: 500, warmMs: 1500 };

pinLoad();
const peers: Peer[] = [];
const neighbour = new Child('./neighbour.ts', [], 1);
try {
  await neighbour.receive();
  const bare = await start('bare');
  const sheaf = await start('sheaf');
  // Batches of one have a server of their own: after thousands of large ones a server's heap is another.
  const lone = await start('sheaf');
  const naive = await start('naive');

  const comparisons: Comparison[] = [];
  for (const kind of ['GET', 'POST'] as const) {
    // Large batches first: they warm the code that all share.
    for (const items of [1000, 100, 10].filter((size) => sizes.includes(size))) {
      const contestants = [
        batches('bare', bare, kind, items, '/'),
        batches('bare, lean', bare, kind, items, '/lean'),
        batches('sheaf', sheaf, kind, items, '/batch'),
        batches('inject', naive, kind, items, '/naive/all'),
        batches('inject by 32', naive, kind, items, '/naive/windows'),
      ];
      comparisons.push({ kind, items, contestants });
    }
    if (!sizes.includes(1)) continue;
    const request = { name: 'request', peer: lone, requests: prepareRequests(kind), itemsPerRequest: 1 };
    for (const connections of [busyConnections, 1])
      comparisons.push({ kind, items: 1, connections, contestants: [batches('sheaf', lone, kind, 1, '/batch'), request] });
  }
  const compared = await compare(comparisons, duration);

  const neighbours = new Map<string, Neighbourhood[]>(
    sizes.includes(1000)
      ? [
          ['sheaf', []],
          ['inject', []],
        ]
      : [],
  );
  for (let round = 0; round < rounds && sizes.includes(1000); round++) {
    for (const contestant of [batches('sheaf', sheaf, 'GET', 1000, '/batch'), batches('inject', naive, 'GET', 1000, '/naive/all')]) {
      neighbours.get(contestant.name)!.push(await disturb(contestant, neighbour, duration.roundMs * 2));
    }
  }

  const result = report(compared, neighbours, duration);
  print(result);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  closeConnections();
  await Promise.all([neighbour.end(), ...peers.map((peer) => peer.end())]);
}

async function start(kind: 'bare' | 'sheaf' | 'naive'): Promise<Peer> {
  const peer = await Peer.start(kind);
  peers.push(peer);
  return peer;
}

function batches(name: string, peer: Peer, kind: Kind, items: number, path: string): Contestant {
  return { name, peer, requests: prepareBatches(kind, items, path), itemsPerRequest: items };
}
