import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import { whyUnreadable } from '../readable-file.ts';
import { readWorkbook } from './read-workbook.ts';
import { workbookTables, type WorkbookTables } from './workbook-tables.ts';

const MOST_BYTES = 32 * 1024 * 1024;

/** Reads the tables of a hall from its workbook; what is wrong with it stands in `errors`. */
export async function readWorkbookFile(path: string): Promise<WorkbookTables> {
  const file = basename(path);
  const wrong = (expected: string): WorkbookTables => ({
    tables: {},
    errors: [{ file, line: 0, field: '', value: '', expected }],
  });
  try {
    const why = await whyUnreadable(path);
    if (why !== undefined) return wrong(`a workbook that can be read (${why})`);
    const { size } = await stat(path);
    if (size > MOST_BYTES) return wrong(`a workbook of at most ${String(MOST_BYTES / 1024 / 1024)} MB`);
    const workbook = readWorkbook(await readFile(path));
    if (!workbook.ok) return wrong(workbook.error);
    const read = workbookTables(workbook.value, file);
    if (Object.keys(read.tables).length > 0 || read.errors.length > 0) return read;
    return wrong('sheets with the names of the tables: hall, departments, lines, services, …; here is none');
  } catch (fault) {
    return wrong(`a workbook that can be read (${faultText(fault)})`);
  }
}
