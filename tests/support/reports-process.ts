import { readdir, readFile } from 'node:fs/promises';

/** The processes that make the reports of the hall with this folder. */
export async function reportsPids(data: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('reports-process') && line.includes(data)) found.push(Number(pid));
  }
  return found;
}
