import { placeOf, type PlaceOf } from './reference.js';

/** A reference in a caller's value. */
export interface FoundReference extends PlaceOf {
  /** Where it stands: tokens from the value given. */
  readonly at: readonly string[];
}

/** The references in a caller's value, in the order in which they stand. */
export function referencesIn(value: unknown, at: readonly string[] = [], found: FoundReference[] = []): FoundReference[] {
  const place = placeOf(value);
  if (place !== undefined) {
    found.push({ ...place, at });
    return found;
  }
  const plain = serialisable(value);
  if (typeof plain !== 'object' || plain === null) return found;
  for (const [name, part] of Object.entries(plain)) {
    if (typeof part === 'object' && part !== null) referencesIn(part, [...at, name], found);
  }
  return found;
}

/**
 * A caller's value as it goes into the envelope: what `ref` made becomes what `written` gives for it, and any other object with a `$result` or
 * `$literal` member is wrapped in `$literal`, so that user data never becomes a reference. Values without either come back as they are.
 *
 * @throws TypeError when a reference stands inside an object with such a member: the envelope has no way to write that
 */
export function wireValue(value: unknown, written: (place: PlaceOf) => unknown): unknown {
  const place = placeOf(value);
  if (place !== undefined) return written(place);
  const plain = serialisable(value);
  if (typeof plain !== 'object' || plain === null) return plain;
  if (!Array.isArray(plain) && (Object.hasOwn(plain, '$result') || Object.hasOwn(plain, '$literal'))) {
    if (referencesIn(plain).length > 0) throw new TypeError('A reference cannot stand inside an object with a $result or $literal member.');
    return { $literal: plain };
  }
  let isChanged = plain !== value;
  const parts = Object.entries(plain).map(([name, part]): [string, unknown] => {
    const wire = typeof part === 'object' && part !== null ? wireValue(part, written) : part;
    isChanged ||= wire !== part;
    return [name, wire];
  });
  if (!isChanged) return value;
  // fromEntries, not assignment: a member named __proto__ stays a member.
  return Array.isArray(plain) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** A value of an earlier result as it goes into the envelope: data, whatever it looks like. */
export function wireData(value: unknown): unknown {
  return wireValue(value, () => undefined);
}

/** What JSON.stringify would look at: the answer of `toJSON`, where there is one (dates, URLs). */
function serialisable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === 'function' ? serialisable((toJSON as () => unknown).call(value)) : value;
}
