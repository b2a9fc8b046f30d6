import type { RecommendedItems } from '@sheaf/contracts';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { itemsNamed, presentRecommendations } from './recommendation.js';
import { readScoringInput, scoringItem } from './scoring-input.js';
import { scoringOutput } from './scoring-output.js';

const read = (value: unknown, maxRequests = 100) =>
  readScoringInput(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), maxRequests);

describe('an input file', () => {
  it.each<[unknown, unknown]>([
    [{ requests: [{ SeedItems: ['C9F-00163', 'FKF-00689'] }, { SeedItems: ['F34-03453'] }] }, [['C9F-00163', 'FKF-00689'], ['F34-03453']]],
    [{ Requests: [{ seedItems: [7, ' a '] }] }, [['7', 'a']]],
    [{ requests: [{ SeedItems: [] }], more: 1 }, [[]]],
    ['\uFEFF{"requests":[{"SeedItems":["a"]}]}', [['a']]],
  ])('%j has the requests %j', (value, input) => {
    expect(read(value)).toEqual({ input });
  });

  it.each<[unknown, RegExp]>([
    ['{"requests":[', /JSON/],
    ['\u0000', /JSON/],
    [[], /no member requests/],
    [{ requests: {} }, /no member requests/],
    [{ requests: [] }, /no requests/],
    [{ requests: [{ SeedItems: ['a'] }, {}] }, /Request 2 .* SeedItems/],
    [{ requests: [{ SeedItems: 'a' }] }, /Request 1 .* SeedItems/],
    [{ requests: [{ SeedItems: [null] }] }, /Request 1 .* no text/],
    [{ requests: [{ SeedItems: Array.from({ length: 1001 }, () => 'a') }] }, /1001 seed items/],
    [{ requests: Array.from({ length: 101 }, () => ({ SeedItems: [] })) }, /at most 100/],
  ])('%j is refused: %s', (value, reason) => {
    expect(read(value)).toEqual({ fault: expect.stringMatching(reason) });
  });

  it('is read or refused, whatever it is, and nothing of it is in the reason', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const result = readScoringInput(bytes, 100);
          expect('input' in result).toBe(!('fault' in result));
        },
      ),
    );
    expect(JSON.stringify(read('{"requests":[{"SeedItems":[{"canary":1}]}]}'))).not.toContain('canary');
  });

  it('gives back the seeds that were written, in their order', () => {
    const seeds = fc.array(fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{1,50}$/), { maxLength: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(seeds, (input) => {
        expect(read({ requests: input.map((SeedItems) => ({ SeedItems })) })).toEqual({ input });
      }),
    );
  });
});

describe('a request', () => {
  const query = { numberOfResults: 5, minimalScore: 0.2, buildId: 3 };

  it('becomes an item that asks the one build, without those seeds that could be no item', () => {
    expect(scoringItem(['a', 'no item', 'a', 'b'], 7, query)).toMatchObject({
      index: 7,
      id: '7',
      target: {
        operationId: 'recommendItemsToItems',
        parameters: { itemIds: ['a', 'b'], count: 5, minScore: 0.2, buildId: 3, ignoreUnknown: true, fallback: 'none' },
      },
    });
  });

  it.each([[[]], [['no item', '..']]])('with the seeds %j asks for nothing', (seeds) => {
    const item = scoringItem(seeds, 0, query);
    expect(item.target).toBeUndefined();
    expect(item.problem).toMatchObject({ status: 404 });
  });
});

const entry = (itemId: string, reason: string, properties?: object) =>
  ({
    itemId,
    score: 0.722,
    rank: 1,
    reason,
    model: 'ease',
    ...(properties === undefined ? {} : { properties }),
  }) as RecommendedItems['items'][number];
const answer = (...items: RecommendedItems['items']): RecommendedItems => ({ recommId: 'r', model: 'ease', items });

describe('recommendations', () => {
  const names = new Map([
    ['seed', 'MOZO Flip Cover'],
    ['old', 'Old'],
  ]);
  const form = { idMember: 'itemId', includeMetadata: false, nameOf: (id: string) => names.get(id) } as const;

  it('are told as in the document: several seeds as the selected items, one by its name', () => {
    const given = answer(entry('F5U-00011', "People who like the selected items also like 'F5U-00011'", { name: 'L2 Ethernet Adapter' }));
    expect(presentRecommendations(given, form)).toEqual([
      {
        items: [{ itemId: 'F5U-00011', name: 'L2 Ethernet Adapter', metadata: '' }],
        rating: 0.722,
        reasoning: ["People who like the selected items also like 'L2 Ethernet Adapter'"],
      },
    ]);
    expect(presentRecommendations(given, { ...form, seed: names.get('seed')! })).toMatchObject([
      { reasoning: ["People who like 'MOZO Flip Cover' also like 'L2 Ethernet Adapter'"] },
    ]);
  });

  it('name what a user did by names, and by ids where there are none', () => {
    const given = answer(entry('new', "Because user purchased 'old' and viewed 'gone'", { title: 'New' }));
    expect(itemsNamed(given)).toEqual(['old', 'gone']);
    expect(presentRecommendations(given, { ...form, idMember: 'id' })).toEqual([
      { items: [{ id: 'new', name: 'New', metadata: '' }], rating: 0.722, reasoning: ["Because user purchased 'Old' and viewed 'gone'"] },
    ]);
  });

  it('have a name with dollar signs or quotes as it is', () => {
    const given = answer(entry('a', "People who like the selected items also like 'a'", { name: "$& 'x' $1" }));
    expect(presentRecommendations(given, { ...form, seed: "$' seed" })).toMatchObject([
      { reasoning: ["People who like '$' seed' also like '$& 'x' $1'"] },
    ]);
  });

  it('have the description as metadata where it is asked for', () => {
    const given = answer(entry('a', '', { description: 'For the desk' }), entry('b', ''));
    expect(presentRecommendations(given, { ...form, includeMetadata: true })).toMatchObject([
      { items: [{ metadata: 'For the desk' }] },
      { items: [{ metadata: '', name: 'b' }] },
    ]);
  });
});

const scored = (n: number) => ({ seeds: [`seed-${n}`], recommendations: [{ rating: n, pad: 'x'.repeat(n % 300) }] });

async function* results(count: number): AsyncGenerator<ReturnType<typeof scored>> {
  for (let n = 0; n < count; n += 1) yield scored(n);
}

it('an output file is one JSON document, however many results it has', async () => {
  for (const count of [0, 1, 2000]) {
    const pieces: Buffer[] = [];
    for await (const piece of scoringOutput(results(count))) pieces.push(piece);
    expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({
      results: Array.from({ length: count }, (_, n) => ({
        request: { seedItems: scored(n).seeds },
        recommendations: scored(n).recommendations,
      })),
    });
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(128 * 1024);
  }
});
