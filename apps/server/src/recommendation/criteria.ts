import type { ProblemError as Fault } from '@sheaf/core';
import { compileBoosters, compileFilter, type FilterFault, parseBoosters, parseFilter, type Properties } from '@sheaf/filter';

/** What a caller asks of what is answered, as text. */
export interface CriteriaInput {
  readonly filter?: string;
  readonly segment?: string;
  readonly booster?: string;
}

/** The same as functions over properties, the id among them. `undefined`: not asked for, and nothing need be read. */
export interface Criteria {
  readonly meets: ((properties: Properties) => boolean) | undefined;
  /** What a score is multiplied by. */
  readonly boost: ((properties: Properties) => number) | undefined;
}

/** Reads filter, segment and booster; or the faults of each, with the position. */
export function readCriteria({ filter, segment, booster }: CriteriaInput): Criteria | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const tests: ((properties: Properties) => boolean)[] = [];
  for (const [name, text] of [
    ['filter', filter],
    ['segment', segment?.replace(':', ':eq:')],
  ] as const) {
    if (text === undefined) continue;
    const reading = parseFilter(text);
    if ('fault' in reading) faults.push(faultAt(name, name === 'segment' ? inSegment(segment as string, reading.fault) : reading.fault));
    else if (name === 'segment' && (reading.filter.length > 1 || reading.filter[0]!.length > 1))
      faults.push({ pointer: '/parameters/segment', detail: 'must be one property:value; several terms arrived' });
    else tests.push(compileFilter(reading.filter));
  }
  let boost: Criteria['boost'];
  if (booster !== undefined) {
    const reading = parseBoosters(booster);
    if ('fault' in reading) faults.push(faultAt('booster', reading.fault));
    else boost = compileBoosters(reading.boosters);
  }
  if (faults.length > 0) return { faults };
  return { meets: tests.length === 0 ? undefined : (properties) => tests.every((test) => test(properties)), boost };
}

function faultAt(name: string, { position, detail }: FilterFault): Fault {
  return { pointer: `/parameters/${name}`, detail: `is wrong at character ${position}: ${detail}` };
}

/** A segment is read as `property:eq:value`: three characters more from its colon on. */
function inSegment(segment: string, { position, detail }: FilterFault): FilterFault {
  const colon = segment.indexOf(':');
  if (colon === -1) return { position: segment.length, detail: 'must be a colon and a value: a segment is property:value' };
  return { position: position <= colon ? position : Math.max(colon, position - 3), detail };
}
