import { hash } from 'node:crypto';
import { problem } from '@sheaf/core';
import { isDatabaseUnavailable } from '@sheaf/database';
import { batchItem } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';
import type { CatalogueEntry } from '../configuration/catalogues.js';
import { ProblemError } from '../operation/problem-error.js';
import type { Catalogues, CatalogueSettings } from './catalogues.js';

/** Who owns catalogues. */
export interface Account {
  /** The id of its own catalogue, so that it stays the same when the token is changed. */
  readonly id: string;
  /** Its secret: a bearer token, a subscription key, the key of signatures. */
  readonly token: string;
  /** What a request acts for that names no other. */
  readonly principal: Principal;
}

/** Who a request acts for. The tenant comes from here and from nowhere else. */
export interface Principal {
  readonly account: Pick<Account, 'id' | 'token'>;
  readonly catalogue: CatalogueSettings;
}

/** The header by which a request names another of its account's catalogues. Items inherit it and cannot set it. */
export const catalogueHeader = 'sheaf-catalogue';

/** The accounts of this server, by their tokens and by their catalogues. */
export class Accounts {
  readonly #byDigest: ReadonlyMap<string, Account>;
  readonly #byId: ReadonlyMap<string, Account>;
  /** What requests have named lately, for the items of their batches. */
  readonly #named = new Map<string, { readonly principal: Principal; readonly atMs: number }>();

  constructor(
    entries: readonly CatalogueEntry[],
    private readonly catalogues: Pick<Catalogues, 'settings' | 'accountOf' | 'onChange'>,
  ) {
    const accounts = entries.map(({ id, token, ratingRange }): Account => {
      const account = { id, token };
      return { ...account, principal: { account, catalogue: { id, ratingRange } } };
    });
    this.#byDigest = new Map(accounts.map((account) => [digest(account.token), account]));
    this.#byId = new Map(accounts.map((account) => [account.id, account]));
    catalogues.onChange((id) => this.#named.delete(id));
  }

  /**
   * Who a request acts for. Throws `unauthenticated` when nobody is known to have sent it, `not-found` when it names a catalogue that its account
   * does not have. A promise only where a catalogue is named that is not the account's own.
   */
  require(request: Pick<FastifyRequest, 'headers'>): Principal | Promise<Principal> {
    const { authorization, [catalogueHeader]: named } = request.headers;
    const account = this.authenticate(authorization);
    if (account === undefined) {
      const detail =
        authorization === undefined ? 'The request has no authorization header.' : 'The authorization header has no token of an account.';
      throw new ProblemError(problem('unauthenticated', { detail }), { 'www-authenticate': 'Bearer' });
    }
    if (named === undefined || named === account.id) return account.principal;
    const isItem = 'raw' in request && batchItem(request as FastifyRequest) !== undefined;
    return this.#principalOf(account, String(named), isItem);
  }

  /** The account of an `authorization` header; `undefined`: none, or a token that no account has. */
  authenticate(authorization: string | undefined): Account | undefined {
    const token = /^Bearer +([^\s,]+) *$/i.exec(authorization ?? '')?.[1];
    return token === undefined ? undefined : this.withToken(token);
  }

  /** The account that has this token; `undefined`: none. */
  withToken(token: string): Account | undefined {
    return this.#byDigest.get(digest(token));
  }

  /** The account of an id; `undefined`: none. */
  withId(accountId: string): Account | undefined {
    return this.#byId.get(accountId);
  }

  /** The account that owns a catalogue; `undefined`: no account of this server. At once for the accounts' own catalogues. */
  ofCatalogue(catalogueId: string): Account | undefined | Promise<Account | undefined> {
    const own = this.#byId.get(catalogueId);
    if (own !== undefined) return own;
    return reached(this.catalogues.accountOf(catalogueId)).then((accountId) =>
      accountId === undefined ? undefined : this.#byId.get(accountId),
    );
  }

  #principalOf(account: Account, catalogueId: string, isItem: boolean): Principal | Promise<Principal> {
    // A request looks itself, so that what another server created or deleted is so at once. Its items need not look again, each of thousands.
    const named = isItem ? this.#named.get(catalogueId) : undefined;
    if (named !== undefined && named.principal.account === account.principal.account && Date.now() - named.atMs < itemsTrustMs)
      return named.principal;
    return this.#look(account, catalogueId);
  }

  async #look({ id, principal: { account } }: Account, catalogueId: string): Promise<Principal> {
    const catalogue = await reached(this.catalogues.settings(id, catalogueId));
    if (catalogue === undefined) {
      this.#named.delete(catalogueId);
      throw new ProblemError(problem('not-found', { detail: 'There is no catalogue with this id.' }));
    }
    const principal: Principal = { account, catalogue };
    if (this.#named.size >= maxNamed) this.#named.clear();
    this.#named.set(catalogueId, { principal, atMs: Date.now() });
    return principal;
  }
}

/** What the database says; `unavailable` where it says nothing: who asks before there is a route's filter would take any failure for a bad credential. */
async function reached<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    throw new ProblemError(problem('unavailable', { detail: 'The database does not answer.' }), { 'retry-after': '1' });
  }
}

/** How long items go by what was found: as long as a change of another server may go unseen in a batch that runs. */
const itemsTrustMs = 1000;

const maxNamed = 10_000;

// Looked up by its digest, a guess takes the same time however much of a token it has right.
function digest(token: string): string {
  return hash('sha256', token, 'base64');
}
