import { join } from 'node:path';
import { duckdbEngine, duckdbHere } from './duckdb-engine.ts';
import type { Dialect, ReportStore } from './report-store.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { sqlStore } from './sql-store.ts';

/** The store of this machine, in a folder: DuckDB where it has a binary, else SQLite. Opened. */
export async function openStore(folder: string, wanted?: Dialect): Promise<ReportStore> {
  const duckdb = wanted === 'sqlite' ? undefined : await duckdbHere();
  const engine =
    duckdb === undefined
      ? sqliteEngine(join(folder, 'reports.sqlite'))
      : duckdbEngine(duckdb, join(folder, 'reports.duckdb'));
  const store = sqlStore(engine);
  await store.open();
  return store;
}
