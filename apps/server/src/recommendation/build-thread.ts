import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { BuildOptions } from '@sheaf/recommender';
import type { BuildTask, FromBuild, ToBuild } from './build-messages.js';

export type Built = Extract<FromBuild, { kind: 'built' }>;

/** How a build in its thread ended. `too-large`: it would have taken more memory than it may. */
export type BuildEnd = Built | { readonly kind: 'too-large'; readonly neededBytes: number | undefined };

/** One build in a thread of its own: give it all pages, then ask for the end. */
export class BuildThread {
  readonly #worker: Worker;
  readonly #ended = Promise.withResolvers<BuildEnd>();

  constructor(options: BuildOptions, onPercent: (percent: number) => void) {
    this.#worker = new Worker(file, { ...sourceOptions, workerData: { options } satisfies BuildTask });
    this.#worker.on('message', (message: FromBuild) => {
      if (message.kind === 'percent') onPercent(message.percent);
      else this.#ended.resolve(message);
    });
    this.#worker.on('error', (error: Error & { code?: string }) => {
      // Ids live in JavaScript's own heap, whose limit the estimate does not know.
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.#ended.resolve({ kind: 'too-large', neededBytes: undefined });
      else this.#ended.reject(error);
    });
    this.#worker.on('exit', (code) => this.#ended.reject(new Error(`The thread of a build ended with ${code} before it was done`)));
    // Whoever waits is told; without anybody it is no unhandled rejection.
    this.#ended.promise.catch(() => undefined);
  }

  add(text: string): void {
    this.#post({ kind: 'page', text });
  }

  /** Builds of what it was given. May also be asked before the end of the pages, to hear of a failure at once. */
  get ended(): Promise<BuildEnd> {
    return this.#ended.promise;
  }

  finish(): Promise<BuildEnd> {
    this.#post({ kind: 'end' });
    return this.#ended.promise;
  }

  /** Whatever it does. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToBuild): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }
}

const isSource = import.meta.url.endsWith('.ts');
const file = new URL(isSource ? './build.worker.ts' : './build.worker.js', import.meta.url);

/** From source (tests, which need no build) Node must find the .ts that a .js stands for, here and in the packages. */
const resolver = `import { registerHooks } from 'node:module';
registerHooks({
  resolve: (name, context, next) =>
    next(name.startsWith('.') && name.endsWith('.js') && context.parentURL?.endsWith('.ts') ? name.slice(0, -2) + 'ts' : name, context),
});`;
const sourceOptions: WorkerOptions = isSource
  ? {
      execArgv: [
        '--experimental-transform-types',
        '--disable-warning=ExperimentalWarning',
        '--conditions=sheaf-source',
        '--import',
        `data:text/javascript,${encodeURIComponent(resolver)}`,
      ],
    }
  : {};
