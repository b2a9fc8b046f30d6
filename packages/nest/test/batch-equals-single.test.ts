import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BatchModule, outerOnlyHeaders } from '@sheaf/nest';
import * as fc from 'fast-check';
import { itemOf, sendBatch } from './batch.js';
import type { Case } from './cases.js';
import { cases, credentials, itemHeaders, titleOf } from './cases.js';
import type { Difference } from './comparison.js';
import { difference } from './comparison.js';
import { configurations } from './configurations.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import type { Answer, Outer } from './request.js';
import { closeConnections, sendAlone } from './request.js';

// Apps are started by the dozen: on a busy machine that takes more than the usual 5 s.
jest.setTimeout(60_000);

/** Sent with every request: the same host whatever the port, and what a proxy would say about the client. */
const forwarded: Outer = {
  host: 'fixture.test:8080',
  'x-forwarded-for': '203.0.113.9, 198.51.100.1',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'public.test',
  forwarded: 'for=203.0.113.9',
};

const versioned: readonly Case[] = ['1', '2', '3', '9'].map((version) => ({
  method: 'GET',
  path: '/api/versions',
  headers: { 'x-version': version },
  status: 0,
}));
const all: readonly Case[] = [...cases, ...versioned];

afterAll(closeConnections);

describe.each(Object.entries(configurations))('the fixture app %s', (name, { outer, withCors, ...options }) => {
  // A browser reads these on the batch answer; an item is no message that a browser could see.
  const ignored = withCors ? outerOnlyHeaders : [];
  const outerOf = ({ as }: Case): Outer => ({ ...forwarded, ...outer, ...credentials[as ?? 'reader'] });
  let fixture: Fixture;
  const alone = new Map<Case, Answer>();

  beforeAll(async () => {
    fixture = await startFixture({ ...options, imports: [BatchModule.forRoot({ itemHeaders })] });
    for (const each of all) alone.set(each, await sendAlone(fixture.port, each, outerOf(each)));
  });
  afterAll(() => fixture.close());

  it('answers the same as without BatchModule', async () => {
    const without = await startFixture(options);
    try {
      const differences: (Difference | undefined)[] = [];
      for (const each of all) {
        const answer = await sendAlone(without.port, each, outerOf(each));
        differences.push(difference(titleOf(each), answer, { ...alone.get(each)!, id: '', index: 0 }));
      }
      expect(differences.filter(Boolean)).toEqual([]);
    } finally {
      await without.close();
    }
  });

  it('answers every request in a batch of one as alone', async () => {
    const differences: (Difference | undefined)[] = [];
    for (const each of all) {
      const batch = await sendBatch(fixture.port, [itemOf(each)], outerOf(each));
      differences.push(difference(titleOf(each), alone.get(each)!, batch.responses[0], ignored));
    }
    expect(differences.filter(Boolean)).toEqual([]);
  });

  it.each(Object.keys(credentials))('answers every request of %s by its operation and parameters as by its path', async (as) => {
    // A name chooses one version; without the header that says it the path alone leads nowhere.
    const named = all.filter((each) => each.operation !== undefined && (each.as ?? 'reader') === as && alone.get(each)!.status !== 404);
    const batch = await sendBatch(
      fixture.port,
      named.map((each) => itemOf(each, each.operation)),
      outerOf(named[0]!),
    );
    const differences = named.map((each, index) =>
      difference(`${each.operation!.operationId}: ${titleOf(each)}`, alone.get(each)!, batch.responses[index], ignored),
    );
    expect(differences.filter(Boolean)).toEqual([]);
  });

  it.each(['auto', 'serial', 'parallel'])(
    'answers every request the same among others, in any order and number, run %s',
    async (execution) => {
      const groups = Object.keys(credentials).map((as) => all.filter((each) => (each.as ?? 'reader') === as));
      const chosenCases = fc.oneof(
        { arbitrary: fc.shuffledSubarray([...groups[1]!], { minLength: 1 }), weight: 3 },
        ...groups.map((group) => fc.array(fc.constantFrom(...group), { minLength: 1, maxLength: 60 })),
      );
      await fc.assert(
        fc.asyncProperty(
          chosenCases,
          fc.infiniteStream(fc.boolean()),
          fc.integer({ min: 1, max: 32 }),
          async (chosen, byName, concurrency) => {
            const items = chosen.map((each) =>
              itemOf(each, byName.next().value && alone.get(each)!.status !== 404 ? each.operation : undefined),
            );
            const batch = await sendBatch(fixture.port, items, outerOf(chosen[0]!), { execution, concurrency });
            expect(batch.status).toBe(200);
            const differences = chosen.map((each, index) => difference(titleOf(each), alone.get(each)!, batch.responses[index], ignored));
            expect(differences.filter(Boolean)).toEqual([]);
          },
        ),
        { numRuns: name === 'as it is' ? 30 : 5 },
      );
    },
  );

  it('answers all readers’ requests twice in one batch, with ids in order and a summary that adds up', async () => {
    const chosen = [...all, ...all].filter(({ as }) => as === undefined);
    const batch = await sendBatch(
      fixture.port,
      chosen.map((each, index) => ({ id: `case-${index}`, ...itemOf(each) })),
      outerOf(chosen[0]!),
    );
    expect(batch.responses.map(({ id, index }) => [id, index])).toEqual(chosen.map((_, index) => [`case-${index}`, index]));
    const succeeded = chosen.filter((each) => alone.get(each)!.status < 400).length;
    expect(batch.summary).toMatchObject({ total: chosen.length, succeeded, failed: chosen.length - succeeded, skipped: 0 });
    expect(
      chosen.map((each, index) => difference(titleOf(each), alone.get(each)!, batch.responses[index], ignored)).filter(Boolean),
    ).toEqual([]);
  });
});
