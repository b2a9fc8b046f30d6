/** A word of ReQL and where it stands: characters (UTF-16) from the start. */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'property'; readonly value: string; readonly at: number }
  /** An operator, a bracket, or a keyword in lower case. */
  | { readonly kind: 'word'; readonly value: string; readonly at: number }
  | { readonly kind: 'end'; readonly value: ''; readonly at: number };

/** Why an expression is refused, and where. It is thrown while one is read and caught where the reading began. */
export class ReqlFault extends Error {
  constructor(
    readonly at: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** Characters of an expression. */
export const maxExpressionLength = 8192;

// Sticky: each looks at one place only, so that reading takes time linear in the text.
const blank = /\s+/y;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const name = /[a-z_]\w*/iy;
const sign = /==|!=|<=|>=|[-+*/%<>(){}[\],]/y;

/** Reads an expression as tokens, the last of them `end`; throws a ReqlFault at what is none. */
export function tokensOf(text: string): Token[] {
  if (text.length > maxExpressionLength)
    throw new ReqlFault(maxExpressionLength, `an expression has at most ${maxExpressionLength} characters; this one has ${text.length}`);
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (;;) {
    at += take(blank)?.length ?? 0;
    const first = text[at];
    if (first === undefined) break;
    if (first === '"' || first === "'") {
      const { value, end } = quoted(text, at);
      tokens.push({ kind: first === '"' ? 'string' : 'property', value, at });
      at = end;
      continue;
    }
    const digits = take(number);
    const word = digits ?? take(name)?.toLowerCase() ?? take(sign);
    if (word === undefined) throw new ReqlFault(at, 'no part of an expression begins with this character');
    if (digits === undefined) tokens.push({ kind: 'word', value: word, at });
    else if (Number.isFinite(Number(digits))) tokens.push({ kind: 'number', value: Number(digits), at });
    else throw new ReqlFault(at, 'the number is too large');
    at += word.length;
  }
  tokens.push({ kind: 'end', value: '', at });
  return tokens;
}

/** A string in "" or the name of a property in ''; a backslash takes the next character as it is, but for \n, \r and \t. */
function quoted(text: string, start: number): { value: string; end: number } {
  const quote = text[start];
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (character === quote) return { value, end: at + 1 };
    if (character !== '\\') value += character;
    else if (++at < text.length) value += escapes[text[at] as string] ?? text[at];
  }
  throw new ReqlFault(start, `the ${quote === '"' ? 'string' : 'property name'} that begins here does not end`);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
