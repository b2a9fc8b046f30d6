import { wireData } from './wire-value.js';

/** One call of `fetch` that can be joined with others. */
export interface FetchCall {
  readonly url: string;
  readonly method: string;
  /** The item, but for its body. Its path is the URL's, without the base's. */
  readonly target: { readonly method: string; readonly path: string; readonly headers?: Readonly<Record<string, string>> };
  /** The body's JSON text; a Request gives it only later. */
  readonly bodyText: Promise<string> | string | undefined;
  /** What goes on the batch's own request. Calls are joined when all of it is equal. */
  readonly shared: {
    readonly headers: Readonly<Record<string, string>>;
    readonly credentials?: RequestCredentials;
    readonly mode?: RequestMode;
  };
  readonly signal: AbortSignal | undefined;
}

/** Which calls are joined. */
export interface JoinRules {
  /** Where the API is; its path ends with `/` and is not part of items' paths. */
  readonly base: URL;
  /** Below the base; calls of it go alone. */
  readonly batchPath: string;
  /** Lower-case. */
  readonly itemHeaders: ReadonlySet<string>;
  /** Lower-case. */
  readonly sharedHeaders: ReadonlySet<string>;
}

export type FetchInput = string | URL | Request;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Members of RequestInit that a batch can honour, and values that mean the default. Everything else goes alone. */
const honoured = new Set(['method', 'headers', 'body', 'signal', 'credentials', 'mode']);
const byDefault: Readonly<Record<string, unknown>> = {
  cache: 'default',
  redirect: 'follow',
  priority: 'auto',
  integrity: '',
  keepalive: false,
  window: null,
};

/** Reads a call of `fetch`; `undefined` when it has to go alone. */
export function joinable(input: FetchInput, init: RequestInit, rules: JoinRules): FetchCall | undefined {
  const request = isRequest(input) ? input : undefined;
  const url = new URL(request?.url ?? String(input), rules.base);
  const path = pathBelow(url, rules);
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase();
  const mode = unlessDefault(init.mode ?? request?.mode, 'cors');
  if (path === undefined || !methods.has(method) || !asUsual(init, request) || mode === 'no-cors' || mode === 'navigate') return undefined;
  const headers = sorted(new Headers(init.headers ?? request?.headers), rules);
  const bodyText = bodyOf(init, request, method, headers?.item['content-type']);
  if (headers === undefined || bodyText === false) return undefined;
  if (bodyText !== undefined && headers.item['content-type'] === 'application/json') delete headers.item['content-type'];
  const credentials = unlessDefault(init.credentials ?? request?.credentials, 'same-origin');
  return {
    url: url.href,
    method,
    target: { method, path, ...(Object.keys(headers.item).length === 0 ? {} : { headers: headers.item }) },
    bodyText,
    shared: { headers: headers.shared, ...(credentials === undefined ? {} : { credentials }), ...(mode === undefined ? {} : { mode }) },
    signal: init.signal ?? request?.signal ?? undefined,
  };
}

/** A Request states the defaults of fetch, which a call that leaves them out has as well. */
function unlessDefault<Value>(value: Value, byDefault: Value): Value | undefined {
  return value === byDefault ? undefined : value;
}

export function isRequest(input: FetchInput): input is Request {
  return typeof input === 'object' && 'clone' in input;
}

/** The item's path; `undefined` for what is not below the base, for batches, and for paths that the envelope does not take. */
function pathBelow({ origin, pathname, search }: URL, { base, batchPath }: JoinRules): string | undefined {
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return undefined;
  const path = pathname.slice(base.pathname.length - 1);
  if (path === batchPath || path.startsWith(`${batchPath}/`)) return undefined;
  return path.length + search.length > 8192 ? undefined : path + search;
}

function asUsual(init: RequestInit, request: Request | undefined): boolean {
  const given = Object.entries(init).filter(([name]) => !honoured.has(name));
  const ofRequest =
    request === undefined ? [] : (['cache', 'redirect', 'integrity', 'keepalive'] as const).map((name) => [name, request[name]] as const);
  return [...given, ...ofRequest].every(([name, value]) => value === undefined || value === byDefault[name]);
}

/** The headers that go on the item and those that go on the batch; `undefined` when one can go on neither. */
function sorted(headers: Headers, rules: JoinRules): { item: Record<string, string>; shared: Record<string, string> } | undefined {
  const item: Record<string, string> = {};
  const shared: Record<string, string> = {};
  let fits = true;
  headers.forEach((value, name) => {
    // Without an Accept of its own an item has the batch's, which is JSON.
    if (name === 'accept' && (value === '*/*' || value === 'application/json')) return;
    // Asked for in any other form, an answer would come as text in JSON at best.
    if (name === 'accept' && !/\*\/\*|application\/\*|[/+]json/i.test(value)) fits = false;
    else if (rules.itemHeaders.has(name)) item[name] = value;
    else if (rules.sharedHeaders.has(name)) shared[name] = value;
    else fits = false;
  });
  return fits ? { item, shared } : undefined;
}

/** The body's text, `undefined` for none, `false` for one that cannot stand in the envelope. */
function bodyOf(init: RequestInit, request: Request | undefined, method: string, type: string | undefined): FetchCall['bodyText'] | false {
  const body = init.body ?? undefined;
  const has = init.body === undefined ? request?.body != null : body !== undefined;
  if (!has) return undefined;
  if (method === 'GET' || method === 'HEAD' || request?.bodyUsed || type === undefined || !isJsonType(type)) return false;
  if (init.body !== undefined) return typeof body === 'string' ? body : false;
  // The copy is read: the request itself must stay whole in case it goes alone after all.
  return request!.clone().text();
}

function isJsonType(type: string): boolean {
  return /^(?:application\/json|[^\s;/]+\/[^\s;/]+\+json)\s*(?:;\s*charset="?utf-?8"?\s*)?$/i.test(type);
}

/** The text's value as it goes into the envelope, in a list of one; empty when the envelope would change it, or it is not JSON. */
export function envelopeBody(text: string): [unknown] | [] {
  // A body of a megabyte gains nothing from company, and might crowd it out.
  if (text.length > 1_000_000 || !isExact(text)) return [];
  try {
    return [wireData(JSON.parse(text))];
  } catch {
    return [];
  }
}

/** False for a number that JSON.parse may change: more digits than a double holds, an exponent, or minus zero. Texts are looked into only then. */
function isExact(text: string): boolean {
  const inexact = /[\d.]{16}|\d[eE]|-0(?![.\d])/;
  return !inexact.test(text) || !inexact.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
}
