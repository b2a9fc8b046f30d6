import type { Readable } from 'node:stream';
import { AzureStore } from './azure-store.js';
import type { BlobLocation, BlobStore, ReadOptions, WriteOptions } from './blob.js';
import type { Guard } from './guard.js';
import { HttpStore } from './http-store.js';
import { LocalStore } from './local-store.js';
import { post } from './post.js';
import { S3Store } from './s3-store.js';

/** All kinds of storage behind one interface. */
export class BlobStores implements BlobStore {
  readonly local: LocalStore;
  readonly #stores: { readonly [Kind in BlobLocation['kind']]: BlobStore<never> };

  /** `folder`: where local blobs live; made when first written to. */
  constructor(
    folder: string,
    private readonly guard: Guard,
  ) {
    this.local = new LocalStore(folder);
    this.#stores = { azure: new AzureStore(guard), s3: new S3Store(guard), http: new HttpStore(guard), local: this.local };
  }

  check(location: BlobLocation): void {
    this.#stores[location.kind].check(location as never);
  }

  async read(location: BlobLocation, options: ReadOptions): Promise<Readable> {
    return this.#stores[location.kind].read(location as never, options);
  }

  async write(location: BlobLocation, content: AsyncIterable<Uint8Array>, options: WriteOptions): Promise<void> {
    return this.#stores[location.kind].write(location as never, content, options);
  }

  /** Refuses what `post` would. */
  checkPost(url: string): void {
    this.guard.admit(url.trim());
  }

  /** Posts text where blobs may be, too; the answer's status. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<number> {
    return post(this.guard, url, headers, body, signal);
  }

  close(): void {
    this.guard.close();
  }
}
