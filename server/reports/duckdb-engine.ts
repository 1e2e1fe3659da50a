import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBValue, DuckDBVector } from '@duckdb/node-api';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import type { Source } from '../../core/reports/report-figures.ts';
import { columnsOf, type Cell } from './fact-columns.ts';
import { NONE } from './names.ts';
import type { StoreRow } from './report-store.ts';
import { StoreHeld, type SqlEngine } from './sql-engine.ts';

type DuckDb = typeof import('@duckdb/node-api');

/** As many rows as a chunk of the engine holds. */
const CHUNK = 2048;

/** The engine, where there is a binary of it for this machine. */
export function duckdbHere(): Promise<DuckDb | undefined> {
  return import('@duckdb/node-api').catch(() => undefined);
}

/** DuckDB, with no more of the machine than the hall can spare. */
export function duckdbEngine(duckdb: DuckDb, file: string): SqlEngine {
  return new DuckDbEngine(duckdb, file);
}

class DuckDbEngine implements SqlEngine {
  readonly dialect = 'duckdb';
  private readonly duckdb: DuckDb;
  private readonly file: string;
  private instance: DuckDBInstance | undefined;
  private connection: DuckDBConnection | undefined;

  constructor(duckdb: DuckDb, file: string) {
    this.duckdb = duckdb;
    this.file = file;
  }

  async open(): Promise<void> {
    await makeFolder(dirname(this.file), nodeDisk, true);
    const limits = {
      threads: '1',
      memory_limit: '256MB',
      temp_directory: `${this.file}.spill`,
      // With the usual 16 MB every piece of a history, and every few days of a journal, would pack the file again.
      wal_autocheckpoint: '64MB',
    };
    try {
      this.instance = await this.duckdb.DuckDBInstance.create(this.file, limits);
      this.connection = await this.instance.connect();
    } catch (fault) {
      if (String(fault).includes('onflicting lock')) throw new StoreHeld(`${this.file} is in use`, { cause: fault });
      throw fault;
    }
  }

  close(): Promise<void> {
    this.connection?.closeSync();
    this.instance?.closeSync();
    this.connection = undefined;
    this.instance = undefined;
    return Promise.resolve();
  }

  async discard(): Promise<void> {
    for (const each of [this.file, `${this.file}.wal`]) await rm(each, { force: true, recursive: true });
  }

  async run(sql: string, values: readonly Cell[] = []): Promise<void> {
    await this.opened().run(sql, [...values]);
  }

  async rows(sql: string, values: readonly Cell[]): Promise<readonly StoreRow[]> {
    const reader = await this.opened().runAndReadAll(sql, [...values]);
    const names = reader.columnNames();
    return reader.getRows().map((row) => Object.fromEntries(names.map((name, at) => [name, plain(row[at])])));
  }

  /** A whole column at a time: a call a value would take most of the time. */
  async append(
    table: string,
    source: Source,
    pieces: readonly (readonly Int32Array[])[],
    from: number | null,
  ): Promise<void> {
    const rows = pieces.filter(([first]) => first !== undefined && first.length > 0);
    if (rows.length === 0) return;
    const { DuckDBDataChunk, INTEGER } = this.duckdb;
    const types = [INTEGER, ...columnsOf(source).map(({ type }) => this.duckdb[TYPES[type]])];
    const appender = await this.opened().createAppender(table);
    for (const columns of rows) {
      const count = columns[0]?.length ?? 0;
      for (let at = 0; at < count; at += CHUNK) {
        const length = Math.min(CHUNK, count - at);
        const chunk = DuckDBDataChunk.create(types, length);
        fill(chunk, 0, new Int32Array(length).fill(from ?? NONE));
        for (const [number, column] of columns.entries()) fill(chunk, number + 1, column.subarray(at, at + length));
        appender.appendDataChunk(chunk);
      }
    }
    appender.closeSync();
  }

  private opened(): DuckDBConnection {
    if (this.connection === undefined) throw new Error('the store is not open');
    return this.connection;
  }
}

const TYPES = { name: 'INTEGER', small: 'SMALLINT', int: 'INTEGER' } as const;

/** Nothing is written last: from the first one on in a column, the package takes ten times as long for each value. */
function fill(chunk: DuckDBDataChunk, column: number, values: Int32Array): void {
  const vector = chunk.getColumnVector(column) as DuckDBVector<number>; // all columns are numbers
  const nothing: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NONE;
    if (value === NONE) nothing.push(at);
    else vector.setItem(at, value);
  }
  for (const at of nothing) vector.setItem(at, null);
  vector.flush();
}

function plain(value: DuckDBValue | undefined): Cell | Cell[] {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'object' && 'items' in value && Array.isArray(value.items))
    return value.items.map((each) => plain(each as DuckDBValue) as Cell); // a list of numbers
  return String(value);
}
