import { describe, expect, it } from '@jest/globals';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ForbiddenException } from '@nestjs/common';
import { GuardsConsumer } from '@nestjs/core/guards/guards-consumer.js';
import * as fc from 'fast-check';
import { EMPTY, of, throwError } from 'rxjs';
import { passGuards } from './guards.js';

const failure = new Error('refused');
const answers: Readonly<Record<string, () => unknown>> = {
  true: () => true,
  false: () => false,
  later: () => Promise.resolve(true),
  'refused later': () => Promise.resolve(false),
  observed: () => of(false, true),
  'refused by the last observed': () => of(true, false),
  'a promise of an observable': () => Promise.resolve(of(true)),
  'nothing observed': () => EMPTY,
  truthy: () => 'yes',
  falsy: () => 0,
  undefined: () => undefined,
  throws: () => {
    throw failure;
  },
  rejects: () => Promise.reject(failure),
  fails: () => throwError(() => failure),
};

/** What came of it, and how many guards were asked. */
async function ask(names: readonly string[], run: (guards: CanActivate[]) => unknown): Promise<unknown> {
  let asked = 0;
  const guards = names.map((name) => ({
    canActivate: () => {
      asked += 1;
      return answers[name]!() as boolean;
    },
  }));
  try {
    await run(guards);
    return { passed: true, asked };
  } catch (error) {
    return { error, asked };
  }
}

describe('guards', () => {
  it('pass and refuse as Nest’s own consumer has it, and ask no guard after the one that refuses', async () => {
    const consumer = new GuardsConsumer();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(answers)), { maxLength: 5 }), async (names) => {
        const expected = await ask(names, async (guards) => {
          if (!(await consumer.tryActivate(guards, [], {}, () => undefined, 'http'))) throw new ForbiddenException('Forbidden resource');
        });
        expect(await ask(names, (guards) => passGuards(guards, {} as ExecutionContext))).toEqual(expected);
      }),
    );
  });

  it('are passed without a promise where none gives one', () => {
    expect(passGuards([{ canActivate: () => true }, { canActivate: () => true }], {} as ExecutionContext)).toBeUndefined();
  });
});
