// npm run test:mutation: single changes over spec, generated code and server answers; the contract tests, the compiler or gen:check must
// catch each. `-- --seed <n>` repeats a run, `--per-kind <n>` makes it larger.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runContract } from '../contract/contract.ts';
import { startServer } from '../contract/server.ts';
import { loadSpec } from '../contract/spec.ts';
import type { Target } from '../contract/ways.ts';
import { answerMutants } from './answer-mutants.ts';
import { checkout } from './checkout.ts';
import type { Checkout } from './checkout.ts';
import { codeMutants } from './code-mutants.ts';
import { equivalents } from './equivalents.ts';
import type { Equivalent } from './equivalents.ts';
import { seeded } from './random.ts';
import { specMutants } from './spec-mutants.ts';

interface Verdict {
  readonly layer: Equivalent['layer'];
  readonly kind: string;
  readonly where: string;
  /** undefined: it survived. */
  readonly caughtBy: string | undefined;
}

const { values } = parseArgs({ options: { seed: { type: 'string', default: '20261121' }, 'per-kind': { type: 'string', default: '6' } } });
const repository = fileURLToPath(new URL('../../', import.meta.url));
const random = seeded(Number(values.seed));
const perKind = Number(values['per-kind']);
const spec = loadSpec();
const server = await startServer();
const copy = checkout(repository);
const verdicts: Verdict[] = [];
try {
  const target: Target = { baseUrl: server.baseUrl, token: server.token, fetch };
  const baseline = await runContract(spec, target);
  if (baseline.faults.length > 0) throw new Error(`The contract tests fail without any mutant: ${JSON.stringify(baseline.faults[0])}`);
  if (!copy.succeeds('node', ['tools/gen/gen.ts', '--check'], true)) throw new Error('gen:check fails without any mutant.');

  for (const mutant of answerMutants(spec, fetch, random, perKind)) {
    const report = await runContract(spec, { ...target, fetch: mutant.fetch }, { only: [mutant.operationId], untilFirstFault: true });
    tell({
      layer: 'answer',
      kind: mutant.kind,
      where: `${mutant.operationId} ${mutant.status}`,
      caughtBy: report.faults.length > 0 ? 'contract tests' : undefined,
    });
  }
  for (const mutant of specMutants(`${repository}spec`, random, perKind)) {
    tell({
      layer: 'spec',
      kind: mutant.kind,
      where: `${mutant.file} ${mutant.what}`,
      caughtBy: await specCatcher(copy, target, mutant.file, mutant.text),
    });
  }
  for (const mutant of codeMutants(repository, ['packages/contracts/src/gen', 'packages/client/src/gen'], random, perKind)) {
    tell({
      layer: 'code',
      kind: mutant.kind,
      where: `${mutant.file}:${mutant.line}`,
      caughtBy: codeCatcher(copy, mutant.file, mutant.text),
    });
  }
} finally {
  copy.remove();
  await server.close();
}
summarise(verdicts);

async function specCatcher(copy: Checkout, target: Target, file: string, text: string): Promise<string | undefined> {
  const bundled = copy.having(`spec/${file}`, text, () => {
    const ok = copy.succeeds('redocly', ['bundle', 'sheaf', '--ext', 'json', '-o', '.mutant.json']);
    return ok ? (JSON.parse(readFileSync(`${copy.root}/.mutant.json`, 'utf8')) as unknown) : undefined;
  });
  if (bundled === undefined) return 'gen:check (does not bundle)';
  try {
    const report = await runContract(loadSpec(bundled), target, { untilFirstFault: true });
    if (report.faults.length > 0) return 'contract tests';
  } catch (error) {
    return `contract tests (${(error as Error).message})`;
  }
  return copy.having(`spec/${file}`, text, () => copy.succeeds('node', ['tools/gen/gen.ts', '--check'], true)) ? undefined : 'gen:check';
}

function codeCatcher(copy: Checkout, file: string, text: string): string | undefined {
  return copy.having(file, text, () => {
    const workspace = file.split('/').slice(0, 2).join('/');
    if (!copy.succeeds('tsc', ['--project', workspace, '--noEmit'])) return 'compiler';
    return copy.succeeds('node', ['tools/gen/gen.ts', '--check'], true) ? undefined : 'gen:check';
  });
}

function tell(verdict: Verdict): void {
  verdicts.push(verdict);
  if (verdict.caughtBy === undefined && equivalentOf(verdict) === undefined)
    console.log(`SURVIVED  ${verdict.layer}  ${verdict.kind}  ${verdict.where}`);
}

function equivalentOf(verdict: Verdict): Equivalent | undefined {
  return equivalents.find((each) => each.layer === verdict.layer && each.kind === verdict.kind && each.where === verdict.where);
}

function summarise(all: readonly Verdict[]): void {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of all) {
    const key = `${verdict.layer.padEnd(6)}  ${verdict.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  for (const [key, group] of groups) {
    const by = new Map<string, number>();
    for (const verdict of group) {
      const name = verdict.caughtBy ?? (equivalentOf(verdict) === undefined ? 'SURVIVED' : 'equivalent');
      by.set(name, (by.get(name) ?? 0) + 1);
    }
    console.log(`${key.padEnd(42)} ${String(group.length).padStart(3)}  ${[...by].map(([name, count]) => `${name} ${count}`).join(', ')}`);
  }
  for (const verdict of all) {
    const equivalent = equivalentOf(verdict);
    if (verdict.caughtBy === undefined && equivalent !== undefined)
      console.log(`equivalent  ${verdict.layer}  ${verdict.kind}  ${verdict.where}: ${equivalent.reason}`);
  }
  const survivors = all.filter((verdict) => verdict.caughtBy === undefined && equivalentOf(verdict) === undefined);
  const enough = all.length >= 100 && [...groups.values()].every((group) => group.length >= 5);
  if (!enough) console.log('FAILED  fewer than 100 mutants, or fewer than 5 of a kind');
  console.log(`seed ${values.seed}: ${all.length} mutants`);
  console.log(`${all.length - survivors.length} passed, ${survivors.length + (enough ? 0 : 1)} failed`);
  process.exitCode = survivors.length === 0 && enough ? 0 : 1;
}
