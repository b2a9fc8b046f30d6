import type { Sample } from './sample.ts';

/** JSON with one item, user or interaction a line: small, and a change shows as the lines that it is. */
export function sampleText(sample: Sample): string {
  return `${textOf(sample)}\n`;
}

function textOf(members: object): string {
  const texts = Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}:${valueText(value)}`);
  return `{${texts.join(',\n')}}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[\n${value.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
  return typeof value === 'object' && value !== null ? textOf(value) : JSON.stringify(value);
}
