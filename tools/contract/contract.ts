// Walks the spec against a server: every operation and example, in every way, every answer validated against the spec's own schemas.
import { differences, leftovers, renamed, resolved } from './example.ts';
import type { Answer } from './example.ts';
import { notBatchable, probesOf } from './probes.ts';
import { cover, newReport, record, uncovered } from './report.ts';
import type { Report } from './report.ts';
import type { Spec, SpecExample, SpecOperation } from './spec.ts';
import { alone, send, ways } from './ways.ts';
import type { Target, Way } from './ways.ts';

export interface ContractOptions {
  /** Only these operations. Default: all, and that every status is caused. */
  readonly only?: readonly string[];
  /** Stop at the first fault: enough to catch a mutant. */
  readonly untilFirstFault?: boolean;
}

export async function runContract(spec: Spec, target: Target, options: ContractOptions = {}): Promise<Report> {
  const report = newReport();
  const enough = (): boolean => options.untilFirstFault === true && report.faults.length > 0;
  for (const operation of spec.operations.filter((each) => options.only?.includes(each.id) ?? true)) {
    if (enough()) return report;
    if (operation.examples.length === 0) record(report, operation.id, ['has no examples']);
    for (const example of operation.examples) {
      record(report, `${operation.id} / ${example.name}: the example itself`, exampleFaults(spec, operation, example));
      for (const way of enough() ? [] : ways.filter((each) => each.takes(operation)))
        await runExample(report, spec, target, operation, example, way);
    }
    for (const { probe, line } of enough() ? [] : probesOf(operation)) {
      const place = `${operation.id} ${probe.name}`;
      const answer = await attempt(report, place, () => probe.send(target, operation, line));
      if (answer === undefined) continue;
      const faults = answerFaults(operation, answer);
      const code = (answer.body as { code?: unknown } | undefined)?.code;
      if (answer.status !== probe.status || code !== probe.code)
        faults.push(`answered ${answer.status} ${String(code)} instead of ${probe.status} ${probe.code}`);
      settle(report, place, operation, answer, faults);
    }
  }
  if (options.only !== undefined || enough()) return report;
  for (const { operation, answer } of await notBatchable(target, spec)) {
    record(report, `${operation.id} in a batch`, answer.status === 403 ? [] : [`answered ${answer.status} instead of 403`]);
  }
  record(report, 'statuses that the spec states and nothing causes', uncovered(spec, report));
  return report;
}

async function runExample(
  report: Report,
  spec: Spec,
  target: Target,
  operation: SpecOperation,
  original: SpecExample,
  way: Way,
): Promise<void> {
  const example = renamed(original, `r${(runs += 1).toString(36)}`);
  const place = `${operation.id} / ${example.name}: ${way.name}`;
  const answers: Answer[] = [];
  for (const given of example.given ?? []) {
    const answer = await attempt(report, `${place}: given ${given.operationId}`, () =>
      alone.send(target, spec, { operationId: given.operationId, ...resolved(given, answers) }),
    );
    if (answer === undefined) return;
    answers.push(answer);
    const faults = answerFaults(spec.operation(given.operationId), answer);
    if (answer.status >= 400) faults.push(`given ${given.operationId} was answered ${answer.status}`);
    if (faults.length > 0) return record(report, place, faults);
  }
  const answer = await attempt(report, place, () =>
    way.send(target, spec, { operationId: operation.id, ...resolved(example.request, answers) }),
  );
  if (answer === undefined) return;
  answers.push(answer);
  settle(report, place, operation, answer, [...answerFaults(operation, answer), ...differences(example, answer)]);
  await clear(target, example, answers);
}

// Ids are unique per process and per start, so that runs against one server never meet.
let runs = Date.now() % 1_000_000_000;

async function attempt(report: Report, place: string, run: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await run();
  } catch (error) {
    record(report, place, [
      `threw ${String(error)}${error instanceof Error && error.cause !== undefined ? ` (${String(error.cause)})` : ''}`,
    ]);
    return undefined;
  }
}

function settle(report: Report, place: string, operation: SpecOperation, answer: Answer, faults: readonly string[]): void {
  if (faults.length === 0) cover(report, operation.id, answer.status);
  record(report, place, faults);
}

function answerFaults(operation: SpecOperation, answer: Answer): string[] {
  const mediaType = (answer.headers['content-type'] ?? '').split(';')[0]!.trim();
  const missing = operation.requiredHeaders(answer.status).filter((name) => answer.headers[name] === undefined);
  return [...operation.bodyFaults(answer.status, mediaType, answer.body), ...missing.map((name) => `header ${name} is missing`)];
}

function exampleFaults(spec: Spec, operation: SpecOperation, example: SpecExample): string[] {
  const { status, body } = example.response;
  const faults = (example.given ?? []).flatMap((given) => spec.operation(given.operationId).inputFaults(given));
  // An example of a refused input breaks the schema on purpose, where a schema can say so.
  if (status < 400) faults.push(...operation.inputFaults(example.request));
  const types = operation.mediaTypes(status);
  return [...faults, ...operation.bodyFaults(status, types[0] ?? '', body)];
}

async function clear(target: Target, example: SpecExample, answers: readonly Answer[]): Promise<void> {
  for (const path of leftovers(example, answers)) await send(target, 'DELETE', path, {}, undefined).catch(() => undefined);
}
