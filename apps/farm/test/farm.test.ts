import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createFarm, type FarmOptions } from '@sheaf/farm';

jest.setTimeout(60_000);

let app: NestFastifyApplication | undefined;
const start = async (options?: FarmOptions) => {
  app = await createFarm(options);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
};
afterEach(async () => {
  await app?.close();
  app = undefined;
});
const send = async (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object | string,
  headers: Record<string, string> = {},
) => {
  const {
    statusCode,
    headers: answered,
    body,
  } = await app!.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  const isJson = String(answered['content-type']).includes('json') && body !== '';
  return { status: statusCode, headers: answered, text: body, body: (isJson ? JSON.parse(body) : undefined) as unknown };
};
const animals = '/farm/v2/animals';
const error = (code: number, status: string, message: unknown = expect.any(String)) => ({
  status: code,
  body: { error: { code, status, message } },
});

/** Parts as Google's clients send them; the statuses and bodies of the answer's parts. */
const google = async (requests: readonly string[], headers: Record<string, string> = {}) => {
  const payload = `${requests
    .map((request) => `--b\nContent-Type: application/http\nContent-ID: <x + 1>\n\n${request}\n`)
    .join('')
    .replaceAll('x + 1', () => `x + ${++id}`)}--b--`;
  const answer = await send('POST', '/batch/farm/v2', payload, { 'content-type': 'multipart/mixed; boundary=b', ...headers });
  return answer.text
    .split(/--batch_[\da-f-]+/)
    .slice(1, -1)
    .map((part) => ({
      status: Number(/HTTP\/1\.1 (\d+)/.exec(part)?.[1]),
      body: JSON.parse(part.split('\r\n\r\n')[2]!.trim() || 'null') as unknown,
    }));
};
let id = 0;

/** A method of the discovery document. */
const method = (name: string, path: string, httpMethod: string) => ({ id: `farm.animals.${name}`, path, httpMethod });

describe('the farm', () => {
  it('inserts, gets, changes and deletes animals and farmers', async () => {
    await start();
    expect(await send('POST', `${animals}?name=sheep`)).toMatchObject({ status: 200, body: { id: '1', name: 'sheep' } });
    expect(await send('POST', animals, { name: 'pig', note: 'grün' })).toMatchObject({ body: { id: '2', name: 'pig', note: 'grün' } });
    expect((await send('PATCH', `${animals}/2`, { name: 'boar', note: null })).body).toEqual({ id: '2', name: 'boar' });
    expect((await send('GET', `${animals}/2`)).body).toEqual({ id: '2', name: 'boar' });
    expect(await send('DELETE', `${animals}/2`)).toMatchObject({ status: 204, text: '' });
    expect(await send('GET', `${animals}/2`)).toMatchObject(error(404, 'NOT_FOUND', 'There is nothing with the id "2".'));
    // Farmers are others than animals.
    expect((await send('GET', '/farm/v2/farmers')).body).toEqual({ items: [] });
    expect((await send('POST', '/farm/v2/farmers', { name: 'Ada' })).body).toEqual({ id: '1', name: 'Ada' });
  });

  it('lists page by page', async () => {
    await start();
    for (const name of ['a', 'b', 'c']) await send('POST', `${animals}?name=${name}`);
    await send('DELETE', `${animals}/2`);
    await send('POST', `${animals}?name=d`);
    const first = (await send('GET', `${animals}?maxResults=2`)).body as { items: { name: string }[]; nextPageToken: string };
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'c']);
    const rest = (await send('GET', `${animals}?maxResults=2&pageToken=${first.nextPageToken}`)).body;
    expect(rest).toEqual({ items: [{ id: '4', name: 'd' }] });
  });

  it('answers errors as Google APIs do', async () => {
    await start();
    for (const query of ['maxResults=0', 'maxResults=1001', 'maxResults=x', 'pageToken=x'])
      expect(await send('GET', `${animals}?${query}`)).toMatchObject(error(400, 'INVALID_ARGUMENT'));
    for (const body of [{ name: 1 }, []]) expect(await send('POST', animals, body)).toMatchObject(error(400, 'INVALID_ARGUMENT'));
    expect(await send('POST', animals, '{"name":', { 'content-type': 'application/json' })).toMatchObject(error(400, 'INVALID_ARGUMENT'));
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-http-method-override': 'GET' };
    expect(await send('POST', animals, 'maxResults=1', form)).toMatchObject(error(415, 'INVALID_ARGUMENT'));
    expect((await send('GET', animals)).body).toEqual({ items: [] });
    for (const path of ['/nothing', `${animals}/0x1`, `${animals}/9`])
      expect(await send('GET', path)).toMatchObject(error(404, 'NOT_FOUND'));
  });

  it('asks for its token, where it has one, and leaves its description open', async () => {
    await start({ token: 'hay' });
    for (const headers of [undefined, { authorization: 'Bearer oats' }, { authorization: 'Bearer hayy' }])
      expect(await send('GET', animals, undefined, headers)).toMatchObject({
        ...error(401, 'UNAUTHENTICATED'),
        headers: { 'www-authenticate': 'Bearer realm="farm"' },
      });
    expect((await send('GET', animals, undefined, { authorization: 'Bearer hay' })).status).toBe(200);
    for (const path of ['/openapi.json', '/discovery/v1/apis/farm/v2/rest']) expect((await send('GET', path)).status).toBe(200);
  });

  it('describes itself to Google’s clients', async () => {
    await start();
    const { body } = await send('GET', '/discovery/v1/apis/farm/v2/rest', undefined, { host: '127.0.0.1:3001' });
    expect(body).toMatchObject({
      rootUrl: 'http://127.0.0.1:3001/',
      servicePath: 'farm/v2/',
      batchPath: 'batch/farm/v2',
      resources: {
        animals: {
          methods: {
            list: { ...method('list', 'animals', 'GET'), parameters: { maxResults: { type: 'integer', location: 'query' } } },
            insert: { ...method('insert', 'animals', 'POST'), parameters: { name: { type: 'string', location: 'query' } }, request: {} },
            get: { ...method('get', 'animals/{animalId}', 'GET'), response: { $ref: 'Thing' } },
            patch: method('patch', 'animals/{animalId}', 'PATCH'),
            delete: method('delete', 'animals/{animalId}', 'DELETE'),
          },
        },
        farmers: { methods: { list: {}, insert: {} } },
      },
    });
    expect((body as { resources: { animals: { methods: { delete: object } } } }).resources.animals.methods.delete).not.toHaveProperty(
      'response',
    );
  });
});

describe('a batch of the farm', () => {
  it('is taken in three forms, which see the same animals', async () => {
    await start();
    const native = await send('POST', '/batch', {
      requests: [
        { id: 'new', method: 'POST', path: animals, body: { name: 'sheep' } },
        { operationId: 'AnimalsController_get', parameters: { animalId: { $result: 'new#/body/id' } } },
      ],
    });
    expect(native.body).toMatchObject({ responses: [{ status: 200 }, { body: { id: '1', name: 'sheep' } }] });
    const graph = await send('POST', '/v1.0/$batch', {
      requests: [
        { id: 'b', method: 'GET', url: `${animals}/2`, dependsOn: ['a'] },
        { id: 'a', method: 'POST', url: animals, headers: { 'content-type': 'application/json' }, body: { name: 'pig' } },
      ],
    });
    expect(graph.body).toMatchObject({
      responses: [
        { id: 'b', status: 200, body: { name: 'pig' } },
        { id: 'a', status: 200 },
      ],
    });
    expect(await google([`GET ${animals}/1`, `DELETE ${animals}/2`, `GET ${animals}/2`])).toEqual([
      { status: 200, body: { id: '1', name: 'sheep' } },
      { status: 204, body: null },
      error(404, 'NOT_FOUND'),
    ]);
  });

  it('has a part for what is wrong with one, and credentials of its own for each', async () => {
    await start({ token: 'hay' });
    const own = 'Authorization: Bearer hay';
    expect(await google([`GET ${animals} HTTP/1.1\n${own}`, `GET ${animals}`])).toMatchObject([
      { status: 200 },
      error(401, 'UNAUTHENTICATED'),
    ]);
    // What the batch carries, parts without their own have, too.
    const wrong = 'Authorization: Bearer oats';
    expect(await google([`GET ${animals} HTTP/1.1\n${wrong}`, `GET ${animals}`], { authorization: 'Bearer hay' })).toMatchObject([
      error(401, 'UNAUTHENTICATED'),
      { status: 200 },
    ]);
    const graph = await send('POST', '/v1.0/$batch', { requests: [{ id: '1', method: 'GET', url: animals }] });
    expect(graph.body).toMatchObject({ responses: [{ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } }] });
  });

  it('answers a part as the same request alone', async () => {
    await start();
    await send('POST', `${animals}?name=sheep`);
    const broken = 'POST /farm/v2/animals HTTP/1.1\nContent-Type: application/json\nContent-Length: 8\n\n{"name":';
    const alone = [
      await send('GET', `${animals}/1`),
      await send('GET', `${animals}/7`),
      await send('POST', animals, '{"name":', { 'content-type': 'application/json' }),
    ];
    expect(await google([`GET ${animals}/1`, `GET ${animals}/7`, broken])).toEqual(alone.map(({ status, body }) => ({ status, body })));
  });

  it('calls no batch', async () => {
    await start();
    const inner = 'POST /batch/farm/v2 HTTP/1.1\nContent-Type: application/json\n\n{}';
    expect(await google([inner])).toMatchObject([error(403, 'PERMISSION_DENIED')]);
    const graph = await send('POST', '/v1.0/$batch', { requests: [{ id: '1', method: 'POST', url: '/$batch', body: {} }] });
    expect(graph.body).toMatchObject({ responses: [{ status: 404 }] });
    const nested = await send('POST', '/v1.0/$batch', { requests: [{ id: '1', method: 'POST', url: '/batch', body: {} }] });
    expect(nested.body).toMatchObject({ responses: [{ status: 403, body: { error: { code: 'operation-not-batchable' } } }] });
  });

  it('is refused as a whole in the form of its clients', async () => {
    await start();
    const multipart = { 'content-type': 'multipart/mixed; boundary=b' };
    expect(await send('POST', '/batch/farm/v2', 'nothing', multipart)).toMatchObject(error(400, 'INVALID_ARGUMENT'));
    expect(await send('POST', '/batch/farm/v2', {})).toMatchObject(error(415, 'INVALID_ARGUMENT'));
    expect(await send('GET', '/batch/farm/v2')).toMatchObject(error(405, 'UNIMPLEMENTED'));
    const requests = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: animals }));
    expect(await send('POST', '/v1.0/$batch', { requests })).toMatchObject({ status: 400, body: { error: { code: 'too-many-items' } } });
  });
});
