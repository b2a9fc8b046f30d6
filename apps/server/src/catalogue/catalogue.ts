import type { Database } from '@sheaf/database';
import type { Call } from '../operation/call.js';
import type { Catalogues } from '../account/catalogues.js';
import { Declarations } from './declarations.js';
import { Entities } from './entity.js';
import { Interactions } from './interaction.js';
import { mergeUsers } from './merge-users.js';
import { Properties } from './property.js';
import type { Scope } from './scope.js';
import type { PropertyKind, Tables } from './tables.js';

/** What all catalogues hold. */
export class Catalogue {
  readonly items: Entities;
  readonly users: Entities;
  readonly interactions: Interactions;
  readonly declarations: Declarations;

  constructor(
    private readonly database: Database<Tables>,
    catalogues: Pick<Catalogues, 'onChange'>,
  ) {
    const isShared = database.driver === 'postgres';
    this.items = new Entities(database.kysely, 'items', isShared);
    this.users = new Entities(database.kysely, 'users', isShared);
    this.interactions = new Interactions(database.kysely, this);
    this.declarations = new Declarations(database.kysely);
    catalogues.onChange((id) => this.declarations.forget(id));
  }

  /** The declared properties of items or of users. */
  propertiesOf(kind: PropertyKind): Properties {
    return new Properties(this.database.kysely, kind);
  }

  /** Gives a user the interactions of another, which is deleted. */
  mergeUsers(scope: Scope, userId: string, sourceUserId: string, cascadeCreate: boolean) {
    return mergeUsers(this.database.kysely, this.users, scope, { userId, sourceUserId, cascadeCreate });
  }

  /** What the caller's statements are about: always its own catalogue. */
  scopeOf(call: Call): Scope {
    const { signal, principal } = call;
    return { catalogueId: principal.catalogue.id, abort: signal && this.database.abortable(signal) };
  }
}
