import type { Source } from '../../core/reports/report-figures.ts';
import type { Cell } from './fact-columns.ts';
import type { Dialect, StoreRow } from './report-store.ts';

/** A database in a file, as the store of reports needs it: one connection, one statement at a time. */
export interface SqlEngine {
  readonly dialect: Dialect;
  /** Opens or makes the file. Throws StoreHeld where another program has it. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Takes the file away, closed as it is. */
  discard(): Promise<void>;
  run(sql: string, values?: readonly Cell[]): Promise<void>;
  rows(sql: string, values: readonly Cell[]): Promise<readonly StoreRow[]>;
  /** Adds rows to a table of facts: pieces of columns of numbers, each row with the history that it is from. */
  append(table: string, source: Source, pieces: readonly (readonly Int32Array[])[], from: number | null): Promise<void>;
}

/** Another program has the file of the store open. */
export class StoreHeld extends Error {
  override readonly name = 'StoreHeld';
}
