import { columnsOf, SOURCES, type FactColumn } from './fact-columns.ts';
import type { Dialect } from './report-store.ts';
import type { Source } from '../../core/reports/report-figures.ts';

/** A file of another version is made again. Raise it with every change of a table or of what stands in it. */
export const STORE_VERSION = 5;

const TYPES: Readonly<Record<Dialect, Readonly<Record<FactColumn<never>['type'], string>>>> = {
  duckdb: { name: 'INTEGER', small: 'SMALLINT', int: 'INTEGER' },
  sqlite: { name: 'INTEGER', small: 'INTEGER', int: 'INTEGER' },
};

/** Days that are over, in the file. `import` says which history a row is from, and is null for the journal's. */
export function keptTable(source: Source): string {
  return `${source}_kept`;
}

/** The present day, in memory. */
export function presentTable(source: Source): string {
  return `${source}_present`;
}

/** Makes what is not there yet. The views put days that are over and the present one together. */
export function tablesSql(dialect: Dialect): readonly string[] {
  return [
    'CREATE TABLE IF NOT EXISTS store_version (version INTEGER)',
    'CREATE TABLE IF NOT EXISTS kept_days (day INTEGER PRIMARY KEY)',
    'CREATE TABLE IF NOT EXISTS kept_imports (name VARCHAR PRIMARY KEY)',
    'CREATE TABLE IF NOT EXISTS names (number INTEGER, name VARCHAR)',
    ...SOURCES.flatMap((source) => {
      const columns = columnsOf(source);
      const declared = columns.map(({ name, type }) => `${name} ${TYPES[dialect][type]}`).join(', ');
      const names = columns.map(({ name }) => name).join(', ');
      return [
        `CREATE TABLE IF NOT EXISTS ${keptTable(source)} (import INTEGER, ${declared})`,
        ...(dialect === 'sqlite' ? [`CREATE INDEX IF NOT EXISTS ${source}_by_day ON ${keptTable(source)} (day)`] : []),
        `CREATE TEMP TABLE IF NOT EXISTS ${presentTable(source)} (import INTEGER, ${declared})`,
        `CREATE TEMP VIEW IF NOT EXISTS ${source} AS SELECT ${names} FROM ${keptTable(source)} UNION ALL SELECT ${names} FROM ${presentTable(source)}`,
      ];
    }),
  ];
}
