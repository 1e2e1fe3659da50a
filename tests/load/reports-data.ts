import { constants } from 'node:fs';
import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './child.ts';
import { sampleHall } from './sample-day.ts';
import { writeHistory } from './write-history.ts';

/** A folder as a hall has it, for one run, and a history of another system. */
export type ReportsData = { readonly data: string; readonly history: string; readonly imported: number };

const HISTORY_YEARS = 3;

/**
 * A journal with a simulated year of so many visits, and a history of three before it. Both are made once and kept in
 * the folder; a run works on a copy of the journal, so that the next one finds the same.
 */
export async function reportsData(folder: string, visits: number): Promise<ReportsData> {
  const year = join(folder, `year-${String(visits)}`);
  await once(year, async (path) => {
    console.error(await runChild('simulated-year', String(visits), path));
  });
  const imported = visits * HISTORY_YEARS;
  const history = join(folder, `history-${String(imported)}.csv`);
  await once(history, async (path) => {
    await writeHistory(path, await sampleHall(), { visits: imported, first: '2021-01-01', seed: 1 });
  });
  const data = join(folder, 'run');
  await rm(data, { recursive: true, force: true });
  await cp(year, data, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return { data, history, imported };
}

/** Makes what is not there, whole or not at all. */
async function once(path: string, make: (path: string) => Promise<void>): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const next = `${path}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(join(path, '..'), { recursive: true });
  await make(next);
  await rename(next, path);
}
