// Requests that every operation of a kind must refuse as the spec states: no credential, unreadable bodies, wrong types.
import { request } from 'node:http';
import type { Answer } from './example.ts';
import type { Spec, SpecOperation } from './spec.ts';
import { requestLine, send } from './ways.ts';
import type { RequestLine, Target } from './ways.ts';

export interface Probe {
  readonly name: string;
  readonly status: number;
  readonly code: string;
  readonly takes: (operation: SpecOperation) => boolean;
  readonly send: (target: Target, operation: SpecOperation, line: RequestLine) => Promise<Answer>;
}

const readsBody = (operation: SpecOperation): boolean => operation.bodyType !== undefined;
/** Its body holds items: what breaks it is told as the envelope's fault. */
const takesEnvelope = ({ id }: SpecOperation): boolean => id === 'executeBatch' || id === 'createJob';
const withBody =
  (headers: Record<string, string>, body: () => string): Probe['send'] =>
  async (target, operation, line) =>
    send(target, line.method, line.path, { 'content-type': operation.bodyType as string, ...headers }, body());

const probes: readonly Probe[] = [
  {
    name: 'without a credential',
    status: 401,
    code: 'unauthenticated',
    takes: (operation) => !operation.public,
    send: (target, _operation, line) => send(target, line.method, line.path, { authorization: '' }, undefined),
  },
  {
    name: 'with a token that no account has',
    status: 401,
    code: 'unauthenticated',
    takes: (operation) => !operation.public,
    send: (target, _operation, line) => send(target, line.method, line.path, { authorization: 'Bearer nobody-has-this' }, undefined),
  },
  {
    name: 'with a catalogue that the account does not have',
    status: 404,
    code: 'not-found',
    takes: (operation) => !operation.public,
    send: (target, _operation, line) => send(target, line.method, line.path, { 'sheaf-catalogue': 'nobody-has-this' }, undefined),
  },
  { name: 'with a cut-off body', status: 400, code: 'malformed-json', takes: readsBody, send: withBody({}, () => '{"a":') },
  {
    name: 'with a body nested 100 deep',
    status: 400,
    code: 'json-too-deep',
    takes: readsBody,
    send: withBody({}, () => `${'['.repeat(100)}${']'.repeat(100)}`),
  },
  {
    name: 'with a number that would change',
    status: 400,
    code: 'inexact-number',
    takes: readsBody,
    send: withBody({}, () => '{"a":9007199254740993}'),
  },
  {
    name: 'with a __proto__ member',
    status: 400,
    code: 'forbidden-member',
    takes: readsBody,
    send: withBody({}, () => '{"__proto__":{}}'),
  },
  {
    name: 'with text',
    status: 415,
    code: 'unsupported-media-type',
    takes: readsBody,
    send: withBody({ 'content-type': 'text/plain' }, () => '{}'),
  },
  {
    name: 'with an unknown encoding',
    status: 415,
    code: 'unsupported-content-encoding',
    takes: readsBody,
    send: withBody({ 'content-encoding': 'zstd' }, () => '{}'),
  },
  {
    name: 'with a body over the limit',
    status: 413,
    code: 'content-too-large',
    takes: readsBody,
    send: (target, operation, line) => sendTooLarge(target, operation, line),
  },
  {
    name: 'with an array as body',
    status: 422,
    code: 'invalid-request',
    takes: (operation) => readsBody(operation) && !takesEnvelope(operation),
    send: withBody({}, () => '[]'),
  },
  {
    name: 'with null as body',
    status: 422,
    code: 'invalid-request',
    takes: (operation) => readsBody(operation) && !takesEnvelope(operation),
    send: withBody({}, () => 'null'),
  },
  {
    name: 'with an array as envelope',
    status: 400,
    code: 'invalid-envelope',
    takes: takesEnvelope,
    send: withBody({}, () => '[]'),
  },
  {
    name: 'accepting only an image',
    status: 406,
    code: 'not-acceptable',
    takes: (operation) => operation.statuses.includes(406),
    send: withBody({ accept: 'image/png' }, () => '{"requests":[{"operationId":"getHealth"}]}'),
  },
  {
    name: 'with a query parameter that it does not have',
    status: 422,
    code: 'invalid-request',
    takes: (operation) => !readsBody(operation) && operation.statuses.includes(422),
    send: (target, _operation, line) => {
      const path = `${line.path}${line.path.includes('?') ? '&' : '?'}no-such=1`;
      return send(target, line.method, path, {}, undefined);
    },
  },
  {
    name: 'with an id that is none',
    status: 422,
    code: 'invalid-request',
    // A job's id has no form that it could break: whatever is no job of the caller's is answered alike.
    takes: (operation) => operation.parameters.some((parameter) => parameter.in === 'path' && parameter.name !== 'jobId'),
    send: (target, operation, line) =>
      send(target, line.method, line.path.replace(/(?<=\/)[^/?]*\bprobe\b[^/?]*/, 'not%20valid'), {}, undefined).then((answer) =>
        // Bodies are checked first where one is required and missing: both are 422 or 400, so send one.
        operation.bodyType === undefined
          ? answer
          : send(
              target,
              line.method,
              line.path.replace(/(?<=\/)[^/?]*\bprobe\b[^/?]*/, 'not%20valid'),
              { 'content-type': operation.bodyType },
              '{}',
            ),
      ),
  },
];

// By node:http: the server answers and closes before it has read the body, which fetch takes for a failure of its own.
async function sendTooLarge(target: Target, operation: SpecOperation, line: RequestLine): Promise<Answer> {
  const { body } = await send(target, 'GET', '/batch/capabilities', {}, undefined);
  const text = `{"a":"${'x'.repeat((body as { limits: { maxBodyBytes: number } }).limits.maxBodyBytes)}"}`;
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${target.token}`, 'content-type': operation.bodyType, 'content-length': text.length };
    const sent = request(target.baseUrl + line.path, { method: line.method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answerHeaders = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        resolve({
          status: response.statusCode as number,
          headers: answerHeaders,
          body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
        });
      });
    });
    // After the answer the connection may break while the rest is still being written.
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Each probe that fits the operation, with a request line whose ids are `probe`. */
export function probesOf(operation: SpecOperation): readonly { probe: Probe; line: RequestLine }[] {
  const parameters = Object.fromEntries(
    operation.parameters.filter((each) => each.required).map((each) => [each.name, each.name === 'type' ? 'view' : 'probe']),
  );
  const line = requestLine(operation, { parameters });
  return probes.filter((probe) => probe.takes(operation)).map((probe) => ({ probe, line }));
}

/** Items of operations that a batch may not call are refused, and only they. */
export async function notBatchable(target: Target, spec: Spec): Promise<{ operation: SpecOperation; answer: Answer }[]> {
  const operations = spec.operations.filter((operation) => !operation.batchable);
  const requests = operations.map((operation) => ({
    operationId: operation.id,
    ...(operation.bodyType === undefined ? {} : { body: { requests: [] } }),
  }));
  const { body } = await send(target, 'POST', '/batch', { 'content-type': 'application/json' }, JSON.stringify({ requests }));
  return operations.map((operation, index) => ({ operation, answer: (body as { responses: Answer[] }).responses[index] as Answer }));
}
