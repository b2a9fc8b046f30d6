import { pinned } from './child.ts';
import type { Compared, Duration, Neighbourhood } from './measure.ts';
import type { Kind } from './requests.ts';
import { median, medianRatio } from './statistics.ts';

export interface Row {
  readonly kind: Kind;
  readonly items: number;
  /** Requests at a time. */
  readonly connections: number;
  /** Microseconds of server CPU per item, by contestant: median of the rounds, lowest, highest. */
  readonly cpuUsPerItem: Readonly<Record<string, readonly [median: number, lowest: number, highest: number]>>;
  readonly itemsPerSecond: Readonly<Record<string, number>>;
  /** Medians of the rounds' own ratios. */
  readonly ratios: Readonly<Record<string, number>>;
}

export interface NeighbourRow {
  readonly name: string;
  readonly idleP50Ms: number;
  readonly idleP99Ms: number;
  readonly busyP50Ms: number;
  readonly busyP99Ms: number;
  readonly itemsPerSecond: number;
}

export interface Goal {
  readonly goal: string;
  readonly value: number;
  readonly met: boolean;
}

export interface Report {
  readonly node: string;
  readonly pinned: boolean;
  readonly duration: Duration;
  readonly rows: readonly Row[];
  readonly neighbours: readonly NeighbourRow[];
  readonly goals: readonly Goal[];
}

/** So many requests at a time keep a server's core from falling asleep between two of them: what is left is what they cost. */
export const busyConnections = 32;

export function report(
  compared: readonly Compared[],
  neighbours: ReadonlyMap<string, readonly Neighbourhood[]>,
  duration: Duration,
): Report {
  const rows = compared.map(toRow);
  return { node: process.version, pinned, duration, rows, neighbours: [...neighbours].map(toNeighbourRow), goals: rows.flatMap(toGoals) };
}

function toRow({ kind, items, connections = 1, figures }: Compared): Row {
  const cpuOf = (name: string) => figures.get(name)!.map(({ cpuUsPerItem }) => cpuUsPerItem);
  const over = (one: string, other: string) => (figures.has(other) ? medianRatio(cpuOf(one), cpuOf(other)) : undefined);
  const ratios = {
    'x bare': over('sheaf', 'bare'),
    'x bare, lean': over('sheaf', 'bare, lean'),
    'x less than inject': figures.has('inject') ? medianRatio(cpuOf('inject'), cpuOf('sheaf')) : undefined,
    'x less than inject by 32': figures.has('inject by 32') ? medianRatio(cpuOf('inject by 32'), cpuOf('sheaf')) : undefined,
    'x request': over('sheaf', 'request'),
  };
  return {
    kind,
    items,
    connections,
    cpuUsPerItem: Object.fromEntries(
      [...figures.keys()].map((name) => [name, [median(cpuOf(name)), Math.min(...cpuOf(name)), Math.max(...cpuOf(name))] as const]),
    ),
    itemsPerSecond: Object.fromEntries(
      [...figures].map(([name, list]) => [name, median(list.map(({ itemsPerSecond }) => itemsPerSecond))]),
    ),
    ratios: Object.fromEntries(Object.entries(ratios).filter((entry): entry is [string, number] => entry[1] !== undefined)),
  };
}

function toNeighbourRow([name, rounds]: [string, readonly Neighbourhood[]]): NeighbourRow {
  const middle = (pick: (round: Neighbourhood) => number) => median(rounds.map(pick));
  return {
    name,
    idleP50Ms: middle(({ idle }) => idle.p50Ms),
    idleP99Ms: middle(({ idle }) => idle.p99Ms),
    busyP50Ms: middle(({ busy }) => busy.p50Ms),
    busyP99Ms: middle(({ busy }) => busy.p99Ms),
    itemsPerSecond: middle(({ itemsPerSecond }) => itemsPerSecond),
  };
}

function toGoals({ kind, items, connections, ratios }: Row): Goal[] {
  const of = `${items} ${kind} ${items === 1 ? 'item' : 'items'}`;
  const goals: Goal[] = [];
  const add = (goal: string, value: number | undefined, holds: (value: number) => boolean) => {
    if (value !== undefined) goals.push({ goal: `${of}: ${goal}`, value, met: holds(value) });
  };
  add('at most 4 times the bare server', ratios['x bare'], (value) => value <= 4);
  // With few items most of the cost is the batch's own request, which no dispatch makes cheaper.
  if (items >= 1000) add('at least 15 times less than inject', ratios['x less than inject'], (value) => value >= 15);
  if (connections === busyConnections) add('at most 1.1 times a request', ratios['x request'], (value) => value <= 1.1);
  return goals;
}

/** Writes the report as Markdown tables. */
export function print({ node, pinned: isPinned, duration, rows, neighbours, goals }: Report): void {
  console.log(
    `Node ${node}, ${duration.rounds} rounds of ${duration.roundMs} ms each, ${isPinned ? 'server on one core and load on another' : 'not pinned to cores'}\n`,
  );
  table(
    [
      'batch',
      'x bare',
      'x bare, lean',
      'x less than inject',
      'x less than inject by 32',
      'Sheaf us/item',
      'bare us/item',
      'bare, lean us/item',
      'inject us/item',
      'inject by 32 us/item',
      'Sheaf items/s',
    ],
    rows
      .filter((row) => row.items > 1)
      .map((row) => [
        `${row.items} ${row.kind}`,
        ratio(row, 'x bare'),
        ratio(row, 'x bare, lean'),
        ratio(row, 'x less than inject'),
        ratio(row, 'x less than inject by 32'),
        ...['sheaf', 'bare', 'bare, lean', 'inject', 'inject by 32'].map((name) => cell(row, name)),
        Math.round(row.itemsPerSecond['sheaf']!).toString(),
      ]),
  );
  table(
    ['one', 'requests at a time', 'x request', 'batch of one us', 'request us'],
    rows
      .filter((row) => row.items === 1)
      .map((row) => [row.kind, String(row.connections), ratio(row, 'x request'), cell(row, 'sheaf'), cell(row, 'request')]),
  );
  table(
    [
      "a neighbour's GET",
      'idle p50 ms',
      'idle p99 ms',
      'p50 ms beside batches of 1000',
      'p99 ms beside batches of 1000',
      'items/s meanwhile',
    ],
    neighbours.map((row) => [
      row.name,
      ...[row.idleP50Ms, row.idleP99Ms, row.busyP50Ms, row.busyP99Ms].map((ms) => ms.toFixed(2)),
      Math.round(row.itemsPerSecond).toString(),
    ]),
  );
  for (const { goal, value, met } of goals) console.log(`${met ? 'met   ' : 'MISSED'}  ${goal}: ${value.toFixed(2)}`);
}

function cell(row: Row, name: string): string {
  const figure = row.cpuUsPerItem[name];
  return figure === undefined ? '' : `${figure[0].toFixed(2)} (${figure[1].toFixed(2)} to ${figure[2].toFixed(2)})`;
}

function ratio(row: Row, name: string): string {
  return row.ratios[name]?.toFixed(name.includes('less') ? 1 : 2) ?? '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of [head, head.map(() => '---'), ...rows]) console.log(`| ${line.join(' | ')} |`);
  console.log('');
}
