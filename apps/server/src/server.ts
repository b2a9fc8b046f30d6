import type { AddressInfo } from 'node:net';
import { type Database, type Durability, openDatabase } from '@sheaf/database';
import type { Logger } from 'pino';
import { createApp, type MakeApp } from './app.js';
import { migrations } from './catalogue/migrations.js';
import { loadSample } from './catalogue/sample.js';
import type { Tables } from './catalogue/tables.js';
import type { Configuration } from './configuration/configuration.js';
import { demoCatalogue } from './configuration/catalogues.js';
import { Lifecycle } from './service/lifecycle.js';

/** A server that answers. */
export interface Server {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  readonly database: { readonly driver: 'postgres' | 'embedded'; readonly durability: Durability };
  /** Whether this start loaded the sample. */
  readonly hasLoadedSample: boolean;
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
  const database = await openDatabase<Tables>(databaseUrl === undefined ? { dataDir, log } : { url: databaseUrl, log });
  try {
    const hasLoadedSample = await prepare(database, configuration);
    const lifecycle = new Lifecycle();
    const app = await createApp({ configuration, database, log, lifecycle, ...(make === undefined ? {} : { make }) });
    await app.listen({ port, host });
    lifecycle.state = 'ready';
    let closed: Promise<void> | undefined;
    return {
      url: urlOf(app.getHttpServer().address() as AddressInfo),
      database: { driver: database.driver, durability: database.durability },
      hasLoadedSample,
      close: () =>
        (closed ??= (async () => {
          lifecycle.state = 'closing';
          await app.close();
          await database.close();
        })()),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Makes the tables and the catalogues; says whether the sample was loaded. */
export async function prepare(database: Database<Tables>, { catalogues, sample }: Configuration): Promise<boolean> {
  await database.migrate(migrations);
  await database.kysely
    .insertInto('catalogues')
    .values(catalogues.map(({ id }) => ({ id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return sample && catalogues.some(({ id }) => id === demoCatalogue.id) && loadSample(database, demoCatalogue.id);
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
