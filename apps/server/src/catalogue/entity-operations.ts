import { randomUUIDv7 } from 'node:crypto';
import { compileFilter, parseFilter } from '@sheaf/filter';
import { describeFaults } from '../operation/fault.js';
import { refuse, Reply, reply } from '../operation/reply.js';
import { formatCursor, parseCursor } from './cursor.js';
import { declarationFaults, type Declarations, type Declared } from './declarations.js';
import type { Entities } from './entity.js';
import { type Entity, maxProperties, type Meets } from './entity-set.js';
import { brokenBy, formatETag } from './etag.js';
import { type JsonObject, mergePatch } from './merge-patch.js';
import { type Conditional, readPreconditions } from './preconditions.js';
import type { Scope } from './scope.js';
import type { PropertyKind } from './tables.js';

/** What items and users have in common: all of their operations but for the names. */
export class EntityOperations {
  readonly #idName: 'itemId' | 'userId';
  readonly #many: 'items' | 'users';

  constructor(
    private readonly entities: Entities,
    private readonly declarations: Declarations,
    private readonly kind: PropertyKind,
  ) {
    this.#idName = `${kind}Id`;
    this.#many = `${kind}s`;
  }

  async list(scope: Scope, { limit, cursor, offset, filter, properties }: ListParameters): Promise<Reply> {
    const selected = properties === undefined ? undefined : new Set(properties);
    const list = [this.#many, scope.catalogueId, ...(filter === undefined ? [] : [filter])];
    const after = cursor === undefined ? [] : parseCursor(list, cursor);
    if (after === undefined) return refuse('invalid-cursor', { detail: 'The cursor was not made by this list.' });
    const meets = filter === undefined ? undefined : this.readFilter(filter);
    if (meets instanceof Reply) return meets;
    const idsOnly = selected !== undefined && selected.size === 1 && selected.has(this.#idName);
    const found = await this.entities.all.list(scope, { after: after[0], offset, limit: limit + 1, meets, idsOnly });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return reply(200, {
      [this.#many]: page.map((entity) => this.present(selected === undefined ? entity : select(entity, selected))),
      ...(found.length > limit && last !== undefined ? { nextCursor: formatCursor(list, [last.id]) } : undefined),
    });
  }

  async create(scope: Scope, body: JsonObject, declaredOnly: boolean): Promise<Reply> {
    if (Object.hasOwn(body, this.#idName)) {
      return refuseBody(`/body/${this.#idName}`, `is made by the server; to choose it, put the ${this.kind} under its path`);
    }
    return this.put(scope, randomUUIDv7(), {}, body, declaredOnly);
  }

  async get(scope: Scope, id: string, conditional: Conditional): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const entity = await this.entities.get(scope, id);
    if (entity === undefined) return this.missing();
    const broken = brokenBy(entity.tag, preconditions);
    if (broken === 'ifMatch') return this.broken();
    const etag = formatETag(entity.tag);
    return broken === 'ifNoneMatch' ? reply(304, undefined, { etag }) : reply(200, this.present(entity), { etag });
  }

  async put(scope: Scope, id: string, conditional: Conditional, body: JsonObject, declaredOnly: boolean): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const properties = this.withoutId(id, body);
    if (properties === undefined) return this.otherId();
    return this.whenDeclared(scope, properties, declaredOnly, async ({ version }) => {
      const stored = await this.entities.put(scope, id, properties, preconditions, version);
      return stored === undefined ? 'changed' : this.stored({ id, properties, tag: stored.tag }, stored.created);
    });
  }

  async patch(
    scope: Scope,
    id: string,
    conditional: Conditional,
    body: JsonObject,
    { declaredOnly, cascadeCreate }: { readonly declaredOnly: boolean; readonly cascadeCreate: boolean },
  ): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const patch = this.withoutId(id, body);
    if (patch === undefined) return this.otherId();
    return this.whenDeclared(scope, patch, declaredOnly, async ({ version }) => {
      const patched = await this.entities.patch(scope, id, patch, preconditions, version);
      if (patched === 'other-version') return 'changed';
      if (patched === 'broken') return this.broken();
      if (patched === 'too-many-properties')
        return refuseBody('/body', `must not leave the ${this.kind} with more than ${maxProperties} properties`);
      if (patched !== 'missing') return this.stored(patched, false);
      if (!cascadeCreate) return this.missing();
      if (preconditions.ifMatch !== undefined) return this.broken();
      const properties = mergePatch({}, patch);
      const stored = await this.entities.put(scope, id, properties, { ifNoneMatch: '*' }, version);
      if (stored !== undefined) return this.stored({ id, properties, tag: stored.tag }, true);
      // Somebody created it meanwhile, or the declarations are others.
      return 'again';
    });
  }

  /** Patches all that meet a filter. */
  async patchAll(scope: Scope, filter: string, patch: JsonObject, declaredOnly: boolean): Promise<Reply> {
    const meets = this.readFilter(filter);
    if (meets instanceof Reply) return meets;
    if (Object.hasOwn(patch, this.#idName)) return refuseBody(`/body/${this.#idName}`, 'stays as it is');
    const declared = await this.declarations.read(scope);
    if (declared === undefined) return noCatalogue();
    const faults = declarationFaults(declared, this.kind, patch, declaredOnly);
    if (faults.length > 0) return refuse('invalid-request', describeFaults(faults));
    return this.ids(await this.entities.all.change(scope, meets, (properties) => mergePatch(properties, patch)));
  }

  /** Deletes all that meet a filter. */
  async deleteAll(scope: Scope, filter: string): Promise<Reply> {
    const meets = this.readFilter(filter);
    if (meets instanceof Reply) return meets;
    return this.ids(await this.entities.all.delete(scope, meets));
  }

  async delete(scope: Scope, id: string, conditional: Conditional): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const deleted = await this.entities.delete(scope, id, preconditions);
    if (deleted === 'missing') return this.missing();
    return deleted === 'broken' ? this.broken() : reply(204);
  }

  missing(): Reply {
    return refuse('not-found', { detail: `There is no ${this.kind} with this id.` });
  }

  /**
   * Writes what was checked against the declared properties. They are what this server saw last: it looks again before it refuses, and when `write`
   * changed nothing. That is `changed`: by then they are others, or a precondition does not hold; `again`: somebody else was quicker.
   */
  private async whenDeclared(
    scope: Scope,
    properties: JsonObject,
    declaredOnly: boolean,
    write: (declared: Declared) => Promise<Reply | 'changed' | 'again'>,
  ): Promise<Reply> {
    let declared = await this.declarations.of(scope);
    let isFresh = false;
    for (;;) {
      if (declared === undefined) return noCatalogue();
      const faults = declarationFaults(declared, this.kind, properties, declaredOnly);
      if (faults.length > 0 && isFresh) return refuse('invalid-request', describeFaults(faults));
      const written = faults.length > 0 ? 'again' : await write(declared);
      if (written instanceof Reply) return written;
      const now = await this.declarations.read(scope);
      if (written === 'changed' && now?.version === declared.version) return this.broken();
      declared = now;
      isFresh = true;
    }
  }

  private readFilter(text: string): Meets | Reply {
    const reading = parseFilter(text);
    if ('fault' in reading) {
      const { position, detail } = reading.fault;
      return refuse('invalid-request', describeFaults([{ pointer: '/parameters/filter', detail: `at character ${position} ${detail}` }]));
    }
    const meets = compileFilter(reading.filter);
    return ({ id, properties }) => meets({ ...properties, [this.#idName]: id });
  }

  private stored(entity: Entity, created: boolean): Reply {
    const etag = formatETag(entity.tag);
    const answer = this.present(entity);
    return created ? reply(201, answer, { etag, location: `/${this.#many}/${entity.id}` }) : reply(200, answer, { etag });
  }

  private ids(itemIds: readonly string[]): Reply {
    return reply(200, { itemIds, count: itemIds.length });
  }

  private broken(): Reply {
    return refuse('precondition-failed', { detail: `If-Match or If-None-Match does not hold for the ${this.kind} as it is stored.` });
  }

  private otherId(): Reply {
    return refuseBody(`/body/${this.#idName}`, 'must be the id of the path, or be left out');
  }

  private present({ id, properties }: Pick<Entity, 'id' | 'properties'>): JsonObject {
    return { [this.#idName]: id, ...properties };
  }

  /** The body's other members; `undefined` when it names another id. */
  private withoutId(id: string, body: JsonObject): JsonObject | undefined {
    if (!Object.hasOwn(body, this.#idName)) return body;
    const { [this.#idName]: named, ...properties } = body;
    return named === id ? properties : undefined;
  }
}

/** The parameters of a list. */
interface ListParameters {
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly offset: number;
  readonly filter: string | undefined;
  readonly properties: readonly string[] | undefined;
}

function select({ id, properties }: Entity, names: ReadonlySet<string>): Pick<Entity, 'id' | 'properties'> {
  return { id, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name))) };
}

function refuseBody(pointer: string, detail: string): Reply {
  return refuse('invalid-request', describeFaults([{ pointer, detail }]));
}

function noCatalogue(): Reply {
  return refuse('not-found', { detail: 'There is no catalogue with this id.' });
}
