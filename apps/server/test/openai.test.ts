import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

describe.each(drivers)('the OpenAI dialect on %s', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver);
  }, 60_000);
  afterAll(() => server.close());

  async function upload(text: string, filename = 'in.jsonl', more: Record<string, string> = {}): Promise<string> {
    const answer = await uploading(text, filename, more);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { id: string }).id;
  }

  async function uploading(text: string, filename: string, more: Record<string, string>): Promise<Response> {
    const form = new FormData();
    form.set('purpose', 'batch');
    for (const [name, value] of Object.entries(more)) form.set(name, value);
    form.set('file', new File([text], filename));
    const request = new Request('http://x/', { method: 'POST', body: form });
    const headers = { 'content-type': request.headers.get('content-type')!, authorization: 'Bearer demo-token' };
    return fetch(`${server.url}/openai/v1/files`, { method: 'POST', headers, body: await request.arrayBuffer() });
  }

  const create = (fileId: string, more: object = {}) =>
    send(server.url, 'POST', '/openai/v1/batches', {
      body: { input_file_id: fileId, endpoint: '/', completion_window: '24h', ...more },
    });

  it('keeps the files and batches of an account from other callers', async () => {
    const fileId = await upload('{"custom_id":"1","method":"GET","url":"/items"}');
    const { body } = await create(fileId);
    const { id } = body as { id: string };
    for (const path of [`files/${fileId}`, `files/${fileId}/content`, `batches/${id}`]) {
      const none = await send(server.url, 'GET', `/openai/v1/${path}`, { headers: { authorization: null } as never });
      expect(none.status).toBe(401);
      expect((await send(server.url, 'GET', `/openai/v1/${path}`)).status).toBe(200);
    }
  });

  it('refuses in the service’s own form', async () => {
    const { status, body } = await create('file-none');
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: { message: expect.any(String), type: 'invalid_request_error', param: 'input_file_id', code: null } },
    });
  });

  it.each([
    [{ endpoint: 'items' }, 'endpoint'],
    [{ endpoint: '/a\0b' }, 'endpoint'],
    [{ completion_window: '1h' }, 'completion_window'],
    [{ metadata: { a: 1 } }, 'metadata'],
    [{ metadata: [] }, undefined],
  ])('takes %j for what it is', async (more, param) => {
    const { status, body } = await create(await upload('{"custom_id":"1","method":"GET","url":"/items"}'), more);
    expect(status).toBe(param === undefined ? 200 : 400);
    if (param !== undefined) expect((body as { error: { param: string } }).error.param).toBe(param);
  });

  const read = async (path: string) => send(server.url, 'GET', `/openai/v1/${path}`);

  async function ended(id: string): Promise<Record<string, unknown>> {
    for (;;) {
      const body = (await read(`batches/${id}`)).body as Record<string, unknown>;
      if (body['status'] !== 'in_progress' && body['status'] !== 'cancelling') return body;
    }
  }

  it('keeps a file no longer than it was told to', async () => {
    const expiry = { 'expires_after[anchor]': 'created_at', 'expires_after[seconds]': '3600' };
    const fileId = await upload('{"custom_id":"1","method":"GET","url":"/items"}', 'in.jsonl', expiry);
    const file = (await read(`files/${fileId}`)).body as { created_at: number; expires_at: number };
    expect(file.expires_at - file.created_at).toBe(3600);
    await server.database.kysely
      .updateTable('openai_files')
      .set({ expires_at: new Date(0) })
      .where('id', '=', fileId)
      .execute();
    expect((await read(`files/${fileId}`)).status).toBe(404);
    expect((await read(`files/${fileId}/content`)).status).toBe(404);
    await upload('{}');
    const left = await server.database.kysely.selectFrom('openai_files').select('id').where('id', '=', fileId).execute();
    expect(left).toEqual([]);
  });

  it.each([
    { 'expires_after[anchor]': 'created_at', 'expires_after[seconds]': '60' },
    { 'expires_after[seconds]': '3600' },
    { 'expires_after[anchor]': 'now', 'expires_after[seconds]': '3600' },
  ])('refuses a file that is to expire by %j', async (expiry) => {
    const answer = await uploading('{}', 'in.jsonl', expiry as Record<string, string>);
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { param: 'expires_after' } }]);
  });

  it('keeps the output of a batch as long as it was told to, or until it is deleted', async () => {
    const fileId = await upload('{"custom_id":"1","method":"GET","url":"/items"}');
    const { body } = await create(fileId, { output_expires_after: { anchor: 'created_at', seconds: 7200 } });
    const { output_file_id: outputId } = await ended((body as { id: string }).id);
    const file = (await read(`files/${String(outputId)}`)).body as { created_at: number; expires_at: number };
    expect(file.expires_at - file.created_at).toBe(7200);
    const remove = () => send(server.url, 'DELETE', `/openai/v1/files/${String(outputId)}`);
    expect((await remove()).body).toEqual({ id: outputId, object: 'file', deleted: true });
    expect((await remove()).status).toBe(404);
    expect((await read(`files/${String(outputId)}/content`)).status).toBe(404);
    expect((await create(fileId, { output_expires_after: 5 })).status).toBe(400);
  });

  it('lists files from the oldest where it is asked to, page by page', async () => {
    const all = (await read('files')).body as { data: { id: string }[] };
    const ids: string[] = [];
    for (let after = '', more = true; more;) {
      const page = (await read(`files?order=asc&limit=2${after}`)).body as { data: { id: string }[]; has_more: boolean; last_id: string };
      ids.push(...page.data.map(({ id }) => id));
      after = `&after=${page.last_id}`;
      more = page.has_more;
    }
    expect(ids).toEqual(all.data.map(({ id }) => id).toReversed());
    expect((await read('files?order=up')).status).toBe(400);
  });

  it('tells when a batch was cancelled, also after its end', async () => {
    const lines = Array.from({ length: 5000 }, (_, n) => `{"custom_id":"${n}","method":"PUT","url":"/items/c${n}","body":{}}`);
    const { body } = await create(await upload(lines.join('\n')));
    const { id } = body as { id: string };
    expect((await send(server.url, 'POST', `/openai/v1/batches/${id}/cancel`)).body).toMatchObject({ cancelling_at: expect.any(Number) });
    expect(await ended(id)).toMatchObject({ status: 'cancelled', cancelling_at: expect.any(Number), cancelled_at: expect.any(Number) });
  });

  it('takes names and notes with any character', async () => {
    const fileId = await upload('{"custom_id":"1","method":"GET","url":"/items"}', 'a\u0001b.jsonl');
    const { status, body } = await create(fileId, { metadata: { note: 'a\0b' } });
    expect({ status, body }).toMatchObject({ status: 200, body: { metadata: { note: 'a\0b' } } });
  });

  it('never answers 500, whatever is asked', async () => {
    const ids = fc.oneof(fc.constantFrom('%00', '..', 'file-0', 'batch_0', `file-${'0'.repeat(32)}-output`), fc.webSegment());
    const paths = fc.oneof(
      ids.map((id) => `/files/${id}`),
      ids.map((id) => `/files/${id}/content`),
      ids.map((id) => `/batches/${id}`),
      ids.map((id) => `/batches/${id}/cancel`),
      ids.map((id) => `/files?after=${id}&purpose=${id}`),
      ids.map((id) => `/batches?after=${id}`),
      fc.constantFrom('/files', '/batches', '/'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('GET', 'POST', 'DELETE'), paths, fc.option(fc.json()), async (method, path, text) => {
        const body = method === 'GET' || text === null ? {} : { body: JSON.parse(text) as object };
        expect((await send(server.url, method, `/openai/v1${path}`, body)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
