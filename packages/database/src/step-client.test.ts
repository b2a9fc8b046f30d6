import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from './database.js';
import { StepClient } from './step-client.js';

let database: Database<never>;
// On a busy machine it takes longer than a test may.
beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory' });
}, 60_000);
afterAll(() => database.close());
afterEach(() => void jest.restoreAllMocks());

it('sends one message for a step of one statement, its savepoint included', async () => {
  const sent = jest.spyOn(StepClient.prototype, 'query');
  await database.shareTransaction(async (shared) => {
    for (let n = 0; n < 5; n += 1)
      await shared.step(
        () => sql`select ${n}::int`.execute(database.kysely),
        () => true,
      );
  });
  // begin and commit are the other two.
  expect(sent).toHaveBeenCalledTimes(7);
});

it('parses a statement twice, however often it comes in a transaction', async () => {
  const sent = jest.spyOn(StepClient.prototype, 'query');
  const parsed: string[] = [];
  await database.shareTransaction(async (shared) => {
    const client = sent.mock.contexts[0] as unknown as { connection: { parse(message: { text: string }): void } };
    const parse = client.connection.parse.bind(client.connection);
    client.connection.parse = (message) => {
      parsed.push(message.text);
      parse(message);
    };
    for (let n = 0; n < 5; n += 1)
      await shared.step(
        () => sql`select ${n}::int`.execute(database.kysely),
        () => true,
      );
  });
  expect(parsed.filter((text) => text.startsWith('select'))).toEqual(['select $1::int', 'select $1::int']);
});
