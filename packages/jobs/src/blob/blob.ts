import type { Readable } from 'node:stream';

/** Where a job's input is read from or what it makes is written to. Holds credentials: never logged, never stored in clear. */
export type BlobLocation = AzureLocation | S3Location | HttpLocation | LocalLocation;

/** A blob of Azure Storage, read and written by its shared access signature. */
export interface AzureLocation {
  readonly kind: 'azure';
  /** `https://account.blob.core.windows.net/container/blob`, with or without the signature as its query. */
  readonly url: string;
  /** The signature, with or without a leading `?`; absent or empty for a public blob. */
  readonly sasToken?: string | undefined;
}

/** An object of S3 or of a service that speaks its protocol, with the caller's own credentials: the server has none of its own to lend. */
export interface S3Location {
  readonly kind: 's3';
  readonly bucket: string;
  readonly key: string;
  /** Default: `https://s3.<region>.amazonaws.com`. */
  readonly endpoint?: string | undefined;
  /** Default: `us-east-1`. */
  readonly region?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Anything that answers a GET; read only. */
export interface HttpLocation {
  readonly kind: 'http';
  readonly url: string;
}

/** A file of this server's own folder, by a name that it gave. */
export interface LocalLocation {
  readonly kind: 'local';
  readonly name: string;
}

/** What one read may cost. */
export interface ReadOptions {
  /** Bytes after decompression. */
  readonly maxBytes: number;
  /** How many times larger than its compressed form it may be; counts from 1 MB. Absent: any number. */
  readonly maxGzipRatio?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface WriteOptions {
  readonly contentType: string;
  readonly signal?: AbortSignal | undefined;
}

/** One kind of storage. Every method rejects with a `BlobError`, and so does the stream that `read` gives. */
export interface BlobStore<Location extends BlobLocation = BlobLocation> {
  /** Throws `forbidden` or `invalid` without touching the network: what can be refused when a job is submitted. */
  check(location: Location): void;
  read(location: Location, options: ReadOptions): Promise<Readable>;
  /** All of it or nothing: a reader never sees half of a blob, and what was there before stays until the end. */
  write(location: Location, content: AsyncIterable<Uint8Array>, options: WriteOptions): Promise<void>;
}
