import { ReqlFault, type Token, tokensOf } from './token.js';

/** What an expression is when it is read; `at` says where it stands, for who cannot do it. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal; readonly at: number }
  | { readonly kind: 'property'; readonly name: string; readonly at: number }
  | { readonly kind: 'set'; readonly values: readonly Expression[]; readonly at: number }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Expression; readonly right: Expression; readonly at: number }
  | { readonly kind: 'in'; readonly negated: boolean; readonly left: Expression; readonly right: Expression; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression; readonly at: number }
  | { readonly kind: 'not' | 'minus'; readonly operand: Expression; readonly at: number }
  | { readonly kind: 'arithmetic'; readonly op: Arithmetic; readonly left: Expression; readonly right: Expression; readonly at: number }
  | { readonly kind: 'if'; readonly condition: Expression; readonly met: Expression; readonly unmet: Expression; readonly at: number };

export type Literal = number | string | boolean | null;
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** Expressions within each other. */
export const maxExpressionDepth = 100;

/**
 * Reads an expression of ReQL as far as Sheaf knows it (README.md); throws a ReqlFault otherwise. From loose to tight: if, or, and, not, comparisons
 * (which may be chained: `1 < 'x' <= 5`), + and -, then * / and %, minus.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;
  const peek = (): Token => tokens[next] as Token;
  const take = (...words: string[]): Token | undefined => {
    const token = peek();
    if (token.kind !== 'word' || !words.includes(token.value)) return undefined;
    next += 1;
    return token;
  };
  const need = (word: string): void => {
    if (take(word) === undefined) throw new ReqlFault(peek().at, `${word} must stand here`);
  };
  const deeper = <Result>(read: () => Result): Result => {
    if ((depth += 1) > maxExpressionDepth) throw new ReqlFault(peek().at, `expressions nest at most ${maxExpressionDepth} deep`);
    const result = read();
    depth -= 1;
    return result;
  };

  const whole = (): Expression =>
    deeper(() => {
      const start = take('if');
      if (start === undefined) return any();
      const condition = whole();
      need('then');
      const met = whole();
      need('else');
      return { kind: 'if', condition, met, unmet: whole(), at: start.at };
    });
  const any = (): Expression => {
    let left = all();
    for (let token = take('or'); token; token = take('or')) left = { kind: 'or', left, right: all(), at: token.at };
    return left;
  };
  const all = (): Expression => {
    let left = not();
    for (let token = take('and'); token; token = take('and')) left = { kind: 'and', left, right: not(), at: token.at };
    return left;
  };
  const not = (): Expression => {
    const token = take('not');
    return token === undefined ? comparison() : deeper(() => ({ kind: 'not', operand: not(), at: token.at }));
  };
  const comparison = (): Expression => {
    let left = sum();
    let compared: Expression | undefined;
    for (;;) {
      const start = next;
      const negated = take('not') !== undefined;
      const within = take('in');
      const op = negated || within ? undefined : take('==', '!=', '<', '<=', '>', '>=');
      if (within === undefined && op === undefined) {
        next = start;
        return compared ?? left;
      }
      const right = sum();
      const one: Expression =
        op === undefined
          ? { kind: 'in', negated, left, right, at: (within as Token).at }
          : { kind: 'compare', op: op.value as Comparison, left, right, at: op.at };
      compared = compared === undefined ? one : { kind: 'and', left: compared, right: one, at: one.at };
      left = right;
    }
  };
  const sum = (): Expression => {
    let left = product();
    for (let token = take('+', '-'); token; token = take('+', '-')) left = arithmetic(token, left, product());
    return left;
  };
  const product = (): Expression => {
    let left = signed();
    for (let token = take('*', '/', '%'); token; token = take('*', '/', '%')) left = arithmetic(token, left, signed());
    return left;
  };
  const signed = (): Expression => {
    const token = take('-');
    return token === undefined ? single() : deeper(() => ({ kind: 'minus', operand: signed(), at: token.at }));
  };
  const single = (): Expression => {
    const token = peek();
    next += 1;
    if (token.kind === 'number' || token.kind === 'string') return { kind: 'literal', value: token.value, at: token.at };
    if (token.kind === 'property') return { kind: 'property', name: token.value, at: token.at };
    if (token.kind === 'word' && Object.hasOwn(constants, token.value))
      return { kind: 'literal', value: constants[token.value] as Literal, at: token.at };
    if (token.value === '(') {
      const inner = whole();
      need(')');
      return inner;
    }
    if (token.value === '{') return { kind: 'set', values: values(), at: token.at };
    if (token.kind === 'end') throw new ReqlFault(token.at, 'the expression ends where a value must stand');
    if (/^\w/.test(token.value) && !keywords.has(token.value))
      throw new ReqlFault(token.at, 'functions and context are not served here, and no other word stands for a value');
    throw new ReqlFault(token.at, 'a value must stand here: a number, "text", \'property\', true, false, null or a set');
  };
  const values = (): Expression[] => {
    const read: Expression[] = [];
    if (take('}')) return read;
    do read.push(deeper(sum));
    while (take(','));
    need('}');
    return read;
  };

  const expression = whole();
  if (peek().kind !== 'end') throw new ReqlFault(peek().at, 'the expression must end here');
  return expression;
}

function arithmetic(token: Token, left: Expression, right: Expression): Expression {
  return { kind: 'arithmetic', op: token.value as Arithmetic, left, right, at: token.at };
}

const constants: Readonly<Record<string, Literal>> = { true: true, false: false, null: null };
const keywords: ReadonlySet<string> = new Set(['if', 'then', 'else', 'and', 'or', 'not', 'in']);

/** The properties that an expression looks at. */
export function propertiesOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'property':
      return [expression.name];
    case 'set':
      return expression.values.flatMap(propertiesOf);
    case 'not':
    case 'minus':
      return propertiesOf(expression.operand);
    case 'if':
      return [expression.condition, expression.met, expression.unmet].flatMap(propertiesOf);
    default:
      return [expression.left, expression.right].flatMap(propertiesOf);
  }
}
