import type { Filter, FilterOperator, FilterTerm } from './filter.js';

/** What a filter is held against: a JSON object. */
export type Properties = Readonly<Record<string, unknown>>;

/** Whether properties meet a filter. For many, compile it once. */
export function matches(filter: Filter, properties: Properties): boolean {
  return compileFilter(filter)(properties);
}

/**
 * A filter as a function. A value is compared by the property's own JSON type: with a number as a number, with a boolean as `true` or `false`,
 * with text as text (by UTF-16 code units; `contains` without regard to case); what it cannot be compared with, it is not equal to. A list
 * meets a term when one of its entries does. `neq` and `nin` are the opposites of `eq` and `in`. A property that is null is as one that is absent:
 * it meets `neq`, `nin` and `exists:false` alone.
 */
export function compileFilter(filter: Filter): (properties: Properties) => boolean {
  const groups = filter.map((group) => group.map(compileTerm));
  return (properties) => groups.every((group) => group.some((term) => term(properties)));
}

function compileTerm({ field, op, values }: FilterTerm): (properties: Properties) => boolean {
  const valueOf = (properties: Properties): unknown => (Object.hasOwn(properties, field) ? (properties[field] ?? undefined) : undefined);
  if (op === 'exists') {
    const wanted = values[0] === 'true';
    return (properties) => (valueOf(properties) !== undefined) === wanted;
  }
  const negative = op === 'neq' || op === 'nin';
  const test = negative || op === 'eq' || op === 'in' ? oneOf(values) : op === 'contains' ? containing(values[0]) : ordered(op, values[0]);
  return (properties) => {
    const value = valueOf(properties);
    return (Array.isArray(value) ? value.some(test) : test(value)) !== negative;
  };
}

type Test = (value: unknown) => boolean;

function oneOf(values: readonly string[]): Test {
  const texts = new Set(values);
  const numbers = new Set(values.map(numberOf));
  return (value) =>
    typeof value === 'string'
      ? texts.has(value)
      : typeof value === 'number'
        ? numbers.has(value)
        : typeof value === 'boolean' && texts.has(`${value}`);
}

function containing(text: string): Test {
  const part = text.toLowerCase();
  return (value) => typeof value === 'string' && value.toLowerCase().includes(part);
}

function ordered(op: Exclude<FilterOperator, 'eq' | 'neq' | 'in' | 'nin' | 'contains' | 'exists'>, text: string): Test {
  const number = numberOf(text);
  const holds = {
    gt: (a: Comparable, b: Comparable) => a > b,
    gte: (a: Comparable, b: Comparable) => a >= b,
    lt: (a: Comparable, b: Comparable) => a < b,
    lte: (a: Comparable, b: Comparable) => a <= b,
  }[op];
  return (value) =>
    typeof value === 'string' ? holds(value, text) : typeof value === 'number' && number !== undefined && holds(value, number);
}

type Comparable = number | string;

/** The number that a text is in JSON; `undefined`: none. */
function numberOf(text: string): number | undefined {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}
