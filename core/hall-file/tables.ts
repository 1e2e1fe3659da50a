/**
 * One line of a file of the hall: its number in the file (the header is on line 1) and its fields in the order of the
 * header.
 */
export type HallRow = { readonly line: number; readonly cells: readonly string[] };

/** A file of the hall, read but not yet understood. */
export type HallTable = {
  readonly columns: readonly string[];
  readonly rows: readonly HallRow[];
  /** The line of the header, where it is not the first. */
  readonly header?: number;
};

/** The hall file: its tables by file name (`services.csv`). */
export type HallTables = Readonly<Record<string, HallTable>>;

/** What is wrong in the hall file, for the people who wrote it. */
export type HallFileError = {
  readonly file: string;
  /** 0 where the file as a whole is meant. */
  readonly line: number;
  /** The column, or the key in hall.csv; empty where the whole line is meant. */
  readonly field: string;
  readonly value: string;
  /** What should stand there, as a phrase in plain English. */
  readonly expected: string;
  /** The file in which the value was looked for and does not stand, where that is the mistake. */
  readonly missing?: string;
  /** Where it stands, in words of its own in place of file and line, such as a sheet and a cell. */
  readonly place?: string;
};

/** `services.csv, line 7, target_minutes "x": expected …`, one line for one error. */
export function hallFileErrorText({ file, line, field, value, expected, place: own }: HallFileError): string {
  const place = own ?? [file, line > 0 ? `line ${line}` : '', field].filter((part) => part !== '').join(', ');
  return `${place}${value === '' ? '' : ` "${value}"`}: expected ${expected}`;
}
