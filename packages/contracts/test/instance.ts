import * as fc from 'fast-check';
import type { Schema } from './dereferenced.js';

/** Arbitrary valid instances of a dereferenced schema, over the keywords that the spec uses. */
export function instances(schema: Schema): fc.Arbitrary<unknown> {
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values) return fc.constantFrom(...values);
  const type = schema['type'];
  if (Array.isArray(type)) return fc.oneof(...type.map((one: string) => instances({ ...schema, type: one })));
  switch (type) {
    case 'array':
      return fc.array(instances(schema['items'] as Schema), {
        minLength: number(schema, 'minItems', 0),
        maxLength: Math.min(number(schema, 'maxItems', 4), 4),
      });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: number(schema, 'minimum', -1_000_000), max: number(schema, 'maximum', 1_000_000_000) });
    case 'null':
      return fc.constant(null);
    case 'number':
      return fc.double({
        min: number(schema, 'minimum', number(schema, 'exclusiveMinimum', -1e12)),
        minExcluded: 'exclusiveMinimum' in schema,
        max: number(schema, 'maximum', 1e12),
        noNaN: true,
      });
    case 'object':
      return objects(schema);
    case 'string':
      return strings(schema);
    case undefined:
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`no instances for type ${String(type)}`);
  }
}

function objects(schema: Schema): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const rest = schema['additionalProperties'] ?? true;
  const named = fc.record(Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, instances(property)])), {
    requiredKeys: [...required],
  });
  if (rest === false) return named;
  const free = fc.dictionary(
    fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__' && !Object.hasOwn(properties, name)),
    rest === true ? fc.jsonValue({ maxDepth: 2 }) : instances(rest as Schema),
    { maxKeys: 4 },
  );
  return fc.tuple(free, named).map(([others, own]) => ({ ...others, ...own }));
}

function strings(schema: Schema): fc.Arbitrary<string> {
  if (schema['format'] === 'date-time') {
    const instants = fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true });
    const zones = fc.constantFrom('Z', '+00:00', '-11:30', '+14:00');
    return fc
      .tuple(instants, fc.constantFrom('', '.1', '.123456', '.1234567890'), zones)
      .map(([date, fraction, zone]) => date.toISOString().slice(0, 19) + fraction + zone);
  }
  if (schema['format'] === 'uuid') return fc.uuid();
  const minLength = number(schema, 'minLength', 0);
  const maxLength = number(schema, 'maxLength', Number.POSITIVE_INFINITY);
  const fits = (text: string) => [...text].length >= minLength && [...text].length <= maxLength;
  const { pattern } = schema;
  if (typeof pattern === 'string') {
    // fast-check knows no lookahead: made without it, then held against the whole.
    const whole = new RegExp(pattern, 'u');
    const withoutLookahead = new RegExp(pattern.replaceAll(/\(\?[=!](?:[^()\\]|\\.)*\)/g, ''), 'u');
    return fc.stringMatching(withoutLookahead).filter((text) => whole.test(text) && fits(text));
  }
  return fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, minLength + 16) }).filter(fits);
}

function number(schema: Schema, keyword: string, otherwise: number): number {
  return (schema[keyword] as number | undefined) ?? otherwise;
}

/** A valid instance with one place changed: a member taken away or added, a value replaced by another, or moved to or over an edge. */
export function mutations(instance: unknown): fc.Arbitrary<unknown> {
  return fc
    .constantFrom(...places(instance))
    .chain((place) => changes(at(instance, place)).map((changed) => replaced(instance, place, changed)));
}

type Place = readonly string[];

function places(value: unknown): Place[] {
  if (value === null || typeof value !== 'object') return [[]];
  return [[], ...Object.entries(value).flatMap(([name, member]) => places(member).map((place) => [name, ...place]))];
}

function at(value: unknown, place: Place): unknown {
  return place.reduce((current: unknown, name) => (current as Record<string, unknown>)[name], value);
}

function replaced(value: unknown, [name, ...rest]: Place, by: unknown): unknown {
  if (name === undefined) return by;
  const changed = replaced((value as Record<string, unknown>)[name], rest, by);
  return Array.isArray(value) ? value.with(Number(name), changed) : { ...(value as object), [name]: changed };
}

const others = [null, true, false, 0, -1, 0.5, 1e21, 2 ** 53, '', '0', 'x', 'é\u{1F600}', [], [1], {}, { a: null }];
const times = [
  '2026-02-30T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01 00:00:00Z',
  '2026-01-01t00:00:00z',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00+0100',
].concat([
  '2016-12-31T23:59:60Z',
  '2026-01-01T00:00:00Z[Europe/Paris]',
  '0000-01-01T00:00:00Z',
  '2026-01-01T00:00:00.Z',
  '2024-02-29T00:00:00Z',
  '2026-01-01T00:00:00-23:59',
]);

function changes(value: unknown): fc.Arbitrary<unknown> {
  const replacement = fc.constantFrom<unknown>(...others, ...times);
  if (Array.isArray(value)) {
    const grown = fc.constantFrom([...value, ...value], [...value, null], value.slice(1), Object.assign({}, value) as unknown);
    return fc.oneof(replacement, grown);
  }
  if (value !== null && typeof value === 'object') {
    const names = Object.keys(value);
    const added = fc
      .tuple(fc.constantFrom('extra', 'toString', ''), fc.constantFrom<unknown>(null, 1, 'x'))
      .map(([name, member]) => ({ ...value, [name]: member }));
    if (names.length === 0) return fc.oneof(replacement, added);
    const removed = fc.constantFrom(...names).map((name) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)));
    return fc.oneof(replacement, added, removed, removed);
  }
  if (typeof value === 'number') return fc.oneof(replacement, fc.constantFrom(-value, value + 0.5, value - 1, value * 1000, value + 1));
  if (typeof value === 'string')
    return fc.oneof(
      replacement,
      fc.constantFrom(`${value}#`, ` ${value}`, value.slice(1), value.toUpperCase(), `${value}x`.repeat(300), `${value}\u0000`),
    );
  return replacement;
}
