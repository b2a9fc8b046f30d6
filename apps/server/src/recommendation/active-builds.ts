import { setImmediate as yieldTurn } from 'node:timers/promises';
import type { Database } from '@sheaf/database';
import { createRecommender, modelFromBytes, ModelUnreadable, type Recommender } from '@sheaf/recommender';
import type { Logger } from 'pino';
import type { Tables } from '../catalogue/tables.js';
import type { Builds } from './builds.js';

/** A build whose model is in memory. */
export interface LoadedBuild {
  readonly number: number;
  readonly recommender: Recommender;
  /** Size of the model. */
  readonly bytes: number;
}

const channel = 'sheaf_builds';

/** How often a process looks by itself whether another one has activated a build: notifications can be lost. */
const lookMs = 1000;

/** Which build of each catalogue answers, and the models of those that were asked lately, in this process's memory. */
export class ActiveBuilds {
  #activations = new Map<string, { readonly number: number; readonly atUs: number }[]>();
  /** By catalogue and number, least lately asked first. */
  readonly #loaded = new Map<string, Promise<LoadedBuild | undefined>>();
  readonly #bytes = new Map<string, number>();
  #unsubscribe: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database<Tables>,
    private readonly builds: Builds,
    private readonly maxCacheBytes: number,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    this.#unsubscribe = this.database.subscribe(channel, () => this.#look());
    await this.refresh();
    if (this.database.driver === 'embedded') return;
    this.#timer = setInterval(() => this.#look(), lookMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#unsubscribe?.();
    await this.#refreshing;
  }

  /** Tells every process that the builds of a catalogue have changed; this one knows it when the promise resolves. */
  async announce(catalogueId: string): Promise<void> {
    await this.refresh();
    await this.database.notify(channel, catalogueId).catch((error: unknown) => {
      this.log.warn({ err: error }, 'other processes could not be told of a build; they look by themselves');
    });
  }

  /** The number of the build that answers; in a batch, the one that did so at its start (microseconds since 1970). */
  numberAt(catalogueId: string, startUs?: number): number | undefined {
    const activations = this.#activations.get(catalogueId);
    if (activations === undefined) return undefined;
    return startUs === undefined ? activations.at(-1)?.number : activations.findLast(({ atUs }) => atUs <= startUs)?.number;
  }

  /** A build with its model; `undefined`: it has none, or is gone. */
  load(catalogueId: string, number: number): Promise<LoadedBuild | undefined> {
    const key = `${catalogueId} ${number}`;
    const known = this.#loaded.get(key);
    if (known !== undefined) {
      this.#loaded.delete(key);
      this.#loaded.set(key, known);
      return known;
    }
    const loading = this.#read(catalogueId, number).then(
      (build) => {
        if (build === undefined) this.#drop(key);
        else this.#bytes.set(key, build.bytes);
        this.#evict(key);
        return build;
      },
      (error: unknown) => {
        this.#drop(key);
        throw error;
      },
    );
    this.#loaded.set(key, loading);
    return loading;
  }

  /** Reads which builds are active; models of newly active ones are loaded ahead of those who ask. */
  refresh(): Promise<void> {
    return (this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refresh()));
  }

  async #refresh(): Promise<void> {
    const activations = new Map<string, { number: number; atUs: number }[]>();
    for (const { catalogueId, ...activation } of await this.builds.activations()) {
      const list = activations.get(catalogueId) ?? [];
      activations.set(catalogueId, list);
      list.push(activation);
    }
    const changed = [...activations].filter(([id, list]) => this.#activations.get(id)?.at(-1)?.atUs !== list.at(-1)?.atUs);
    // Loaded before it answers: nobody waits for the swap, who asks meanwhile is answered by the one before.
    if (changed.length <= 4) {
      for (const [id, list] of changed) if (this.#activations.has(id)) await this.load(id, list.at(-1)!.number).catch(() => undefined);
    }
    this.#activations = activations;
    for (const key of this.#loaded.keys()) if (!activations.has(key.slice(0, key.lastIndexOf(' ')))) this.#drop(key);
  }

  #look(): void {
    this.refresh().catch((error: unknown) => this.log.warn({ err: error }, 'which builds are active could not be read'));
  }

  async #read(catalogueId: string, number: number): Promise<LoadedBuild | undefined> {
    const bytes = await this.builds.load(catalogueId, number);
    if (bytes === undefined) return undefined;
    try {
      const model = modelFromBytes(bytes);
      // Some 10 ms each for a model of 17 MB: others have their turn in between.
      await yieldTurn();
      return { number, recommender: createRecommender(model), bytes: bytes.length };
    } catch (error) {
      if (!(error instanceof ModelUnreadable)) throw error;
      this.log.error({ err: error, catalogueId, build: number }, 'a model cannot be read; build it again');
      return undefined;
    }
  }

  #evict(newest: string): void {
    let total = 0;
    for (const bytes of this.#bytes.values()) total += bytes;
    for (const key of this.#loaded.keys()) {
      if (total <= this.maxCacheBytes) return;
      if (key === newest) continue;
      total -= this.#bytes.get(key) ?? 0;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#loaded.delete(key);
    this.#bytes.delete(key);
  }
}
