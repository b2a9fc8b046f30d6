import type { PropertyType } from '@sheaf/contracts';
import { arrived, formatPointer, type ProblemError as Fault } from '@sheaf/core';
import type { Kysely } from 'kysely';
import type { JsonObject } from './merge-patch.js';
import { propertyRule } from './property-value.js';
import type { Scope } from './scope.js';
import type { PropertyKind, Tables } from './tables.js';

/** The declared properties of a catalogue, as they were at one version. */
export interface Declared {
  readonly version: number;
  readonly item: ReadonlyMap<string, PropertyType>;
  readonly user: ReadonlyMap<string, PropertyType>;
}

/**
 * What this server knows of declared properties. Where other servers may change them, who writes by it names its version in the statement that
 * writes, which changes nothing when that is not the stored one any more: a declaration counts at once on every server.
 */
export class Declarations {
  readonly #known = new Map<string, { readonly declared: Declared; readonly atMs: number }>();

  constructor(private readonly db: Kysely<Tables>) {}

  /** As last seen, or read now; `undefined`: the catalogue is gone. */
  of(scope: Scope): Declared | Promise<Declared | undefined> {
    const known = this.#known.get(scope.catalogueId);
    return known !== undefined && Date.now() - known.atMs < trustMs ? known.declared : this.read(scope);
  }

  /** As they are now. */
  async read({ catalogueId, abort }: Scope): Promise<Declared | undefined> {
    // One statement, so that version and properties belong together.
    const rows = await this.db
      .selectFrom('catalogues')
      .leftJoin('properties', 'properties.catalogue_id', 'catalogues.id')
      .select(['properties_version', 'kind', 'name', 'type'])
      .where('catalogues.id', '=', catalogueId)
      .where('deleted_at', 'is', null)
      .execute(abort);
    const [first] = rows;
    if (first === undefined) {
      this.forget(catalogueId);
      return undefined;
    }
    const declared = { version: first.properties_version, item: new Map<string, PropertyType>(), user: new Map<string, PropertyType>() };
    for (const { kind, name, type } of rows) if (kind !== null) declared[kind].set(name as string, type as PropertyType);
    if (this.#known.size >= maxKnown) this.#known.clear();
    this.#known.set(catalogueId, { declared, atMs: Date.now() });
    return declared;
  }

  forget(catalogueId: string): void {
    this.#known.delete(catalogueId);
  }
}

/** What was read in a transaction that was then undone is forgotten after this time. */
const trustMs = 1000;

const maxKnown = 1000;

/** Where properties break their declarations; with `declaredOnly`, those that have none as well. */
export function declarationFaults(declared: Declared, kind: PropertyKind, properties: JsonObject, declaredOnly: boolean): Fault[] {
  const types = declared[kind];
  if (types.size === 0 && !declaredOnly) return [];
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(properties)) {
    const type = types.get(name);
    const rule = type !== undefined && propertyRule(type, value);
    if (typeof rule === 'string')
      faults.push({ pointer: pointerOf(name), detail: `is declared ${type} and must be ${rule}; ${arrived(value)} arrived` });
    else if (type === undefined && declaredOnly) faults.push({ pointer: pointerOf(name), detail: `is no declared property of ${kind}s` });
  }
  return faults;
}

// Longer names stand in no answer: the pointer then ends at their parent.
function pointerOf(name: string): string {
  return formatPointer(name.length > 128 ? ['body'] : ['body', name]);
}
