import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeConnections, send } from './request.js';
import { databaseOf, drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { codeOf, type Credential, pointersOf, type Result, type Way, ways } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const SHEAF_CATALOGUES = JSON.stringify([
  { id: 'demo', token: 'demo-token' },
  { id: 'shop', token: 'token-of-the-shop', ratingRange: { min: 1, max: 10 } },
]);
const shop: Credential = { token: 'token-of-the-shop' };

async function createCatalogue(url: string, body: object = { name: 'More' }, credential?: Credential): Promise<string> {
  const { status, body: created } = await ways['alone']!(url, { operationId: 'createCatalogue', body }, credential);
  expect(status).toBe(201);
  return (created as { catalogueId: string }).catalogueId;
}

describe.each(drivers)('on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver, { environment: { SHEAF_CATALOGUES } });
  }, 60_000);
  afterAll(() => server.close());

  describe.each(Object.entries(ways))('%s', (_name, way: Way) => {
    const call = (
      operationId: Parameters<Way>[1]['operationId'],
      parameters?: object,
      body?: unknown,
      credential?: Credential,
    ): Promise<Result> =>
      way(
        server.url,
        { operationId, ...(parameters && { parameters: parameters as Record<string, unknown> }), ...(body === undefined ? {} : { body }) },
        credential,
      );

    it('a catalogue is created, listed, changed and deleted', async () => {
      const body = { name: 'Winter\u0000 shop', description: 'Coats', ratingRange: { min: -1, max: 1 } };
      const created = await call('createCatalogue', undefined, body);
      const { catalogueId, createdAt, ...rest } = created.body as Record<string, unknown>;
      expect(created).toMatchObject({ status: 201, headers: { location: `/catalogues/${String(catalogueId)}` } });
      expect(rest).toEqual({ ...body, configured: false });
      expect(Math.abs(Date.parse(String(createdAt)) - Date.now())).toBeLessThan(60_000);
      const got = await call('getCatalogue', { catalogueId });
      expect([got.body, got.headers['etag']]).toEqual([created.body, created.headers['etag']]);
      expect(((await call('listCatalogues')).body as { catalogues: object[] }).catalogues).toContainEqual(created.body);

      const stale = await call('patchCatalogue', { catalogueId, 'If-Match': '"another"' }, { name: 'Lost' });
      expect(codeOf(stale)).toBe('precondition-failed');
      const patched = await call('patchCatalogue', { catalogueId, 'If-Match': got.headers['etag'] }, { name: 'Summer', description: null });
      expect(patched.body).toEqual({ catalogueId, createdAt, name: 'Summer', ratingRange: body.ratingRange, configured: false });
      expect(patched.headers['etag']).not.toBe(got.headers['etag']);
      expect((await call('getCatalogue', { catalogueId, 'If-None-Match': patched.headers['etag'] })).status).toBe(304);

      expect(codeOf(await call('deleteCatalogue', { catalogueId, 'If-Match': got.headers['etag'] }))).toBe('precondition-failed');
      expect((await call('deleteCatalogue', { catalogueId, 'If-Match': patched.headers['etag'] })).status).toBe(204);
      expect(codeOf(await call('getCatalogue', { catalogueId }))).toBe('not-found');
      expect(codeOf(await call('deleteCatalogue', { catalogueId }))).toBe('not-found');
    });

    it('a configured one keeps its range and cannot be deleted', async () => {
      expect((await call('getCatalogue', { catalogueId: 'shop' }, undefined, shop)).body).toMatchObject({
        configured: true,
        ratingRange: { min: 1, max: 10 },
      });
      expect(codeOf(await call('deleteCatalogue', { catalogueId: 'shop' }, undefined, shop))).toBe('forbidden');
      expect(codeOf(await call('patchCatalogue', { catalogueId: 'shop' }, { ratingRange: { min: 0, max: 1 } }, shop))).toBe('forbidden');
      const named = await call('patchCatalogue', { catalogueId: 'shop' }, { name: 'The shop' }, shop);
      expect(named).toMatchObject({ status: 200, body: { catalogueId: 'shop', name: 'The shop', ratingRange: { min: 1, max: 10 } } });
    });

    it('an empty range of ratings is refused', async () => {
      for (const ratingRange of [
        { min: 1, max: 1 },
        { min: 2, max: 1 },
      ]) {
        const refused = await call('createCatalogue', undefined, { name: 'x', ratingRange });
        expect([codeOf(refused), pointersOf(refused)]).toEqual(['invalid-request', ['/body/ratingRange']]);
      }
    });

    it('the header names the catalogue that a request acts on', async () => {
      const catalogue = await createCatalogue(server.url, { name: 'Other', ratingRange: { min: -1, max: 1 } });
      await call('putItem', { itemId: 'here' }, { of: 'demo' });
      expect(codeOf(await call('getItem', { itemId: 'here' }, undefined, { catalogue }))).toBe('not-found');
      expect((await call('putItem', { itemId: 'here' }, { of: 'other' }, { catalogue })).status).toBe(201);
      await call('putUser', { userId: 'ada' }, {}, { catalogue });
      const rate = (rating: number) => call('addInteraction', {}, { type: 'rating', userId: 'ada', itemId: 'here', rating }, { catalogue });
      expect([(await rate(-1)).status, (await rate(2)).status]).toEqual([201, 422]);
      await call('patchCatalogue', { catalogueId: catalogue }, { ratingRange: { min: 0, max: 2 } });
      expect([(await rate(-1)).status, (await rate(2)).status]).toEqual([422, 201]);
      expect((await call('getItem', { itemId: 'here' })).body).toEqual({ itemId: 'here', of: 'demo' });
      expect((await call('getItem', { itemId: 'here' }, undefined, { catalogue: 'demo' })).body).toEqual({ itemId: 'here', of: 'demo' });
    });

    it('a reset leaves the catalogue, its neighbours, and nothing in it', async () => {
      const catalogue = await createCatalogue(server.url);
      const count = async (credential?: Credential) => {
        const lists = ['listItems', 'listUsers', 'listItemProperties', 'listUserProperties'] as const;
        const answers = await Promise.all(lists.map((list) => call(list, {}, undefined, credential)));
        return answers.map(({ body }) => Object.values(body as Record<string, unknown[]>)[0]?.length);
      };
      await call('putItem', { itemId: 'kept' }, {});
      const before = await count();
      await call('putItemProperty', { propertyName: 'year' }, { type: 'int' }, { catalogue });
      await call('putUserProperty', { propertyName: 'born' }, { type: 'int' }, { catalogue });
      await call('addInteractionCascade', {}, { type: 'view', userId: 'ada', itemId: 'a' }, { catalogue });
      expect(await count({ catalogue })).toEqual([1, 1, 1, 1]);
      expect((await call('putItem', { itemId: 'a' }, { year: 'x' }, { catalogue })).status).toBe(422);
      expect((await call('resetCatalogue', { catalogueId: catalogue })).status).toBe(204);
      expect(await count({ catalogue })).toEqual([0, 0, 0, 0]);
      expect((await call('putItem', { itemId: 'a' }, { year: 'x' }, { catalogue })).status).toBe(201);
      expect(await count()).toEqual(before);
      expect((await call('resetCatalogue', { catalogueId: catalogue })).status).toBe(204);
      expect(codeOf(await call('resetCatalogue', { catalogueId: catalogue }, undefined, shop))).toBe('not-found');
    });

    it('an account sees its own catalogues alone, and those of others are as those that do not exist', async () => {
      const mine = await createCatalogue(server.url);
      const theirs = await createCatalogue(server.url, { name: 'Theirs' }, shop);
      const listed = idsOf(await call('listCatalogues', { limit: 1000 }));
      expect([listed.includes('demo'), listed.includes(mine), listed.includes(theirs), listed.includes('shop')]).toEqual([
        true,
        true,
        false,
        false,
      ]);
      for (const operationId of ['getCatalogue', 'deleteCatalogue', 'resetCatalogue'] as const) {
        const bodies = [theirs, 'shop', 'nobody-has-this'].map(async (catalogueId) => {
          const { status, body } = await call(operationId, { catalogueId });
          return { status, body: { ...(body as object), instance: '' } };
        });
        const [first, ...others] = await Promise.all(bodies);
        expect(first?.status).toBe(404);
        for (const other of others) expect(other).toEqual(first);
      }
      expect((await call('patchCatalogue', { catalogueId: theirs }, { name: 'Mine' })).status).toBe(404);
      expect((await call('getCatalogue', { catalogueId: theirs }, undefined, shop)).body).toMatchObject({ name: 'Theirs' });
    });
  });

  it('a request in the name of a catalogue that is not the account’s is not found, whatever it asks for', async () => {
    const theirs = await createCatalogue(server.url, { name: 'Theirs' }, shop);
    const bodies = [];
    for (const catalogue of [theirs, 'shop', 'nobody-has-this', '../demo', '']) {
      const headers = { 'sheaf-catalogue': catalogue };
      for (const [method, path, body] of [
        ['GET', '/items', undefined],
        ['PUT', '/items/a', {}],
        ['GET', '/catalogues', undefined],
        ['POST', '/batch', { requests: [{ method: 'PUT', path: '/items/a', body: {} }] }],
        ['GET', '/batch/capabilities', undefined],
      ] as const) {
        const answer = await send(server.url, method, path, { headers, body });
        expect([catalogue, method, path, answer.status]).toEqual([catalogue, method, path, 404]);
        bodies.push({ ...(answer.body as object), instance: '' });
      }
    }
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect((await send(server.url, 'GET', '/items', { headers: { 'sheaf-catalogue': theirs, authorization: null } })).status).toBe(401);
  });

  it('an item cannot name another catalogue than its batch', async () => {
    const catalogue = await createCatalogue(server.url);
    const { status, body } = await send(server.url, 'POST', '/batch', {
      body: { requests: [{ method: 'PUT', path: '/items/smuggled', body: {}, headers: { 'sheaf-catalogue': catalogue } }] },
    });
    expect([status, codeOf({ body })]).toEqual([400, 'forbidden-header']);
    const byName = await send(server.url, 'POST', '/batch', {
      body: { requests: [{ operationId: 'putItem', parameters: { itemId: 'smuggled', 'sheaf-catalogue': catalogue }, body: {} }] },
    });
    expect((byName.body as { responses: Result[] }).responses[0]?.status).toBe(422);
  });

  it('what comes after its deletion in a batch is not found, as it is alone', async () => {
    const catalogue = await createCatalogue(server.url);
    const { body } = await send(server.url, 'POST', '/batch', {
      headers: { 'sheaf-catalogue': catalogue },
      body: {
        requests: [
          { method: 'PUT', path: '/items/a', body: {} },
          { method: 'DELETE', path: `/catalogues/${catalogue}` },
          { method: 'PUT', path: '/items/b', body: {} },
          { method: 'GET', path: '/items/a' },
        ],
      },
    });
    expect((body as { responses: Result[] }).responses.map(({ status }) => status)).toEqual([201, 204, 404, 404]);
    const rows = await server.database.kysely.selectFrom('items').select('id').where('catalogue_id', '=', catalogue).execute();
    expect(rows).toEqual([]);
  });

  it('deletion removes all that it holds, however much', async () => {
    const catalogue = await createCatalogue(server.url);
    const requests = Array.from({ length: 12 }, (_, index) => ({
      method: 'POST',
      path: '/interactions/cascade',
      body: { type: 'view', userId: `u${index % 3}`, itemId: `i${index}` },
    }));
    await send(server.url, 'POST', '/batch', { headers: { 'sheaf-catalogue': catalogue }, body: { requests } });
    expect((await send(server.url, 'DELETE', `/catalogues/${catalogue}`)).status).toBe(204);
    for (const table of ['items', 'users', 'interactions', 'properties'] as const) {
      const rows = await server.database.kysely.selectFrom(table).select('catalogue_id').where('catalogue_id', '=', catalogue).execute();
      expect([table, rows]).toEqual([table, []]);
    }
  });

  it('a page continues behind the one before', async () => {
    for (let made = 0; made < 3; made += 1) await createCatalogue(server.url);
    const ids: string[] = [];
    for (let path = '/catalogues?limit=2'; ;) {
      const { body } = await send(server.url, 'GET', path);
      const { catalogues, nextCursor } = body as { catalogues: { catalogueId: string }[]; nextCursor?: string };
      ids.push(...catalogues.map((each) => each.catalogueId));
      if (nextCursor === undefined) break;
      path = `/catalogues?limit=2&cursor=${nextCursor}`;
    }
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(ids.length).toBeGreaterThan(3);
  });
});

describe.each(drivers.filter((driver) => driver === 'postgres'))('two servers on one %s database', (driver) => {
  it('know at once what the other has created, changed, declared and deleted', async () => {
    const database = await databaseOf(driver);
    const environment = { SHEAF_CATALOGUES, ...database };
    const [one, two] = [await startTestServer(driver, { environment }), await startTestServer(driver, { environment })];
    for (let round = 0; round < 5; round += 1) {
      const catalogue = await createCatalogue(one.url, { name: 'Shared', ratingRange: { min: 0, max: 1 } });
      const headers = { 'sheaf-catalogue': catalogue };
      const status = async (url: string, method: string, path: string, body?: unknown) =>
        (await send(url, method, path, { headers, body })).status;
      expect(await status(two.url, 'PUT', '/items/a', { year: 'soon' })).toBe(201);
      expect(await status(one.url, 'PUT', '/item-properties/year', { type: 'int' })).toBe(201);
      expect(await status(two.url, 'PUT', '/items/a', { year: 'later' })).toBe(422);
      expect(await status(two.url, 'PATCH', '/items/a', { year: 'later' })).toBe(422);
      expect(await status(two.url, 'PUT', '/items/b?declaredOnly=true', { year: 1 })).toBe(201);
      expect(await status(two.url, 'DELETE', '/item-properties/year')).toBe(204);
      expect(await status(one.url, 'PUT', '/items/a', { year: 'whenever' })).toBe(200);
      const event = { type: 'rating', userId: 'u', itemId: 'a', rating: 5 };
      expect(await status(two.url, 'POST', '/interactions/cascade', event)).toBe(422);
      expect(await status(one.url, 'PATCH', `/catalogues/${catalogue}`, { ratingRange: { min: 0, max: 5 } })).toBe(200);
      expect(await status(two.url, 'POST', '/interactions/cascade', event)).toBe(201);
      expect(await status(one.url, 'DELETE', `/catalogues/${catalogue}`)).toBe(204);
      expect(await status(two.url, 'PUT', '/items/a', {})).toBe(404);
    }
    await one.close();
    await two.close();
  }, 60_000);

  it('a start removes what a deletion left behind', async () => {
    const environment = { SHEAF_CATALOGUES, ...(await databaseOf(driver)) };
    const one = await startTestServer(driver, { environment });
    const catalogue = await createCatalogue(one.url);
    const { kysely } = one.database;
    await kysely
      .updateTable('catalogues')
      .set({ deleted_at: new Date(Date.now() - 7_200_000) })
      .where('id', '=', catalogue)
      .execute();
    await kysely.insertInto('items').values({ catalogue_id: catalogue, id: 'late', properties: '{}', tag: 'x' }).execute();
    const two = await startTestServer(driver, { environment });
    expect(await kysely.selectFrom('items').select('id').where('catalogue_id', '=', catalogue).execute()).toEqual([]);
    expect(await kysely.selectFrom('catalogues').select('id').where('id', '=', catalogue).execute()).toEqual([]);
    await one.close();
    await two.close();
  }, 60_000);
});

function idsOf(answer: Result): string[] {
  return (answer.body as { catalogues: { catalogueId: string }[] }).catalogues.map((each) => each.catalogueId);
}
