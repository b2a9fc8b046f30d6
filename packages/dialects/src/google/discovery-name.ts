import type { OpenApiOperation } from './openapi.js';

/** Where an operation stands in its API: `farm.animals.list` is `list` in the resource `animals`. */
export interface Place {
  readonly resources: readonly string[];
  readonly method: string;
}

/** Finds the place by the operationId, else by tag, else by the path. */
export function placeOf({ operationId, tags = [] }: OpenApiOperation, verb: string, path: string, api: string): Place {
  const [, controller, handler] = /^(.+?)(?:Controller)_(.+)$/.exec(operationId ?? '') ?? [];
  if (controller !== undefined && handler !== undefined) return { resources: [identifier(controller)], method: identifier(handler) };
  const names = (operationId ?? '').split('.').filter((name) => name !== '');
  if (names.length > 1) {
    const [method = '', ...resources] = names.map((name) => identifier(name)).toReversed();
    // `farm.animals.list` names the API, too; `animals.list` of an API called animals does not.
    if (resources.length > 1 && resources.at(-1) === api) resources.pop();
    return { resources: resources.toReversed(), method };
  }
  const resource = tags[0] ?? path.split('/').find((segment) => segment !== '' && !segment.includes('{'));
  return { resources: resource === undefined ? [] : [identifier(resource)], method: identifier(operationId ?? verb) };
}

/** A name that every language of the clients can have: `Line items` is `lineItems`, or `LineItems` where `isType`. */
export function identifier(text: string, isType = false): string {
  const words = text.split(/[^\p{L}\p{N}_$]+/u).filter((word) => word !== '');
  const [first = '_', ...rest] = words.map((word) => word.replaceAll(/[^\w]/g, '_'));
  const start = isType ? capital(first) : /^[A-Z\d_]+$/.test(first) ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  const name = start + rest.map(capital).join('');
  return /^\d/.test(name) ? `_${name}` : name;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
