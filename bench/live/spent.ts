import { readdirSync, readFileSync } from 'node:fs';

// What a process has cost so far, by the kernel's own account of it (proc(5)).

const MS_PER_TICK = 10;

/** The fields of /proc/<pid>/stat after the name of the program, which may hold blanks. */
function fieldsOf(pid: number | string): number[] | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return fields?.map(Number) ?? null;
  } catch {
    return null;
  }
}

/** CPU of the process itself, user and system, in milliseconds. */
export function cpuMsOf(pid: number): number {
  const fields = fieldsOf(pid) ?? [];
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) * MS_PER_TICK;
}

/** CPU of PostgreSQL: its first process, those it has now, and those that have ended. */
export function databaseCpuMs(postmaster: number): number {
  const own = fieldsOf(postmaster) ?? [];
  const ended = ((own[13] ?? 0) + (own[14] ?? 0)) * MS_PER_TICK;
  return childrenOf(postmaster).reduce((sum, pid) => sum + cpuMsOf(pid), cpuMsOf(postmaster) + ended);
}

/** What all processes of PostgreSQL hold together, shared pages once. */
export function databaseMemoryMiB(postmaster: number): number {
  return (
    [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + statusOf(pid, 'RssAnon'), 0) +
    Math.max(0, ...[postmaster, ...childrenOf(postmaster)].map((pid) => statusOf(pid, 'RssShmem')))
  );
}

export const memoryMiB = (pid: number): number => statusOf(pid, 'VmRSS');

function statusOf(pid: number, name: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => fieldsOf(pid)?.[1] === parent).map(Number);
}
