import { Faults, type Item, type Limits, linkItems, problem, problemOfFaults, type WrittenLinks } from '@sheaf/core';
import type { Decoded, DialectRequest } from '../dialect.js';
import { carriedHeaders } from '../http/item-headers.js';
import { type ItemBody, readItemBody } from '../http/item-body.js';
import { isMethod, mayHaveBody } from '../http/method.js';
import { batchOf } from '../item.js';
import { refuse } from '../native/member.js';
import { brokenPathRule } from '../native/path.js';
import { boundaryOf } from './content-type.js';
import { readHttpRequest } from './http-request.js';
import { countParts, type Part, readMultipart } from './multipart.js';
import type { ServiceTarget } from './service-target.js';

/** What the encoder needs of an item. */
export interface PartSource {
  /** As it came, in its brackets; `undefined`: the part had none. */
  readonly contentId: string | undefined;
}

export interface PartRules {
  readonly limits: Limits;
  /** Lower-case names of the headers that a part may set. */
  readonly itemHeaders: ReadonlySet<string>;
  /** Where a target of the service leads in the app. */
  readonly toApp: ServiceTarget;
}

interface WrittenPart extends WrittenLinks, ItemBody {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly source: PartSource;
}

/**
 * Reads a batch of application/http parts in a multipart/mixed message (https://developers.google.com/workspace/drive/api/guides/batch-requests).
 * In this order, the first step that finds a fault answering with all it found: boundary, count, framing, parts, Content-IDs. Faults point to
 * `/parts/<index>/…`.
 */
export function decode(request: DialectRequest, rules: PartRules): Decoded {
  const { limits } = rules;
  const boundary = boundaryOf([request.headers['content-type']].flat().join());
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  if (boundary === undefined) return refused('The content type is multipart/mixed with one boundary of 1 to 70 characters.');
  const count = countParts(body, boundary);
  if (count > limits.maxItems)
    return {
      problem: problem('too-many-items', {
        detail: `A batch has at most ${limits.maxItems} parts; ${count} arrived.`,
        limit: limits.maxItems,
      }),
    };
  const parts = readMultipart(body, boundary);
  if (parts === undefined)
    return refused('The message has parts that begin with the boundary and headers, and ends with the boundary and two dashes.');
  if (parts.length === 0) return { problem: problem('empty-batch', { detail: 'A batch has at least one part.' }) };

  const faults = new Faults();
  const shared = sharedHeaders(request.headers, rules.itemHeaders);
  const written = parts.flatMap((part, index) => readPart(part, index, shared, rules, faults) ?? []);
  const items = faults.count > 0 ? [] : linkItems(written, { items: '/parts', id: 'Content-ID', dependsOn: '' }, faults, itemOf);
  if (faults.count > 0) return { problem: problemOfFaults(faults) };
  return { batch: batchOf(items) };
}

function refused(detail: string): Decoded {
  return { problem: problemOfFaults([{ code: 'invalid-envelope', pointer: '', detail }]) };
}

/** Headers of the batch apply to each part that does not set them itself. The others are inherited by all items of any dialect; conditions are not. */
function sharedHeaders(headers: DialectRequest['headers'], allowed: ReadonlySet<string>): Readonly<Record<string, string>> {
  const names = [...allowed].filter((name) => name.startsWith('if-') && typeof headers[name] === 'string');
  return Object.fromEntries(names.map((name) => [name, headers[name] as string]));
}

/** All faults of a part are added; `undefined`: it is not fit to run. */
function readPart(
  part: Part,
  index: number,
  shared: Readonly<Record<string, string>>,
  { limits, itemHeaders, toApp }: PartRules,
  faults: Faults,
): WrittenPart | undefined {
  const place = `/parts/${index}`;
  const fault: AddFault = (member, rule, value, code = 'invalid-envelope') => refuse(faults, place, member, code, rule, value);

  const contentId = readPartHead(part, fault);
  const read = readHttpRequest(part.content);
  if ('rule' in read) return void fault(read.member, read.rule, read.value);
  const { method } = read;
  if (!isMethod(method)) fault('method', 'A method is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS', method);
  const path = toApp(read.target);
  // Both: what is left of /sheaf/v1//x begins with two slashes.
  const rule = brokenPathRule(read.target) ?? brokenPathRule(path);
  if (rule !== undefined) fault('path', rule, read.target, 'invalid-path');
  if (read.body.length > 0 && !mayHaveBody(method))
    fault('body', `A ${method} request has no body`, read.body.toString(), 'unexpected-body');
  const { 'content-type': contentType, ...headers } = carriedHeaders(read.fields, `${place}/headers`, itemHeaders, faults);
  const body = read.body.length === 0 ? noBody : readItemBody(read.body, contentType, limits.maxDepth);
  return {
    ...body,
    method,
    path: rule === undefined ? path : '/',
    headers: { ...shared, ...headers, ...(body.contentType === undefined ? {} : { 'content-type': body.contentType }) },
    id: contentId?.replaceAll(/^<|>$/g, '') || undefined,
    source: { contentId },
    dependsOn: none,
    references: none,
  };
}

const noBody: ItemBody = { body: undefined, bodyEncoding: 'json', contentType: undefined };
const none: readonly never[] = Object.freeze([]);

type AddFault = (member: string, rule: string, value: unknown, code?: 'invalid-envelope' | 'invalid-path' | 'unexpected-body') => void;

/** Checks a part's own headers; gives its Content-ID. */
function readPartHead({ headers }: Part, fault: AddFault): string | undefined {
  const { 'content-type': types = [], 'content-transfer-encoding': encodings = [] } = headers;
  // A folded line may go on behind a tab.
  const ids = (headers['content-id'] ?? []).map((id) => id.replaceAll('\t', ' '));
  // A batch within a batch would be multipart/mixed.
  if (types.length !== 1 || !/^application\/http *(?:;|$)/i.test(types[0]!)) fault('Content-Type', 'A part is application/http', types[0]);
  if (encodings.some((encoding) => !/^(?:binary|8bit|7bit)$/i.test(encoding)))
    fault('Content-Transfer-Encoding', 'A part is not encoded: binary, 8bit or 7bit', encodings[0]);
  if (ids.length > 1 || ids.some((id) => !/^[\x20-\x7e]{1,4096}$/.test(id)))
    fault('Content-ID', 'A Content-ID stands once and is 1 to 4096 printable characters of ASCII', ids[0]);
  return ids[0];
}

function itemOf(
  { method, path, headers, body, bodyEncoding, source }: WrittenPart,
  links: Pick<Item, 'index' | 'id' | 'dependsOn' | 'references'>,
): Item {
  return { ...links, target: { method, path }, headers, body, bodyEncoding, runIf: 'succeeded', timeoutMs: undefined, source };
}
