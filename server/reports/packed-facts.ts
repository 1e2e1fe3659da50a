import type { DayFacts } from '../../core/reports/facts.ts';
import type { Source } from '../../core/reports/report-figures.ts';
import { columnsOf, SOURCES } from './fact-columns.ts';
import { Names, NONE } from './names.ts';

/** Facts as whole numbers, column by column in the order of the table: small, and handed to another process whole. */
export type PackedFacts = {
  /** What the numbers in columns of names stand for. */
  readonly names: readonly string[];
  readonly tables: readonly PackedTable[];
};

export type PackedTable = { readonly source: Source; readonly columns: readonly Int32Array<ArrayBuffer>[] };

/** Packs facts; those that there are none of have no table. */
export function packFacts(facts: Partial<DayFacts>): PackedFacts {
  const names = new Names();
  const tables = SOURCES.flatMap((source) => {
    const some: readonly unknown[] = facts[source] ?? [];
    return some.length === 0 ? [] : [{ source, columns: columnsOf(source).map((each) => packed(each, some, names)) }];
  });
  return { names: names.list(), tables };
}

function packed(
  { of }: ReturnType<typeof columnsOf>[number],
  facts: readonly unknown[],
  names: Names,
): Int32Array<ArrayBuffer> {
  const column = new Int32Array(facts.length);
  for (let at = 0; at < facts.length; at += 1) {
    const cell = of(facts[at] as never);
    column[at] = typeof cell === 'number' ? cell : cell === null ? NONE : names.numberFor(cell);
  }
  return column;
}

/** The columns of a table with the numbers that these names have among others. */
export function renumbered(
  { source, columns }: PackedTable,
  names: readonly string[],
  among: Names,
): readonly Int32Array[] {
  const numbers = names.map((name) => among.numberFor(name));
  return columnsOf(source).map(({ type }, at) => {
    const column = columns[at] ?? new Int32Array();
    return type === 'name' ? column.map((number) => numbers[number] ?? NONE) : column;
  });
}
