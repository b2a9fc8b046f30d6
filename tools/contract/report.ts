// What the contract tests found: faults by place, and which statuses of each operation were seen.
import type { Spec } from './spec.ts';

export interface Report {
  passed: number;
  readonly faults: { readonly place: string; readonly faults: readonly string[] }[];
  /** Operation id -> statuses that were answered and matched the spec. */
  readonly covered: Map<string, Set<number>>;
}

export function newReport(): Report {
  return { passed: 0, faults: [], covered: new Map() };
}

export function record(report: Report, place: string, faults: readonly string[]): void {
  if (faults.length === 0) report.passed += 1;
  else report.faults.push({ place, faults });
}

export function cover(report: Report, operationId: string, status: number): void {
  const seen = report.covered.get(operationId) ?? new Set<number>();
  report.covered.set(operationId, seen.add(status));
}

/** A table of operations by statuses: `x` seen, `-` in the spec but not seen. Statuses of 500 and above cannot be caused from outside. */
export function coverageTable(spec: Spec, report: Report): string {
  const statuses = [...new Set(spec.operations.flatMap((operation) => operation.statuses))].toSorted((a, b) => a - b);
  const width = Math.max(...spec.operations.map((operation) => operation.id.length));
  const lines = [`${'operation'.padEnd(width)}  ${statuses.join('  ')}`];
  for (const operation of spec.operations) {
    const cells = statuses.map((status) => {
      if (!operation.statuses.includes(status)) return '   ';
      return report.covered.get(operation.id)?.has(status) === true ? ' x ' : ' - ';
    });
    lines.push(`${operation.id.padEnd(width)}  ${cells.join('  ')}`);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Statuses below 500 that the spec states and nothing caused: the tests have a hole there. */
export function uncovered(spec: Spec, report: Report): string[] {
  return spec.operations.flatMap((operation) =>
    operation.statuses
      .filter((status) => status < 500 && report.covered.get(operation.id)?.has(status) !== true)
      .map((status) => `${operation.id} ${status}`),
  );
}
