import { randomUUIDv7 } from 'node:crypto';
import type { ProblemError as Fault } from '@sheaf/core';
import { describeFaults } from '../operation/fault.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { formatCursor, parseCursor } from './cursor.js';
import { type Entities, type Entity, maxProperties } from './entity.js';
import { brokenBy, formatETag, parseETags, type Preconditions } from './etag.js';
import type { JsonObject } from './merge-patch.js';
import type { Scope } from './scope.js';

/** The parameters with which callers state preconditions. */
export interface Conditional {
  readonly 'If-Match'?: string;
  readonly 'If-None-Match'?: string;
}

/** What items and users have in common: all of their operations but for the names. */
export class EntityOperations {
  constructor(
    private readonly entities: Entities,
    private readonly names: { readonly one: 'item' | 'user'; readonly many: 'items' | 'users'; readonly id: 'itemId' | 'userId' },
  ) {}

  async list(scope: Scope, limit: number, cursor: string | undefined): Promise<Reply> {
    const list = [this.names.many, scope.catalogueId];
    const after = cursor === undefined ? [] : parseCursor(list, cursor);
    if (after === undefined) return refuse('invalid-cursor', { detail: 'The cursor was not made by this list.' });
    const found = await this.entities.list(scope, after[0], limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return reply(200, {
      [this.names.many]: page.map((entity) => this.present(entity)),
      ...(found.length > limit && last !== undefined ? { nextCursor: formatCursor(list, [last.id]) } : undefined),
    });
  }

  async create(scope: Scope, body: JsonObject): Promise<Reply> {
    if (Object.hasOwn(body, this.names.id)) {
      return refuseBody(`/body/${this.names.id}`, `is made by the server; to choose it, put the ${this.names.one} under its path`);
    }
    return this.put(scope, randomUUIDv7(), {}, body);
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

  async put(scope: Scope, id: string, conditional: Conditional, body: JsonObject): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const properties = this.withoutId(id, body);
    if (properties === undefined) return this.otherId();
    const stored = await this.entities.put(scope, id, properties, preconditions);
    if (stored === undefined) return this.broken();
    const answer = this.present({ id, properties });
    const etag = formatETag(stored.tag);
    return stored.created ? reply(201, answer, { etag, location: `/${this.names.many}/${id}` }) : reply(200, answer, { etag });
  }

  async patch(scope: Scope, id: string, conditional: Conditional, body: JsonObject): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const patch = this.withoutId(id, body);
    if (patch === undefined) return this.otherId();
    const patched = await this.entities.patch(scope, id, patch, preconditions);
    if (patched === 'missing') return this.missing();
    if (patched === 'broken') return this.broken();
    if (patched === 'too-many-properties')
      return refuseBody('/body', `must not leave the ${this.names.one} with more than ${maxProperties} properties`);
    return reply(200, this.present(patched), { etag: formatETag(patched.tag) });
  }

  async delete(scope: Scope, id: string, conditional: Conditional): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const deleted = await this.entities.delete(scope, id, preconditions);
    if (deleted === 'missing') return this.missing();
    return deleted === 'broken' ? this.broken() : reply(204);
  }

  missing(): Reply {
    return refuse('not-found', { detail: `There is no ${this.names.one} with this id.` });
  }

  private broken(): Reply {
    return refuse('precondition-failed', { detail: `If-Match or If-None-Match does not hold for the ${this.names.one} as it is stored.` });
  }

  private otherId(): Reply {
    return refuseBody(`/body/${this.names.id}`, 'must be the id of the path, or be left out');
  }

  private present({ id, properties }: Pick<Entity, 'id' | 'properties'>): JsonObject {
    return { [this.names.id]: id, ...properties };
  }

  /** The body's other members; `undefined` when it names another id. */
  private withoutId(id: string, body: JsonObject): JsonObject | undefined {
    if (!Object.hasOwn(body, this.names.id)) return body;
    const { [this.names.id]: named, ...properties } = body;
    return named === id ? properties : undefined;
  }
}

function readPreconditions(conditional: Conditional): Preconditions | { readonly faults: readonly Fault[] } {
  const { 'If-Match': match, 'If-None-Match': noneMatch } = conditional;
  const ifMatch = match === undefined ? undefined : parseETags(match, 'strong');
  const ifNoneMatch = noneMatch === undefined ? undefined : parseETags(noneMatch, 'weak');
  const faults: Fault[] = [];
  const rule = 'must be * or ETags in double quotes, separated by commas';
  if (match !== undefined && ifMatch === undefined) faults.push({ pointer: '/parameters/If-Match', detail: rule });
  if (noneMatch !== undefined && ifNoneMatch === undefined) faults.push({ pointer: '/parameters/If-None-Match', detail: rule });
  return faults.length > 0 ? { faults } : { ifMatch, ifNoneMatch };
}

function refuseBody(pointer: string, detail: string): Reply {
  return refuse('invalid-request', describeFaults([{ pointer, detail }]));
}
