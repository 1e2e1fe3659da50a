import { HALL_TABLES, type HallFileName } from './columns.ts';
import { editDistance } from './nearest.ts';
import type { HallFileError } from './tables.ts';

const TABLES = Object.keys(HALL_TABLES) as readonly HallFileName[]; // its keys are its names
/** The workbook with a sheet for each table. */
const WHOLE_HALL = /^hall\.xlsx$/i;
const WORKBOOK = /\.(?:xlsx|xlsm|xls|ods|et|numbers)$/;
const ENDINGS = /\.(?:csv|txt|tsv|tab|xml|bak|old|xlsx|xlsm|xls|ods|et|numbers)$/;
/** What copies are called: `services (1).csv`, `services - Copy.csv`, `副本services.csv`. */
const COPY = /^(?:副本|copy of )|(?: ?[(（]\d+[)）]| - (?:copy|副本|複本)|[-_ ](?:v?\d+|new|final|新|副本))$/g;

/** The table that a file is probably meant for, by a name that is not quite its own. */
export function meantTable(name: string): HallFileName | undefined {
  if (/^[.~]/.test(name) || isHallWorkbook(name)) return undefined;
  let base = name.normalize('NFKC').toLowerCase().trim();
  const whole = base;
  while (ENDINGS.test(base)) base = base.replace(ENDINGS, '').trim();
  if (base === whole && base.includes('.')) return undefined;
  base = base.replaceAll(COPY, '').trim();
  const bases = TABLES.map((table) => table.replace('.csv', ''));
  const distances = bases.map((each) => editDistance(base, each, reach(each)));
  const least = Math.min(...distances);
  const at = distances.indexOf(least);
  return least <= reach(bases[at] ?? '') ? TABLES[at] : undefined;
}

/** Whether a file of the folder is the workbook of the hall. */
export function isHallWorkbook(name: string): boolean {
  return WHOLE_HALL.test(name);
}

/** What is told of a workbook of another name. */
const WORKBOOK_HINT =
  ' Of workbooks hall.xlsx alone is read, a sheet for each table: save this sheet as CSV UTF-8, or put it there';

/** A short word is soon another one. */
function reach(word: string): number {
  return word.length > 6 ? 2 : 1;
}

/** `; Services.CSV is there: is it meant?`, where a file has nearly the name of a table. */
export function meantFile(table: HallFileName, names: readonly string[]): string {
  const found = names.find((name) => name !== table && meantTable(name) === table);
  if (found === undefined) return '';
  const workbook = WORKBOOK.test(found.toLowerCase()) ? WORKBOOK_HINT : '';
  return `; ${found} is there: is it meant?${workbook}`;
}

/**
 * Files that may be left out are not missed, so one under nearly the right name would be passed over in silence; and of
 * two that differ in capitals only one is read.
 */
export function checkFiles(names: readonly string[], errors: HallFileError[]): void {
  for (const name of names) {
    const table = meantTable(name);
    if (table === undefined || name === table) continue;
    const there = names.includes(table);
    const expected =
      there && name.toLowerCase() === table
        ? `one file of this name: ${table} is there too`
        : !there && !HALL_TABLES[table].required
          ? `the name ${table}, if that is meant: under this one it is not read; else take it out of the folder`
          : undefined;
    if (expected !== undefined) errors.push({ file: name, line: 0, field: '', value: '', expected });
  }
}
