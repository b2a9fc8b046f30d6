import type { BuildInput, BuildOptions } from '@sheaf/contracts';
import { defaultBuildOptions, type BuildOptions as RecommenderOptions } from '@sheaf/recommender';

/** What the server's settings say of every build. */
export interface BuildLimits {
  /** Memory that a build may take at its largest moment. */
  readonly maxBytes: number;
  /** How many items ease covers at most. */
  readonly maxEaseItems: number;
}

const dayMs = 86_400_000;

/** Every option of a build as it is in force. */
export function buildOptions(input: BuildInput, { maxBytes, maxEaseItems }: BuildLimits): BuildOptions {
  const { kind, halfLifeMs, weights } = defaultBuildOptions;
  return {
    model: input.model ?? kind,
    similarity: input.similarity ?? defaultBuildOptions.similarity,
    halfLifeDays: input.halfLifeDays ?? (halfLifeMs ?? 0) / dayMs,
    weights: { ...weights, ...input.weights },
    minSupport: input.minSupport ?? defaultBuildOptions.minSupport,
    sarNeighbours: input.sarNeighbours ?? defaultBuildOptions.sarNeighbours,
    minEaseUsers: input.minEaseUsers ?? defaultBuildOptions.minEaseUsers,
    easeNeighbours: input.easeNeighbours ?? defaultBuildOptions.easeNeighbours,
    maxEaseItems,
    ridge: input.ridge ?? defaultBuildOptions.ridge,
    maxBytes: Math.min(input.maxBytes ?? maxBytes, maxBytes),
    activate: input.activate ?? true,
  };
}

/** The same in the recommender's words. */
export function recommenderOptions(options: BuildOptions): RecommenderOptions {
  const { model, halfLifeDays, weights, maxBytes, activate: _, ...alike } = options;
  return {
    ...alike,
    kind: model,
    halfLifeMs: halfLifeDays === 0 ? null : halfLifeDays * dayMs,
    weights: { ...defaultBuildOptions.weights, ...weights },
    maxMemoryBytes: maxBytes,
  };
}
