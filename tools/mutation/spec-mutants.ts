// Single changes of the spec's source files, each a place in a YAML document and what becomes of it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Random } from './random.ts';

export interface SpecMutant {
  readonly kind: string;
  /** Relative to spec/. */
  readonly file: string;
  readonly what: string;
  readonly text: string;
}

type Path = (string | number)[];
interface Site {
  readonly file: string;
  readonly path: Path;
}

/** `perKind` mutants of each kind, or all there are. */
export function specMutants(folder: string, random: Random, perKind: number): SpecMutant[] {
  const files = ['paths', 'schemas', 'parameters', 'responses'].flatMap((sub) =>
    readdirSync(join(folder, sub)).map((name) => `${sub}/${name}`),
  );
  const sites = new Map<string, Site[]>(kinds.map((kind) => [kind.name, []]));
  for (const file of files) {
    visit(parseDocument(readFileSync(join(folder, file), 'utf8')).toJS(), [], (value, path, parent) => {
      for (const kind of kinds) if (kind.fits(file, value, path, parent)) sites.get(kind.name)?.push({ file, path });
    });
  }
  return kinds.flatMap((kind) => random.sample(sites.get(kind.name) ?? [], perKind).map((site) => mutate(folder, kind, site)));
}

interface Kind {
  readonly name: string;
  readonly fits: (file: string, value: unknown, path: Path, parent: unknown) => boolean;
  readonly apply: (value: unknown, parent: Record<string, unknown>, key: string | number) => void;
}

const under = (path: Path, name: string): boolean => path.at(-2) === name;

const kinds: readonly Kind[] = [
  {
    name: 'property dropped',
    fits: (file, _value, path) => file.startsWith('schemas/') && path.length === 2 && under(path, 'properties'),
    apply: (_value, parent, key) => delete parent[key],
  },
  {
    name: 'property renamed',
    fits: (file, _value, path) => file.startsWith('schemas/') && path.length === 2 && under(path, 'properties'),
    apply: (value, parent, key) => {
      delete parent[key];
      parent[`${key}X`] = value;
    },
  },
  {
    name: 'type changed',
    fits: (_file, value, path) => path.at(-1) === 'type' && ['string', 'integer', 'number', 'boolean', 'array'].includes(value as string),
    apply: (value, parent, key) => {
      parent[key] = value === 'string' ? 'integer' : 'string';
    },
  },
  {
    name: 'status dropped',
    fits: (file, _value, path) => file.startsWith('paths/') && under(path, 'responses') && Number(path.at(-1)) < 500,
    apply: (_value, parent, key) => delete parent[key],
  },
  {
    name: 'required member added',
    fits: (_file, value, path) => path.at(-1) === 'required' && Array.isArray(value),
    apply: (value) => (value as string[]).push('neverThere'),
  },
  {
    name: 'value forbidden',
    fits: (_file, value, path, parent) =>
      (path.at(-1) === 'enum' && Array.isArray(value)) ||
      (path.at(-1) === 'maximum' && typeof value === 'number') ||
      (path.at(-1) === 'minimum' && (parent as { maximum?: unknown }).maximum === undefined),
    apply: (value, parent, key) => {
      if (Array.isArray(value)) value.shift();
      else if (key === 'maximum') parent[key] = Math.floor((value as number) / 1000) - 1;
      else parent[key] = (value as number) + 1_000_000_000;
    },
  },
  {
    name: 'parameter or operation renamed',
    fits: (file, value, path) =>
      typeof value === 'string' &&
      ((file.startsWith('parameters/') && path.length === 1 && path[0] === 'name') || path.at(-1) === 'operationId'),
    apply: (value, parent, key) => {
      parent[key] = `${String(value)}X`;
    },
  },
];

function mutate(folder: string, kind: Kind, site: Site): SpecMutant {
  const value = parseDocument(readFileSync(join(folder, site.file), 'utf8')).toJS() as Record<string, unknown>;
  const key = site.path.at(-1) as string | number;
  const parent = site.path.slice(0, -1).reduce<Record<string, unknown>>((at, part) => at[part] as Record<string, unknown>, value);
  kind.apply(parent[key], parent, key);
  return { kind: kind.name, file: site.file, what: site.path.join('/'), text: JSON.stringify(value, null, 2) };
}

function visit(value: unknown, path: Path, see: (value: unknown, path: Path, parent: unknown) => void, parent?: unknown): void {
  if (path.length > 0) see(value, path, parent);
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) visit(inner, [...path, Array.isArray(value) ? Number(key) : key], see, value);
}
