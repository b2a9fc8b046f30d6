import type { Arithmetic, Comparison, Expression } from './expression.js';

/**
 * The value of an expression for an item or user: what `reqlExpressions` asks for. Types are never wrong: what cannot be computed is null, as any
 * computation with null is.
 */
export function evaluate(expression: Expression, properties: Readonly<Record<string, unknown>>): unknown {
  const valueOf = (inner: Expression): unknown => evaluate(inner, properties);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'property':
      return Object.hasOwn(properties, expression.name) ? (properties[expression.name] ?? null) : null;
    case 'set':
      return expression.values.map(valueOf);
    case 'compare':
      return compare(expression.op, valueOf(expression.left), valueOf(expression.right));
    case 'in':
      return isIn(valueOf(expression.left), valueOf(expression.right)) !== expression.negated;
    case 'and':
      return valueOf(expression.left) === true && valueOf(expression.right) === true;
    case 'or':
      return valueOf(expression.left) === true || valueOf(expression.right) === true;
    case 'not':
      return valueOf(expression.operand) !== true;
    case 'minus':
      return compute('-', 0, valueOf(expression.operand));
    case 'arithmetic':
      return compute(expression.op, valueOf(expression.left), valueOf(expression.right));
    case 'if':
      return valueOf(valueOf(expression.condition) === true ? expression.met : expression.unmet);
  }
}

function compare(op: Comparison, left: unknown, right: unknown): boolean {
  if (op === '==') return equal(left, right);
  if (op === '!=') return !equal(left, right);
  const comparable = (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) return false;
  if (op === '<') return left < right;
  if (op === '<=') return left <= right;
  return op === '>' ? left > right : left >= right;
}

function equal(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((value) => right.includes(value));
}

/** A value in a set, a set within a set, or a text within a text. */
function isIn(value: unknown, within: unknown): boolean {
  if (typeof within === 'string') return typeof value === 'string' && within.includes(value);
  if (!Array.isArray(within)) return false;
  return Array.isArray(value) ? value.every((each) => within.includes(each)) : within.includes(value);
}

function compute(op: Arithmetic, left: unknown, right: unknown): number | string | null {
  if (op === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  const results = { '+': left + right, '-': left - right, '*': left * right, '/': left / right, '%': left % right };
  const result = results[op];
  // JSON has no infinity, and a division by zero no value.
  return Number.isFinite(result) ? result : null;
}
