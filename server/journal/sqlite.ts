import sqlite3 from 'sqlite3';
import { JournalFault } from './journal.ts';

/** A row by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** One connection to a SQLite file, with promises. Everything throws JournalFault, in words. */
export type Sqlite = {
  exec(sql: string): Promise<void>;
  run(sql: string, parameters: readonly unknown[]): Promise<void>;
  get(sql: string, parameters: readonly unknown[]): Promise<Row | undefined>;
  all(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
};

/** Opens or makes the file. */
export function openSqlite(file: string): Promise<Sqlite> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => {
      if (error === null) resolve(wrap(database));
      else reject(explain(error, file));
    });
  });
}

function wrap(database: sqlite3.Database): Sqlite {
  // Statements are few and always the same: prepared once, they live as long as the connection.
  const prepared = new Map<string, sqlite3.Statement>();
  const statement = (sql: string): sqlite3.Statement => {
    const found = prepared.get(sql);
    if (found !== undefined) return found;
    const made = database.prepare(sql, (error: Error | null) => {
      if (error !== null) prepared.delete(sql);
    });
    prepared.set(sql, made);
    return made;
  };
  const all = (sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> =>
    ask<Row[]>((done) => statement(sql).all(parameters, done));
  return {
    exec: (sql) => settle((done) => database.exec(sql, done)),
    run: (sql, parameters) => settle((done) => statement(sql).run(parameters, done)),
    // Not Statement#get: it stops at the first row without a reset and so keeps its view of the file, and its lock, for
    // good.
    get: async (sql, parameters) => (await all(sql, parameters))[0],
    all,
    async close() {
      for (const each of prepared.values()) await settle((done) => each.finalize(done));
      prepared.clear();
      await settle((done) => {
        database.close(done);
      });
    },
  };
}

function settle(start: (done: (error?: Error | null) => void) => unknown): Promise<void> {
  return ask<undefined>((done) => start((error) => done(error ?? null, undefined)));
}

function ask<T>(start: (done: (error: Error | null, value: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => {
      if (error === null) resolve(value);
      else reject(explain(error));
    });
  });
}

const CAUSES: readonly (readonly [code: string, text: string])[] = [
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_READONLY', 'the journal is read-only'],
  ['SQLITE_BUSY', 'another program holds the journal locked'],
  ['SQLITE_LOCKED', 'another program holds the journal locked'],
  ['SQLITE_CANTOPEN', 'the journal file cannot be opened'],
  ['SQLITE_IOERR', 'the disk reports an error'],
  ['SQLITE_CORRUPT', 'the journal file is damaged'],
  ['SQLITE_NOTADB', 'the journal file is not a database'],
  ['SQLITE_PERM', 'the journal may not be written by this user'],
];

function explain(error: Error, file?: string): JournalFault {
  const cause = CAUSES.find(([code]) => error.message.includes(code));
  const where = file === undefined ? '' : ` (${file})`;
  return new JournalFault(
    `${cause === undefined ? 'the journal cannot be used' : cause[1]}${where}: ${error.message}`,
    {
      cause: error,
    },
  );
}
