import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import type { Source } from '../../core/reports/report-figures.ts';
import { openSqlite, type Sqlite } from '../journal/sqlite.ts';
import { columnsOf, type Cell } from './fact-columns.ts';
import { NONE } from './names.ts';
import type { StoreRow } from './report-store.ts';
import { StoreHeld, type SqlEngine } from './sql-engine.ts';

/** Values of one statement: SQLite takes 32,766 at most. */
const VALUES_AT_ONCE = 8000;

/** SQLite, where DuckDB has no binary: the same answers, more slowly. */
export function sqliteEngine(file: string): SqlEngine {
  return new SqliteEngine(file);
}

class SqliteEngine implements SqlEngine {
  readonly dialect = 'sqlite';
  private readonly file: string;
  private connection: Sqlite | undefined;

  constructor(file: string) {
    this.file = file;
  }

  async open(): Promise<void> {
    await makeFolder(dirname(this.file), nodeDisk, true);
    const connection = await openSqlite(this.file);
    try {
      // A cache: what a loss of power takes is made again.
      await connection.exec(
        'PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ' +
          'PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; BEGIN EXCLUSIVE; COMMIT;',
      );
    } catch (fault) {
      await connection.close().catch(() => undefined); // the first fault is what is told
      if (String(fault).includes('SQLITE_BUSY')) throw new StoreHeld(`${this.file} is in use`, { cause: fault });
      throw fault;
    }
    this.connection = connection;
  }

  async close(): Promise<void> {
    await this.connection?.close();
    this.connection = undefined;
  }

  async discard(): Promise<void> {
    for (const end of ['', '-wal', '-shm']) await rm(`${this.file}${end}`, { force: true, recursive: true });
  }

  run(sql: string, values: readonly Cell[] = []): Promise<void> {
    return values.length === 0 ? this.opened().exec(sql) : this.opened().run(sql, values);
  }

  async rows(sql: string, values: readonly Cell[]): Promise<readonly StoreRow[]> {
    return (await this.opened().all(sql, values)) as readonly StoreRow[]; // SQLite gives texts, numbers and null
  }

  async append(
    table: string,
    source: Source,
    pieces: readonly (readonly Int32Array[])[],
    from: number | null,
  ): Promise<void> {
    const width = columnsOf(source).length + 1;
    const most = Math.floor(VALUES_AT_ONCE / width);
    const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
    for (const columns of pieces) {
      const rows = columns[0]?.length ?? 0;
      for (let at = 0; at < rows;) {
        // Two lengths of statement only: each is prepared once.
        const count = rows - at >= most ? most : 1;
        const values: Cell[] = [];
        for (let each = at; each < at + count; each += 1) {
          values.push(from);
          for (const column of columns) values.push(column[each] === NONE ? null : (column[each] ?? null));
        }
        await this.opened().run(
          `INSERT INTO ${table} VALUES ${Array.from({ length: count }, () => row).join(', ')}`,
          values,
        );
        at += count;
      }
    }
  }

  private opened(): Sqlite {
    if (this.connection === undefined) throw new Error('the store is not open');
    return this.connection;
  }
}
