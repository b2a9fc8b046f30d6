// Runs one suite in a process of its own, which was started trusting the server's certificate: Node reads NODE_EXTRA_CA_CERTS only once.
// Its parent sends the order and gets each result as a message.
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientServer } from './suite.ts';
import { suitesOf } from './suites.ts';

export interface Order {
  readonly dialect: string;
  /** Which of the folder's suites. */
  readonly index: number;
  readonly server: ClientServer;
}

export interface FeatureResult {
  readonly feature: string;
  readonly ms: number;
  /** Why it failed; absent when it passed. */
  readonly fault?: string;
}

process.once('message', async ({ dialect, index, server }: Order) => {
  const suite = (await suitesOf(dialect))[index]!;
  for (const { feature, run, timeoutMs = 120_000 } of suite.features) {
    const startedAt = performance.now();
    const fault = await Promise.race([run(server).then(() => undefined, faultOf), tooLate(timeoutMs)]);
    const ms = Math.round(performance.now() - startedAt);
    process.send!({ feature, ms, ...(fault === undefined ? {} : { fault }) } satisfies FeatureResult);
  }
  process.disconnect();
  // A client that keeps a connection or a timer must not keep the suite.
  process.exit(0);
});

function faultOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : `rejected with ${JSON.stringify(error) ?? String(error)}`;
}

async function tooLate(ms: number): Promise<string> {
  await delay(ms, undefined, { ref: false });
  return `took longer than ${ms} ms`;
}
