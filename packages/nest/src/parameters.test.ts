import { describe, expect, it } from '@jest/globals';
import type { OperationParameter } from './batchable.js';
import type { Operation } from './operation.js';
import { placeParameters } from './parameters.js';

const listed: OperationParameter[] = [
  { name: 'id', in: 'path', required: true },
  { name: 'sort', in: 'query', required: true },
  { name: 'tags', in: 'query', explode: false },
  { name: 'If-Match', in: 'header' },
  { name: 'x-secret', in: 'header' },
];
const operation = (isOpen: boolean) => ({ parameters: new Map(listed.map((one) => [one.name, one])), isOpen }) as unknown as Operation;
const place = (given: Record<string, unknown>, isOpen = true) => placeParameters(operation(isOpen), given, new Set(['if-match']));
const faults = (given: Record<string, unknown>, isOpen = true) => {
  const placed = place(given, isOpen);
  return 'errors' in placed ? placed.errors.map(({ pointer }) => pointer) : [];
};

describe('parameters', () => {
  it('go where the operation has them, unlisted ones to the query', () => {
    expect(place({ sort: 'up', tags: ['a,b', 'c'], id: 7, more: [1, true], 'If-Match': '"1"', none: [] })).toEqual({
      params: { id: '7' },
      query: 'sort=up&tags=a%2Cb,c&more=1&more=true',
      headers: { 'if-match': '"1"' },
    });
  });

  it.each([
    [{ sort: 'up' }, ['/parameters/id']],
    [{ id: 1 }, ['/parameters/sort']],
    [{}, ['/parameters/id', '/parameters/sort']],
    [{ id: null, sort: 'up' }, ['/parameters/id']],
    [{ id: ['a'], sort: 'up' }, ['/parameters/id']],
    [{ id: '', sort: 'up' }, ['/parameters/id']],
    [{ id: 'a', sort: { a: 1 } }, ['/parameters/sort']],
    [{ id: 'a', sort: ['a', null] }, ['/parameters/sort']],
    [{ id: '\ud800', sort: 'up' }, ['/parameters/id']],
    [{ id: 'a', sort: 'up', 'If-Match': 'a\r\nb' }, ['/parameters/If-Match']],
    [{ id: 'a', sort: 'up', 'x-secret': 'a' }, ['/parameters/x-secret']],
  ])('%j are refused at %j', (given, pointers) => {
    expect(faults(given)).toEqual(pointers);
  });

  it('that are not listed are refused where all are listed, with their names as pointers', () => {
    expect(faults({ id: 'a', sort: 'up', 'a/b~c': 1 }, false)).toEqual(['/parameters/a~1b~0c']);
    expect(faults({ id: 'a', sort: 'up', 'a/b~c': 1 }, true)).toEqual([]);
  });
});
