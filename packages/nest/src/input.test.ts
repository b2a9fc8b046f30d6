import { describe, expect, it } from '@jest/globals';
import type { PipeTransform } from '@nestjs/common';
import { PipesConsumer } from '@nestjs/core/pipes/pipes-consumer.js';
import { RouterExecutionContext } from '@nestjs/core/router/router-execution-context.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as fc from 'fast-check';
import { compileInput } from './input.js';
import type { ParamProperties } from './nest-internals.js';
import { isThenable } from './thenable.js';

/** Nest's own, which makes the arguments from the same parameters. */
const nest = new RouterExecutionContext(
  {} as never,
  {} as never,
  new PipesConsumer(),
  {} as never,
  {} as never,
  {} as never,
  {} as never,
  {} as never,
);

type Kind = 'adds' | 'adds later' | 'throws' | 'rejects';
interface Argument {
  readonly from: 'value' | 'promise' | 'throws';
  readonly type: number | string;
  readonly pipes: readonly Kind[];
}

const kinds = fc.constantFrom<Kind>('adds', 'adds', 'adds', 'adds later', 'throws', 'rejects');
const plainKinds = fc.constant<Kind>('adds');
const argument = (kind: fc.Arbitrary<Kind>): fc.Arbitrary<Argument> =>
  fc.record({
    from: fc.constantFrom<Argument['from']>('value', 'value', 'value', 'promise', 'throws'),
    // Body, query, a custom decorator; the request, which no pipe sees.
    type: fc.constantFrom<number | string>(3, 4, 'custom', 0),
    pipes: fc.array(kind, { maxLength: 3 }),
  });

/** Pipes that leave their mark on the value and, as they begin, on a common trail. */
function pipeOf(kind: Kind, name: string, trail: string[]): PipeTransform {
  return {
    transform(value: unknown, metadata) {
      trail.push(`${name} ${metadata.type} ${String(metadata.data)}`);
      if (kind === 'throws') throw new Error(name);
      if (kind === 'rejects') return Promise.reject(new Error(name));
      return kind === 'adds' ? `${String(value)}>${name}` : Promise.resolve(`${String(value)}>${name}`);
    },
  };
}

function parametersOf(all: readonly Argument[], trail: string[]): ParamProperties[] {
  return all.map(({ from, type, pipes }, index) => ({
    index,
    type,
    data: `data${index}`,
    metatype: String,
    pipes: pipes.map((kind, at) => pipeOf(kind, `own${index}.${at}`, trail)),
    extractValue: () => {
      if (from === 'throws') throw new Error(`extract${index}`);
      return from === 'value' ? `v${index}` : Promise.resolve(`v${index}`);
    },
  }));
}

async function run(all: readonly Argument[], shared: readonly Kind[], isNest: boolean): Promise<unknown> {
  const trail: string[] = [];
  const pipes = shared.map((kind, at) => pipeOf(kind, `shared${at}`, trail));
  const params = parametersOf(all, trail);
  try {
    if (!isNest) {
      const args = compileInput(all.length, params, pipes, (type) => nest.isPipeable(type))({} as FastifyRequest, {} as FastifyReply);
      return { args: await Promise.all(await args), trail };
    }
    const args: unknown[] = all.map(() => undefined);
    await nest.createPipesFn(pipes, params as never)?.(args, {}, {}, () => undefined);
    return { args: await Promise.all(args), trail };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

describe('the arguments of a handler', () => {
  it('are those that Nest makes, by the same pipes in the same order, with the same first error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(argument(plainKinds), { maxLength: 4 }), fc.array(plainKinds, { maxLength: 3 }), async (all, shared) => {
        expect(await run(all, shared, false)).toEqual(await run(all, shared, true));
      }),
    );
  });

  it('are those that Nest makes, or one of its errors, when pipes answer later', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(argument(kinds), { maxLength: 4 }), fc.array(kinds, { maxLength: 2 }), async (all, shared) => {
        const [expected, actual] = [await run(all, shared, true), await run(all, shared, false)];
        expect(Object.keys(actual as object)).toEqual(Object.keys(expected as object));
        if ('args' in (expected as object)) expect(actual).toMatchObject({ args: (expected as { args: unknown[] }).args });
      }),
    );
  });

  it('are made without a promise where no pipe gives one', () => {
    const trail: string[] = [];
    const params = parametersOf([{ from: 'value', type: 3, pipes: ['adds'] }], trail);
    const args = compileInput(2, params, [pipeOf('adds', 'shared', trail)], () => true)({} as FastifyRequest, {} as FastifyReply);
    expect(isThenable(args)).toBe(false);
    expect(args).toEqual(['v0>shared>own0.0', undefined]);
  });

  it('pass no further pipe once one has failed, though another argument is waited for', async () => {
    const trail: string[] = [];
    const params = parametersOf(
      [
        { from: 'value', type: 3, pipes: ['throws', 'adds'] },
        { from: 'value', type: 4, pipes: ['adds later', 'adds'] },
      ],
      trail,
    );
    const args = compileInput(2, params, [], () => true)({} as FastifyRequest, {} as FastifyReply);
    await expect(args).rejects.toThrow('own0.0');
    expect(trail.map((began) => began.split(' ')[0])).not.toContain('own0.1');
  });
});
