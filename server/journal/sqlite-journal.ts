import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import { inTurn } from '../../core/base/in-turn.ts';
import {
  JournalFault,
  type AppendResult,
  type Journal,
  type JournalReader,
  type Position,
  type StoredAnswer,
  type StoredEvent,
  type StreamHead,
  type StreamId,
} from './journal.ts';
import { bringForward, refuseNewer } from './schema.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';

/** Statements for this many rows at a time: a statement a row would cost several times as much. */
const ROWS_AT_ONCE = [512, 64, 8, 1] as const;

function insertEvents(rows: number): string {
  const row = (_: unknown, at: number): string => `(?1, ?2, ?3 + ${String(at)}, ?, ?)`;
  return `INSERT INTO events (hall, day, seq, record, hash) VALUES ${Array.from({ length: rows }, row).join(', ')}`;
}

const INSERT_EVENTS = ROWS_AT_ONCE.map((rows) => ({ rows, sql: insertEvents(rows) }));

const INSERT_ANSWER = 'INSERT INTO answers (hall, day, key, fingerprint, answer) VALUES (?, ?, ?, ?, ?)';

const SELECT_HEAD = 'SELECT max(seq) AS seq FROM events WHERE hall = ? AND day = ?';

const PROBE = 'INSERT INTO probe (id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = count + 1';

const SELECT_EVENTS =
  'SELECT hall, day, seq, record, hash FROM events WHERE hall = ? AND day = ? AND seq > ? ORDER BY seq LIMIT ?';

const KEEP_CHECKPOINT =
  'INSERT INTO checkpoints (hall, consumer, day, seq) VALUES (?, ?, ?, ?) ' +
  'ON CONFLICT (hall, consumer) DO UPDATE SET day = excluded.day, seq = excluded.seq';

/** From hall to hall by the key, as from day to day below. */
const SELECT_HALLS = `
WITH RECURSIVE halls (hall) AS (
  SELECT min(hall) FROM events
  UNION ALL
  SELECT (SELECT min(hall) FROM events WHERE hall > halls.hall) FROM halls WHERE hall IS NOT NULL
)
SELECT hall FROM halls WHERE hall IS NOT NULL ORDER BY hall`;

/** From day to day by the key: a DISTINCT would read every event of every year. */
const SELECT_STREAMS = `
WITH RECURSIVE days (day) AS (
  SELECT min(day) FROM events WHERE hall = ?1
  UNION ALL
  SELECT (SELECT min(day) FROM events WHERE hall = ?1 AND day > days.day) FROM days WHERE day IS NOT NULL
)
SELECT ?1 AS hall, day,
  (SELECT max(seq) FROM events WHERE hall = ?1 AND day = days.day) AS seq,
  (SELECT hash FROM events WHERE hall = ?1 AND day = days.day ORDER BY seq DESC LIMIT 1) AS hash
FROM days WHERE day IS NOT NULL ORDER BY day`;

const SELECT_LAST = 'SELECT hall, day, seq, hash FROM events WHERE hall = ? ORDER BY day DESC, seq DESC LIMIT 1';

const SELECT_DAY_AFTER = 'SELECT min(day) AS day FROM events WHERE hall = ? AND day > ?';

const SELECT_CHECKPOINT = 'SELECT day, seq FROM checkpoints WHERE hall = ? AND consumer = ?';

const SELECT_KEYS = 'SELECT key, day FROM answers WHERE hall = ? AND day >= ?';

const SELECT_ANSWER = 'SELECT key, fingerprint, answer FROM answers WHERE hall = ? AND key = ?';

const FORGET_ANSWERS = 'DELETE FROM answers WHERE hall = ? AND day < ?';

/**
 * The journal of one machine: SQLite in WAL mode with a sync on every commit. Writes go through one connection, one
 * transaction at a time; many rows go into one statement. Reads have a connection of their own.
 */
export function sqliteJournal(file: string): Journal {
  return new SqliteJournal(file);
}

/** The same file for a process that never writes: the hall, which does, does not notice it. */
export function sqliteJournalReader(file: string): JournalReader {
  const journal = new SqliteJournal(file);
  return {
    open: () => journal.openToRead(),
    close: () => journal.close(),
    halls: () => journal.halls(),
    read: (stream, afterSeq, limit) => journal.read(stream, afterSeq, limit),
    lastStream: (hall) => journal.lastStream(hall),
    dayAfter: (hall, day) => journal.dayAfter(hall, day),
  };
}

class SqliteJournal implements Journal {
  private writer: Sqlite | undefined;
  private reader: Sqlite | undefined;
  // The stream and the seq that this connection wrote last: whoever goes on from there needs not ask where the stream
  // ends.
  private head: string | undefined;
  // Statements of one connection share its transaction, so whoever writes waits for the writer before.
  private readonly exclusive = inTurn();

  constructor(private readonly file: string) {}

  async open(): Promise<void> {
    // The journal knows the secrets of the tickets: it is for nobody else's eyes.
    await makeFolder(dirname(this.file), nodeDisk, true);
    const opened = await openSqlite(this.file);
    try {
      await prepare(opened, this.file);
      this.reader = await openSqlite(this.file);
      await this.reader.exec('PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;');
    } catch (fault) {
      await opened.close();
      throw fault;
    }
    this.writer = opened;
  }

  /** Nothing can be written then, and no file is made. */
  async openToRead(): Promise<void> {
    await access(this.file).catch(() => {
      throw new JournalFault(`there is no journal at ${this.file}`);
    });
    const opened = await openSqlite(this.file);
    try {
      await opened.exec('PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;');
      await refuseNewer(opened, this.file);
    } catch (fault) {
      await opened.close();
      throw fault;
    }
    this.reader = opened;
  }

  async close(): Promise<void> {
    await this.exclusive(() => Promise.resolve());
    await this.reader?.close();
    await this.writer?.close();
    this.reader = undefined;
    this.writer = undefined;
  }

  append(
    stream: StreamId,
    expectedSeq: number,
    events: readonly StoredEvent[],
    answers: readonly StoredAnswer[],
  ): Promise<AppendResult> {
    return this.exclusive(async () => {
      const first = events[0];
      const follows = first !== undefined && this.head === headOf(stream, expectedSeq);
      this.head = undefined;
      const script = follows ? scriptOf(stream, events, answers) : undefined;
      const db = opened(this.writer);
      const result =
        script === undefined
          ? await write(db, stream, expectedSeq, events, answers)
          : await atomically(db, () => db.exec(script));
      if (result === 'ok') this.head = headOf(stream, expectedSeq + events.length);
      return result;
    });
  }

  async read(stream: StreamId, afterSeq: number, limit = -1): Promise<readonly StoredEvent[]> {
    return (await this.rows(SELECT_EVENTS, [stream.hall, stream.day, afterSeq, limit])) as StoredEvent[];
  }

  async halls(): Promise<readonly string[]> {
    return ((await this.rows(SELECT_HALLS, [])) as { readonly hall: string }[]).map(({ hall }) => hall);
  }

  async streams(hall: string): Promise<readonly StreamHead[]> {
    return (await this.rows(SELECT_STREAMS, [hall])) as StreamHead[];
  }

  async lastStream(hall: string): Promise<StreamHead | undefined> {
    return (await this.row(SELECT_LAST, [hall])) as StreamHead | undefined;
  }

  async dayAfter(hall: string, day: string): Promise<string | undefined> {
    const found = await this.row(SELECT_DAY_AFTER, [hall, day]);
    return (found?.['day'] ?? undefined) as string | undefined;
  }

  async checkpoint(hall: string, consumer: string): Promise<Position | undefined> {
    return (await this.row(SELECT_CHECKPOINT, [hall, consumer])) as Position | undefined;
  }

  keepCheckpoint(hall: string, consumer: string, { day, seq }: Position): Promise<void> {
    return this.exclusive(() => opened(this.writer).run(KEEP_CHECKPOINT, [hall, consumer, day, seq]));
  }

  async answerKeys(hall: string, sinceDay: string): Promise<readonly { readonly key: string; readonly day: string }[]> {
    return (await this.rows(SELECT_KEYS, [hall, sinceDay])) as { readonly key: string; readonly day: string }[];
  }

  async answer(hall: string, key: string): Promise<StoredAnswer | undefined> {
    return (await this.row(SELECT_ANSWER, [hall, key])) as StoredAnswer | undefined;
  }

  forgetAnswers(hall: string, beforeDay: string): Promise<void> {
    return this.exclusive(() => opened(this.writer).run(FORGET_ANSWERS, [hall, beforeDay]));
  }

  probe(): Promise<void> {
    return this.exclusive(() => opened(this.writer).run(PROBE, []));
  }

  private rows(statement: string, values: readonly (string | number)[]): Promise<readonly unknown[]> {
    return opened(this.reader).all(statement, [...values]);
  }

  private row(statement: string, values: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined> {
    return opened(this.reader).get(statement, [...values]);
  }
}

function opened(connection: Sqlite | undefined): Sqlite {
  if (connection === undefined) throw new JournalFault('the journal is not open');
  return connection;
}

async function prepare(store: Sqlite, file: string): Promise<void> {
  await store.exec('PRAGMA busy_timeout = 2000;');
  await refuseNewer(store, file);
  await store.exec('PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  await bringForward(store);
}

/** The key of the rows is the fence; the head is asked for first, so that an append without events is fenced too. */
async function write(
  store: Sqlite,
  { hall, day }: StreamId,
  expectedSeq: number,
  events: readonly StoredEvent[],
  answers: readonly StoredAnswer[],
): Promise<AppendResult> {
  await store.exec('BEGIN IMMEDIATE');
  return atomically(store, async () => {
    const found = await store.get(SELECT_HEAD, [hall, day]);
    if (Number(found?.['seq'] ?? 0) !== expectedSeq)
      throw new JournalFault('SQLITE_CONSTRAINT: the stream has gone on');
    // One after the other: a statement still under way when another fails would run after the rollback, outside any
    // transaction.
    for (const { sql, values } of inserts(hall, day, events)) await store.run(sql, values);
    for (const { key, fingerprint, answer } of answers) {
      await store.run(INSERT_ANSWER, [hall, day, key, fingerprint, answer]);
    }
    await store.exec('COMMIT');
  });
}

/**
 * Runs what ends with a commit. After any fault nothing of it has happened; a key that is taken means another writer.
 */
async function atomically(store: Sqlite, work: () => Promise<void>): Promise<AppendResult> {
  try {
    await work();
    return 'ok';
  } catch (fault) {
    // SQLite has rolled back by itself after some faults; a second rollback then only says so.
    await store.exec('ROLLBACK').catch(() => undefined);
    if (fault instanceof JournalFault && fault.message.includes('SQLITE_CONSTRAINT')) return 'conflict';
    throw fault;
  }
}

function headOf({ hall, day }: StreamId, seq: number): string {
  return `${hall} ${day} ${String(seq)}`;
}

/** SQLite takes a million bytes in a statement; a character has three at most that are not counted here. */
const MOST_CHARACTERS = 300_000;

/**
 * A whole append as one text, so that SQLite does it in one piece while the main thread decides what comes next: each
 * call of a prepared statement would wait for the main thread, and binding a value costs more there than writing it
 * into the text. The key of the rows is the fence. Undefined where a text cannot say it.
 */
function scriptOf(
  { hall, day }: StreamId,
  events: readonly StoredEvent[],
  answers: readonly StoredAnswer[],
): string | undefined {
  const stream = `${quoted(hall)},${quoted(day)}`;
  let rows = '';
  for (const { seq, record, hash } of events) {
    rows += `${rows === '' ? '' : ','}(${stream},${String(seq)},${quoted(record)},'${hash}')`;
  }
  let told = '';
  for (const { key, fingerprint, answer } of answers) {
    told += `${told === '' ? '' : ','}(${stream},${quoted(key)},${quoted(fingerprint)},${quoted(answer)})`;
  }
  if (rows.length > MOST_CHARACTERS || told.length > MOST_CHARACTERS) return undefined;
  // SQL ends at a zero byte.
  if (told.includes('\0') || rows.includes('\0')) return undefined;
  const insertAnswers = told === '' ? '' : `INSERT INTO answers (hall, day, key, fingerprint, answer) VALUES ${told};`;
  return `BEGIN IMMEDIATE;INSERT INTO events (hall, day, seq, record, hash) VALUES ${rows};${insertAnswers}COMMIT;`;
}

/** A text as SQL writes it: in quotes, each quote in it twice. */
function quoted(text: string): string {
  return `'${text.includes("'") ? text.replaceAll("'", "''") : text}'`;
}

/** The fewest statements that write these events, each with its values. */
function inserts(
  hall: string,
  day: string,
  events: readonly StoredEvent[],
): { readonly sql: string; readonly values: unknown[] }[] {
  const all: { readonly sql: string; readonly values: unknown[] }[] = [];
  let at = 0;
  for (const { rows, sql } of INSERT_EVENTS) {
    for (; events.length - at >= rows; at += rows) {
      // The seqs of an append follow one another, so the first says them all.
      const values: unknown[] = [hall, day, events[at]?.seq];
      for (let row = at; row < at + rows; row += 1) {
        const { record, hash } = events[row] as StoredEvent;
        values.push(record, hash);
      }
      all.push({ sql, values });
    }
  }
  return all;
}
