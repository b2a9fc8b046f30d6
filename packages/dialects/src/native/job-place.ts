import type { Faults } from '@sheaf/core';
import { isObject, isOneOf, refuse } from './member.js';

/** What a job does in the world, by spec/schemas/BlobLocation.yaml and JobWebhook.yaml. */
export interface JobPlaces {
  readonly input?: JobPlace;
  readonly output?: JobPlace;
  readonly errorOutput?: JobPlace;
  readonly webhook?: JobWebhook;
}

/** Where a blob is, as it was written. */
export interface JobPlace {
  readonly kind: 'azure' | 's3' | 'http';
  readonly [member: string]: string;
}

export interface JobWebhook {
  readonly url: string;
  readonly secret: string;
}

/** Members of each kind, and whether it must have them. */
const members: Readonly<Record<JobPlace['kind'], Readonly<Record<string, boolean>>>> = {
  azure: { url: true, sasToken: false },
  s3: { bucket: true, key: true, accessKeyId: true, secretAccessKey: true, endpoint: false, region: false, sessionToken: false },
  http: { url: true },
};
const maxLength = 8192;

/** Reads where a job's items come from and its results go to. What is wrong is named; what arrived is not: it holds credentials. */
export function readPlaces(envelope: Readonly<Record<string, unknown>>, faults: Faults): JobPlaces {
  const input = readPlace('input', envelope['input'], ['azure', 's3', 'http'], faults);
  const output = readPlace('output', envelope['output'], ['azure', 's3'], faults);
  const errorOutput = readPlace('errorOutput', envelope['errorOutput'], ['azure', 's3'], faults);
  const webhook = readWebhook(envelope['webhook'], faults);
  return {
    ...(input && { input }),
    ...(output && { output }),
    ...(errorOutput && { errorOutput }),
    ...(webhook && { webhook }),
  };
}

function readPlace(name: string, given: unknown, kinds: readonly JobPlace['kind'][], faults: Faults): JobPlace | undefined {
  if (given === undefined) return undefined;
  const fault = 'invalid-envelope';
  if (!isObject(given)) {
    refuse(faults, '', name, fault, 'A location is an object', given);
    return undefined;
  }
  const { kind } = given;
  if (!isOneOf(kinds, kind)) {
    refuse(faults, `/${name}`, 'kind', fault, `The kind of ${name} is one of ${kinds.join(', ')}`, kind);
    return undefined;
  }
  const before = faults.count;
  for (const [member, value] of Object.entries(given)) {
    if (member === 'kind') continue;
    if (!Object.hasOwn(members[kind], member))
      refuse(faults, `/${name}`, member, fault, `A location of kind ${kind} has no such member`, value);
    else if (typeof value !== 'string' || value.length > maxLength)
      refuse(faults, `/${name}`, member, fault, `It is text of at most ${maxLength} characters`, value);
  }
  const missing = Object.entries(members[kind]).flatMap(([member, isRequired]) => (isRequired && !given[member] ? [member] : []));
  if (missing.length > 0) refuse(faults, '', name, fault, `A location of kind ${kind} has ${missing.join(', ')}`, given);
  return faults.count === before ? (given as unknown as JobPlace) : undefined;
}

function readWebhook(given: unknown, faults: Faults): JobWebhook | undefined {
  if (given === undefined) return undefined;
  const fault = 'invalid-envelope';
  if (!isObject(given)) {
    refuse(faults, '', 'webhook', fault, 'A webhook is an object', given);
    return undefined;
  }
  const before = faults.count;
  for (const [member, value] of Object.entries(given)) {
    if (member === 'url' || member === 'secret') continue;
    refuse(faults, '/webhook', member, fault, 'A webhook has url and secret, and no other member', value);
  }
  const { url, secret } = given;
  if (typeof url !== 'string' || url === '' || url.length > maxLength)
    refuse(faults, '/webhook', 'url', fault, `A url is text of 1 to ${maxLength} characters`, url);
  if (typeof secret !== 'string' || !/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(secret))
    refuse(faults, '/webhook', 'secret', fault, 'A secret is whsec_ and 24 to 64 bytes in base64', secret);
  return faults.count === before ? { url: url as string, secret: secret as string } : undefined;
}
