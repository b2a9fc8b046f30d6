import { type Filter, type FilterOperator, type FilterTerm, maxFilterTerms } from '@sheaf/filter';
import type { Comparison, Expression, Literal } from './expression.js';
import { ReqlFault } from './token.js';

/** A filter, or `true`: everything meets it, or `false`: nothing does. */
export type Condition = Filter | boolean;

/**
 * The condition of an expression, where `wanted` says whether it or its opposite is to hold; throws a ReqlFault at what filters cannot say: they
 * compare one property with literals.
 */
export function conditionOf(expression: Expression, wanted = true): Condition {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = conditionOf(expression.left, wanted);
      const right = conditionOf(expression.right, wanted);
      return (expression.kind === 'and') === wanted ? both(left, right, expression.at) : either(left, right, expression.at);
    }
    case 'not':
      return conditionOf(expression.operand, !wanted);
    case 'if': {
      const met = both(conditionOf(expression.condition), conditionOf(expression.met, wanted), expression.at);
      const unmet = both(conditionOf(expression.condition, false), conditionOf(expression.unmet, wanted), expression.at);
      return either(met, unmet, expression.at);
    }
    case 'property':
      return term(expression.name, wanted ? 'eq' : 'neq', ['true']);
    case 'literal':
      if (typeof expression.value === 'boolean') return expression.value === wanted;
      throw new ReqlFault(expression.at, 'a condition must stand here, which is true or false');
    case 'compare':
      return comparison(expression, wanted);
    case 'in':
      return membership(expression, expression.negated !== wanted);
    default:
      throw new ReqlFault(expression.at, 'a filter compares a property with a value; nothing is computed in it');
  }
}

/** Holds when both do. */
export function both(left: Condition, right: Condition, at: number): Condition {
  if (typeof left === 'boolean') return left && right;
  if (typeof right === 'boolean') return right && left;
  return within([...left, ...right], at);
}

/** Every group of the one with every group of the other: "or" binds tighter in a filter. */
function either(left: Condition, right: Condition, at: number): Condition {
  if (typeof left === 'boolean') return left || right;
  if (typeof right === 'boolean') return right || left;
  if (left.length * right.length > maxFilterTerms) throw tooLong(at);
  return within(
    left.flatMap((one) => right.map((other) => [...one, ...other])),
    at,
  );
}

function within(filter: Filter, at: number): Filter {
  if (filter.reduce((terms, group) => terms + group.length, 0) > maxFilterTerms) throw tooLong(at);
  return filter;
}

function tooLong(at: number): ReqlFault {
  return new ReqlFault(at, `the condition takes more than ${maxFilterTerms} comparisons when "or" is written out`);
}

type Compare = Extract<Expression, { kind: 'compare' }>;

function comparison({ op, left, right, at }: Compare, wanted: boolean): Condition {
  if (left.kind === 'property') return compared(left.name, op, literalOf(right), right.at, wanted);
  if (right.kind === 'property') return compared(right.name, mirrored[op], literalOf(left), left.at, wanted);
  throw new ReqlFault(at, 'a filter compares a property with a value; one side must be a property');
}

function compared(name: string, op: Comparison, value: Literal, at: number, wanted: boolean): Condition {
  const operator = wanted ? operators[op] : opposites[operators[op]];
  if (value !== null) return term(name, operator, [String(value)]);
  if (operator === 'eq' || operator === 'neq') return term(name, 'exists', [operator === 'eq' ? 'false' : 'true']);
  throw new ReqlFault(at, 'null is neither larger nor smaller than anything');
}

type Within = Extract<Expression, { kind: 'in' }>;

function membership({ left, right, at }: Within, wanted: boolean): Condition {
  if (left.kind === 'property' && right.kind === 'set') {
    const [first, ...others] = right.values.map((value) => textOf(value));
    return first === undefined ? !wanted : term(left.name, wanted ? 'in' : 'nin', [first, ...others]);
  }
  if (right.kind === 'property') return term(right.name, wanted ? 'eq' : 'neq', [textOf(left)]);
  throw new ReqlFault(at, 'a filter asks whether a property is in a set of values, or a value in a property that is a set');
}

function textOf(expression: Expression): string {
  const value = literalOf(expression);
  if (value === null) throw new ReqlFault(expression.at, 'null is in no set');
  return String(value);
}

function literalOf(expression: Expression): Literal {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'minus' && expression.operand.kind === 'literal' && typeof expression.operand.value === 'number')
    return -expression.operand.value;
  throw new ReqlFault(expression.at, 'a filter compares a property with a number, a text, true, false or null');
}

function term(field: string, op: FilterOperator, values: FilterTerm['values']): Filter {
  return [[{ field, op, values }]];
}

const operators = { '==': 'eq', '!=': 'neq', '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;
const opposites = { eq: 'neq', neq: 'eq', lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt' } as const;
const mirrored: Readonly<Record<Comparison, Comparison>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
