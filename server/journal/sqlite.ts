import { open, rm } from 'node:fs/promises';
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

/** What SQLite keeps beside a file that is in use, by what the file's name goes on with. */
export const BESIDE_SQLITE = ['-wal', '-shm', '-journal'] as const;

/** Takes a SQLite file away with what is beside it; nothing happens where there is none. */
export async function removeSqlite(file: string): Promise<void> {
  for (const ending of ['', ...BESIDE_SQLITE]) await rm(`${file}${ending}`, { force: true });
}

/** Whether a file begins as SQLite's do; it may be damaged for all that. */
export async function isSqlite(file: string): Promise<boolean> {
  const opened = await open(file);
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === MAGIC;
  } finally {
    await opened.close();
  }
}

const MAGIC = 'SQLite format 3\0';

function wrap(database: sqlite3.Database): Sqlite {
  // Statements are few and always the same: prepared once, they live as long as the connection.
  const prepared = new Map<string, Prepared>();
  const statement = (sql: string): Prepared => {
    const found = prepared.get(sql);
    if (found !== undefined) return found;
    const waiting = new Set<(error: Error) => void>();
    // One that cannot be prepared answers nobody who has asked it: a damaged file, a table that is not there.
    const made = database.prepare(sql, (error: Error | null) => {
      if (error === null) return;
      prepared.delete(sql);
      for (const tell of waiting) tell(error);
    });
    prepared.set(sql, { made, waiting });
    return { made, waiting };
  };
  /** Asks a prepared statement; the first to answer is heard. */
  const through = <T>(
    sql: string,
    start: (made: sqlite3.Statement, done: (error: Error | null, value: T) => void) => unknown,
  ): Promise<T> =>
    ask((done) => {
      const { made, waiting } = statement(sql);
      const tell = (error: Error): void => done(error, undefined as T);
      waiting.add(tell);
      start(made, (error, value) => {
        waiting.delete(tell);
        done(error, value);
      });
    });
  const all = (sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> =>
    through<Row[]>(sql, (made, done) => made.all(parameters, done));
  return {
    exec: (sql) => settle((done) => database.exec(sql, done)),
    run: (sql, parameters) =>
      through<undefined>(sql, (made, done) => made.run(parameters, (error: Error | null) => done(error, undefined))),
    // Not Statement#get: it stops at the first row without a reset and so keeps its view of the file, and its lock, for
    // good.
    get: async (sql, parameters) => (await all(sql, parameters))[0],
    all,
    async close() {
      for (const { made } of prepared.values()) await settle((done) => made.finalize(done));
      prepared.clear();
      await settle((done) => {
        database.close(done);
      });
    },
  };
}

/** A statement, and who has to be told when it turns out that it cannot be prepared. */
type Prepared = { readonly made: sqlite3.Statement; readonly waiting: Set<(error: Error) => void> };

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
