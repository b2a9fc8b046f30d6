/** First line of every generated TypeScript file: what made it, from what, and the command. */
export const banner = (from: string) => `// Made by tools/gen from ${from}; do not edit. Make it again: npm run gen\n`;

/** A JSON value as TypeScript source: single quotes, bare member names where the grammar allows, `depth` levels of two spaces around it. */
export function literal(value: unknown, depth = 0): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = '  '.repeat(depth + 1);
  const outer = '  '.repeat(depth);
  const parts = Array.isArray(value)
    ? value.map((element) => literal(element, depth + 1))
    : Object.entries(value).map(([name, member]) => `${memberName(name)}: ${literal(member, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const line = Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (line.length + outer.length <= 120 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${outer}${close}`;
}

/** A member name as it stands in an object literal or a type. `__proto__` is quoted in brackets: bare or quoted it would set the prototype. */
export function memberName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** A text as a single-quoted literal. */
export function quoted(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${body.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A text as the lines of a doc comment, ` * ` before each, unable to end the comment early. */
export function docComment(text: string, indent = ''): string {
  const lines = text.trim().replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd() + '\n').join('')}${indent} */\n`;
}
