import { type BodyEncoding, type Faults, type Limits, readReferences, type RunIf, type Target, type WrittenLinks } from '@sheaf/core';
import { noHeaders, readHeaders } from './headers.js';
import { isObject, isOneOf, isWholeNumber, refuse } from './member.js';
import { brokenPathRule } from './path.js';

/** An item as read by itself: its links still name ids. */
export interface WrittenItem extends WrittenLinks {
  readonly target: Target;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly bodyEncoding: BodyEncoding;
  readonly runIf: RunIf;
  readonly timeoutMs: number | undefined;
}

/** What holds for all items of one envelope. */
export interface ItemRules {
  readonly limits: Limits;
  /** Lower-case names of the headers that an item may set. */
  readonly itemHeaders: ReadonlySet<string>;
  /** Whether a reference or literal can stand anywhere in this envelope; if not, nothing is searched. */
  readonly mayRefer: boolean;
  readonly faults: Faults;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const bodyEncodings = ['json', 'text', 'base64'] as const;
const runIfs = ['succeeded', 'failed', 'always'] as const;
const maxIdLength = 255;
const maxDependencies = 10_000;

const noParameters: Readonly<Record<string, unknown>> = Object.freeze({});
const noLinks: readonly never[] = Object.freeze([]);

/**
 * Reads the item at `index` by the grammar of spec/schemas/BatchItem.yaml. All its faults are added; what comes back with a fault is not fit to
 * run. Members that are absent cost nothing: 10,000 items pass here.
 */
export function readItem(value: unknown, index: number, rules: ItemRules): WrittenItem | undefined {
  const { faults, limits } = rules;
  const fault = 'invalid-envelope';
  if (!isObject(value)) {
    refuse(faults, index, undefined, fault, 'An item is an object', value);
    return undefined;
  }
  let id: string | undefined;
  let operationId: string | undefined;
  let parameters: Readonly<Record<string, unknown>> | undefined;
  let method: string | undefined;
  let path: string | undefined;
  let headers = noHeaders;
  let body: unknown;
  let bodyEncoding: BodyEncoding = 'json';
  let dependsOn: readonly string[] = noLinks;
  let runIf: RunIf = 'succeeded';
  let timeoutMs: number | undefined;

  for (const member in value) {
    const given = value[member];
    switch (member) {
      case 'id':
        if (isId(given)) id = given;
        else refuse(faults, index, member, fault, 'An id is 1 to 255 printable characters without "#"', given);
        break;
      case 'operationId':
        if (typeof given === 'string' && given !== '' && isWithin(given, maxIdLength)) operationId = given;
        else refuse(faults, index, member, fault, 'An operationId is 1 to 255 characters', given);
        break;
      case 'parameters':
        if (isObject(given)) parameters = given;
        else refuse(faults, index, member, fault, 'Parameters are an object', given);
        break;
      case 'method':
        if (isOneOf(methods, given)) method = given;
        else refuse(faults, index, member, fault, `A method is one of ${methods.join(', ')}`, given);
        break;
      case 'path':
        path = readPath(given, index, faults);
        break;
      case 'headers':
        if (isObject(given)) headers = readHeaders(given, `/requests/${index}/headers`, rules.itemHeaders, faults);
        else refuse(faults, index, member, fault, 'Headers are an object', given);
        break;
      case 'body':
        body = given;
        break;
      case 'bodyEncoding':
        if (isOneOf(bodyEncodings, given)) bodyEncoding = given;
        else refuse(faults, index, member, fault, `A bodyEncoding is one of ${bodyEncodings.join(', ')}`, given);
        break;
      case 'dependsOn':
        dependsOn = readDependencies(given, index, faults);
        break;
      case 'runIf':
        if (isOneOf(runIfs, given)) runIf = given;
        else refuse(faults, index, member, fault, `runIf is one of ${runIfs.join(', ')}`, given);
        break;
      case 'timeoutMs':
        if (isWholeNumber(given, limits.itemTimeoutMs)) timeoutMs = given;
        else refuse(faults, index, member, fault, `An item's timeoutMs is a whole number from 1 to ${limits.itemTimeoutMs}`, given);
        break;
      case 'atomic':
      case 'idempotencyKey':
        refuse(faults, index, member, 'not-available', `This server does not offer ${member} yet`, given);
        break;
      default:
        refuse(faults, index, member, fault, 'An item has no such member', given);
    }
  }
  checkTarget(value, index, faults);
  checkBody(method, body, bodyEncoding, index, faults);
  const target: Target =
    operationId === undefined ? { method: method ?? '', path: path ?? '' } : { operationId, parameters: parameters ?? noParameters };
  if (!rules.mayRefer) return { id, target, headers, body, bodyEncoding, dependsOn, references: noLinks, runIf, timeoutMs };
  return withReferences({ id, target, headers, body, bodyEncoding, dependsOn, references: noLinks, runIf, timeoutMs }, index, rules);
}

function isId(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || !isWithin(value, maxIdLength)) return false;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 0x20 || code === 0x23 || (code >= 0x7f && code <= 0x9f)) return false;
  }
  return true;
}

/** Length in characters, as JSON Schema counts: a pair of surrogates is one. */
function isWithin(text: string, maximum: number): boolean {
  return text.length <= maximum || (text.length <= 2 * maximum && [...text].length <= maximum);
}

function readPath(value: unknown, index: number, faults: Faults): string | undefined {
  if (typeof value !== 'string') {
    refuse(faults, index, 'path', 'invalid-envelope', 'A path is a string', value);
    return undefined;
  }
  const rule = brokenPathRule(value);
  if (rule !== undefined) refuse(faults, index, 'path', 'invalid-path', rule, value);
  return value;
}

function readDependencies(value: unknown, index: number, faults: Faults): readonly string[] {
  if (!Array.isArray(value) || value.length > maxDependencies) {
    refuse(faults, index, 'dependsOn', 'invalid-envelope', `dependsOn is an array of at most ${maxDependencies} ids`, value);
    return noLinks;
  }
  value.forEach((id, position) => {
    if (typeof id !== 'string')
      refuse(faults, `/requests/${index}/dependsOn`, String(position), 'invalid-envelope', 'dependsOn holds ids, which are strings', id);
  });
  return value as string[];
}

/** Exactly one target; judged by what is there, so that a member that is there but wrong is told once, as itself. */
function checkTarget(value: Readonly<Record<string, unknown>>, index: number, faults: Faults): void {
  const named = value['operationId'] !== undefined;
  const method = value['method'] !== undefined;
  const path = value['path'] !== undefined;
  if (named ? method || path : !method || !path) {
    const rule = 'An item has either operationId or both method and path';
    refuse(faults, index, undefined, 'invalid-envelope', rule, value);
  } else if (!named && value['parameters'] !== undefined) {
    refuse(
      faults,
      index,
      'parameters',
      'invalid-envelope',
      'Parameters go with operationId; those of a path stand in the path',
      value['parameters'],
    );
  }
}

function checkBody(method: string | undefined, body: unknown, bodyEncoding: BodyEncoding, index: number, faults: Faults): void {
  if (body === undefined) return;
  if (method === 'GET' || method === 'HEAD') refuse(faults, index, 'body', 'unexpected-body', `A ${method} item has no body`, body);
  if (bodyEncoding === 'json') return;
  if (typeof body !== 'string') refuse(faults, index, 'body', 'invalid-envelope', `A body in ${bodyEncoding} is a string`, body);
  else if (bodyEncoding === 'base64' && Buffer.from(body, 'base64').toString('base64') !== body) {
    refuse(
      faults,
      index,
      'body',
      'invalid-envelope',
      'Base64 has its standard alphabet, its padding and nothing else (RFC 4648, section 4)',
      body,
    );
  }
}

function withReferences(item: WrittenItem, index: number, { limits, faults }: ItemRules): WrittenItem {
  const { target } = item;
  const parameters = 'parameters' in target ? target.parameters : undefined;
  const read = readReferences({ parameters, body: item.body }, `/requests/${index}`, limits.maxReferences, faults);
  const { body, references } = read;
  if (!('parameters' in target) || read.parameters === undefined) return { ...item, body, references };
  return { ...item, target: { operationId: target.operationId, parameters: read.parameters }, body, references };
}
