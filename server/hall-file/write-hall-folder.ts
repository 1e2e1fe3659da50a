import { join } from 'node:path';
import { normalTables, tableText } from '../../core/hall-file/write-tables.ts';
import type { HallTables } from '../../core/hall-file/tables.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { writeWhole } from '../../files/durable-file.ts';

/**
 * Writes the tables of a hall into its folder, as UTF-8. Durable once it resolves, and each file is the old one or the
 * new one whenever the power goes; the files of a folder are written one after the other, not all at once. Other files
 * are left alone.
 */
export async function writeHallFolder(folder: string, tables: HallTables, disk: Disk = nodeDisk): Promise<void> {
  for (const [file, table] of Object.entries(normalTables(tables))) {
    await writeWhole(join(folder, file), tableText(table), disk);
  }
}
