import type { BuildOptions } from '@sheaf/recommender';

/** What the thread that builds is started with. */
export interface BuildTask {
  readonly options: BuildOptions;
}

/** To the thread: interactions as `interactionPages` gives them, then the end of them. */
export type ToBuild = { readonly kind: 'page'; readonly text: string } | { readonly kind: 'end' };

/** From the thread. */
export type FromBuild =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'too-large'; readonly neededBytes: number }
  | {
      readonly kind: 'built';
      readonly model: Uint8Array<ArrayBuffer>;
      readonly items: number;
      readonly users: number;
      readonly easeItems: number;
    };
