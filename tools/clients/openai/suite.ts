// The official client, unmodified, uploads requests, creates a batch of them, polls it, and reads what came out.
import assert from 'node:assert/strict';
import OpenAI, { AuthenticationError, BadRequestError, ConflictError, NotFoundError } from 'openai';
import type { ClientServer, ClientSuite } from '../suite.ts';

const clientOf = ({ baseUrl, token }: ClientServer, apiKey = token) =>
  new OpenAI({ baseURL: `${baseUrl}/openai/v1`, apiKey, maxRetries: 0 });

/** The client is installed when the suites are run: here it is untyped. */
type Client = ReturnType<typeof clientOf>;

interface Line {
  readonly custom_id: string;
  readonly response: { readonly status_code: number; readonly body: Record<string, unknown> } | null;
  readonly error: unknown;
}

const put = (n: number) => ({ custom_id: `put-${n}`, method: 'PUT', url: `/items/openai-${n}`, body: { title: `Film ${n}` } });
const missing = { custom_id: 'missing', method: 'GET', url: '/items/nobody-has-this' };

async function upload(client: Client, lines: readonly (object | string)[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return client.files.create({ file: new File([text], 'requests.jsonl'), purpose: 'batch' });
}

async function create(client: Client, lines: readonly (object | string)[], endpoint = '/') {
  const file = await upload(client, lines);
  return client.batches.create({
    input_file_id: file.id,
    endpoint: endpoint as never,
    completion_window: '24h',
    metadata: { run: 'test' },
  });
}

async function ended(client: Client, id: string) {
  for (;;) {
    const batch = await client.batches.retrieve(id);
    if (!['validating', 'in_progress', 'finalizing', 'cancelling'].includes(batch.status)) return batch;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function linesOf(client: Client, fileId: string | undefined | null): Promise<Line[]> {
  assert.ok(fileId);
  const text: string = await (await client.files.content(fileId)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

export const suite: ClientSuite = {
  dialect: 'openai',
  client: 'npm openai',
  version: '7.57.0',
  features: [
    {
      feature: 'files: create, retrieve, content, list, delete',
      async run(server) {
        const client = clientOf(server);
        const file = await upload(client, [put(1)]);
        assert.equal(file.object, 'file');
        assert.equal(file.filename, 'requests.jsonl');
        assert.equal((await client.files.retrieve(file.id)).bytes, file.bytes);
        assert.equal(await (await client.files.content(file.id)).text(), JSON.stringify(put(1)));
        const other = await upload(client, [put(2)]);
        const listed: string[] = [];
        for await (const { id } of client.files.list({ limit: 1 })) listed.push(id);
        assert.deepEqual(listed.slice(0, 2), [other.id, file.id]);
        assert.equal((await client.files.delete(file.id)).deleted, true);
        await assert.rejects(client.files.retrieve(file.id), NotFoundError);
      },
    },
    {
      feature: 'a file of 20 MB',
      async run(server) {
        const client = clientOf(server);
        const file = await upload(client, ['x'.repeat(20 * 1024 * 1024)]);
        assert.equal(file.bytes, 20 * 1024 * 1024);
        await client.files.delete(file.id);
      },
    },
    {
      feature: 'a batch: created, polled, its output and error files read',
      proves: 'writes with a body',
      async run(server) {
        const client = clientOf(server);
        const batch = await create(client, [put(1), missing, put(2)]);
        assert.equal(batch.object, 'batch');
        assert.equal(batch.completion_window, '24h');
        assert.deepEqual(batch.metadata, { run: 'test' });
        const end = await ended(client, batch.id);
        assert.equal(end.status, 'completed');
        assert.deepEqual(end.request_counts, { total: 3, completed: 2, failed: 1 });
        const output = await linesOf(client, end.output_file_id);
        assert.deepEqual(output.map(({ custom_id }) => custom_id).toSorted(), ['put-1', 'put-2']);
        assert.deepEqual(output[0]!.response?.body['title'], `Film ${output[0]!.custom_id.at(-1)}`);
        const [failed] = await linesOf(client, end.error_file_id);
        assert.equal(failed!.custom_id, 'missing');
        assert.equal(failed!.response?.status_code, 404);
        assert.equal((await client.files.retrieve(end.output_file_id!)).purpose, 'batch_output');
      },
    },
    {
      feature: 'a failure stays with its request',
      proves: 'a failure is its own item’s',
      async run(server) {
        const client = clientOf(server);
        const end = await ended(client, (await create(client, [missing, put(3)])).id);
        assert.deepEqual(end.request_counts, { total: 2, completed: 1, failed: 1 });
      },
    },
    {
      feature: 'reads',
      proves: 'reads',
      async run(server) {
        const client = clientOf(server);
        await ended(client, (await create(client, [put(4)])).id);
        const end = await ended(client, (await create(client, [{ custom_id: 'get', method: 'GET', url: '/items/openai-4' }])).id);
        assert.equal((await linesOf(client, end.output_file_id))[0]!.response?.body['title'], 'Film 4');
        assert.equal(end.error_file_id, null);
      },
    },
    {
      feature: 'a batch of 50,000 requests',
      proves: 'the largest batch',
      timeoutMs: 300_000,
      async run(server) {
        const client = clientOf(server);
        const lines = Array.from({ length: 50_000 }, (_, n) => ({ custom_id: `r${n}`, method: 'GET', url: `/items/openai-${n % 5}` }));
        const end = await ended(client, (await create(client, lines)).id);
        assert.equal(end.request_counts?.total, 50_000);
        assert.equal((await linesOf(client, end.output_file_id)).length, end.request_counts?.completed);
      },
    },
    {
      feature: 'a file with bad lines: failed, nothing ran, each line named',
      proves: 'refusal of a whole batch',
      async run(server) {
        const client = clientOf(server);
        const lines = [put(77), '{', { ...put(78), custom_id: 'put-77' }, { ...put(79), url: '/users/x' }];
        const batch = await create(client, lines, '/items/');
        assert.equal(batch.status, 'failed');
        assert.deepEqual(
          batch.errors?.data?.map(({ code, line }: { code: string; line: number }) => [code, line]),
          [
            ['invalid_json_line', 2],
            ['duplicate_custom_id', 3],
            ['mismatched_endpoint', 4],
          ],
        );
        const end = await ended(client, (await create(client, [{ custom_id: 'get', method: 'GET', url: '/items/openai-77' }])).id);
        assert.equal(end.request_counts?.failed, 1);
      },
    },
    {
      feature: 'cancel keeps what is finished',
      async run(server) {
        const client = clientOf(server);
        const batch = await create(
          client,
          Array.from({ length: 20_000 }, (_, n) => put(n)),
        );
        const cancelled = await client.batches.cancel(batch.id);
        assert.ok(['cancelling', 'cancelled'].includes(cancelled.status));
        const end = await ended(client, batch.id);
        assert.equal(end.status, 'cancelled');
        const unexecuted = (await linesOf(client, end.error_file_id)).find(({ response }) => response === null);
        assert.equal((unexecuted?.error as { code?: string } | null)?.code, 'batch_cancelled');
        await assert.rejects(client.batches.cancel(batch.id), ConflictError);
      },
    },
    {
      feature: 'list with pages',
      async run(server) {
        const client = clientOf(server);
        const made = await create(client, [put(1)]);
        const ids: string[] = [];
        for await (const { id } of client.batches.list({ limit: 2 })) ids.push(id);
        assert.equal(ids[0], made.id);
        assert.equal(new Set(ids).size, ids.length);
        assert.ok(ids.length > 4);
      },
    },
    {
      feature: 'errors as the client’s own classes',
      async run(server) {
        const client = clientOf(server);
        await assert.rejects(client.batches.retrieve('batch_none'), NotFoundError);
        await assert.rejects(
          client.batches.create({ input_file_id: 'file-none', endpoint: '/' as never, completion_window: '24h' }),
          (error: { status: number; param: string }) => error.status === 400 && error.param === 'input_file_id',
        );
        await assert.rejects(client.files.create({ file: new File(['x'], 'x.jsonl'), purpose: 'assistants' }), BadRequestError);
      },
    },
    {
      feature: 'a wrong key',
      proves: 'refusal of wrong credentials',
      async run(server) {
        await assert.rejects(clientOf(server, 'wrong').batches.list(), AuthenticationError);
      },
    },
    {
      feature: 'https',
      proves: 'https',
      async run({ secureUrl, token }) {
        const client = new OpenAI({ baseURL: `${secureUrl}/openai/v1`, apiKey: token });
        await client.batches.list();
      },
    },
  ],
  notSupported: [
    {
      feature: 'answers in the order of the requests',
      proves: 'answers in the order of the requests',
      why: 'The service promises none; lines carry their custom_id.',
    },
    { feature: 'dependencies', proves: 'an item that depends on another', why: 'The wire form has none.' },
    { feature: 'credentials per request', proves: 'credentials per item', why: 'The wire form has none: a file has no headers.' },
    { feature: 'a request alone', proves: 'one request alone', why: 'Requests of the service itself (chat, embeddings) are not Sheaf’s.' },
  ],
};
