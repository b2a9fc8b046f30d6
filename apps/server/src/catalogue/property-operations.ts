import type { PropertyInput, PropertyType } from '@sheaf/contracts';
import { describeFaults } from '../operation/fault.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import type { Declarations } from './declarations.js';
import type { Entities } from './entity.js';
import { maxProperties } from './entity-set.js';
import { brokenBy, formatETag, tagOf } from './etag.js';
import { type Conditional, readPreconditions } from './preconditions.js';
import type { Properties } from './property.js';
import type { Scope } from './scope.js';
import type { PropertyKind } from './tables.js';

/** What the declared properties of items and of users have in common: all but the names. */
export class PropertyOperations {
  constructor(
    private readonly properties: Properties,
    private readonly entities: Entities,
    private readonly declarations: Declarations,
    private readonly kind: PropertyKind,
  ) {}

  async list(scope: Scope): Promise<Reply> {
    const properties = await this.properties.list(scope);
    return reply(200, { properties: properties.map(({ name, type }) => present(name, type)) });
  }

  async get(scope: Scope, name: string, conditional: Conditional): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const type = await this.properties.typeOf(scope, name);
    if (type === undefined) return this.missing();
    const broken = brokenBy(tagOf(type), preconditions);
    if (broken === 'ifMatch') return this.broken();
    const etag = formatETag(tagOf(type));
    return broken === 'ifNoneMatch' ? reply(304, undefined, { etag }) : reply(200, present(name, type), { etag });
  }

  async put(scope: Scope, name: string, conditional: Conditional, { type }: PropertyInput): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    if (name === `${this.kind}Id`)
      return refuse(
        'invalid-request',
        describeFaults([{ pointer: '/parameters/propertyName', detail: 'is the id, which is no property' }]),
      );
    const put = await this.properties.put(scope, name, type, preconditions);
    const etag = formatETag(tagOf(type));
    switch (put) {
      case 'created':
        this.declarations.forget(scope.catalogueId);
        return reply(201, present(name, type), { etag, location: `/${this.kind}-properties/${name}` });
      case 'same':
        return reply(200, present(name, type), { etag });
      case 'other-type':
        return refuse('already-exists', { detail: `The property is declared with another type than ${type}.` });
      case 'broken':
        return this.broken();
      case 'too-many':
        return refuse(
          'invalid-request',
          describeFaults([
            { pointer: '/parameters/propertyName', detail: `must not be one more than ${maxProperties} declared properties` },
          ]),
        );
      case 'no-catalogue':
        return refuse('not-found', { detail: 'There is no catalogue with this id.' });
    }
  }

  /** The values go first: when it is interrupted, the property is still there to be deleted again. */
  async delete(scope: Scope, name: string, conditional: Conditional): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const type = await this.properties.typeOf(scope, name);
    if (type === undefined) return this.missing();
    if (brokenBy(tagOf(type), preconditions) !== undefined) return this.broken();
    await this.entities.all.change(
      scope,
      ({ properties }) => Object.hasOwn(properties, name),
      (properties) => Object.fromEntries(Object.entries(properties).filter(([each]) => each !== name)),
    );
    await this.properties.delete(scope, name);
    this.declarations.forget(scope.catalogueId);
    return reply(204);
  }

  private missing(): Reply {
    return refuse('not-found', { detail: `There is no declared property of ${this.kind}s with this name.` });
  }

  private broken(): Reply {
    return refuse('precondition-failed', { detail: 'If-Match or If-None-Match does not hold for the property as it is declared.' });
  }
}

function present(propertyName: string, type: PropertyType) {
  return { propertyName, type };
}
