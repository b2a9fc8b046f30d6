// Takes the contestants in turn, so that what slows the machine down slows all of them.
import { type Contestant, contestantsOf, prepare } from './contestants.ts';
import type { JobTimes } from './job.ts';
import { runJob } from './job.ts';
import { type Kind, rowsOf } from './rows.ts';
import { type DatabaseName, openSite, type Site } from './site.ts';

export interface Figure {
  readonly itemsPerSecond: number;
  readonly wallUsPerItem: number;
  /** Processor time of the server, or of this process where it writes by itself. */
  readonly serverUsPerItem: number;
  readonly databaseUsPerItem: number;
  readonly times: JobTimes | undefined;
}

export interface Compared {
  readonly database: DatabaseName;
  readonly kind: Kind;
  readonly items: number;
  /** By contestant, one figure a round. */
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
}

export async function compare(database: DatabaseName, items: number, rounds: number): Promise<Compared[]> {
  const site = await openSite(database);
  try {
    await prepare(site);
    const compared: Compared[] = [];
    for (const kind of ['putItem', 'addInteraction'] as const) {
      const contestants = contestantsOf(site, kind);
      const figures = new Map<string, Figure[]>(contestants.map(({ name }) => [name, []]));
      for (const contestant of contestants) await contestant.write(rowsOf(nextRun(), Math.min(items, 2000)));
      for (let round = 0; round < rounds; round += 1)
        for (const contestant of contestants) figures.get(contestant.name)!.push(await figureOf(site, contestant, items));
      compared.push({ database, kind, items, figures });
    }
    return compared;
  } finally {
    await site.close();
  }
}

/** Items per second of jobs by how they are executed and by whom. */
export async function compareWorkers(items: number, rounds: number): Promise<Compared[]> {
  const ways = [
    { name: '1 process, 1 worker', workers: 0, environment: { SHEAF_JOB_WORKERS: '1' } },
    { name: '1 process, 2 workers', workers: 0, environment: { SHEAF_JOB_WORKERS: '2' } },
    { name: '1 process, 4 workers', workers: 0, environment: { SHEAF_JOB_WORKERS: '4' } },
    { name: '1 worker process', workers: 1, environment: { SHEAF_JOB_WORKERS: '1' } },
    { name: '2 worker processes', workers: 2, environment: { SHEAF_JOB_WORKERS: '1' } },
    { name: '4 worker processes', workers: 4, environment: { SHEAF_JOB_WORKERS: '1' } },
  ];
  const figures = new Map<string, Figure[]>();
  for (const { name, workers, environment } of ways) {
    const site = await openSite('postgres', environment, workers);
    try {
      await runJob(site.server, 'putItem', 'parallel', rowsOf(nextRun(), Math.min(items, 2000)));
      const write: Contestant['write'] = (rows) => runJob(site.server, 'putItem', 'parallel', rows);
      figures.set(name, []);
      for (let round = 0; round < rounds; round += 1) figures.get(name)!.push(await figureOf(site, { name, here: false, write }, items));
    } finally {
      await site.close();
    }
  }
  return [{ database: 'postgres', kind: 'putItem', items, figures }];
}

export async function compareExecutions(database: DatabaseName, items: number, rounds: number): Promise<Compared[]> {
  const site = await openSite(database);
  const figures = new Map<string, Figure[]>();
  try {
    await runJob(site.server, 'putItem', 'parallel', rowsOf(nextRun(), Math.min(items, 2000)));
    for (let round = 0; round < rounds; round += 1)
      for (const execution of ['parallel', 'auto', 'serial']) {
        const write: Contestant['write'] = (rows) => runJob(site.server, 'putItem', execution, rows);
        const list = figures.get(execution) ?? [];
        figures.set(execution, [...list, await figureOf(site, { name: execution, here: false, write }, items)]);
      }
  } finally {
    await site.close();
  }
  return [{ database, kind: 'putItem', items, figures }];
}

async function figureOf(site: Site, { name, here, write }: Contestant, items: number): Promise<Figure> {
  const own = process.cpuUsage();
  const before = site.cpu();
  const startedMs = performance.now();
  const times = await write(rowsOf(nextRun(), items));
  const wallMs = performance.now() - startedMs;
  const after = site.cpu();
  const { user, system } = process.cpuUsage(own);
  // A run takes minutes: whoever watches sees that it goes on.
  process.stderr.write(`${name}: ${items} items in ${(wallMs / 1000).toFixed(1)} s\n`);
  return {
    itemsPerSecond: (items / wallMs) * 1000,
    wallUsPerItem: (wallMs / items) * 1000,
    serverUsPerItem: here ? (user + system) / items : ((after.serverMs - before.serverMs) / items) * 1000,
    databaseUsPerItem: ((after.databaseMs - before.databaseMs) / items) * 1000,
    times: times ?? undefined,
  };
}

let runs = 0;
function nextRun(): string {
  return `run-${(runs += 1)}`;
}
