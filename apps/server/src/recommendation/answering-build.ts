import type { ActiveBuilds, LoadedBuild } from './active-builds.js';
import type { Builds } from './builds.js';
import { refuse, type Refusal } from '../operation/reply.js';

/** Which build a request asks. */
export interface BuildWish {
  readonly catalogueId: string;
  /** The caller's choice; default: the active one. */
  readonly buildId: number | undefined;
  /** When the batch began, microseconds since 1970: it pins the build that was active then. */
  readonly startUs: number | undefined;
}

/** Finds the builds that answer. */
export class AnsweringBuilds {
  constructor(
    private readonly active: ActiveBuilds,
    private readonly builds: Builds,
  ) {}

  /** The build; `undefined`: the catalogue has no active one; or why the one that was chosen cannot be asked. */
  async find({ catalogueId, buildId, startUs }: BuildWish): Promise<LoadedBuild | Refusal | undefined> {
    if (buildId !== undefined) return this.#chosen(catalogueId, buildId);
    const number = this.active.numberAt(catalogueId, startUs);
    const build = number === undefined ? undefined : await this.active.load(catalogueId, number);
    if (build !== undefined || startUs === undefined) return build;
    // What the batch began with was deleted under it: better the newest than none.
    const newest = number === undefined ? undefined : this.active.numberAt(catalogueId);
    return newest === undefined ? undefined : this.active.load(catalogueId, newest);
  }

  async #chosen(catalogueId: string, number: number): Promise<LoadedBuild | Refusal> {
    const loaded = await this.active.load(catalogueId, number);
    if (loaded !== undefined && (await this.builds.has(catalogueId, number))) return loaded;
    const build = await this.builds.get(catalogueId, number);
    return build === undefined
      ? refuse('not-found', { detail: 'There is no build with this number.' })
      : refuse('build-state', { detail: `The build is ${build.status}; only one that has succeeded can be asked.` });
  }
}
