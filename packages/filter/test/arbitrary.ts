import * as fc from 'fast-check';
import { type Filter, filterOperators, type FilterTerm } from '../src/filter.js';

const text = fc.oneof(
  fc.constantFrom('a', 'b', 'A', 'ab', '1', '2', '1e0', '-3.5', 'true', 'false', ''),
  fc.string({ maxLength: 8, unit: 'binary' }),
);

export const field = fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }));

const term: fc.Arbitrary<FilterTerm> = fc.constantFrom(...filterOperators).chain((op) =>
  fc.record({
    field,
    op: fc.constant(op),
    values: (op === 'exists'
      ? fc.constantFrom('true', 'false').map((each) => [each])
      : fc.array(text, { minLength: 1, maxLength: op === 'in' || op === 'nin' ? 3 : 1 })) as fc.Arbitrary<[string, ...string[]]>,
  }),
);

export const anyFilter: fc.Arbitrary<Filter> = fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

const value = fc.oneof(
  fc.constantFrom<unknown>('a', 'ab', 'AB', '1', 1, 2, -3.5, true, false, null, ''),
  fc.array(fc.constantFrom<unknown>('a', 'ab', 1, true, null), { maxLength: 3 }),
  fc.jsonValue(),
);

export const anyProperties: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(field, value, { maxKeys: 4, noNullPrototype: true });
