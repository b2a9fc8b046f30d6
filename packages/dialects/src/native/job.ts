import {
  defaultJobOptions,
  Faults,
  type Item,
  type JobOptions,
  jobPriorities,
  type Limits,
  type Problem,
  problemOfFaults,
} from '@sheaf/core';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { countProblem, readItems } from './decode.js';
import { itemHeaderSet } from './headers.js';
import { type JobPlaces, readPlaces } from './job-place.js';
import { isObject, isOneOf, refuse } from './member.js';

/** How a job is to run, what its request does not say filled in. */
export interface JobEnvelope extends JobOptions {
  /** What it fetches before it runs, writes and calls once it has ended. Holds credentials. */
  readonly places: JobPlaces;
}

export type DecodedJob = { readonly envelope: JobEnvelope; readonly items: readonly Item[] } | { readonly problem: Problem };

const month = 30 * 24 * 3600;
const year = 365 * 24 * 3600;
const maxMetadata = 16;
const maxMetadataLength = 512;

const unique = memberTree(['', '/requests/*', '/requests/*/headers', '/metadata', '/input', '/output', '/errorOutput', '/webhook']);

/** Reads a job whose items stand in its body. As with a batch: any fault refuses the whole, and nothing of it is kept. */
export function decodeJob(body: Uint8Array, limits: Limits, itemHeaders?: readonly string[]): DecodedJob {
  const read = readJson(body, { maxDepth: limits.maxDepth, unique });
  if ('problem' in read) return read;
  const faults = new Faults();
  const { requests, input } = isObject(read.value) ? read.value : {};
  const refusal = input === undefined ? countProblem(requests, limits) : undefined;
  if (refusal !== undefined) return { problem: refusal };
  const envelope = readJobEnvelope(read.value, faults, true);
  const rules = { limits, itemHeaders: itemHeaderSet(itemHeaders), mayRefer: read.hasDollarMember, faults };
  const items = Array.isArray(requests) ? readItems(requests, rules) : [];
  return faults.count > 0 ? { problem: problemOfFaults(faults) } : { envelope, items };
}

/** Reads the first line of an upload. */
export function decodeJobLine(line: Uint8Array, limits: Limits): { readonly envelope: JobEnvelope } | { readonly problem: Problem } {
  const read = readJson(line, { maxDepth: limits.maxDepth, unique });
  if ('problem' in read) return read;
  const faults = new Faults();
  // Whoever leaves the options out begins with an item: told so, instead of that its members are unknown.
  if (isObject(read.value) && ('operationId' in read.value || 'method' in read.value)) {
    refuse(
      faults,
      '',
      undefined,
      'invalid-envelope',
      'The first line has the options of the job, {} for none, and items follow',
      read.value,
    );
    return { problem: problemOfFaults(faults) };
  }
  const envelope = readJobEnvelope(read.value, faults, false);
  return faults.count > 0 ? { problem: problemOfFaults(faults) } : { envelope };
}

function readJobEnvelope(value: unknown, faults: Faults, hasRequests: boolean): JobEnvelope {
  const fault = 'invalid-envelope';
  let { execution, onError, errorThreshold, startAfterSeconds, deadlineSeconds, expirySeconds, priority, metadata } = defaultJobOptions;
  let places: JobPlaces = {};
  const wholeNumber = (member: string, given: unknown, minimum: number, maximum: number, otherwise: number): number => {
    if (Number.isInteger(given) && (given as number) >= minimum && (given as number) <= maximum) return given as number;
    refuse(faults, '', member, fault, `${member} is a whole number from ${minimum} to ${maximum}`, given);
    return otherwise;
  };

  if (!isObject(value)) {
    refuse(faults, '', undefined, fault, 'A job is an object', value);
  } else {
    if (hasRequests && !Array.isArray(value['requests']) && value['input'] === undefined)
      refuse(faults, '', 'requests', fault, 'Requests are an array', value['requests']);
    places = readPlaces(value, faults);
    for (const member in value) {
      const given = value[member];
      switch (member) {
        case 'requests':
          if (!hasRequests) refuse(faults, '', member, fault, 'The items of an upload stand on lines of their own', given);
          break;
        case 'execution':
          if (isOneOf(['auto', 'serial', 'parallel'] as const, given)) execution = given;
          else refuse(faults, '', member, fault, 'Execution is one of auto, serial, parallel', given);
          break;
        case 'onError':
          if (isOneOf(['continue', 'stop'] as const, given)) onError = given;
          else if (given === 'rollback') refuse(faults, '', member, 'not-available', 'Jobs do not offer onError rollback', given);
          else refuse(faults, '', member, fault, 'onError is one of continue, stop', given);
          break;
        case 'errorThreshold':
          errorThreshold = wholeNumber(member, given, 0, 1_000_000, 0);
          break;
        case 'startAfterSeconds':
          startAfterSeconds = wholeNumber(member, given, 0, month, 0);
          break;
        case 'deadlineSeconds':
          deadlineSeconds = wholeNumber(member, given, 1, month, 1);
          break;
        case 'expirySeconds':
          expirySeconds = wholeNumber(member, given, 0, year, 0);
          break;
        case 'priority':
          if (isOneOf(jobPriorities, given)) priority = given;
          else refuse(faults, '', member, fault, `Priority is one of ${jobPriorities.join(', ')}`, given);
          break;
        case 'metadata':
          metadata = readMetadata(given, faults);
          break;
        case 'input':
          if (value['requests'] !== undefined || !hasRequests)
            refuse(faults, '', member, fault, 'A job has its items in the request or fetches them', given);
          break;
        case 'output':
        case 'errorOutput':
        case 'webhook':
          break;
        default:
          refuse(faults, '', member, fault, 'A job has no such member', given);
      }
    }
  }
  return { execution, onError, errorThreshold, startAfterSeconds, deadlineSeconds, expirySeconds, priority, metadata, places };
}

function readMetadata(given: unknown, faults: Faults): JobEnvelope['metadata'] {
  if (!isObject(given)) {
    refuse(faults, '', 'metadata', 'invalid-envelope', 'Metadata is an object', given);
    return undefined;
  }
  if (Object.keys(given).length > maxMetadata) {
    refuse(faults, '', 'metadata', 'invalid-envelope', `Metadata has at most ${maxMetadata} members`, given);
    return undefined;
  }
  for (const [name, text] of Object.entries(given)) {
    if (typeof text === 'string' && text.length <= maxMetadataLength) continue;
    refuse(faults, '/metadata', name, 'invalid-envelope', `A note is text of at most ${maxMetadataLength} characters`, text);
  }
  return given as Readonly<Record<string, string>>;
}
