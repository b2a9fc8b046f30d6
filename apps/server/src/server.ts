import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Database, type Durability, openDatabase } from '@sheaf/database';
import type { Logger } from 'pino';
import { createApp, type MakeApp } from './app.js';
import { sweepDeleted } from './account/catalogues.js';
import { migrations } from './catalogue/migrations.js';
import { loadSample } from './catalogue/sample.js';
import type { Tables } from './catalogue/tables.js';
import type { Configuration } from './configuration/configuration.js';
import { demoCatalogue } from './configuration/catalogues.js';
import { certificateOf } from './http/certificate.js';
import { checkPort } from './http/port.js';
import { RecommendationService } from './recommendation/recommendation-service.js';
import { Lifecycle } from './service/lifecycle.js';

/** A server that answers. */
export interface Server {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** The same port by https, and the file of the certificate that it shows; absent without TLS. */
  readonly secure?: { readonly url: string; readonly certificate: string };
  readonly database: { readonly driver: 'postgres' | 'embedded'; readonly durability: Durability };
  /** Whether this start loaded the sample. */
  readonly hasLoadedSample: boolean;
  /** Resolves when the database has stopped by itself, which only a new start mends. */
  readonly databaseLost: Promise<Error>;
  /** Turns new requests away, finishes those that run, closes the database. A second call waits for the first. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly configuration: Configuration;
  readonly log: Logger;
  /** As in `createApp`. */
  readonly make?: MakeApp;
}

/** Opens the database, brings it up to date and listens. Rejects with an error whose message says what to do about it. */
export async function startServer({ configuration, log, make }: ServerOptions): Promise<Server> {
  const { databaseUrl, dataDir, port, host } = configuration;
  await checkPort(port, host);
  const { certificate, forget } = await certificateOf(configuration);
  const database = await openDatabase<Tables>(databaseUrl === undefined ? { dataDir, log } : { url: databaseUrl, log }).catch(
    (error: unknown) => {
      forget();
      throw error;
    },
  );
  try {
    const hasLoadedSample = await prepare(database, configuration);
    const lifecycle = new Lifecycle();
    const app = await createApp({
      configuration,
      database,
      log,
      lifecycle,
      ...(certificate === undefined ? {} : { certificate }),
      ...(make === undefined ? {} : { make }),
    });
    // Who starts it for the first time asks for recommendations at once.
    if (hasLoadedSample) await app.init().then(() => app.get(RecommendationService).firstBuild(demoCatalogue.id));
    await app.listen({ port, host });
    lifecycle.state = 'ready';
    let closed: Promise<void> | undefined;
    const url = urlOf(app.getHttpServer().address() as AddressInfo);
    return {
      url,
      ...(certificate === undefined ? {} : { secure: { url: url.replace('http:', 'https:'), certificate: certificate.file } }),
      database: { driver: database.driver, durability: database.durability },
      hasLoadedSample,
      databaseLost: database.lost,
      close: () =>
        (closed ??= (async () => {
          lifecycle.state = 'closing';
          // Else the connection of a request that still runs would be kept after its answer, and the server with it.
          (app.getHttpServer() as HttpServer).keepAliveTimeout = 1;
          await app.close();
          await database.close();
          forget();
        })()),
    };
  } catch (error) {
    forget();
    await database.close();
    throw error;
  }
}

/** Makes the tables and the catalogues; says whether the sample was loaded. */
export async function prepare(database: Database<Tables>, { catalogues, sample }: Configuration): Promise<boolean> {
  await database.migrate(migrations);
  await database.kysely
    .insertInto('catalogues')
    .values(catalogues.map(({ id }) => ({ id, account_id: id })))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ account_id: (row) => row.ref('excluded.account_id'), deleted_at: null }))
    .execute();
  await sweepDeleted(database);
  return sample && catalogues.some(({ id }) => id === demoCatalogue.id) && loadSample(database, demoCatalogue.id);
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
