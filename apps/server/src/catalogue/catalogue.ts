import type { Database } from '@sheaf/database';
import type { Call } from '../operation/call.js';
import { Entities } from './entity.js';
import { Interactions } from './interaction.js';
import type { Scope } from './scope.js';
import type { Tables } from './tables.js';

/** What all catalogues hold. */
export class Catalogue {
  readonly items: Entities;
  readonly users: Entities;
  readonly interactions: Interactions;

  constructor(private readonly database: Database<Tables>) {
    this.items = new Entities(database.kysely, 'items');
    this.users = new Entities(database.kysely, 'users');
    this.interactions = new Interactions(database.kysely);
  }

  /** What the caller's statements are about: always its own catalogue. */
  scopeOf(call: Call): Scope {
    const { signal, principal } = call;
    return { catalogueId: principal.catalogue.id, abort: signal && this.database.abortable(signal) };
  }
}
