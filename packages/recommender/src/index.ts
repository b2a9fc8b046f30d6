// What a server needs to answer. To build, import '@sheaf/recommender/build': it brings 35 MB of WebAssembly that only a worker should hold.
export { historyFrom, type AffinityOptions, type UserInteraction } from './affinity.js';
export { defaultBuildOptions, type BuildOptions } from './build-options.js';
export type { Csr } from './csr.js';
export { InteractionCollector, interactionTypes, type Interactions, type InteractionType } from './interactions.js';
export { modelFromBytes, modelToBytes, ModelUnreadable } from './model-bytes.js';
export { modelKinds, similarities, type Model, type ModelKind, type Similarity } from './model.js';
export { countWithin, popularItems, trendingItems, type ItemCounts, type Page, type RankedItem, type TrendingOptions } from './popular.js';
export { reasonInWords, type Contribution, type Reason } from './reason.js';
export type { HistoryEntry, Recommendations, Recommended, Selection, Speaker } from './recommendation.js';
export { createRecommender, type Recommender } from './recommender.js';
