// From interactions to a model.
import type { AffinityOptions } from './affinity.js';
import { transposed, type Csr } from './csr.js';
import { buildEase } from './ease.js';
import { historyOf } from './history.js';
import { defaultBuildOptions, type BuildOptions } from './build-options.js';
import type { Interactions } from './interactions.js';
import { memoryBytes } from './memory.js';
import type { Model } from './model.js';
import { buildSar } from './sar.js';

export interface BuildControl {
  /** The moment that ages are counted from. Default: the newest interaction. */
  readonly nowMs?: number;
  /** Called with 0 to 100, each time it has grown by at least 1. */
  readonly onProgress?: (percent: number) => void;
  /** Asked several times a second; true ends the build with `BuildAborted`. */
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

/** Runs to its end in one go: give it a worker thread. Throws `BuildTooLarge`, `BuildAborted`, or RangeError for an option out of range. */
export function buildModel(interactions: Interactions, options: Partial<BuildOptions> = {}, control: BuildControl = {}): Model {
  const chosen = checked({ ...defaultBuildOptions, ...options });
  const neededBytes = memoryBytes(interactions, chosen);
  if (neededBytes > chosen.maxMemoryBytes) throw new BuildTooLarge(neededBytes, chosen.maxMemoryBytes);

  const stage = stages(control);
  const affinity: AffinityOptions = {
    weights: chosen.weights,
    halfLifeMs: chosen.halfLifeMs,
    nowMs: control.nowMs ?? interactions.atMs.reduce((newest, at) => Math.max(newest, at), 0),
  };
  stage(0, 5)(0);
  const history = historyOf(interactions, affinity);
  const itemsOfUsers = liked(history.affinities);
  const usersOfItems = transposed(itemsOfUsers, history.items.length);
  const sar = buildSar(itemsOfUsers, usersOfItems, chosen, stage(5, chosen.kind === 'sar' ? 100 : 30));
  const ease = chosen.kind === 'ease' ? buildEase(itemsOfUsers, usersOfItems, chosen, stage(30, 100)) : undefined;
  stage(0, 100)(1);
  return {
    kind: chosen.kind,
    similarity: chosen.similarity,
    affinity,
    items: history.items,
    users: history.users,
    popularity: Uint32Array.from(history.items, (_, item) => usersOfItems.offsets[item + 1]! - usersOfItems.offsets[item]!),
    history: history.affinities,
    historyTypes: history.types,
    sar: sar.weights,
    sarScale: sar.scale,
    ease,
  };
}

/** Bytes at the largest moment of the build, about: what `BuildTooLarge` compares. */
export function buildMemoryBytes(interactions: Interactions, options: Partial<BuildOptions> = {}): number {
  return memoryBytes(interactions, { ...defaultBuildOptions, ...options });
}

function checked(options: BuildOptions): BuildOptions {
  for (const name of ['minSupport', 'sarNeighbours', 'easeNeighbours', 'minEaseUsers', 'maxEaseItems'] as const) {
    if (!Number.isInteger(options[name]) || options[name] < 1) throw new RangeError(`${name} must be a whole number of at least 1`);
  }
  if (!(options.ridge > 0)) throw new RangeError('ridge must be above 0');
  if (options.halfLifeMs !== null && !(options.halfLifeMs > 0)) throw new RangeError('halfLifeMs must be above 0, or null');
  return options;
}

/** A part of the whole: takes the share of the part that is done, says the percent of the whole, and stops what was aborted. */
function stages({ onProgress, aborted }: BuildControl): (from: number, to: number) => (done: number) => void {
  let said = -1;
  return (from, to) => (done) => {
    if (aborted?.() === true) throw new BuildAborted();
    const percent = Math.floor(from + (to - from) * Math.min(1, done));
    if (percent <= said) return;
    said = percent;
    onProgress?.(percent);
  };
}

/** Without what speaks against an item (a rating below 0): only liking counts as going together. */
function liked(affinities: Csr): Csr {
  if (affinities.values.every((value) => value > 0)) return affinities;
  const offsets = new Uint32Array(affinities.offsets.length);
  const kept: number[] = [];
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let at = affinities.offsets[row]!; at < affinities.offsets[row + 1]!; at++) if (affinities.values[at]! > 0) kept.push(at);
    offsets[row + 1] = kept.length;
  }
  return {
    offsets,
    columns: Uint32Array.from(kept, (at) => affinities.columns[at]!),
    values: Float32Array.from(kept, (at) => affinities.values[at]!),
  };
}
