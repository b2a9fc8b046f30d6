import { arrived, type Batch, Faults, type Item, type Limits, problem, problemOfFaults } from '@sheaf/core';
import type { Decoded, DialectRequest } from '../dialect.js';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { isObject, refuse } from '../native/member.js';
import { continuesOnError } from './preference.js';
import { readRequest, type WrittenRequest } from './request.js';
import { sortByDependencies } from './sort.js';
import { serviceRoot } from './url.js';

export interface GraphRules {
  readonly limits: Limits;
  /** Lower-case names of the headers that a request may set. */
  readonly itemHeaders: ReadonlySet<string>;
  /** Where the app has the routes that urls are relative to: `''` or `/v1.0`. */
  readonly root: string;
}

/** What the encoder needs of an item. */
export interface RequestSource {
  /** In the envelope, from 0: items are in the order in which they can run. */
  readonly position: number;
}

const unique = memberTree(['', '/requests/*', '/requests/*/headers']);

/**
 * Reads an OData 4.01 JSON batch (https://docs.oasis-open.org/odata/odata-json-format/v4.01/, section 19). In this order, the first step that finds
 * a fault answering with all it found: the text, count, shape, ids and dependencies. Requests may stand in any order; items depend on earlier ones.
 */
export function decode(request: DialectRequest, { limits, itemHeaders, root }: GraphRules): Decoded {
  const read = readJson(request.body, { maxDepth: limits.maxDepth, unique });
  if ('problem' in read) return read;
  const requests = isObject(read.value) ? read.value['requests'] : undefined;
  const faults = new Faults();
  if (!Array.isArray(requests)) {
    refuse(faults, '', undefined, 'invalid-envelope', 'A batch is an object with an array of requests', read.value);
    return { problem: problemOfFaults(faults) };
  }
  if (requests.length === 0)
    return { problem: problemOfFaults([{ code: 'empty-batch', pointer: '/requests', detail: 'A batch has at least one request.' }]) };
  if (requests.length > limits.maxItems) {
    const detail = `A batch has at most ${limits.maxItems} requests; ${requests.length} arrived.`;
    return { problem: problem('too-many-items', { detail, limit: limits.maxItems }) };
  }
  const rules = { itemHeaders, root, serviceRoot: serviceRoot(request.target), faults };
  const written = requests.map((value: unknown, index) => readRequest(value, index, rules));
  const items = faults.count > 0 ? [] : itemsOf(written as WrittenRequest[], faults);
  if (faults.count > 0) return { problem: problemOfFaults(faults) };
  const onError = continuesOnError(request.headers['prefer']) ? 'continue' : 'stop';
  return { batch: { ...settings, items, onError } };
}

const settings = { execution: 'auto', return: 'full', concurrency: undefined, timeoutMs: undefined } satisfies Partial<Batch>;

function itemsOf(written: readonly WrittenRequest[], faults: Faults): Item[] {
  const dependencies = resolveDependencies(written, faults);
  if (faults.count > 0) return [];
  const order = sortByDependencies(dependencies);
  if ('ring' in order) {
    const [first] = order.ring;
    const detail = `Requests wait for each other in a ring: ${order.ring.slice(0, 20).join(' -> ')} -> ${order.ring.length > 20 ? '…' : first}.`;
    faults.add(() => ({ code: 'dependency-cycle', pointer: `/requests/${first}/dependsOn`, detail }));
    return [];
  }
  const indexes = new Map(order.sorted.map((position, index) => [position, index]));
  return order.sorted.map((position, index) => {
    const { id, method, path, headers, body, bodyEncoding } = written[position]!;
    return {
      index,
      id,
      target: { method, path },
      headers,
      body,
      bodyEncoding,
      dependsOn: dependencies[position]!.map((parent) => indexes.get(parent)!).toSorted((a, b) => a - b),
      runIf: 'succeeded',
      references: [],
      timeoutMs: undefined,
      source: { position } satisfies RequestSource,
    };
  });
}

/** By request: the positions of those that it depends on, without repeats. Ids are unique, and found, whatever their case. */
function resolveDependencies(written: readonly WrittenRequest[], faults: Faults): number[][] {
  const positions = new Map<string, number>();
  written.forEach(({ id }, index) => {
    const first = positions.get(id.toLowerCase());
    if (first === undefined) positions.set(id.toLowerCase(), index);
    else faults.add(() => ({ code: 'duplicate-id', pointer: `/requests/${index}/id`, detail: `Request ${first} has the same id.` }));
  });
  return written.map(({ dependsOn, url }, index) => {
    // `$1/orders`: below what request 1 has made (OData JSON, section 19.1.1).
    const [, reference] = /^\/?\$([^/?]+)/.exec(url) ?? [];
    if (reference !== undefined && positions.has(reference.toLowerCase())) {
      const detail = 'This server does not offer urls that begin with $ and the id of another request yet.';
      faults.add(() => ({ code: 'not-available', pointer: `/requests/${index}/url`, detail }));
    }
    const parents = dependsOn.flatMap((id, place) => {
      const parent = positions.get(id.toLowerCase());
      if (parent !== undefined) return parent;
      const detail = `No request has this id, ${arrived(id)}.`;
      faults.add(() => ({ code: 'unknown-dependency', pointer: `/requests/${index}/dependsOn/${place}`, detail }));
      return [];
    });
    return [...new Set(parents)];
  });
}
