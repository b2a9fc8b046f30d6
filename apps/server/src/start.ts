import { isDatabaseUnavailable } from '@sheaf/database';
import { CertificateFault } from '@sheaf/tls';
import { demoToken } from './configuration/catalogues.js';
import type { Configuration } from './configuration/configuration.js';
import type { Server } from './server.js';

/** What a person who starts the server wants to know, with a line to try it. */
export function banner({ url, secure, database, hasLoadedSample }: Server, { catalogues, tls }: Configuration): string {
  const demo = catalogues.find(({ token }) => token === demoToken);
  const token = demo === undefined ? '<a token of SHEAF_CATALOGUES>' : demoToken;
  const batch = JSON.stringify({
    requests: [
      { method: 'GET', path: '/items?limit=1' },
      { method: 'GET', path: '/popular-items?count=3' },
    ],
  });
  return `
  Sheaf is ready at ${url}${secure === undefined ? '' : ` and ${secure.url}`}

    docs      ${url}/docs
    token     ${token}
    database  ${databaseText(database)}${secure === undefined ? '' : `\n    https     ${certificateText(secure.certificate, tls)}`}${hasLoadedSample ? '\n    sample    200 movies, 48 sports events, 74 users and 2,400 interactions are in the catalogue demo' : ''}

    curl -s ${url}/batch -H 'authorization: Bearer ${token}' -H 'content-type: application/json' -d '${batch}'

`;
}

function databaseText({ driver, durability }: Server['database']): string {
  const promise = {
    fsync: 'what is acknowledged is synced to disk',
    'process-crash': 'what is acknowledged survives this process, but not a power cut: syncing does not work here',
    none: 'in memory: gone when this process ends',
    server: 'durable as the server is set up',
  };
  return `${driver === 'postgres' ? 'PostgreSQL' : 'embedded'}, ${promise[durability]}`;
}

function certificateText(file: string, tls: Configuration['tls']): string {
  return `the certificate is ${file}${tls === 'self-signed' ? '; set NODE_EXTRA_CA_CERTS or REQUESTS_CA_BUNDLE to it' : ''}`;
}

/** Why the server could not start, and what to do about it. */
export function startFault(error: unknown, { host, port }: Configuration): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is in use. Stop what listens there, or set PORT to another one.`;
  if (code === 'EACCES') return `this user may not listen on port ${port}. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine. Set HOST to one that is.`;
  if (error instanceof CertificateFault) return error.message;
  if (isDatabaseUnavailable(error)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
