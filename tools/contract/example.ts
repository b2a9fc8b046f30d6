// An example of the spec, made ready to run beside others: its ids renamed, its answer compared.
import { isDeepStrictEqual } from 'node:util';
import type { ExampleRequest, SpecExample } from './spec.ts';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: no body. */
  readonly body: unknown;
}

/** The example with every id of an item or user and every property's name replaced by one of its own, so that runs never meet in the server's data. */
export function renamed(example: SpecExample, suffix: string): SpecExample {
  const ids = new Set<string>();
  collectIds([example.given, example.request], ids);
  if (ids.size === 0) return example;
  const names = [...ids].map((id) => id.replace(/[^A-Za-z0-9]/g, '\\$&'));
  const pattern = new RegExp(`(?<![A-Za-z0-9_.-])(${names.join('|')})(?![A-Za-z0-9_.-])`, 'g');
  return mapStrings(example, (text) => text.replace(pattern, `$1.${suffix}`)) as SpecExample;
}

/** The request with what its references name in the answers of the calls that set the scene. */
export function resolved(
  { references = {}, ...request }: SpecExample['request'],
  given: readonly Answer[],
): Omit<ExampleRequest, 'operationId'> {
  const copy = structuredClone(request);
  for (const [pointer, reference] of Object.entries(references)) {
    const [index, source] = reference.split('#') as [string, string];
    const value = at(given[Number(index)], source.slice(1).split('/'));
    if (value === undefined) throw new Error(`The example's reference ${reference} leads to nothing.`);
    const tokens = pointer.slice(1).split('/');
    const last = tokens.pop() as string;
    (at(copy, tokens) as Record<string, unknown>)[last] = value;
  }
  return copy;
}

function at(value: unknown, tokens: readonly string[]): unknown {
  let place = value;
  for (const token of tokens) place = place !== null && typeof place === 'object' ? (place as Record<string, unknown>)[token] : undefined;
  return place;
}

/** What a renamed example may have left in the server, as paths to delete. */
export function leftovers(example: SpecExample, answers: readonly Answer[]): Set<string> {
  const paths = new Set<string>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      const collections = collectionsOf[key];
      if (collections !== undefined && typeof inner === 'string')
        for (const collection of collections) paths.add(`/${collection}/${encodeURIComponent(inner)}`);
      else visit(inner);
    }
  };
  visit([example.given, example.request, answers.map((answer) => answer.body)]);
  return paths;
}

// The sample's own catalogue cannot be deleted.
const collectionsOf: Readonly<Record<string, readonly string[]>> = {
  itemId: ['items'],
  userId: ['users'],
  sourceUserId: ['users'],
  propertyName: ['item-properties', 'user-properties'],
  catalogueId: ['catalogues'],
};

/** How the answer differs from the example's; none: it is as the spec says. */
export function differences(example: SpecExample, answer: Answer): string[] {
  const wanted = example.response;
  if (answer.status !== wanted.status) return [`status ${answer.status} instead of ${wanted.status}: ${JSON.stringify(answer.body)}`];
  const varies = wanted.varies ?? [];
  const found: string[] = [];
  for (const [name, value] of Object.entries(wanted.headers ?? {})) {
    const got = answer.headers[name];
    if (got === undefined) found.push(`header ${name} is missing`);
    else if (got !== value && !varies.includes(`/headers/${name}`)) found.push(`header ${name} is ${got} instead of ${value}`);
  }
  const pointers = varies.filter((pointer) => !pointer.startsWith('/headers/'));
  if (!isDeepStrictEqual(without(answer.body, pointers), without(wanted.body, pointers))) {
    found.push(`body ${JSON.stringify(answer.body)} instead of ${JSON.stringify(wanted.body)}`);
  }
  return found;
}

function without(value: unknown, pointers: readonly string[]): unknown {
  if (pointers.length === 0 || value === undefined) return value;
  // The whole differs: a stream of lines, of which the schema says no more than that it is text.
  if (pointers.includes('')) return undefined;
  const copy = structuredClone(value);
  for (const pointer of pointers) {
    const tokens = pointer.slice(1).split('/');
    const last = tokens.pop() as string;
    const parent = at(copy, tokens);
    if (parent !== null && typeof parent === 'object') delete (parent as Record<string, unknown>)[last];
  }
  return copy;
}

function collectIds(value: unknown, ids: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (['itemId', 'userId', 'sourceUserId', 'propertyName'].includes(key) && typeof inner === 'string') ids.add(inner);
    else collectIds(inner, ids);
  }
}

// Members too: a declared property is one of an item's.
function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((inner) => mapStrings(inner, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [map(key), mapStrings(inner, map)]));
}
