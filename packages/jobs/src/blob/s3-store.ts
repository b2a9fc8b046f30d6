import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { BlobError, blobErrorOf } from './blob-error.js';
import type { BlobStore, ReadOptions, S3Location, WriteOptions } from './blob.js';
import { bounded } from './bounded.js';
import type { Guard } from './guard.js';

/** S3 takes 10,000 parts of at least 5 MiB. */
const partBytes = 8 * 1024 * 1024;
const timeouts = { connectionTimeout: 10_000, requestTimeout: 60_000, socketTimeout: 60_000 };

/** Objects of S3 and of services that speak its protocol. */
export class S3Store implements BlobStore<S3Location> {
  constructor(private readonly guard: Guard) {}

  check(location: S3Location): void {
    this.guard.admit(addressOf(location));
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(location.bucket)) throw new BlobError('invalid', 'The location names no bucket.');
    if (location.key === '' || Buffer.byteLength(location.key) > 1024) throw new BlobError('invalid', 'The location names no key.');
  }

  async read(location: S3Location, options: ReadOptions): Promise<Readable> {
    const what = 'The input blob';
    const client = this.#client(location);
    try {
      const command = new GetObjectCommand({ Bucket: location.bucket, Key: location.key });
      const { Body, ContentEncoding } = await client.send(command, options.signal === undefined ? {} : { abortSignal: options.signal });
      const stream = bounded(Body as Readable, ContentEncoding, what, options);
      stream.once('close', () => client.destroy());
      return stream;
    } catch (error) {
      client.destroy();
      if (options.signal?.aborted) throw options.signal.reason;
      throw blobErrorOf(error, what);
    }
  }

  /** Parts become an object when all are there; a failed upload is aborted, so that no parts stay behind to be paid for. */
  async write(location: S3Location, content: AsyncIterable<Uint8Array>, { contentType, signal }: WriteOptions): Promise<void> {
    const client = this.#client(location);
    const source = Readable.from(content, { objectMode: false });
    const upload = new Upload({
      client,
      params: { Bucket: location.bucket, Key: location.key, Body: source, ContentType: contentType },
      partSize: partBytes,
      queueSize: 2,
    });
    const abort = () => void upload.abort().catch(() => undefined);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      signal?.throwIfAborted();
      await upload.done();
    } catch (error) {
      if (source.errored !== null) throw source.errored;
      if (signal?.aborted) throw signal.reason;
      throw blobErrorOf(error, 'The output blob');
    } finally {
      signal?.removeEventListener('abort', abort);
      source.destroy();
      client.destroy();
    }
  }

  #client(location: S3Location): S3Client {
    this.check(location);
    const endpoint = addressOf(location);
    const agent = this.guard.agentFor(new URL(endpoint));
    const { region = 'us-east-1', accessKeyId, secretAccessKey, sessionToken } = location;
    return new S3Client({
      region,
      // The address that was checked: of some regions the client would make another one.
      endpoint,
      // The bucket stays out of the host's name: what is allowed is one host.
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? undefined : { sessionToken }) },
      maxAttempts: 4,
      followRegionRedirects: false,
      // Without `throwOnRequestTimeout` the handler only warns, on the console, and a storage that says nothing is waited for without end.
      requestHandler: new NodeHttpHandler({ httpAgent: agent, httpsAgent: agent as never, ...timeouts, throwOnRequestTimeout: true }),
    });
  }
}

function addressOf({ endpoint, region = 'us-east-1' }: S3Location): string {
  return endpoint ?? `https://s3.${region}.amazonaws.com/`;
}
