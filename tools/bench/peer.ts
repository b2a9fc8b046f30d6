// One server of the benchmark, in a process of its own: `node peer.ts bare|sheaf|naive`. It listens on a free port, tells it to the
// process that started it, answers each message with what it has used so far, and ends when that process goes away.
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { createBareServer } from './bare.ts';

/** What a peer answers to any message. */
export interface Usage {
  /** Microseconds of CPU, of all threads, user and system: garbage collection and compilation included. */
  readonly cpuUs: number;
}

async function listen(kind: string | undefined): Promise<number> {
  if (kind === 'bare') {
    const server = createBareServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }
  if (kind !== 'sheaf' && kind !== 'naive') throw new Error(`No such peer: ${kind}`);
  const app = await createApp(kind);
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
}

const port = await listen(process.argv[2]);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!({ cpuUs: user + system } satisfies Usage);
});
process.on('disconnect', () => process.exit(0));
process.send!({ port });
