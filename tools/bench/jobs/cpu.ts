// Processor time of processes, all their threads included, as Linux counts it.
import { readFileSync, readdirSync } from 'node:fs';

/** Since the processes began; those that ended are counted with whoever waited for them. */
export function cpuMsOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + own(pid), 0);
}

/** The process and its children. */
export function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(Number(name))?.[1] === String(pid));
  return [pid, ...children.map(Number)];
}

/** Bytes of memory that the process has in use. */
export function memoryOf(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(match![1]) * 1024;
}

// utime, stime, cutime, cstime of proc(5) in ticks, of which Linux has 100 a second wherever Node runs.
function own(pid: number): number {
  const fields = fieldsOf(pid);
  return fields === undefined ? 0 : 10 * [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
}

/** The fields of /proc/<pid>/stat behind the name, which may hold anything. */
function fieldsOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
