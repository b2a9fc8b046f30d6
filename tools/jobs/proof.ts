// npm run test:jobs [-- --rounds 100 --only embedded|postgres --seed 1]: kills the server, its workers and PostgreSQL while jobs run, and looks
// whether each job ends, every result is there once, and every write took effect once.
import { parseArgs } from 'node:util';
import { runIntakeRound, runRound, type RoundReport } from './round.ts';
import { embeddedSite, postgresSite, type Site } from './site.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    items: { type: 'string', default: '400' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const rounds = Number(values.rounds);
const itemCount = Number(values.items);
/** So many of all rounds must have met a job some but not all of whose items were done. */
const midJobShare = 0.8;

console.log(`seed ${values.seed}, ${rounds} rounds of ${itemCount} items`);
let passed = 0;
let failed = 0;
for (const [name, open] of [
  ['embedded', () => embeddedSite()],
  ['postgres', () => postgresSite(randomOf(Number(values.seed) + 1))],
] as const) {
  if (values.only !== undefined && values.only !== name) continue;
  const site = await open();
  // Else its processes would go on without whoever stopped this one.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close().finally(() => process.exit(1)));
  try {
    await prove(site, randomOf(Number(values.seed)));
  } finally {
    await site.close();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function prove(site: Site, random: () => number): Promise<void> {
  console.log(`=== ${site.name}`);
  let kills = 0;
  let midJob = 0;
  let intake = 0;
  const reports: RoundReport[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const isIntake = round % 10 === 5;
    const startedMs = performance.now();
    const report: RoundReport = isIntake
      ? await runIntakeRound(site, round, random)
      : await runRound(site, round, random, itemCount).catch((error: unknown) => ({
          faults: [`round ${round}: ${String(error)}`],
          kills: [],
        }));
    reports.push(report);
    kills += report.kills.length;
    if (isIntake) intake += 1;
    else if (report.kills.some((kill) => kill.midJob)) midJob += 1;
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const what = report.kills.map((kill) => `${kill.what}${kill.midJob ? ', mid-job' : ''}`).join('; ');
    console.log(`round ${round} (${seconds} s): killed ${what || 'nothing'}${report.faults.length === 0 ? '' : ': FAILED'}`);
    for (const fault of report.faults.slice(0, 10)) console.log(`  FAILED  ${fault}`);
  }
  await site.rest();
  for (const { faults, effects } of reports) {
    const wrong = (await effects?.()) ?? [];
    for (const fault of wrong) console.log(`  FAILED  ${fault}`);
    if (faults.length === 0 && wrong.length === 0) passed += 1;
    else failed += 1;
  }
  const wanted = Math.floor(rounds * midJobShare);
  console.log(`${rounds} rounds, ${kills} kills; ${midJob} rounds were met mid-job (${wanted} wanted), ${intake} during an upload`);
  if (midJob >= wanted) passed += 1;
  else failed += 1;
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
