import assert from 'node:assert/strict';
import { ApiClient, errors, requests as rqs } from 'recombee-api-client';
import type { ClientServer } from '../suite.ts';

/** The client, as far as it is used here: its own types are not there when these are checked. */
export interface Client {
  send(request: unknown, callback?: (error: unknown, answer: unknown) => void): Promise<unknown>;
}

/** The unmodified client of a server; a member of `changes` stands in place of what the server's own is. */
export function clientOf(
  { baseUrl, catalogue, token }: ClientServer,
  changes: { readonly databaseId?: string; readonly token?: string; readonly baseUri?: string; readonly protocol?: string } = {},
): Client {
  const { databaseId = catalogue, token: key = token, baseUri = new URL(baseUrl).host, protocol } = changes;
  return new ApiClient(databaseId, key, { baseUri, ...(protocol === undefined ? {} : { protocol }) }) as Client;
}

/** A client whose database is empty. */
export async function emptied(server: ClientServer, changes: Parameters<typeof clientOf>[1] = {}): Promise<Client> {
  const client = clientOf(server, changes);
  assert.equal(await client.send(new rqs.ResetDatabase()), 'ok');
  return client;
}

export interface BatchResult {
  readonly code: number;
  readonly json: unknown;
}

export async function batchOf(client: Client, requests: readonly unknown[]): Promise<readonly BatchResult[]> {
  const results = (await client.send(new rqs.Batch(requests))) as readonly BatchResult[];
  assert.equal(results.length, requests.length);
  return results;
}

export function codesOf(results: readonly BatchResult[]): number[] {
  return results.map(({ code }) => code);
}

/** The client's error for a request that is refused. */
export async function refusalOf(client: Client, request: unknown): Promise<{ statusCode: number; message: string }> {
  const error: unknown = await client.send(request).then(
    () => assert.fail('it was not refused'),
    (failure: unknown) => failure,
  );
  assert.ok(error instanceof errors.ResponseError, String(error));
  return error as { statusCode: number; message: string };
}

/** Starts something that looks at its clock at once, and finds one that is off by so much. */
export function withClock<Result>(offMs: number, start: () => Result): Result {
  const { Date: own } = globalThis;
  const nowMs = own.now() + offMs;
  globalThis.Date = class extends own {
    constructor() {
      super(nowMs);
    }
  } as DateConstructor;
  try {
    return start();
  } finally {
    globalThis.Date = own;
  }
}

/** What the same catalogue answers natively. */
export async function nativeOf({ baseUrl, token }: ClientServer, path: string): Promise<unknown> {
  const response = await fetch(baseUrl + path, { headers: { authorization: `Bearer ${token}` } });
  return response.json();
}
