import { formatBoosters, formatFilter } from '@sheaf/filter';
import { CallFault } from '../fault.js';
import { boostersOf } from './booster.js';
import { type Expression, parseExpression } from './expression.js';
import { conditionOf } from './filter.js';
import { ReqlFault } from './token.js';

/** A filter's text in Sheaf's own grammar; `undefined`: everything meets it. Throws a CallFault that names the place of what it cannot be. */
export function readFilter(text: string): string | undefined {
  return read('filter', () => {
    const condition = conditionOf(parseExpression(text));
    if (condition === true) return undefined;
    return formatFilter(condition === false ? nothing : condition);
  });
}

/** Boosters in Sheaf's own grammar; `undefined`: none. Throws as `readFilter`. */
export function readBooster(text: string): string | undefined {
  return read('booster', () => {
    const boosters = boostersOf(parseExpression(text));
    return boosters.length === 0 ? undefined : formatBoosters(boosters);
  });
}

/** An expression to be evaluated for each result. Throws as `readFilter`. */
export function readExpression(text: string): Expression {
  return read('reqlExpressions', () => parseExpression(text));
}

/** A contradiction: filters have no word for nothing. */
const nothing = [[{ field: 'itemId', op: 'exists', values: ['true'] }], [{ field: 'itemId', op: 'exists', values: ['false'] }]] as const;

function read<Value>(parameter: string, reading: () => Value): Value {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof ReqlFault)) throw error;
    throw new CallFault(`Invalid ReQL in ${parameter} at position ${error.at}: ${error.detail}`);
  }
}
