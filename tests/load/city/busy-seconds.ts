import { readFile } from 'node:fs/promises';
import { sqlAt } from '../../support/sql-at.ts';

const TICKS_A_SECOND = 100;

/** Processor time that a process has taken, s; 0 for one that has ended. */
export async function processSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) / TICKS_A_SECOND;
}

/** Processor time that each process of a database server has taken, s. */
async function databaseProcesses(url: string): Promise<ReadonlyMap<number, number>> {
  const rows = await sqlAt(url, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
  const pids = rows.map((row) => Number(row['pid']));
  return new Map(await Promise.all(pids.map(async (pid) => [pid, await processSeconds(pid)] as const)));
}

/** What the processes of a database server take while something is done, s: those that are there before and after. */
export async function databaseSeconds(url: string, work: () => Promise<void>): Promise<number> {
  const before = await databaseProcesses(url);
  await work();
  const after = await databaseProcesses(url);
  return [...after].reduce((sum, [pid, seconds]) => sum + Math.max(0, seconds - (before.get(pid) ?? 0)), 0);
}
