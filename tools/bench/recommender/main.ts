// npm run bench:recommender -- <MovieLens folder> [--source reference,package,server] [--synthetic] [--json file]: how good recommendations
// are, how long models take to build and how fast they answer. docs/recommender-quality.md has the method and the figures.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { qualityOf, type Quality } from './metrics.ts';
import { count, methods } from './methods.ts';
import { packageSource } from './package-source.ts';
import { referenceSource } from './reference.ts';
import { servedSource } from './served-source.ts';
import { servedSynthetic } from './served-synthetic.ts';
import type { Source } from './source.ts';
import { speedOf } from './speed.ts';
import { splitRatings, type Split } from './split.ts';
import type { SyntheticResult } from './synthetic.ts';

interface Row extends Quality {
  readonly method: string;
  readonly source: string;
  readonly target: number | undefined;
  readonly buildMs: number;
}

const tolerance = 0.005;
const names = ['reference', 'package', 'server'];
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { source: { type: 'string' }, synthetic: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const [folder] = positionals;
const wanted = options.source?.split(',') ?? names;
if (folder === undefined || wanted.some((name) => !names.includes(name))) {
  console.error('Usage: npm run bench:recommender -- <MovieLens folder> [--source reference,package,server] [--synthetic] [--json file]');
  process.exit(1);
}

const result: Record<string, unknown> = {};
const split = await splitRatings(folder);
console.log(`${split.train.length} ratings to train on, ${split.heldOut} held out, of ${split.heldOutOf.size} users\n`);
const rows: Row[] = [];
if (wanted.includes('reference')) rows.push(...(await run(referenceSource(split), split)));
if (wanted.includes('package')) rows.push(...(await run(packageSource(split), split)));
if (wanted.includes('server')) {
  const served = await servedSource(folder, split);
  try {
    rows.push(...(await run(served, split)));
    // The build of the last method, EASE by the defaults, is active.
    const speed = await speedOf(served.sheaf, served.server, [...split.trainOf.keys()]);
    console.log(
      `\nserver, EASE: ${speed.alonePerSecond.toFixed(0)} recommendations per second alone, ${speed.batchedPerSecond.toFixed(0)} in batches of 1,000`,
    );
    result['speed'] = speed;
  } finally {
    await served.close();
  }
}
result['quality'] = rows;

if (options.synthetic) {
  const built = [synthetic('sar', 60_000), synthetic('ease', 60_000), synthetic('sar', 1000)];
  console.log('\n1,000,000 made-up interactions, 50,000 items, the package alone');
  for (const each of built) console.log(syntheticLine(each));
  result['synthetic'] = built;
  if (wanted.includes('server')) result['servedSynthetic'] = await servedSynthetic();
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);

const missed = rows.filter(({ target, ndcg }) => target !== undefined && ndcg < target - tolerance);
for (const { method, source, ndcg, target } of missed)
  console.error(`missed: ${method} of ${source} has nDCG ${ndcg.toFixed(4)}, not ${target}`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function run(source: Source, split: Split): Promise<Row[]> {
  const found: Row[] = [];
  for (const method of methods) {
    const prepared = await source.prepare(method);
    if (prepared === undefined) continue;
    const lists = await prepared.recommend([...split.heldOutOf.keys()]);
    const row = {
      method: method.name,
      source: source.name,
      target: method.target,
      buildMs: prepared.buildMs,
      ...qualityOf(lists, split.heldOutOf, count),
    };
    console.log(qualityLine(row));
    found.push(row);
  }
  return found;
}

function qualityLine({ method, source, map, ndcg, precision, recall, buildMs, target }: Row): string {
  const figures = Object.entries({ MAP: map, nDCG: ndcg, precision, recall }).map(([name, value]) => `${name} ${value.toFixed(4)}`);
  return `${source.padEnd(9)} ${method.padEnd(20)} ${figures.join('  ')}  ${target === undefined ? '' : `(numpy ${target.toFixed(3)})`}  ${buildMs.toFixed(0)} ms`;
}

/** In a process of its own: its memory is the build's. */
function synthetic(kind: 'sar' | 'ease', users: number): SyntheticResult {
  const file = fileURLToPath(new URL('./synthetic.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [file, kind, String(users)], { encoding: 'utf8' })) as SyntheticResult;
}

function syntheticLine({
  kind,
  users,
  buildMs,
  buildCpuMs,
  peakBytes,
  estimatedBytes,
  modelBytes,
  recommendationsPerSecond,
}: SyntheticResult): string {
  return `${kind} ${users} users: built in ${(buildMs / 1000).toFixed(1)} s (${(buildCpuMs / 1000).toFixed(1)} s of processors), peak ${megabytes(peakBytes)} (estimate ${megabytes(estimatedBytes)}), model ${megabytes(modelBytes)}, ${recommendationsPerSecond.toFixed(0)} recommendations per second`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
