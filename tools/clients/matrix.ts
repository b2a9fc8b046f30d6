import { commonFeatures } from './suite.ts';
import type { ClientSuite } from './suite.ts';

/** What a dialect neither proves nor says to be missing: main.ts takes it for a failure. */
export const notShown = 'not shown';

/** docs/dialects-matrix.md, of suites that passed as a whole: the same suites give the same page. */
export function matrixPage(suites: readonly ClientSuite[]): string {
  const names = [...new Set(suites.map(({ dialect }) => dialect))];
  return [
    '<!-- Made by tools/clients of what the clients did; do not edit. Make it again: npm run test:clients -->',
    '# What the clients of each dialect can do',
    '',
    'Every `pass` was shown by the client named, unmodified and installed from its registry (our own as it is built), against the built server. `.ci/run` shows all of it again.',
    '',
    ...overview(
      names.filter((name) => suites.some(({ dialect, kind }) => dialect === name && kind !== 'storage')),
      suites,
    ),
    ...names.flatMap((name) =>
      section(
        name,
        suites.filter(({ dialect }) => dialect === name),
      ),
    ),
    '',
  ].join('\n');
}

function overview(names: readonly string[], suites: readonly ClientSuite[]): string[] {
  return [
    row(['feature', ...names]),
    `|${'---|'.repeat(names.length + 1)}`,
    ...commonFeatures.map((feature) =>
      row([
        feature,
        ...names.map((name) => {
          const own = suites.filter(({ dialect }) => dialect === name);
          if (own.some(({ features }) => features.some(({ proves }) => proves === feature))) return 'pass';
          const missing = own.flatMap(({ notSupported }) => notSupported).find(({ proves }) => proves === feature);
          return missing === undefined ? notShown : 'not supported';
        }),
      ]),
    ),
  ];
}

function section(name: string, suites: readonly ClientSuite[]): string[] {
  const clients = [...new Set(suites.map(nameOf))];
  const missing = new Map(suites.flatMap(({ notSupported }) => notSupported).map(({ feature, why }) => [feature, why]));
  return [
    '',
    `## ${name}`,
    ...clients.flatMap((client) => [
      '',
      `| ${client} | against | |`,
      '|---|---|---|',
      ...suites
        .filter((suite) => nameOf(suite) === client)
        .flatMap(({ app = 'server', features }) => features.map(({ feature }) => `| ${cell(feature)} | apps/${app} | pass |`)),
    ]),
    ...(missing.size === 0 ? [] : ['', '| not supported | why |', '|---|---|']),
    ...[...missing].map(([feature, why]) => `| ${cell(feature)} | ${cell(why)} |`),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function nameOf({ client, version }: ClientSuite): string {
  return `${client} ${version}`;
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}
