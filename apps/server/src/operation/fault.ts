import { schemas } from '@sheaf/contracts';
import { arrived, formatPointer, parsePointer, type ProblemError as Fault, type ProblemExtras, valueAt } from '@sheaf/core';
import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import type { Validator } from 'typebox/compile';

/** What a problem says of the faults of an operation's input. */
export function describeFaults(faults: readonly Fault[]): ProblemExtras {
  const [first] = faults;
  return first === undefined ? { errors: faults } : { detail: `${first.pointer} ${first.detail}.`, errors: faults };
}

/**
 * Where `value` breaks its schema and what arrived there: one fault per place, those of known members first. `at`: the pointer tokens of
 * `value` itself.
 */
export function faultsOf(validator: Validator, schema: TSchema, value: unknown, at: readonly string[]): Fault[] {
  const known = new Map<string, string>();
  const unknown = new Map<string, string>();
  for (const error of validator.Errors(value)) {
    const tokens = parsePointer(error.instancePath) ?? [];
    if (error.keyword === 'required') {
      for (const name of error.params.requiredProperties) add(known, [...at, ...tokens, name], 'is required; nothing arrived');
    } else if (error.keyword === 'boolean') {
      add(unknown, [...at, ...tokens], 'is not known here');
    } else if (error.keyword !== 'additionalProperties') {
      // That one tells at the parent what `boolean` tells at the member's own place.
      add(known, [...at, ...tokens], `${ruleOf(error, schema, tokens)}; ${arrived(valueAt(value, tokens))} arrived`);
    }
  }
  return Array.from([...known, ...unknown], ([pointer, detail]) => ({ pointer, detail }));
}

/** Names longer than this stand in no answer: the pointer then ends at their parent. */
const maxTokenLength = 128;

function add(faults: Map<string, string>, tokens: readonly string[], detail: string): void {
  const tooLong = tokens.findIndex((token) => token.length > maxTokenLength);
  const pointer = formatPointer(tooLong === -1 ? tokens : tokens.slice(0, tooLong));
  if (!faults.has(pointer))
    faults.set(
      pointer,
      tooLong === -1 ? detail : `has a member with a name of ${(tokens[tooLong] as string).length} characters, which ${detail}`,
    );
}

function ruleOf(error: TLocalizedValidationError, schema: TSchema, tokens: readonly string[]): string {
  switch (error.keyword) {
    case 'type':
      return `must be ${[error.params.type].flat().join(' or ')}`;
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`;
    case 'pattern':
    case 'format':
      return ruleInWords(schemaAt(schema, tokens)) ?? error.message;
    default:
      return error.message;
  }
}

/** What a pattern or format means, as the spec's description begins. */
function ruleInWords(schema: SchemaObject | undefined): string | undefined {
  const description = schema?.['description'];
  return typeof description === 'string' ? `must be: ${(description.split(/\.\s/, 1)[0] as string).replace(/\.$/, '')}` : undefined;
}

type SchemaObject = Readonly<Record<string, unknown>>;

function schemaAt(schema: TSchema, tokens: readonly string[]): SchemaObject | undefined {
  let place = resolve(schema as SchemaObject);
  for (const token of tokens) {
    const properties = place?.['properties'] as Readonly<Record<string, SchemaObject>> | undefined;
    place = resolve(
      properties !== undefined && Object.hasOwn(properties, token) ? properties[token] : (place?.['items'] as SchemaObject | undefined),
    );
  }
  return place;
}

function resolve(schema: SchemaObject | undefined): SchemaObject | undefined {
  const reference = schema?.['$ref'];
  return typeof reference === 'string' ? (schemas as unknown as Readonly<Record<string, SchemaObject>>)[reference] : schema;
}
