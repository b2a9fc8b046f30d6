import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { linkItems, type Links, type WrittenLinks } from './dependency.js';
import { Faults } from './fault.js';

const names = { items: '/requests', id: 'id', dependsOn: 'dependsOn' };

function link(items: readonly Partial<WrittenLinks>[], wire = names) {
  const faults = new Faults();
  const written = items.map((item) => ({ id: undefined, dependsOn: [], references: [], ...item }));
  const linked = linkItems(written, wire, faults, (_, links) => links);
  return { linked, faults };
}

const refer = (id: string, ...at: string[]) => ({ at, id, pointer: ['status'] });

describe('links', () => {
  it('are indexes, ascending, without repeats, those of references among them', () => {
    const { linked, faults } = link([
      { id: 'a' },
      {},
      { id: 'c', dependsOn: ['1', 'a', '1'], references: [refer('a', 'body')] },
      { references: [refer('c', 'parameters', 'x')] },
    ]);
    expect(linked).toEqual([
      { index: 0, id: 'a', dependsOn: [], references: [] },
      { index: 1, id: '1', dependsOn: [], references: [] },
      { index: 2, id: 'c', dependsOn: [0, 1], references: [{ at: ['body'], item: 0, pointer: ['status'] }] },
      { index: 3, id: '3', dependsOn: [2], references: [{ at: ['parameters', 'x'], item: 2, pointer: ['status'] }] },
    ]);
    expect(faults.count).toBe(0);
  });

  it('make each item once, in order, of what was read of it', () => {
    const written = [
      { id: 'a', dependsOn: [], references: [], extra: 1 },
      { id: undefined, dependsOn: ['a'], references: [], extra: 2 },
    ];
    const made = linkItems(written, names, new Faults(), ({ extra }, { id }) => [extra, id]);
    expect(made).toEqual([
      [1, 'a'],
      [2, '1'],
    ]);
  });

  it.each([['__proto__'], ['constructor'], ['toString']])(
    'to the id %s work as to any other, and lead nowhere without such an item',
    (id) => {
      expect(link([{ id }, { dependsOn: [id] }]).linked[1]!.dependsOn).toEqual([0]);
      expect(link([{}, { dependsOn: [id] }]).faults.kept).toMatchObject([{ code: 'unknown-dependency' }]);
    },
  );
});

describe('faults of links', () => {
  it('two items with one id: both places, and every further one', () => {
    expect(link([{ id: 'x' }, {}, { id: 'x' }, { id: 'x' }]).faults.kept).toEqual([
      { code: 'duplicate-id', pointer: '/requests/0/id', detail: 'Item 2 has the same id.' },
      { code: 'duplicate-id', pointer: '/requests/2/id', detail: 'Item 0 has the same id.' },
      { code: 'duplicate-id', pointer: '/requests/3/id', detail: 'Item 0 has the same id.' },
    ]);
  });

  it('an id that is the index of an item without one', () => {
    expect(link([{ id: '1' }, {}]).faults.kept).toEqual([
      { code: 'duplicate-id', pointer: '/requests/0/id', detail: 'Item 1 has the same id.' },
      { code: 'duplicate-id', pointer: '/requests/1', detail: 'An item without an id has its index as id, and item 0 is named so.' },
    ]);
  });

  it('names that no item has, told by length', () => {
    expect(link([{}, { dependsOn: ['0', 'secret'], references: [refer('other', 'body', 'a/b')] }]).faults.kept).toEqual([
      { code: 'unknown-dependency', pointer: '/requests/1/dependsOn/1', detail: 'No item has this id, a string of 6 characters.' },
      {
        code: 'unknown-reference',
        pointer: '/requests/1/body/a~1b',
        detail: 'No item has the id before the "#", a string of 5 characters.',
      },
    ]);
  });

  it('a later item, by dependsOn or by reference', () => {
    expect(link([{ dependsOn: ['1'], references: [refer('1', 'body')] }, {}]).faults.kept).toEqual([
      { code: 'forward-dependency', pointer: '/requests/0/dependsOn/0', detail: 'Item 0 comes before item 1 and cannot depend on it.' },
      { code: 'forward-dependency', pointer: '/requests/0/body', detail: 'Item 0 comes before item 1 and cannot depend on it.' },
    ]);
  });

  it('the item itself', () => {
    expect(link([{}, { dependsOn: ['1'] }]).faults.kept).toEqual([
      { code: 'dependency-cycle', pointer: '/requests/1/dependsOn/0', detail: 'Items wait for each other in a ring: 1 -> 1.' },
    ]);
  });

  it('a ring, named, by the link in it that leads forward', () => {
    expect(link([{}, { dependsOn: ['3', '0'] }, { dependsOn: ['1'] }, { dependsOn: ['2'] }]).faults.kept).toEqual([
      { code: 'dependency-cycle', pointer: '/requests/1/dependsOn/0', detail: 'Items wait for each other in a ring: 1 -> 3 -> 2 -> 1.' },
    ]);
  });

  it('a ring of thousands, in short', () => {
    const count = 5000;
    const { faults } = link(Array.from({ length: count }, (_, index) => ({ dependsOn: [String((index + count - 1) % count)] })));
    expect(faults.kept).toEqual([
      {
        code: 'dependency-cycle',
        pointer: '/requests/0/dependsOn/0',
        detail: expect.stringMatching(/^Items wait for each other in a ring: 0 -> 4999 -> .* -> … \(5000 items\)\.$/),
      },
    ]);
    expect(faults.kept[0]!.detail.length).toBeLessThan(300);
  });

  it('have pointers in the words of the wire', () => {
    expect(
      link([{ id: 'x' }, { id: 'x', dependsOn: ['y'] }], { items: '', id: 'name', dependsOn: 'depends_on' }).faults.kept,
    ).toMatchObject([{ pointer: '/0/name' }, { pointer: '/1/name' }, { pointer: '/1/depends_on/0' }]);
  });

  it('in their thousands are counted, and 20 are kept', () => {
    const { faults } = link([{ dependsOn: Array.from({ length: 10_000 }, () => 'nobody') }]);
    expect([faults.count, faults.kept.length]).toEqual([10_000, 20]);
  });
});

it('links are refused exactly if one leads to a later item, and called a ring exactly if it leads back', () => {
  const graphs = fc
    .integer({ min: 1, max: 8 })
    .chain((count) => fc.array(fc.array(fc.nat(count - 1), { maxLength: 3 }), { minLength: count, maxLength: count }));
  fc.assert(
    fc.property(graphs, (graph) => {
      const { faults, linked } = link(graph.map((parents) => ({ dependsOn: parents.map(String) })));
      const expected = graph.flatMap((parents, index) =>
        parents.flatMap((parent, position) =>
          parent < index
            ? []
            : [
                {
                  code: reaches(graph, parent, index) ? 'dependency-cycle' : 'forward-dependency',
                  pointer: `/requests/${index}/dependsOn/${position}`,
                },
              ],
        ),
      );
      expect(faults.count).toBe(expected.length);
      expect(faults.kept.map(({ code, pointer }) => ({ code, pointer }))).toEqual(expected.slice(0, 20));
      for (const { detail, code } of faults.kept) if (code === 'dependency-cycle') expectRing(detail, linked);
    }),
    { numRuns: 500 },
  );
});

function reaches(graph: readonly (readonly number[])[], from: number, to: number, seen = new Set<number>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return graph[from]!.some((next) => reaches(graph, next, to, seen));
}

function expectRing(detail: string, linked: readonly Links[]): void {
  const ring = /ring: (.*)\.$/.exec(detail)![1]!.split(' -> ').map(Number);
  expect(ring.at(0)).toBe(ring.at(-1));
  ring.slice(1).forEach((parent, position) => expect(linked[ring[position]!]!.dependsOn).toContain(parent));
}
