import type { BusinessDay } from '../../core/base/time.ts';
import type { DayFacts } from '../../core/reports/facts.ts';
import type { Cell } from './fact-columns.ts';
import type { Names } from './names.ts';
import type { PackedFacts } from './packed-facts.ts';

/** A row of an answer by the name of its column; a list where several percentiles were asked for at once. */
export type StoreRow = Readonly<Record<string, Cell | readonly Cell[]>>;

/** Which SQL a store speaks where they differ: in exact percentiles. */
export type Dialect = 'duckdb' | 'sqlite';

/**
 * Where the facts of all days stand to be asked: a cache, made from the journal again at any time. Days that are over
 * are kept in a file; the present one is replaced as often as one likes. One owner, one call after the other.
 */
export interface ReportStore {
  readonly dialect: Dialect;
  /** How often days that are over have changed, since it was opened. */
  readonly changes: number;
  /** Opens or makes the file. One that cannot be read, or of another version, is thrown away: it is a cache. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** The newest day that is kept whole. */
  lastDay(): Promise<BusinessDay | undefined>;
  /** Keeps a day, in place of what was kept of it. All of it or nothing. */
  keepDay(day: BusinessDay, facts: DayFacts): Promise<void>;
  /** Keeps several days, which costs little more than one. All of them or nothing. */
  keepDays(days: ReadonlyMap<BusinessDay, PackedFacts>): Promise<void>;
  /** What the present day has come to, in place of what was said before. */
  present(facts: DayFacts): Promise<void>;
  /** The pieces of histories that have been taken in. */
  imports(): Promise<readonly string[]>;
  /** Takes in a piece of a history, in place of one of that name: all of what is handed on bit by bit, or nothing. */
  keepImport(name: string, facts: Iterable<Partial<DayFacts>>): Promise<void>;
  dropImport(name: string): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Names are asked for, and answered, by their numbers. */
  rows(sql: string, values: readonly Cell[]): Promise<readonly StoreRow[]>;
  names(): Pick<Names, 'numberOf' | 'numbersWhere' | 'nameOf'>;
}
