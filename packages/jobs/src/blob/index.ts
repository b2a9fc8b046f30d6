export type { AzureLocation, BlobLocation, BlobStore, HttpLocation, LocalLocation, ReadOptions, S3Location, WriteOptions } from './blob.js';
export { BlobError, type BlobFault } from './blob-error.js';
export { BlobStores } from './blob-stores.js';
export { type AllowedHost, Guard, parseAllowedHost } from './guard.js';
export { LocalStore } from './local-store.js';
export { Seal } from './sealed.js';
