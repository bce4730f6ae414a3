import { readdirSync, readFileSync } from 'node:fs';

export type ProcessMemory = { process: string; rssMiB: number };

/** Resident memory of a process and everything below it, and their sum; Linux only, empty elsewhere. */
export function treeMemory(pid: number): ProcessMemory[] {
  if (process.platform !== 'linux') return [];
  const parents = new Map(runningIds().map((id) => [id, parentOf(id)]));
  const isBelow = (id: number): boolean => {
    if (id === pid) return true;
    const parent = parents.get(id);
    return parent !== undefined && parent > 1 && isBelow(parent);
  };
  const rows = [...parents.keys()].filter(isBelow).map((id) => ({
    process: read(`/proc/${id}/cmdline`).replaceAll('\0', ' ').trim().slice(-60),
    rssMiB: Math.round(Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) / 1024),
  }));
  return [...rows, { process: 'all together', rssMiB: rows.reduce((sum, { rssMiB }) => sum + rssMiB, 0) }];
}

const runningIds = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger);

/** The name in brackets may hold spaces; the parent's id is the second word after it. */
function parentOf(id: number): number | undefined {
  const stat = read(`/proc/${id}/stat`);
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return Number.isInteger(parent) ? parent : undefined;
}

/** A process may end while we look at it. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}
