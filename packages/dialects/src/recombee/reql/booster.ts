import { type Booster, maxFactor } from '@sheaf/filter';
import type { Expression } from './expression.js';
import { both, type Condition, conditionOf } from './filter.js';
import { ReqlFault } from './token.js';

/**
 * The boosters of an expression: numbers, `if … then … else …` between them, and products of these. Throws a ReqlFault at anything else. A factor
 * that would hold for all is left out: it changes no order.
 */
export function boostersOf(expression: Expression): Booster[] {
  return factorsOf(expression, true).flatMap(({ condition, factor }) =>
    typeof condition === 'boolean' || factor === 1 ? [] : [{ filter: condition, factor }],
  );
}

interface Factor {
  readonly condition: Condition;
  readonly factor: number;
}

function factorsOf(expression: Expression, condition: Condition): Factor[] {
  switch (expression.kind) {
    case 'literal':
      return [{ condition, factor: factorOf(expression.value, expression.at) }];
    case 'arithmetic':
      if (expression.op === '*') return [...factorsOf(expression.left, condition), ...factorsOf(expression.right, condition)];
      break;
    case 'if':
      return [
        ...factorsOf(expression.met, both(condition, conditionOf(expression.condition), expression.at)),
        ...factorsOf(expression.unmet, both(condition, conditionOf(expression.condition, false), expression.at)),
      ];
  }
  throw new ReqlFault(expression.at, 'a booster is a number, an if with numbers, or a product of these');
}

function factorOf(value: unknown, at: number): number {
  if (typeof value === 'number' && value <= maxFactor) return value;
  throw new ReqlFault(at, `a factor is a number from 0 to ${maxFactor}`);
}
