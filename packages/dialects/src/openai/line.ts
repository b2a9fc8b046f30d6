import type { Item, Limits } from '@sheaf/core';
import { itemAt } from '../item.js';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { isObject } from '../native/member.js';
import { brokenPathRule } from '../native/path.js';

/** Why a line of an input file is refused, in the service's words. */
export interface LineError {
  readonly code: string;
  readonly message: string;
  /** The member that is at fault; `null`: the line as a whole. */
  readonly param: string | null;
  /** From 1. */
  readonly line: number;
}

const unique = memberTree(['']);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Reads the requests of an input file, a line each: `{"custom_id", "method", "url", "body"}`. The service checks a file before it runs any of it, so
 * one bad line refuses the batch.
 */
export class OpenAiLines {
  readonly #ids = new Set<string>();

  constructor(
    private readonly limits: Limits,
    /** What each `url` must be, or begin with where it ends in `/`. */
    private readonly endpoint: string,
  ) {}

  get count(): number {
    return this.#ids.size;
  }

  read(bytes: Uint8Array, line: number): { readonly item: Item } | { readonly error: LineError } {
    const refuse = (code: string, message: string, param: string | null = null) => ({ error: { code, message, param, line } });
    const read = readJson(bytes, { maxDepth: this.limits.maxDepth, unique });
    if ('problem' in read)
      return refuse('invalid_json_line', `This line is not parseable as valid JSON: ${read.problem.detail ?? read.problem.title}`);
    if (!isObject(read.value)) return refuse('invalid_json_line', 'This line is not a JSON object.');
    const { custom_id: id, method, url, body, ...others } = read.value;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) return refuse('unknown_parameter', 'A line has custom_id, method, url and body, and no other member.');
    // An id of ours: the answer names it, and nothing else does.
    if (typeof id !== 'string' || !/^[^\p{C}\p{Z}#]{1,255}$/u.test(id))
      return refuse('invalid_custom_id', 'A custom_id is 1 to 255 printable characters without blanks and "#".', 'custom_id');
    if (this.#ids.has(id)) return refuse('duplicate_custom_id', 'The custom_id of this line stands in an earlier one, too.', 'custom_id');
    if (typeof method !== 'string' || !methods.includes(method))
      return refuse('invalid_method', `A method is one of ${methods.join(', ')}.`, 'method');
    const rule = typeof url === 'string' ? brokenPathRule(url) : 'A url is a path';
    if (rule !== undefined) return refuse('invalid_url', `${rule}.`, 'url');
    if (!this.#isWithin(url as string))
      return refuse('mismatched_endpoint', 'The url of this line is not at the endpoint of the batch.', 'url');
    if (method === 'GET' && body !== undefined) return refuse('unexpected_body', 'A GET has no body.', 'body');
    const index = this.#ids.size;
    this.#ids.add(id);
    return { item: itemAt(index, { id, target: { method, path: url as string }, body }) };
  }

  #isWithin(url: string): boolean {
    if (this.endpoint.endsWith('/')) return url.startsWith(this.endpoint);
    return url === this.endpoint || url.startsWith(`${this.endpoint}?`);
  }
}
