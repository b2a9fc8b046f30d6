import { describe, expect, it } from '@jest/globals';
import { type Operation, operations, schemas } from './index.js';

const all: [string, Operation][] = Object.entries(operations);
const resources = all.flatMap(([id, { effects }]) =>
  Object.entries(effects).flatMap(([kind, list]) =>
    (list as string[]).map((resource): [string, string] => [`${id} ${kind} ${resource}`, resource]),
  ),
);

/** The part of a batch item that a segment in braces names, or undefined for a constant and `*`. */
function named(segment: string): { parameter: string } | { pointer: string } | undefined {
  const [, place] = /^\{(.+)\}$/.exec(segment) ?? [];
  if (place === undefined) return undefined;
  return place.startsWith('body:') ? { pointer: place.slice('body:'.length) } : { parameter: place };
}

function operationOf(title: string): Operation {
  const operation = all.find(([id]) => id === title.split(' ')[0])?.[1];
  if (!operation) throw new Error(`no operation for ${title}`);
  return operation;
}

describe('the effects of the operations', () => {
  it('are stated for every operation that reads or writes the catalogue', () => {
    const silent = all
      .filter(([, { effects }]) => Object.values(effects).every((list) => (list as string[]).length === 0))
      .map(([id]) => id);
    expect(silent).toEqual(['getBatchCapabilities', 'getHealth', 'getReadiness']);
  });

  it.each(resources)('are resources of constants, {parameter}, {body:/pointer} and *: %s', (_title, resource) => {
    expect(segments(resource).join('/')).toBe(resource);
    for (const segment of segments(resource)) {
      expect(segment).toMatch(/^(\*|[a-z][a-z-]*|\{[A-Za-z][A-Za-z0-9-]*\}|\{body:\/[^{}]+\})$/);
    }
  });

  it.each(resources)('name parameters and body members that the operation requires: %s', (title, resource) => {
    const operation = operationOf(title);
    for (const segment of segments(resource)) {
      const place = named(segment);
      if (place === undefined) continue;
      if ('parameter' in place) {
        expect(operation.parameters.filter(({ required }) => required).map(({ name }) => name)).toContain(place.parameter);
      } else {
        expect(requiredInBody(operation, place.pointer)).toBe(true);
      }
    }
  });

  it('of a safe method change nothing', () => {
    const unsafe = all.filter(
      ([, { method, effects }]) => ['GET', 'HEAD'].includes(method) && effects.writes.length + effects.adds.length > 0,
    );
    expect(unsafe.map(([id]) => id)).toEqual([]);
  });
});

/** `interactions/{body:/userId}/*` in three: a slash inside braces belongs to the pointer. */
function segments(resource: string): string[] {
  return resource.match(/\{[^}]*\}|[^/]+/g) ?? [];
}

interface ObjectSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly required?: readonly string[];
}

function requiredInBody({ body }: Operation, pointer: string): boolean {
  let schema = Object.values(body?.content ?? {})[0] as ObjectSchema | undefined;
  for (const token of pointer.slice(1).split('/')) {
    const target: ObjectSchema | undefined = schema?.$ref === undefined ? schema : (schemas as Record<string, ObjectSchema>)[schema.$ref];
    if (!target?.required?.includes(token)) return false;
    schema = target.properties?.[token];
  }
  return body?.required === true;
}
