import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

const base = '/recommendations/v4.0';
const key = { authorization: null, 'ocp-apim-subscription-key': 'demo-token' };

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

describe.each(drivers)('usage in the form of Azure on %s', (driver) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(driver, { environment: { SHEAF_REBUILD: 'off' } });
  }, 60_000);

  afterAll(() => server.close());

  const call = async (method: string, path: string, body?: unknown) =>
    send(server.url, method, `${base}${path}`, {
      headers: Buffer.isBuffer(body) ? { ...key, 'content-type': 'application/octet-stream' } : key,
      ...(body === undefined ? {} : { body }),
    });

  async function makeModel(): Promise<string> {
    const { id } = (await call('POST', '/models', { modelName: 'usage' })).body as { id: string };
    await call('POST', `/models/${id}/catalog`, Buffer.from('A,Item A,x\nB,Item B,x'));
    return id;
  }

  async function interactionsOf(modelId: string) {
    const db = server.database.kysely;
    const rows = await db
      .selectFrom('interactions')
      .select(['user_id', 'item_id', 'type', 'timestamp_us', 'additional_data'])
      .where('catalogue_id', '=', modelId)
      .execute();
    const users = await db.selectFrom('users').select('id').where('catalogue_id', '=', modelId).execute();
    return {
      interactions: rows.map((row) => JSON.stringify(Object.values(row), bigintAsText)).toSorted(),
      users: users.map(({ id }) => id).toSorted(),
    };
  }

  const upload = async (modelId: string, lines: readonly string[]) =>
    (await call('POST', `/models/${modelId}/usage`, Buffer.from(lines.join('\n')))).body as Record<string, unknown>;

  it('a file means what its lines mean one after the other', async () => {
    const event = fc.record({
      userId: fc.constantFrom('u', 'v'),
      itemId: fc.constantFrom('A', 'B', 'none'),
      timestamp: fc.constantFrom('2016-06-01T10:00:00', '2016-06-01T10:00:01'),
      eventType: fc.constantFrom('Click', 'RecommendationClick', 'AddShopCart', 'RemoveShopCart', 'Purchase'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), fc.array(event, { maxLength: 3 }), async (events, before) => {
        const [together, apart] = [await makeModel(), await makeModel()];
        for (const model of [together, apart])
          for (const { userId, ...each } of before) await call('POST', `/models/${model}/usage/events`, { userId, events: [each] });
        let imported = 0;
        for (const { userId, ...each } of events) {
          const { status } = await call('POST', `/models/${apart}/usage/events`, { userId, events: [each] });
          if (status < 400) imported += 1;
        }
        const lines = events.map(({ userId, itemId, timestamp, eventType }) => [userId, itemId, timestamp, eventType].join(','));
        expect(await upload(together, lines)).toMatchObject({ importedLineCount: imported, processedLineCount: events.length });
        expect(await interactionsOf(together)).toEqual(await interactionsOf(apart));
      }),
      {
        numRuns: 15,
        examples: [
          [
            [
              { userId: 'u', itemId: 'A', timestamp: '2016-06-01T10:00:00', eventType: 'AddShopCart' },
              { userId: 'u', itemId: 'A', timestamp: '2016-06-01T10:00:00', eventType: 'RemoveShopCart' },
            ],
            [],
          ],
          [
            [
              { userId: 'u', itemId: 'A', timestamp: '2016-06-01T10:00:00', eventType: 'RecommendationClick' },
              { userId: 'u', itemId: 'A', timestamp: '2016-06-01T10:00:00', eventType: 'Click' },
            ],
            [],
          ],
        ],
      },
    );
  }, 120_000);

  it('reports lines by their numbers, whatever is wrong with them', async () => {
    const modelId = await makeModel();
    const lines = Array.from({ length: 2500 }, (_, n) => `u${n},A,2016-06-01T10:00:00`);
    lines[1499] = 'u,none,2016-06-01T10:00:00';
    lines[2400] = 'u,A,yesterday';
    expect(await upload(modelId, lines)).toMatchObject({
      processedLineCount: 2500,
      importedLineCount: 2498,
      errorLineCount: 2,
      errorSummary: [
        { errorCode: 'ItemNotInCatalog', errorCodeCount: 1 },
        { errorCode: 'InvalidTime', errorCodeCount: 1 },
      ],
      sampleErrorDetails: [expect.stringContaining('Line 1500: ItemNotInCatalog'), expect.stringContaining('Line 2401: InvalidTime')],
    });
  }, 30_000);

  it('two uploads at once of the same lines in another order are both imported', async () => {
    const modelId = await makeModel();
    const lines = Array.from({ length: 3000 }, (_, n) => `u${n},${n % 2 === 0 ? 'A' : 'B'},2016-06-01T10:00:00`);
    const reports = await Promise.all([upload(modelId, lines), upload(modelId, lines.toReversed())]);
    for (const report of reports) expect(report).toMatchObject({ importedLineCount: 3000 });
    expect((await interactionsOf(modelId)).interactions).toHaveLength(3000);
    const { body } = await call('GET', `/models/${modelId}/usage`);
    const [first] = (body as { files: { fileId: string }[] }).files;
    expect((await call('DELETE', `/models/${modelId}/usage/${first!.fileId}`)).status).toBe(204);
    expect(await interactionsOf(modelId)).toMatchObject({ interactions: [] });
  }, 30_000);

  it('an upload that breaks off keeps what it has imported, and says so', async () => {
    const modelId = await makeModel();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const lines = Buffer.from(Array.from({ length: 20_000 }, (_, n) => `u${n},A,2016-06-01T10:00:00\n`).join(''));
    socket.write(`POST ${base}/models/${modelId}/usage HTTP/1.1\r\nhost: x\r\nocp-apim-subscription-key: demo-token\r\n`);
    socket.write(`content-type: application/octet-stream\r\ncontent-length: ${lines.length + 1}\r\n\r\n`);
    socket.write(lines);
    // Once some of it is there the caller goes.
    const count = async () => (await interactionsOf(modelId)).interactions.length;
    while ((await count()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    await once(socket, 'close');
    let file: Record<string, unknown> | undefined;
    do {
      const { body } = await call('GET', `/models/${modelId}/usage`);
      file = (body as { files: Record<string, unknown>[] }).files[0];
    } while (!String(file?.['message']).startsWith('The upload broke off.'));
    expect(file?.['importedLineCount']).toBe(await count());
    expect(server.logged.filter((logged) => logged.includes('"level":50'))).toEqual([]);
    expect((await call('DELETE', `/models/${modelId}/usage`)).status).toBe(204);
    expect(await count()).toBe(0);
  }, 30_000);

  it('a model that is deleted during an upload ends it', async () => {
    const modelId = await makeModel();
    await server.database.kysely.updateTable('catalogues').set({ deleted_at: new Date() }).where('id', '=', modelId).execute();
    expect((await call('POST', `/models/${modelId}/usage`, Buffer.from('u,A,2016-06-01T10:00:00'))).status).toBe(404);
  });
});

function bigintAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
