import { median, medianRatio } from '../statistics.ts';
import type { Compared, Figure } from './measure.ts';
import type { MemoryRow } from './memory.ts';

/** The contestants beside the first one of `baseline`, as a Markdown table. */
export function printCompared(title: string, compared: readonly Compared[], baseline: string): void {
  const rows = compared.flatMap(({ database, kind, figures }) =>
    [...figures].map(([name, list]) => {
      const middle = (pick: (figure: Figure) => number) => median(list.map(pick));
      const base = figures.get(baseline)!.map(({ wallUsPerItem }) => wallUsPerItem);
      const wall = list.map(({ wallUsPerItem }) => wallUsPerItem);
      return [
        database,
        kind,
        name,
        middle(({ itemsPerSecond }) => itemsPerSecond).toFixed(0),
        medianRatio(wall, base).toFixed(2),
        middle(({ wallUsPerItem }) => wallUsPerItem).toFixed(0),
        middle(({ serverUsPerItem }) => serverUsPerItem).toFixed(0),
        middle(({ databaseUsPerItem }) => databaseUsPerItem).toFixed(0),
        list[0]!.times === undefined
          ? ''
          : (['uploadMs', 'runMs', 'readMs'] as const).map((part) => (middle(({ times }) => times![part]) / 1000).toFixed(1)).join(' + '),
      ];
    }),
  );
  console.log(`${title}\n`);
  const head = ['database', 'operation', 'way', 'items/s', `time, ${baseline} = 1`, 'wall us/item', 'CPU us/item', 'PostgreSQL us/item'];
  printTable([...head, 's upload + run + results'], rows);
}

export function printMemory(title: string, rows: readonly MemoryRow[]): void {
  console.log(`${title}\n`);
  printTable(
    ['items', 'MB before', 'MB at most', 'items/s'],
    rows.map(({ items, idleBytes, peakBytes, itemsPerSecond }) => [
      String(items),
      megabytes(idleBytes),
      megabytes(peakBytes),
      itemsPerSecond.toFixed(0),
    ]),
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of [head, head.map(() => '---'), ...rows]) console.log(`| ${line.join(' | ')} |`);
  console.log('');
}
