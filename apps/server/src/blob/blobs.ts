import { hkdfSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AllowedHost, BlobStores, Guard, Seal } from '@sheaf/jobs/blob';
import type { Account } from '../account/account.js';

/** The storages that jobs of this server read from and write to. */
export function blobStoresOf({ dataDir, blobHosts }: { readonly dataDir: string; readonly blobHosts: readonly AllowedHost[] }): BlobStores {
  const folder = dataDir === 'memory' ? tmpdir() : dataDir;
  return new BlobStores(join(folder, 'blobs'), new Guard(blobHosts));
}

/**
 * Seals what an account's jobs keep of credentials. The key comes of the account's token, which every process of a deployment has and the database has
 * not; with another token what was sealed cannot be opened any more.
 */
export function sealOf({ id, token }: Pick<Account, 'id' | 'token'>): Seal {
  return new Seal(Buffer.from(hkdfSync('sha256', token, 'sheaf blob locations', id, 32)));
}
