import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { measure } from './size.js';

it('bytes are those of the JSON text and depth that of its brackets, for any value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { bytes, depth } = measure(value, new WeakMap());
      expect(bytes).toBe(Buffer.byteLength(JSON.stringify(value)));
      expect(depth).toBe(depthOf(value));
    }),
  );
});

it('a part measured before, within its whole, is measured the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (part) => {
      const known = new WeakMap();
      const whole = { first: part, again: [part] };
      measure(part, known);
      expect(measure(whole, known)).toEqual(measure(whole, new WeakMap()));
    }),
  );
});

it('a part measured before is not walked again', () => {
  let walks = 0;
  const part = new Proxy({ a: 1 }, { ownKeys: (target) => ((walks += 1), Reflect.ownKeys(target)) });
  const known = new WeakMap();
  measure(part, known);
  const before = walks;
  measure({ part }, known);
  measure(part, known);
  expect([before, walks]).toEqual([1, 1]);
});

it('a member name that reaches for the prototype is seen at any depth', () => {
  expect(isForbidden('[{"a":[{"__proto__":1}]}]')).toBe(true);
  expect(isForbidden('[{"constructor":{"prototype":1}}]')).toBe(true);
  expect(isForbidden('[{"constructor":{"name":1},"prototype":2,"proto":"__proto__"}]')).toBe(false);
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function isForbidden(json: string): boolean {
  return measure(JSON.parse(json), new WeakMap()).forbidden;
}
