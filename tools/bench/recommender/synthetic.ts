// A catalogue of 1,000,000 interactions with 50,000 items, made up, with few favourites and a long tail on both sides as in life.
// node tools/bench/recommender/synthetic.ts <sar|ease> [users]: builds it with the package in this process and prints what it took, as JSON.
import { createRecommender, InteractionCollector, modelToBytes, type Interactions } from '@sheaf/recommender';
import { buildMemoryBytes, buildModel } from '@sheaf/recommender/build';

export const interactionCount = 1_000_000;
export const itemCount = 50_000;

export interface Row {
  readonly userId: string;
  readonly itemId: string;
  readonly type: 'view' | 'purchase';
  readonly atMs: number;
}

/** The same rows for the same number of users, always. */
export function* syntheticRows(users: number): Generator<Row> {
  let state = 12_345;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let row = 0; row < interactionCount; row++) {
    const item = Math.floor(itemCount * random() ** 2.2);
    const user = Math.floor(users * random() ** 1.8);
    yield {
      userId: `user-${user}`,
      itemId: `item-${item}`,
      type: row % 5 === 0 ? 'purchase' : 'view',
      atMs: 1_700_000_000_000 + row * 1000,
    };
  }
}

export interface SyntheticResult {
  readonly kind: 'sar' | 'ease';
  readonly users: number;
  readonly buildMs: number;
  /** What the build took of processors: on a busy machine less than its time. */
  readonly buildCpuMs: number;
  /** Of the whole process. */
  readonly peakBytes: number;
  readonly estimatedBytes: number;
  readonly modelBytes: number;
  readonly recommendationsPerSecond: number;
}

if (import.meta.main) {
  const kind = process.argv[2] === 'ease' ? 'ease' : 'sar';
  console.log(JSON.stringify(measure(kind, Number(process.argv[3] ?? 60_000))));
}

function measure(kind: 'sar' | 'ease', users: number): SyntheticResult {
  const interactions = collected(users);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const model = buildModel(interactions, { kind });
  const buildMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const recommender = createRecommender(model);
  const asked = model.users.filter((_, user) => user % 30 === 0);
  const askedAt = performance.now();
  for (const userId of asked) recommender.itemsToUser(recommender.historyOf(userId), { count: 10 });
  return {
    kind,
    users: model.users.length,
    buildMs,
    buildCpuMs: (user + system) / 1000,
    peakBytes,
    estimatedBytes: buildMemoryBytes(interactions, { kind }),
    modelBytes: modelToBytes(model).length,
    recommendationsPerSecond: (asked.length / (performance.now() - askedAt)) * 1000,
  };
}

function collected(users: number): Interactions {
  const collector = new InteractionCollector();
  for (let item = 0; item < itemCount; item++) collector.addItem(`item-${item}`);
  for (const { userId, itemId, type, atMs } of syntheticRows(users)) collector.add(userId, itemId, type, atMs);
  return collector.finish();
}
