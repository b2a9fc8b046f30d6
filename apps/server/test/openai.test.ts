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

  async function upload(text: string, filename = 'in.jsonl'): Promise<string> {
    const form = new FormData();
    form.set('purpose', 'batch');
    form.set('file', new File([text], filename));
    const request = new Request('http://x/', { method: 'POST', body: form });
    const headers = { 'content-type': request.headers.get('content-type')!, authorization: 'Bearer demo-token' };
    const answer = await fetch(`${server.url}/openai/v1/files`, { method: 'POST', headers, body: await request.arrayBuffer() });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { id: string }).id;
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
