import { isDatabaseUnavailable } from '@sheaf/database';
import { type Limits, type Problem, problem } from '@sheaf/core';
import { recombeeDialect, signatureFault, splitTarget, type WholeAnswer } from '@sheaf/dialects';
import type { Admission, BatchEndpoint } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';
import { type Account, type Accounts, catalogueHeader } from '../account/account.js';
import type { CatalogueSettings } from '../account/catalogues.js';
import type { CatalogueEntry } from '../configuration/catalogues.js';
import { ProblemError } from '../operation/problem-error.js';

/** What serves Recombee's clients. */
export interface RecombeeParts {
  readonly accounts: Accounts;
  /** The accounts of the settings: their own catalogues are served at the root, as the clients' base address has no path. */
  readonly entries: readonly CatalogueEntry[];
  readonly limits: Limits;
  /** Milliseconds since 1970. Default: the clock. */
  readonly nowMs?: () => number;
}

const recombeePrefix = '/recombee';

/** Recombee's paths: `/{catalogueId}/…` for the catalogues of the settings, `/recombee/{catalogueId}/…` for every catalogue. */
export function recombeeEndpoints({ accounts, entries, limits, nowMs = Date.now }: RecombeeParts): BatchEndpoint[] {
  const known = new KnownCatalogues();
  return ['', recombeePrefix].flatMap((prefix) => {
    const dialect = recombeeDialect({ prefix, database: (id) => known.get(id) });
    const authenticate = (request: FastifyRequest) => admit(request, prefix, accounts, known, nowMs() / 1000);
    // A colon in a route would begin a parameter.
    const paths = prefix === '' ? entries.map(({ id }) => `/${id.replaceAll(':', '::')}/*`) : [`${prefix}/*`];
    return paths.map((path): BatchEndpoint => ({ path, dialect, authenticate, limits: clientLimits(limits) }));
  });
}

/** Refuses in Recombee's words what is asked at one of its paths and no route has seen; `undefined`: it is none of them. */
export function refuseForRecombee(entries: readonly CatalogueEntry[]) {
  const { refuse } = recombeeDialect({ database: () => undefined });
  return (target: string, refusal: Problem): WholeAnswer | undefined => {
    const isUnderPrefix = splitTarget(target, recombeePrefix) !== undefined;
    const databaseId = splitTarget(target, '')?.databaseId;
    return isUnderPrefix || entries.some(({ id }) => id === databaseId) ? refuse(refusal) : undefined;
  };
}

/**
 * The clients wait up to 100 s for a list of everything, and for a batch as long as for all its requests together. What the settings allow beyond
 * that stays.
 */
function clientLimits({ itemTimeoutMs, batchTimeoutMs, maxItemResultBytes, maxAnswerBytes }: Limits): Partial<Limits> {
  return {
    itemTimeoutMs: Math.max(itemTimeoutMs, 100_000),
    batchTimeoutMs: Math.max(batchTimeoutMs, 600_000),
    maxItemResultBytes: Math.max(maxItemResultBytes, maxAnswerBytes),
  };
}

/**
 * Lets a request pass that is signed with the token of the account whose catalogue its path names, and gives its items that credential. A catalogue
 * that does not exist and one of another account look the same.
 */
async function admit(
  request: FastifyRequest,
  prefix: string,
  accounts: Accounts,
  known: KnownCatalogues,
  nowS: number,
): Promise<Admission> {
  const target = splitTarget(request.originalUrl, prefix);
  const account = target && (await ownerOf(target.databaseId, accounts));
  // Checked without an account as well: the answer takes the same time.
  const fault = signatureFault(target?.signed ?? '', account?.token ?? 'no account has this', nowS);
  if (target === undefined || account === undefined || fault !== undefined) {
    throw new ProblemError(problem('unauthenticated', { detail: account === undefined ? 'Invalid HMAC signature' : fault }));
  }
  const inheritedHeaders = { authorization: `Bearer ${account.token}`, [catalogueHeader]: target.databaseId };
  request.principal = await reached(() => accounts.require({ headers: inheritedHeaders }));
  known.add(request.principal.catalogue);
  return { inheritedHeaders };
}

async function ownerOf(catalogueId: string, accounts: Accounts): Promise<Account | undefined> {
  return reached(() => accounts.ofCatalogue(catalogueId));
}

/** What the database says; 503 where it says nothing. */
async function reached<Value>(ask: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    throw new ProblemError(problem('unavailable', { detail: 'The database does not answer.' }), { 'retry-after': '1' });
  }
}

/** What requests that were just admitted need to know of their catalogues when they are decoded. */
class KnownCatalogues {
  readonly #settings = new Map<string, CatalogueSettings>();

  /** The newest is the last to be forgotten. */
  add(catalogue: CatalogueSettings): void {
    this.#settings.delete(catalogue.id);
    this.#settings.set(catalogue.id, catalogue);
    if (this.#settings.size <= maxKnown) return;
    const [oldest] = this.#settings.keys();
    this.#settings.delete(oldest as string);
  }

  get(id: string): CatalogueSettings | undefined {
    return this.#settings.get(id);
  }
}

/** More than requests can be in flight, so that none is forgotten between its admission and its decoding. */
const maxKnown = 100_000;
