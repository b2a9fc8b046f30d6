// npm run bench:jobs [-- --quick] [--only embedded,memory,postgres] [--part compare,execution,workers,memory] [--items 100000] [--rounds 3]:
// jobs beside batches and plain SQL. docs/benchmarks.md has the method and the figures.
import { parseArgs } from 'node:util';
import { compare, compareExecutions, compareWorkers } from './measure.ts';
import { memoryOfJob, type MemoryRow } from './memory.ts';
import { printCompared, printMemory } from './report.ts';
import type { DatabaseName } from './site.ts';

const databaseNames = ['embedded', 'memory', 'postgres'];
const partNames = ['compare', 'execution', 'workers', 'memory'];
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'embedded,postgres' },
    part: { type: 'string', default: partNames.join(',') },
    items: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const items = Number(options.items ?? (options.quick ? 5000 : 100_000));
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
const databases = options.only.split(',') as DatabaseName[];
const parts = options.part.split(',');
const isWrong =
  !Number.isInteger(items) ||
  items < 1 ||
  !Number.isInteger(rounds) ||
  rounds < 1 ||
  databases.some((name) => !databaseNames.includes(name)) ||
  parts.some((name) => !partNames.includes(name));
if (isWrong) {
  console.error(
    `Usage: npm run bench:jobs [-- --quick] [--only ${databaseNames.join()}] [--part ${partNames.join()}] [--items N] [--rounds N]`,
  );
  process.exit(1);
}

console.log(`Node ${process.version}, jobs of ${items} items, ${rounds} rounds\n`);
for (const database of databases) {
  if (parts.includes('compare'))
    printCompared('Jobs beside batches of 1,000 and plain SQL', await compare(database, items, rounds), 'batches');
  if (parts.includes('execution')) printCompared('Jobs by execution', await compareExecutions(database, items, rounds), 'parallel');
  if (parts.includes('workers') && database === 'postgres')
    printCompared('Jobs by workers', await compareWorkers(items, rounds), '1 worker process');
  if (!parts.includes('memory')) continue;
  const rows: MemoryRow[] = [];
  for (const size of options.quick ? [1000, 5000] : [10_000, 100_000, 1_000_000]) rows.push(await memoryOfJob(database, size));
  printMemory(`Memory of the server, ${database}`, rows);
}
