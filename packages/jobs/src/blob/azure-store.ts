import { Readable } from 'node:stream';
import { AnonymousCredential, BlockBlobClient, newPipeline } from '@azure/storage-blob';
import { BlobError, blobErrorOf } from './blob-error.js';
import type { AzureLocation, BlobStore, ReadOptions, WriteOptions } from './blob.js';
import { bounded } from './bounded.js';
import type { Guard } from './guard.js';

/** Staged as blocks of this size, so that a blob of any length needs little memory. Azure takes 50,000 blocks: 200 GB. */
const blockBytes = 4 * 1024 * 1024;
const tries = { maxTries: 4, retryDelayInMs: 500, maxRetryDelayInMs: 8_000, tryTimeoutInMs: 60_000 };

/** Blobs of Azure Storage by shared access signature. */
export class AzureStore implements BlobStore<AzureLocation> {
  constructor(private readonly guard: Guard) {}

  check(location: AzureLocation): void {
    this.guard.admit(signedUrl(location));
  }

  async read(location: AzureLocation, options: ReadOptions): Promise<Readable> {
    const what = 'The input blob';
    const client = this.#client(location);
    try {
      const { readableStreamBody, contentEncoding } = await client.download(0, undefined, {
        ...(options.signal === undefined ? undefined : { abortSignal: options.signal }),
        maxRetryRequests: 4,
      });
      return bounded(readableStreamBody as unknown as AsyncIterable<Uint8Array>, contentEncoding, what, options);
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw blobErrorOf(error, what);
    }
  }

  /** Blocks become a blob when all are there: until then nobody sees them, and Azure drops what was never committed. */
  async write(location: AzureLocation, content: AsyncIterable<Uint8Array>, { contentType, signal }: WriteOptions): Promise<void> {
    const client = this.#client(location);
    const source = Readable.from(content, { objectMode: false });
    // What the caller's content throws is the caller's, and no failure of the storage.
    const failed = new Promise<never>((_, reject) => source.once('error', reject));
    // Nor is it waited for whether the client gives up: in the middle of a stream it may not (seen with 12.34.0). What it staged is never committed.
    const aborted = new Promise<never>((_, reject) => {
      const abort = () => reject(signal!.reason as Error);
      if (signal?.aborted === true) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
    const uploaded = client.uploadStream(source, blockBytes, 2, {
      blobHTTPHeaders: { blobContentType: contentType },
      ...(signal === undefined ? undefined : { abortSignal: signal }),
    });
    try {
      await Promise.race([
        failed,
        aborted,
        uploaded.catch((error: unknown) => {
          if (source.errored !== null) throw source.errored;
          if (signal?.aborted) throw signal.reason;
          throw blobErrorOf(error, 'The output blob');
        }),
      ]);
    } finally {
      source.destroy();
      failed.catch(() => undefined);
      aborted.catch(() => undefined);
      uploaded.catch(() => undefined);
    }
  }

  #client(location: AzureLocation): BlockBlobClient {
    const url = this.guard.admit(signedUrl(location));
    // The storage's client hands options that it does not name on to its pipeline: our agent, and no redirects.
    const options = { retryOptions: tries, agent: this.guard.agentFor(url), redirectOptions: { maxRetries: 0 } };
    return new BlockBlobClient(url.href, newPipeline(new AnonymousCredential(), options));
  }
}

function signedUrl({ url, sasToken = '' }: AzureLocation): string {
  const token = sasToken.trim().replace(/^\?/, '');
  const parsed = URL.parse(url.trim());
  if (parsed === null) throw new BlobError('invalid', 'The location is no absolute URL.');
  // A container and a blob; an emulator has the account before them.
  if (parsed.pathname.split('/').filter((part) => part !== '').length < 2)
    throw new BlobError('invalid', 'The location names no container and blob.');
  if (token !== '') parsed.search = parsed.search === '' ? token : `${parsed.search}&${token}`;
  return parsed.href;
}
