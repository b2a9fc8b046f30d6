// From interactions to a model.
import type { AffinityOptions } from './affinity.js';
import type { Interactions } from './interactions.js';
import type { Model, ModelKind, Similarity } from './model.js';

export interface BuildOptions {
  readonly kind: ModelKind;
  readonly similarity: Similarity;
  /** Pairs of items that fewer users share say nothing. At least 1. EASE covers only items with so many users (`minItemUsers`). */
  readonly minSupport: number;
  /** Neighbours kept per item, in SAR and in EASE. */
  readonly neighbours: number;
  readonly affinity: Omit<AffinityOptions, 'nowMs'>;
  /** EASE covers at most so many items, those with most users. */
  readonly maxEaseItems: number;
  readonly minEaseUsers: number;
  readonly ridge: number;
  /** Bytes that the build may take at its largest moment, `interactions` included. */
  readonly maxMemoryBytes: number;
}

export interface BuildControl {
  /** The moment that ages are counted from. Default: the newest interaction. */
  readonly nowMs?: number;
  /** Called with 0 to 100, each time it has grown by at least 1. */
  readonly onProgress?: (percent: number) => void;
  /** Asked every few milliseconds (every few seconds inside EASE's inverse); true ends the build with `BuildAborted`. */
  readonly aborted?: () => boolean;
}

/** The build would take more memory than it may. Nothing large was allocated. */
export class BuildTooLarge extends Error {
  constructor(
    readonly neededBytes: number,
    readonly maxMemoryBytes: number,
  ) {
    super(`the build needs about ${neededBytes} bytes and may take ${maxMemoryBytes}`);
  }
}

export class BuildAborted extends Error {
  constructor() {
    super('the build was aborted');
  }
}

export declare const defaultBuildOptions: BuildOptions;

/** Runs to its end in one go: give it a worker thread. Throws `BuildTooLarge` or `BuildAborted`. */
export declare function buildModel(interactions: Interactions, options?: Partial<BuildOptions>, control?: BuildControl): Model;

/** Bytes at the largest moment of the build; what `BuildTooLarge` compares. */
export declare function buildMemoryBytes(interactions: Interactions, options?: Partial<BuildOptions>): number;
