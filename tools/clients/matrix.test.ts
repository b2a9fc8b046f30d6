import { describe, expect, it } from '@jest/globals';
import { matrixPage, notShown } from './matrix.ts';
import { type ClientSuite, commonFeatures } from './suite.ts';

const run = (): Promise<void> => Promise.resolve();
const suite = (members: Partial<ClientSuite>): ClientSuite => ({
  dialect: 'native',
  client: 'npm some-client',
  version: '1.2.3',
  features: [],
  notSupported: [],
  ...members,
});
const rowOf = (page: string, feature: string): string | undefined => page.split('\n').find((line) => line.startsWith(`| ${feature} |`));

describe('the matrix', () => {
  it('says per dialect what passes, what is not supported, and what nobody has shown', () => {
    const page = matrixPage([
      suite({ features: [{ feature: 'Gets one', proves: 'reads', run }] }),
      suite({ dialect: 'other', notSupported: [{ feature: 'Reading', why: 'it only writes', proves: 'reads' }] }),
    ]);
    expect(rowOf(page, 'feature')).toBe('| feature | native | other |');
    expect(rowOf(page, 'reads')).toBe('| reads | pass | not supported |');
    expect(rowOf(page, 'https')).toBe(`| https | ${notShown} | ${notShown} |`);
    expect(commonFeatures.map((feature) => rowOf(page, feature)).filter((row) => row === undefined)).toEqual([]);
    expect(rowOf(page, 'Reading')).toBe('| Reading | it only writes |');
  });

  it('joins the suites of one client, with the app that each ran against', () => {
    const page = matrixPage([
      suite({ app: 'farm', features: [{ feature: 'a|b', run }] }),
      suite({ version: '2.0.0', features: [{ feature: 'c', run }] }),
      suite({ features: [{ feature: 'd', run }] }),
    ]);
    expect(page.match(/^\| npm some-client \S+ \| against \| \|$/gm)).toEqual([
      '| npm some-client 1.2.3 | against | |',
      '| npm some-client 2.0.0 | against | |',
    ]);
    expect(page).toContain(String.raw`| a\|b | apps/farm | pass |` + '\n| d | apps/server | pass |\n');
  });
});
