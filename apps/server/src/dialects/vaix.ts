import { isDatabaseUnavailable } from '@sheaf/database';
import { problem } from '@sheaf/core';
import { vaixDialect } from '@sheaf/dialects';
import type { Admission, BatchEndpoint } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';
import { type Accounts, catalogueHeader } from '../account/account.js';
import { demoToken } from '../configuration/catalogues.js';
import { ProblemError } from '../operation/problem-error.js';

/** The service's paths: its batches, where plain native ones are taken as well, and its requests for events. */
export function vaixEndpoints(accounts: Accounts): BatchEndpoint[] {
  const dialect = vaixDialect({ needsAuthorization: true });
  const authenticate = (request: FastifyRequest) => admit(request, accounts);
  return [
    { path: '/api/batch', dialect, authenticate: (request) => admitAnybody(request, accounts) ?? authenticate(request) },
    { path: '/api/sports/events/*', dialect, authenticate },
  ];
}

/**
 * While the account that everybody knows the token of is there (settings allow it on a loopback address alone), a plain batch needs no credential:
 * the programs that people find for this path send none.
 */
function admitAnybody({ headers }: FastifyRequest, accounts: Accounts): Admission | undefined {
  if (headers.authorization !== undefined || accounts.withToken(demoToken) === undefined) return undefined;
  return { inheritedHeaders: { authorization: `Bearer ${demoToken}` } };
}

/** By its bearer token; `x-vaix-client-id` names which of the account's catalogues is meant, as `sheaf-catalogue` does elsewhere. */
async function admit(request: FastifyRequest, accounts: Accounts): Promise<Admission> {
  const { authorization, [clientHeader]: clientId } = request.headers;
  const catalogueId = clientId ?? request.headers[catalogueHeader];
  const named = catalogueId === undefined ? {} : { [catalogueHeader]: String(catalogueId) };
  try {
    request.principal = await accounts.require({ headers: { ...(authorization === undefined ? {} : { authorization }), ...named } });
  } catch (error) {
    if (isDatabaseUnavailable(error))
      throw new ProblemError(problem('unavailable', { detail: 'The database does not answer.' }), { 'retry-after': '1' });
    // The service has no 404 for a client.
    if (clientId !== undefined && error instanceof ProblemError && error.problem.code === 'not-found')
      throw new ProblemError(problem('forbidden', { detail: `${clientHeader} names no catalogue of this account.` }));
    throw error;
  }
  return { inheritedHeaders: named };
}

const clientHeader = 'x-vaix-client-id';
