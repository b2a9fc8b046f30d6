import { describe, expect, it } from '@jest/globals';
import { type Operation, operations, schemas } from './index.js';

const all: [string, Operation][] = Object.entries(operations);
const resources = all.flatMap(([id, { effects }]) =>
  Object.entries(effects).flatMap(([kind, list]) =>
    (list as string[]).map((resource): [string, string] => [`${id} ${kind} ${resource}`, resource]),
  ),
);

/** The part of a batch item that a segment in braces names, or undefined for a constant and `*`. */
function named(segment: string): { parameter: string; condition: string | undefined } | { pointer: string } | undefined {
  const [, place] = /^\{(.+)\}$/.exec(segment) ?? [];
  if (place === undefined) return undefined;
  if (place.startsWith('body:')) return { pointer: place.slice('body:'.length) };
  const [parameter, condition] = place.split('?') as [string, string?];
  return { parameter, condition };
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
      expect(segment).toMatch(/^(\*|[a-z][a-z-]*|\{[A-Za-z][A-Za-z0-9-]*(\?[A-Za-z]+)?\}|\{body:\/[^{}]+\})$/);
    }
  });

  it.each(resources)(
    'name parameters of the operation and body members that it requires, and conditions that are boolean: %s',
    (title, resource) => {
      const operation = operationOf(title);
      for (const segment of segments(resource)) {
        const place = named(segment);
        if (place === undefined) continue;
        if ('parameter' in place) {
          expect(operation.parameters.map(({ name }) => name)).toContain(place.parameter);
          if (place.condition !== undefined)
            expect(operation.parameters).toContainEqual(expect.objectContaining({ name: place.condition, type: 'boolean' }));
        } else {
          expect(requiredInBody(operation, place.pointer)).toBe(true);
        }
      }
    },
  );

  it('of a safe method change nothing beyond the batch unless a parameter asks for it', () => {
    const unsafe = all.filter(
      ([, { method, effects }]) =>
        ['GET', 'HEAD'].includes(method) && [...effects.writes, ...effects.adds].some((each) => !/^recommended\/|\?/.test(each)),
    );
    expect(unsafe.map(([id]) => id)).toEqual([]);
  });

  it('of an interaction let others of its user and item run beside it', () => {
    expect(operations.addInteraction.effects).toEqual({
      reads: ['items/{body:/itemId}', 'users/{body:/userId}'],
      writes: ['interactions/{body:/userId}/{body:/itemId}'],
      adds: ['interactions/*'],
    });
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
