/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * JSON Merge Patch (RFC 7396) of an object by an object: a member replaces, `null` removes, objects are merged, what is not named stays where
 * it was. Neither argument is changed.
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const members = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, isObject(value) ? mergePatch(asObject(members.get(name)), value) : value);
  }
  return Object.fromEntries(members);
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
