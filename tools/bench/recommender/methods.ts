// What is compared, and the figures that a plain version in numpy gave (issue 4).

export interface Method {
  readonly name: string;
  readonly model: 'random' | 'popularity' | 'sar' | 'ease';
  readonly similarity?: 'count' | 'jaccard' | 'lift' | 'cosine';
  /** Neighbours or weights kept per item: all, or the build's default. */
  readonly neighbours: 'all' | 'default';
  /** Only for EASE; else the build's default. */
  readonly ridge?: number;
  /** nDCG@10 to be equal to within 0.005, or better. */
  readonly target?: number;
}

export const methods: readonly Method[] = [
  { name: 'random', model: 'random', neighbours: 'all', target: 0.006 },
  { name: 'popularity', model: 'popularity', neighbours: 'all', target: 0.214 },
  { name: 'SAR, count', model: 'sar', similarity: 'count', neighbours: 'all', target: 0.286 },
  { name: 'SAR, Jaccard', model: 'sar', similarity: 'jaccard', neighbours: 'all', target: 0.267 },
  { name: 'SAR, lift', model: 'sar', similarity: 'lift', neighbours: 'all' },
  { name: 'SAR, cosine', model: 'sar', similarity: 'cosine', neighbours: 'all', target: 0.289 },
  { name: 'EASE, ridge 400', model: 'ease', neighbours: 'all', ridge: 400, target: 0.397 },
  { name: 'SAR, Jaccard, pruned', model: 'sar', similarity: 'jaccard', neighbours: 'default', target: 0.267 },
  { name: 'SAR, defaults', model: 'sar', neighbours: 'default', target: 0.289 },
  { name: 'EASE, defaults', model: 'ease', neighbours: 'default', target: 0.397 },
];

/** What the figures of the issue were made with. */
export const minSupport = 4;
export const minEaseUsers = 5;
/** More than there are items. */
export const allNeighbours = 10_000;
export const count = 10;
