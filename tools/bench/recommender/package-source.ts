// Recommendations of packages/recommender itself, without a server.
import {
  createRecommender,
  defaultBuildOptions,
  historyFrom,
  InteractionCollector,
  type BuildOptions,
  type HistoryEntry,
} from '@sheaf/recommender';
import { buildModel } from '@sheaf/recommender/build';
import { allNeighbours, count, minEaseUsers, minSupport, type Method } from './methods.ts';
import type { Source } from './source.ts';
import type { Split } from './split.ts';

export function packageSource({ train, trainOf }: Split): Source {
  const collector = new InteractionCollector();
  for (const { userId, itemId, rating, timestamp } of train) collector.add(userId, itemId, 'rating', Date.parse(timestamp), rating);
  const interactions = collector.finish();
  return {
    name: 'package',
    prepare: async (method) => {
      if (method.model === 'random') return undefined;
      const startedAt = performance.now();
      const model = buildModel(interactions, buildOptionsOf(method));
      const buildMs = performance.now() - startedAt;
      const recommender = createRecommender(model);
      const historyOf = (userId: string): HistoryEntry[] =>
        historyFrom(
          (trainOf.get(userId) ?? []).map(({ itemId, rating, timestamp }) => ({
            itemId,
            type: 'rating',
            value: rating,
            atMs: Date.parse(timestamp),
          })),
          model.affinity,
        );
      const answerOf = (history: readonly HistoryEntry[]) =>
        method.model === 'popularity'
          ? recommender.popularItems({ count, exclude: history.map(({ itemId }) => itemId) })
          : recommender.itemsToUser(history, { count });
      return {
        buildMs,
        recommend: async (userIds) =>
          new Map(userIds.map((userId) => [userId, answerOf(historyOf(userId)).recommended.map(({ id }) => id)])),
      };
    },
    close: async () => undefined,
  };
}

function buildOptionsOf({ model, similarity = defaultBuildOptions.similarity, neighbours, ridge }: Method): Partial<BuildOptions> {
  return {
    kind: model === 'ease' ? 'ease' : 'sar',
    similarity,
    minSupport,
    minEaseUsers,
    ...(neighbours === 'all' ? { sarNeighbours: allNeighbours, easeNeighbours: allNeighbours } : {}),
    ...(ridge === undefined ? {} : { ridge }),
  };
}
