import { describe, expect, it } from '@jest/globals';
import { Gathering, Gatherings } from './gathering.js';

describe('gathering', () => {
  it('asks at once when alone, and puts those together that come meanwhile, up to the most', async () => {
    const asked: string[][] = [];
    const gates: (() => void)[] = [];
    const gathering = new Gathering<string, string>(async (questions) => {
      asked.push([...questions]);
      await new Promise<void>((resolve) => gates.push(resolve));
      return questions.map((question) => question.toUpperCase());
    }, 2);
    const answers = ['a', 'b', 'c', 'd'].map((question) => gathering.answer(question));
    expect(asked).toEqual([['a']]);
    gates[0]!();
    expect(await answers[0]).toBe('A');
    expect(asked).toEqual([['a'], ['b', 'c']]);
    gates[1]!();
    expect(await Promise.all(answers.slice(1, 3))).toEqual(['B', 'C']);
    gates[2]!();
    expect(await answers[3]).toBe('D');
    const later = gathering.answer('e');
    gates[3]!();
    expect(await later).toBe('E');
    expect(asked).toEqual([['a'], ['b', 'c'], ['d'], ['e']]);
  });

  it('tells a failure to those who asked together, and goes on', async () => {
    let fails = true;
    const gathering = new Gathering<number, number>(async (questions) => {
      if (fails) throw new Error('away');
      return questions;
    }, 10);
    await expect(gathering.answer(1)).rejects.toThrow('away');
    fails = false;
    expect(await gathering.answer(2)).toBe(2);
  });

  it('never puts two catalogues together', async () => {
    const asked: [string, number[]][] = [];
    const gatherings = new Gatherings<number, number>(async (key, questions) => {
      asked.push([key, [...questions]]);
      await Promise.resolve();
      return questions;
    }, 10);
    await Promise.all([gatherings.answer('x', 1), gatherings.answer('y', 2), gatherings.answer('x', 3)]);
    expect(asked.toSorted()).toEqual([
      ['x', [1]],
      ['x', [3]],
      ['y', [2]],
    ]);
  });
});
