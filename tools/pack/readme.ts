import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of code in a README, and what the block behind it says that it prints. */
export interface Example {
  readonly name: string;
  readonly code: string;
  readonly output: string;
}

/** The address that the READMEs' examples use. */
const statedUrl = 'http://127.0.0.1:3000';

/** The examples of an installed package's README, against another server. */
export function examplesOf(packageFolder: string, url: string): Example[] {
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];
  if (examples.length === 0) throw new Error('the README has no examples');
  return examples.map(([, code = '', output = ''], at) => ({ name: `example-${at + 1}`, code: code.replaceAll(statedUrl, url), output }));
}
