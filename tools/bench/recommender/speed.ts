// Recommendations per second of a server, one request at a time and in batches of 1,000.
import { calls, type Sheaf } from '@sheaf/client';
import { median } from '../statistics.ts';

export interface Speed {
  readonly alonePerSecond: number;
  readonly batchedPerSecond: number;
}

const rounds = 5;
const aloneRequests = 500;
const batchItems = 1000;

/** Medians of 5 rounds, over the users in turn. */
export async function speedOf(
  sheaf: Sheaf,
  { baseUrl, token }: { baseUrl: string; token: string },
  userIds: readonly string[],
): Promise<Speed> {
  let next = 0;
  const user = (): string => userIds[next++ % userIds.length]!;
  const alone = async (): Promise<void> => {
    for (let request = 0; request < aloneRequests; request++) {
      const response = await fetch(`${baseUrl}/users/${encodeURIComponent(user())}/recommended-items`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!response.ok) throw new Error(`a recommendation was answered ${response.status}`);
      await response.arrayBuffer();
    }
  };
  const batched = async (): Promise<void> => {
    await sheaf.batch(
      Array.from({ length: batchItems }, () => calls.recommendItemsToUser({ userId: user() })),
      { execution: 'parallel' },
    );
  };
  await alone();
  await batched();
  return { alonePerSecond: aloneRequests / (await seconds(alone)), batchedPerSecond: batchItems / (await seconds(batched)) };
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await run();
    taken.push((performance.now() - startedAt) / 1000);
  }
  return median(taken);
}
