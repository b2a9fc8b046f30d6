import type { Sample } from './sample.ts';

/** JSON with one item, user or interaction a line: small, and a change shows as the lines that it is. */
export function sampleText(sample: Sample): string {
  const lists = Object.entries(sample).map(
    ([name, entries]) => `${JSON.stringify(name)}:[\n${(entries as unknown[]).map((entry) => JSON.stringify(entry)).join(',\n')}\n]`,
  );
  return `{${lists.join(',\n')}}\n`;
}
