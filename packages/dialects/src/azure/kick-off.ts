import { isObject } from '../native/member.js';
import { type AzureFault, badArgument } from './fault.js';

/** A blob by its address and the signature that opens it. */
export interface AzureBlob {
  readonly url: string;
  /** With or without a leading `?`; empty: the blob is public. */
  readonly sasToken: string;
}

/** A request for batch scoring, checked as far as can be seen from it. */
export interface ScoringRequest {
  readonly input: AzureBlob;
  readonly output: AzureBlob;
  readonly error: AzureBlob;
  readonly modelId: string;
  /** Absent: the active one. */
  readonly buildId?: number;
  readonly numberOfResults: number;
  readonly includeMetadata: boolean;
  readonly minimalScore: number;
}

const places = ['input', 'output', 'error'] as const;

/** Reads the body of `POST /batchjobs`. Numbers and booleans may be written as text, as in one of the service's samples. */
export function readScoringRequest(
  body: unknown,
): { readonly request: ScoringRequest; readonly shown: object } | { readonly fault: AzureFault } {
  if (!isObject(body)) return { fault: badArgument('The body is a JSON object.') };
  const { job } = body;
  if (!isObject(job)) return { fault: badArgument('The body has a member job, an object.') };
  const blobs = new Map<string, AzureBlob>();
  for (const place of places) {
    const blob = blobOf(body[place], place);
    if ('code' in blob) return { fault: blob };
    blobs.set(place, blob);
  }
  if (typeof job['apiName'] !== 'string' || job['apiName'].trim().toLowerCase() !== 'itemrecommend')
    return { fault: badArgument('job.apiName is ItemRecommend, the only one that batches support.') };
  const modelId = job['modelId'];
  if (typeof modelId !== 'string' || modelId.trim() === '') return { fault: badArgument('job.modelId is the id of a model.') };
  const buildId = readNumber(job['buildId'], undefined);
  if (buildId !== undefined && !(Number.isSafeInteger(buildId) && buildId > 0))
    return { fault: badArgument('job.buildId is the number of a build.') };
  const numberOfResults = readNumber(job['numberOfResults'], 10)!;
  if (!Number.isInteger(numberOfResults) || numberOfResults < 1 || numberOfResults > 1000)
    return { fault: badArgument('job.numberOfResults is a whole number from 1 to 1000.') };
  const minimalScore = readNumber(job['minimalScore'], 0.1)!;
  if (!(minimalScore >= 0 && minimalScore <= 1)) return { fault: badArgument('job.minimalScore is a number from 0 to 1.') };
  const includeMetadata = readBoolean(job['includeMetadata'], false);
  if (includeMetadata === undefined) return { fault: badArgument('job.includeMetadata is true or false.') };
  const options = {
    modelId: modelId.trim(),
    ...(buildId === undefined ? undefined : { buildId }),
    numberOfResults,
    includeMetadata,
    minimalScore,
  };
  return {
    request: { input: blobs.get('input')!, output: blobs.get('output')!, error: blobs.get('error')!, ...options },
    shown: {
      ...Object.fromEntries(places.map((place) => [place, masked(body[place] as Readonly<Record<string, string>>)])),
      job: { apiName: 'ItemRecommend', ...options },
    },
  };
}

/** A number, perhaps written as text; `NaN`: something else. */
export function readNumber(value: unknown, absent: number | undefined): number | undefined {
  if (value === undefined || value === null || value === '') return absent;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[+-]?\d{1,15}(?:\.\d{0,15})?\s*$/.test(value) ? Number(value) : Number.NaN;
}

/** A boolean, perhaps written as text, `True` included; `undefined`: something else. */
export function readBoolean(value: unknown, absent: boolean): boolean | undefined {
  if (value === undefined || value === null || value === '') return absent;
  const text = String(value).trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function blobOf(value: unknown, place: string): AzureBlob | AzureFault {
  if (!isObject(value)) return badArgument(`The body has a member ${place}, an object.`);
  const { authenticationType, baseLocation, relativeLocation, sasBlobToken = '' } = value;
  if (typeof authenticationType !== 'string' || authenticationType.trim().toLowerCase() !== 'publicorsas')
    return badArgument(`${place}.authenticationType is PublicOrSas.`);
  if (typeof baseLocation !== 'string' || typeof relativeLocation !== 'string' || relativeLocation.trim() === '')
    return badArgument(`${place} has a baseLocation and a relativeLocation.`);
  if (sasBlobToken !== null && typeof sasBlobToken !== 'string') return badArgument(`${place}.sasBlobToken is a text.`);
  // The document's own sample has a blank behind a path.
  const url = `${baseLocation.trim().replace(/\/+$/, '')}/${relativeLocation.trim().replace(/^\/+/, '')}`;
  if (url.length > 4096 || !URL.canParse(url)) return badArgument(`${place}: baseLocation and relativeLocation make no absolute URL.`);
  return { url, sasToken: (sasBlobToken ?? '').trim() };
}

/** As it is shown to its owner: whatever stands where a signature may stand is left out. */
function masked({ baseLocation = '', relativeLocation = '', sasBlobToken }: Readonly<Record<string, string>>): object {
  return {
    authenticationType: 'PublicOrSas',
    baseLocation: bare(baseLocation),
    relativeLocation: bare(relativeLocation),
    sasBlobToken: (sasBlobToken ?? '').trim() === '' ? '' : '?***',
  };
}

/** Without a query, a fragment, and a name and password before the host. */
function bare(location: string): string {
  return location
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/^([a-z]+:\/\/)[^/]*@/i, '$1');
}
