/** Why a blob could not be read or written. */
export type BlobFault =
  /** The location itself cannot be one: no URL, no name, a kind that cannot be written. */
  | 'invalid'
  /** The server may not go there. One text for all reasons, so that nobody learns what stands behind an address. */
  | 'forbidden'
  /** It is not there, or the credentials do not open it. */
  | 'unavailable'
  /** It is larger than what may be read. */
  | 'too-large'
  /** The storage did not answer in time or failed; again may help. */
  | 'unreachable'
  /** No room is left where it should be written. */
  | 'full';

/** Says what happened without the location's query and credentials, so that it can be shown and logged. */
export class BlobError extends Error {
  override readonly name = 'BlobError';

  constructor(
    readonly fault: BlobFault,
    message: string,
  ) {
    super(message);
  }

  /** Whether the same may succeed later. */
  get isPassing(): boolean {
    return this.fault === 'unreachable' || this.fault === 'full';
  }
}

/** What a storage's client threw, told without its message: those name URLs with their signatures. */
export function blobErrorOf(error: unknown, what: string): BlobError {
  if (error instanceof BlobError) return error;
  const cause = innermostBlobError(error);
  if (cause !== undefined) return cause;
  const { code, status } = facts(error);
  if (status === 404) return new BlobError('unavailable', `${what}: there is no such blob or container (404).`);
  if (status === 401 || status === 403) return new BlobError('unavailable', `${what}: the credentials do not open it (${status}).`);
  if (status === 416) return new BlobError('unavailable', `${what}: the blob is empty.`);
  if (status === 507 || code === 'ENOSPC' || code === 'EDQUOT') return new BlobError('full', `${what}: no room is left.`);
  if (code === 'ENOENT') return new BlobError('unavailable', `${what}: there is no such blob.`);
  if (status !== undefined && status < 500 && status !== 408 && status !== 429)
    return new BlobError('unavailable', `${what}: it was refused (${status}).`);
  const why = status === undefined ? (code ?? 'no answer') : String(status);
  return new BlobError('unreachable', `${what}: it cannot be reached (${why}).`);
}

function innermostBlobError(error: unknown): BlobError | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) if (at instanceof BlobError) return at;
  return undefined;
}

function facts(error: unknown): { code?: string; status?: number } {
  if (typeof error !== 'object' || error === null) return {};
  const { code, statusCode, $metadata } = error as { code?: unknown; statusCode?: unknown; $metadata?: { httpStatusCode?: unknown } };
  const status = statusCode ?? $metadata?.httpStatusCode;
  return {
    // Only the words of the operating system and of the storages: nothing that holds an address.
    ...(typeof code === 'string' && /^\w{1,64}$/.test(code) ? { code } : undefined),
    ...(typeof status === 'number' ? { status } : undefined),
  };
}
