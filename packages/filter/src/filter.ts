import { Scanner } from './scanner.js';

/** How a term compares; `in` and `nin` take one or more values, the others exactly one. */
export type FilterOperator = (typeof filterOperators)[number];

export const filterOperators = ['eq', 'neq', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'contains', 'exists'] as const;

/** `field:op:value[,value]`, decoded. */
export interface FilterTerm {
  /** A property's name. */
  readonly field: string;
  readonly op: FilterOperator;
  /** As text: what a value means depends on the property that it is compared with. */
  readonly values: readonly [string, ...string[]];
}

/** All groups must hold; of a group, one term. Neither is empty. */
export type Filter = readonly (readonly FilterTerm[])[];

/** What breaks the grammar, and where: characters (UTF-16) from the start. */
export interface FilterFault {
  readonly position: number;
  readonly detail: string;
}

/** Characters of a filter's text. */
export const maxFilterLength = 8192;

/** Terms of a filter, all groups together. */
export const maxFilterTerms = 200;

/** Reads `a:eq:1;b:in:x,y|c:gt:2`: `;` is "and", `|` is "or" and binds tighter. Never throws; takes time linear in the text. */
export function parseFilter(text: string): { readonly filter: Filter } | { readonly fault: FilterFault } {
  const scanner = new Scanner(text);
  const filter = readFilter(scanner);
  if ('fault' in filter) return filter;
  if (!scanner.atEnd) return scanner.fail('must be percent-encoded here: * stands only before the factor of a booster');
  return filter;
}

/** Reads terms up to the end of the text or a `*`. */
export function readFilter(scanner: Scanner): { readonly filter: Filter } | { readonly fault: FilterFault } {
  if (scanner.text.length > maxFilterLength)
    return scanner.fail(`must have at most ${maxFilterLength} characters; it has ${scanner.text.length}`, maxFilterLength);
  const filter: FilterTerm[][] = [];
  let terms = 0;
  do {
    const group: FilterTerm[] = [];
    filter.push(group);
    do {
      if ((terms += 1) > maxFilterTerms) return scanner.fail(`must have at most ${maxFilterTerms} terms`);
      const term = readTerm(scanner);
      if ('fault' in term) return term;
      group.push(term);
    } while (scanner.take('|'));
  } while (scanner.take(';'));
  return { filter };
}

function readTerm(scanner: Scanner): FilterTerm | { readonly fault: FilterFault } {
  const field = scanner.readText(':;|,*');
  if ('fault' in field) return field;
  if (field.text === '') return scanner.fail('must be the name of a property');
  if (!scanner.take(':')) return scanner.fail('must be a colon and an operator: a term is field:operator:value');
  const start = scanner.position;
  const name = scanner.readText(':;|,*');
  const op = 'fault' in name ? undefined : filterOperators.find((each) => each === name.text);
  if (op === undefined) return scanner.fail(`must be an operator, one of ${filterOperators.join(', ')}`, start);
  if (!scanner.take(':')) return scanner.fail('must be a colon and a value: a term is field:operator:value');
  const values: string[] = [];
  let at: number;
  do {
    at = scanner.position;
    if (values.length === 1 && op !== 'in' && op !== 'nin')
      return scanner.fail(`must be the end of the term: ${op} takes one value`, at - 1);
    const value = scanner.readText(';|,*');
    if ('fault' in value) return value;
    values.push(value.text);
  } while (scanner.take(','));
  if (op === 'exists' && values[0] !== 'true' && values[0] !== 'false') return scanner.fail('must be true or false', at);
  return { field: field.text, op, values: values as [string, ...string[]] };
}

/** The text of a filter: `parseFilter` reads it back as it was. */
export function formatFilter(filter: Filter): string {
  return filter.map((group) => group.map(formatTerm).join('|')).join(';');
}

function formatTerm({ field, op, values }: FilterTerm): string {
  return `${field.replaceAll(/[%:;|,*]/g, escape)}:${op}:${values.map((value) => value.replaceAll(/[%;|,*]/g, escape)).join(',')}`;
}

function escape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
