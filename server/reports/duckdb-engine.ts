import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import type { Source } from '../../core/reports/report-figures.ts';
import { cellsOf, columnsOf, type Cell } from './fact-columns.ts';
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
  async append(table: string, source: Source, facts: readonly unknown[], from: string | null): Promise<void> {
    if (facts.length === 0) return;
    const { DuckDBDataChunk, VARCHAR } = this.duckdb;
    const types = [VARCHAR, ...columnsOf(source).map(({ type }) => this.duckdb[TYPES[type]])];
    const appender = await this.opened().createAppender(table);
    for (let at = 0; at < facts.length; at += CHUNK) {
      const piece = facts.slice(at, at + CHUNK);
      const chunk = DuckDBDataChunk.create(types, piece.length);
      chunk.setColumns([piece.map(() => from), ...cellsOf(source, piece)]);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  private opened(): DuckDBConnection {
    if (this.connection === undefined) throw new Error('the store is not open');
    return this.connection;
  }
}

const TYPES = { text: 'VARCHAR', small: 'SMALLINT', int: 'INTEGER' } as const;

function plain(value: DuckDBValue | undefined): Cell | Cell[] {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'object' && 'items' in value && Array.isArray(value.items))
    return value.items.map((each) => plain(each as DuckDBValue) as Cell); // a list of numbers
  return String(value);
}
