import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import { inTurn } from '../../core/base/in-turn.ts';
import { inserts, scriptOf } from './event-rows.ts';
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
import { bringForward, refuseForeign } from './schema.ts';
import { afterAppend, afterCheckpoint, afterForgetting, type Seal } from './seal.ts';
import { putSeal, SAYS_NOTHING, Sealing, sealScript, type SealReport } from './sealing.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';

const INSERT_ANSWER = 'INSERT INTO answers (hall, day, key, fingerprint, answer, mac) VALUES (?, ?, ?, ?, ?, ?)';

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

const SELECT_ANSWER = 'SELECT key, day, fingerprint, answer, mac FROM answers WHERE hall = ? AND key = ?';

const SELECT_ANSWERS =
  'SELECT key, day, fingerprint, answer FROM answers WHERE hall = ? AND key > ? ORDER BY key LIMIT ?';

const FORGET_ANSWERS = 'DELETE FROM answers WHERE hall = ? AND day < ?';

/**
 * The journal of one machine: SQLite in WAL mode with a sync on every commit. Writes go through one connection, one
 * transaction at a time; many rows go into one statement. Reads have a connection of their own. Each transaction seals
 * what it leaves behind, and the anchor beside the file knows the newest seal: a file that is not the one which was
 * written here does not open (UntrustedJournal).
 */
export function sqliteJournal(file: string, report: SealReport = SAYS_NOTHING): Journal {
  return new SqliteJournal(file, new Sealing(file, report));
}

/** A journal that is being made beside the one in use: whoever opens it in its place seals it. */
export function sqliteJournalUnsealed(file: string): Journal {
  return new SqliteJournal(file, undefined);
}

/** The same file for a process that never writes: the hall, which does, does not notice it. */
export function sqliteJournalReader(file: string): JournalReader & Pick<Journal, 'streams' | 'answers'> {
  const journal = new SqliteJournal(file, undefined);
  return {
    open: () => journal.openToRead(),
    close: () => journal.close(),
    halls: () => journal.halls(),
    streams: (hall) => journal.streams(hall),
    answers: (hall, behind, limit) => journal.answers(hall, behind, limit),
    read: (stream, afterSeq, limit) => journal.read(stream, afterSeq, limit),
    lastStream: (hall) => journal.lastStream(hall),
    dayAfter: (hall, day) => journal.dayAfter(hall, day),
  };
}

/** What is written in one transaction; `marks` are those of the answers. */
type Appended = {
  readonly events: readonly StoredEvent[];
  readonly answers: readonly StoredAnswer[];
  readonly marks: readonly string[];
};

type StoredRow = StoredAnswer & { readonly day: string; readonly mac: string };

class SqliteJournal implements Journal {
  private writer: Sqlite | undefined;
  private reader: Sqlite | undefined;
  // The stream and the seq that this connection wrote last: whoever goes on from there needs not ask where the stream
  // ends.
  private head: string | undefined;
  // Statements of one connection share its transaction, so whoever writes waits for the writer before.
  private readonly exclusive = inTurn();

  constructor(
    private readonly file: string,
    private readonly sealing: Sealing | undefined,
  ) {}

  async open(): Promise<void> {
    // The journal knows the secrets of the tickets: it is for nobody else's eyes.
    await makeFolder(dirname(this.file), nodeDisk, true);
    const opened = await openSqlite(this.file);
    try {
      await prepare(opened, this.file);
      await this.sealing?.open(opened);
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
      await refuseForeign(opened, this.file);
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
    await this.sealing?.close();
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
      const marks = answers.map((answer) => this.sealing?.markOf(stream, answer) ?? '');
      const known = this.sealing?.last();
      const follows = events.length > 0 && this.head === headOf(stream, expectedSeq);
      this.head = undefined;
      this.sealing?.forget();
      const seal = (before: Seal): Seal => afterAppend(before, stream, events, marks);
      const script = follows ? scriptOf(stream, events, answers, marks) : undefined;
      const db = opened(this.writer);
      const quick = script !== undefined && (known !== undefined || this.sealing === undefined);
      let result = quick ? await this.writeScript(db, script, known, seal) : 'conflict';
      // Somebody else may have kept a place meanwhile, which goes on from the same seal: no conflict about events.
      if (result === 'conflict') result = await this.write(db, stream, expectedSeq, { events, answers, marks }, seal);
      if (result === 'ok') this.head = headOf(stream, expectedSeq + events.length);
      return result;
    });
  }

  /** The quick way, for who goes on from where this connection has ended. */
  private async writeScript(
    db: Sqlite,
    script: string,
    known: Seal | undefined,
    seal: (before: Seal) => Seal,
  ): Promise<AppendResult> {
    const next = known === undefined ? undefined : seal(known);
    const text = next === undefined ? undefined : this.sealing?.stored(next);
    const sealed = text === undefined ? '' : sealScript(text);
    const result = await atomically(db, () => db.exec(`BEGIN IMMEDIATE;${script}${sealed}COMMIT;`));
    if (result === 'ok' && next !== undefined && text !== undefined) this.sealing?.written(next, text);
    return result;
  }

  /** The key of the rows is the fence; the head is asked for first, so that an append without events is fenced too. */
  private async write(
    db: Sqlite,
    { hall, day }: StreamId,
    expectedSeq: number,
    { events, answers, marks }: Appended,
    seal: (before: Seal) => Seal,
  ): Promise<AppendResult> {
    return atomically(db, () =>
      this.sealed(db, seal, async () => {
        const found = await db.get(SELECT_HEAD, [hall, day]);
        if (Number(found?.['seq'] ?? 0) !== expectedSeq)
          throw new JournalFault('SQLITE_CONSTRAINT: the stream has gone on');
        // One after the other: a statement still under way when another fails would run after the rollback, outside
        // any transaction.
        for (const { sql, values } of inserts(hall, day, events)) await db.run(sql, values);
        for (const [at, { key, fingerprint, answer }] of answers.entries())
          await db.run(INSERT_ANSWER, [hall, day, key, fingerprint, answer, marks[at]]);
      }),
    );
  }

  /** One transaction with its seal. Leaves it open where it throws. */
  private async sealed(db: Sqlite, seal: (before: Seal) => Seal, work: () => Promise<void>): Promise<void> {
    this.sealing?.forget();
    await db.exec('BEGIN IMMEDIATE');
    await work();
    if (this.sealing === undefined) return db.exec('COMMIT');
    const next = seal(await this.sealing.inFile(db));
    const text = this.sealing.stored(next);
    await putSeal(db, text);
    await db.exec('COMMIT');
    this.sealing.written(next, text);
  }

  /** The same for what cannot meet another writer: it is done, or throws. */
  private alone(seal: (before: Seal) => Seal, sql: string, values: readonly unknown[]): Promise<void> {
    return this.exclusive(async () => {
      const db = opened(this.writer);
      try {
        await this.sealed(db, seal, () => db.run(sql, values));
      } catch (fault) {
        await db.exec('ROLLBACK').catch(() => undefined);
        throw fault;
      }
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
    return this.alone((before) => afterCheckpoint(before, hall, consumer, { day, seq }), KEEP_CHECKPOINT, [
      hall,
      consumer,
      day,
      seq,
    ]);
  }

  async answerKeys(hall: string, sinceDay: string): Promise<readonly { readonly key: string; readonly day: string }[]> {
    return (await this.rows(SELECT_KEYS, [hall, sinceDay])) as { readonly key: string; readonly day: string }[];
  }

  async answer(hall: string, key: string): Promise<StoredAnswer | undefined> {
    const found = (await this.row(SELECT_ANSWER, [hall, key])) as StoredRow | undefined;
    if (found === undefined) return undefined;
    const { day, mac, ...answer } = found;
    if (this.sealing !== undefined && mac !== this.sealing.markOf({ hall, day }, answer))
      throw new JournalFault(`the remembered answer under ${key} was changed after it was written`);
    return answer;
  }

  async answers(
    hall: string,
    behind = '',
    limit: number,
  ): Promise<readonly (StoredAnswer & { readonly day: string })[]> {
    return (await this.rows(SELECT_ANSWERS, [hall, behind, limit])) as (StoredAnswer & { readonly day: string })[];
  }

  forgetAnswers(hall: string, beforeDay: string): Promise<void> {
    return this.alone((before) => afterForgetting(before, hall, beforeDay), FORGET_ANSWERS, [hall, beforeDay]);
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
  await refuseForeign(store, file);
  await store.exec('PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  // What SQLite moves to another page, or takes out, leaves no copy behind: none that reads as a record and is none.
  await store.exec('PRAGMA secure_delete = FAST;');
  await bringForward(store);
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
