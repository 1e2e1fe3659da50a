import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HallTables } from '../../core/hall-file/tables.ts';
import { readHallFolder } from '../../server/hall-file/read-hall-folder.ts';
import { writeHallFolder } from '../../server/hall-file/write-hall-folder.ts';

/** What is called otherwise than in the sample: a table, a row of it, a column and what stood there; the name. */
export type Rename = (file: string, id: string, column: string, was: string) => string;

/** The sample hall under other names, in a folder of its own. */
export type RenamedHall = { readonly folder: string; remove(): Promise<void> };

/** Makes the folder. Every cell goes through `rename`, which gives back what it leaves as it was. */
export async function renamedHall(rename: Rename): Promise<RenamedHall> {
  const parent = await mkdtemp(join(tmpdir(), 'hallcall-names-'));
  const folder = join(parent, 'hall');
  await cp('halls/sample', folder, { recursive: true });
  const read = await readHallFolder(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const tables: HallTables = Object.fromEntries(
    Object.entries(read.value).map(([file, table]) => [
      file,
      {
        ...table,
        rows: table.rows.map(({ line, cells }) => ({
          line,
          cells: cells.map((was, at) => rename(file, cells[0] ?? '', table.columns[at] ?? '', was)),
        })),
      },
    ]),
  );
  await writeHallFolder(folder, tables);
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}
