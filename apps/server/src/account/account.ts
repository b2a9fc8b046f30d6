import { hash } from 'node:crypto';
import { problem } from '@sheaf/core';
import type { FastifyRequest } from 'fastify';
import type { CatalogueEntry } from '../configuration/catalogues.js';
import { ProblemError } from '../operation/problem-error.js';

/** Who a request acts for. The tenant comes from here and from nowhere else. */
export interface Principal {
  readonly catalogue: CatalogueEntry;
}

/** The accounts of this server, by their tokens. */
export class Accounts {
  readonly #principals: ReadonlyMap<string, Principal>;

  constructor(catalogues: readonly CatalogueEntry[]) {
    this.#principals = new Map(catalogues.map((catalogue) => [digest(catalogue.token), { catalogue }]));
  }

  /** Who a request comes from; throws `unauthenticated` when nobody is known to have sent it. */
  require(request: Pick<FastifyRequest, 'headers'>): Principal {
    const { authorization } = request.headers;
    const principal = this.authenticate(authorization);
    if (principal !== undefined) return principal;
    const detail =
      authorization === undefined ? 'The request has no authorization header.' : 'The authorization header has no token of an account.';
    throw new ProblemError(problem('unauthenticated', { detail }), { 'www-authenticate': 'Bearer' });
  }

  /** The principal of an `authorization` header; `undefined`: none, or a token that no account has. */
  authenticate(authorization: string | undefined): Principal | undefined {
    const token = /^Bearer +([^\s,]+) *$/i.exec(authorization ?? '')?.[1];
    return token === undefined ? undefined : this.#principals.get(digest(token));
  }
}

// Looked up by its digest, a guess takes the same time however much of a token it has right.
function digest(token: string): string {
  return hash('sha256', token, 'base64');
}
