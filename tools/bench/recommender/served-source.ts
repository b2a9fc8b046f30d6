// Recommendations of a running server: the train set goes in by batches, models are made by its builds, answers come by batches.
import { calls, createSheaf, type Build, type BuildInput, type Call, type Sheaf } from '@sheaf/client';
import { movies } from '../../import/source.ts';
import { startServerProcess, type ServerProcess } from '../../server-process.ts';
import { allNeighbours, count, minEaseUsers, minSupport, type Method } from './methods.ts';
import type { Source } from './source.ts';
import type { Split } from './split.ts';

const batchSize = 1000;

export interface ServedSource extends Source {
  readonly server: ServerProcess;
  readonly sheaf: Sheaf;
}

/** Starts the built server on an empty database in memory and loads it. Throws when an item of a batch fails. */
export async function servedSource(folder: string, split: Split): Promise<ServedSource> {
  const server = await startServerProcess({ SHEAF_DATA_DIR: 'memory', SHEAF_REBUILD: 'off' });
  const sheaf = createSheaf({ baseUrl: server.baseUrl, token: server.token });
  const users = new Set([...split.trainOf.keys(), ...split.heldOutOf.keys()]);
  await load(sheaf, movies(folder), ({ itemId, ...body }) => calls.putItem({ itemId, body }));
  await load(sheaf, users, (userId) => calls.putUser({ userId, body: {} }));
  await load(sheaf, split.train, (rating) => calls.addInteraction({ body: { type: 'rating', ...rating } }));
  return {
    name: 'server',
    server,
    sheaf,
    prepare: async (method) => {
      if (method.model === 'random') return undefined;
      if (method.model === 'popularity') return { buildMs: 0, recommend: (userIds) => popular(sheaf, split, userIds) };
      const { buildId, metrics } = await built(sheaf, buildInputOf(method));
      return { buildMs: metrics!.milliseconds, recommend: (userIds) => recommended(sheaf, buildId, userIds) };
    },
    close: async () => void (await server.stop()),
  };
}

/** Starts a build and waits for its end; it is active then. Throws when it fails. */
export async function built(sheaf: Sheaf, body: BuildInput): Promise<Build> {
  let build = await sheaf.call(calls.startBuild({ body, waitMs: 20_000 }));
  while (build.status === 'queued' || build.status === 'running') {
    build = await sheaf.call(calls.getBuild({ buildId: String(build.buildId), waitMs: 20_000 }));
  }
  if (build.status !== 'succeeded') throw new Error(`build ${build.buildId} ${build.status}: ${build.problem?.detail ?? ''}`);
  return build;
}

/** Sends a call for each row, 1,000 to a batch. */
export async function load<Row>(sheaf: Sheaf, rows: Iterable<Row> | AsyncIterable<Row>, callOf: (row: Row) => Call): Promise<void> {
  let batch: Call[] = [];
  for await (const row of rows) {
    batch.push(callOf(row));
    if (batch.length < batchSize) continue;
    await sheaf.batch(batch, { execution: 'parallel' });
    batch = [];
  }
  if (batch.length > 0) await sheaf.batch(batch, { execution: 'parallel' });
}

function buildInputOf({ model, similarity, neighbours, ridge }: Method): BuildInput {
  return {
    model: model === 'ease' ? 'ease' : 'sar',
    ...(similarity === undefined ? {} : { similarity }),
    ...(neighbours === 'all' ? { minSupport, minEaseUsers, sarNeighbours: allNeighbours, easeNeighbours: allNeighbours } : {}),
    ...(ridge === undefined ? {} : { ridge }),
  };
}

async function recommended(sheaf: Sheaf, buildId: number, userIds: readonly string[]): Promise<Map<string, readonly string[]>> {
  const answers = await sheaf.batch(
    userIds.map((userId) => calls.recommendItemsToUser({ userId, count, buildId })),
    { execution: 'parallel' },
  );
  return new Map(answers.map(({ items }, at) => [userIds[at]!, items.map(({ itemId }) => itemId)]));
}

async function popular(sheaf: Sheaf, { trainOf }: Split, userIds: readonly string[]): Promise<Map<string, readonly string[]>> {
  const { items } = await sheaf.call(calls.listPopularItems({ count: 1000 }));
  return new Map(
    userIds.map((userId) => {
      const seen = new Set(trainOf.get(userId)?.map(({ itemId }) => itemId));
      return [userId, items.flatMap(({ itemId }) => (seen.has(itemId) ? [] : [itemId])).slice(0, count)];
    }),
  );
}
