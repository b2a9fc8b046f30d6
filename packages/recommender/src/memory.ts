// What a build takes at its largest moment, estimated from above before anything large is allocated.
import type { BuildOptions } from './build-options.js';
import type { Interactions } from './interactions.js';
import { SymmetricMatrix, tileSize } from './symmetric-matrix.js';

// Measured over what Node itself takes (docs/recommender-quality.md): an id in its tables and in the collector's map.
const bytesPerId = 300;
// The columns of `Interactions` take 21 bytes, the collector's own up to twice that, what it grew out of as much until it is collected;
// ordering them 12; affinities, their types and their transpose 17, and 8 more while they are cut to size.
const bytesPerInteraction = 150;
const bytesPerNeighbour = 8;
// What numpy-ts keeps for itself: code, tables and the part of its heap that products use.
const webAssemblyBytes = 64 * 2 ** 20;

export function memoryBytes(interactions: Interactions, options: BuildOptions): number {
  const items = interactions.items.length;
  const ids = (items + interactions.users.length) * bytesPerId;
  const sar = items * Math.min(items, options.sarNeighbours) * bytesPerNeighbour;
  const always = ids + interactions.user.length * bytesPerInteraction + items * 32;
  // Rows are cut to size by copying, so the last part to be built is there twice.
  if (options.kind === 'sar') return always + 2 * sar;

  const covered = easeItems(interactions, options);
  const panels = 2 * covered * tileSize * Float32Array.BYTES_PER_ELEMENT;
  const weights = 2 * covered * Math.min(covered, options.easeNeighbours) * bytesPerNeighbour;
  const ease = SymmetricMatrix.bytes(covered) + Math.max(panels + webAssemblyBytes, weights);
  return always + sar + Math.max(sar, ease);
}

/** At most so many items are covered: those with enough interactions, of however few users. */
function easeItems({ items, item }: Interactions, { minEaseUsers, maxEaseItems }: BuildOptions): number {
  const counts = new Uint32Array(items.length);
  for (const index of item) counts[index]!++;
  return Math.min(
    maxEaseItems,
    counts.reduce((covered, count) => covered + (count >= minEaseUsers ? 1 : 0), 0),
  );
}
