import { describe, expect, it } from '@jest/globals';
import { readCriteria } from './criteria.js';

const faultsOf = (input: Parameters<typeof readCriteria>[0]) => {
  const read = readCriteria(input);
  return 'faults' in read ? read.faults.map(({ pointer, detail }) => `${pointer} ${detail}`) : [];
};

describe('criteria', () => {
  it('need no properties where nothing is asked for', () => {
    expect(readCriteria({})).toEqual({ meets: undefined, boost: undefined });
  });

  it('hold when filter and segment both do', () => {
    const read = readCriteria({ filter: 'year:gte:2000', segment: 'genres:Comedy' });
    const { meets } = read as { meets: (properties: object) => boolean };
    expect([
      meets({ year: 2001, genres: ['Comedy', 'Crime'] }),
      meets({ year: 2001, genres: ['Crime'] }),
      meets({ year: 1999, genres: ['Comedy'] }),
    ]).toEqual([true, false, false]);
  });

  it('take a segment whose value has a colon, and one whose name has one percent-encoded', () => {
    const { meets } = readCriteria({ segment: 'at:12:30' }) as { meets: (properties: object) => boolean };
    expect([meets({ at: '12:30' }), meets({ at: '12' })]).toEqual([true, false]);
    const named = readCriteria({ segment: 'a%3Ab:x' }) as { meets: (properties: object) => boolean };
    expect(named.meets({ 'a:b': 'x' })).toBe(true);
  });

  it('tell every fault with its position, that of a segment as it was written', () => {
    expect(faultsOf({ filter: 'a:like:b', segment: 'genres', booster: 'a:eq:b' })).toEqual([
      expect.stringMatching(/^\/parameters\/filter is wrong at character 2: must be an operator/),
      expect.stringMatching(/^\/parameters\/segment is wrong at character 6: must be a colon and a value/),
      expect.stringMatching(/^\/parameters\/booster is wrong at character 6: must be \* and a factor/),
    ]);
    expect(faultsOf({ segment: 'genres:a%' })).toEqual([expect.stringMatching(/^\/parameters\/segment is wrong at character 8/)]);
    expect(faultsOf({ segment: 'genres:a;year:eq:1' })).toEqual(['/parameters/segment must be one property:value; several terms arrived']);
  });

  it('multiply the factors of all boosters that are met', () => {
    const { boost } = readCriteria({ booster: 'a:eq:1*2,b:eq:1*3' }) as { boost: (properties: object) => number };
    expect([boost({ a: 1, b: 1 }), boost({ a: 1 }), boost({})]).toEqual([6, 2, 1]);
  });
});
