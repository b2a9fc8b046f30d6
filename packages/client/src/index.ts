export { calls } from './gen/calls.js';
export * from './gen/models/index.js';
export {
  request,
  type AnyCall,
  type Call,
  type Effects,
  type Input,
  type Reference,
  type RequestCall,
  type RequestMethod,
  type ResultOf,
} from './call.js';
export { createSheaf, type Sheaf, type SheafOptions } from './sheaf.js';
export { item, type Batchable, type CallItem, type ItemOptions, type ItemResultOf, type RunIf } from './item.js';
export { ref, untyped, type Place, type ResultPlaces } from './reference.js';
export type {
  BatchOptions,
  CallOptions,
  ErrorsReturn,
  FullReturn,
  MinimalReturn,
  SendBatch,
  SettledValue,
  SettledValues,
  SettledWithoutValues,
  Values,
} from './batch.js';
export type { DistinctRecommendations } from './distinct.js';
export type { Effect, Failed, Settled, Succeeded } from './result.js';
export { BatchError, BatchRefused, CallError, ConnectionError, SheafError, TimeoutError, UnexpectedAnswer } from './error.js';
export { JobHandle, type JobOptions, type ResultOptions, type StartJob, type WaitOptions } from './job.js';
export type { AddOptions, BatchBuilder, BuilderOptions, Callback, Progress } from './builder.js';
export { createBatchingFetch, type BatchingFetch, type BatchingFetchOptions } from './batching-fetch.js';
export type { Sleep } from './retry.js';
