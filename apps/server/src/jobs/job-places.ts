import { type Problem, problemOfFaults } from '@sheaf/core';
import type { JobPlaces } from '@sheaf/dialects';
import type { Errand } from '@sheaf/jobs';
import { BlobError, type BlobLocation, type BlobStores } from '@sheaf/jobs/blob';
import type { Account } from '../account/account.js';
import { sealOf } from '../blob/blobs.js';

/** The member of a request and the errand that comes of it. */
const kinds = { input: 'input', output: 'output', errorOutput: 'errors', webhook: 'webhook' } as const;

/** What a job is to do in the world, its credentials sealed; or why the server would not: what can be refused is, before anything is stored. */
export function errandsOf(
  places: JobPlaces,
  account: Pick<Account, 'id' | 'token'>,
  blobs: BlobStores,
): { readonly errands: readonly Errand[] } | { readonly problem: Problem } {
  const faults = Object.entries(places).flatMap(([member, place]) => {
    try {
      if (member === 'webhook') blobs.checkPost(place.url!);
      else blobs.check(locationOf(place as JobPlaces['input'] & object));
      return [];
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const code = error.fault === 'forbidden' ? ('blob-url-forbidden' as const) : ('invalid-envelope' as const);
      return [{ code, pointer: `/${member}`, detail: error.message }];
    }
  });
  if (faults.length > 0) return { problem: problemOfFaults(faults) };
  const seal = sealOf(account);
  return {
    errands: Object.entries(places).map(([member, place]) => {
      const kind = kinds[member as keyof typeof kinds];
      return { kind, sealed: seal.seal(place, kind) };
    }),
  };
}

/** A location as the storages take it: the contract's members are theirs. */
export function locationOf(place: JobPlaces['input'] & object): BlobLocation {
  return place as unknown as BlobLocation;
}
