import { inTurn } from '../../core/base/in-turn.ts';
import { faultText } from '../../core/base/fault-text.ts';
import type { Connection, Row, Statement } from '../database/connection.ts';
import type { Database } from '../database/database.ts';
import { AnswerLost, KeyTaken, NotReached } from '../database/database-fault.ts';
import { NO_FENCE, NOT_OWNED, NOT_THE_OWNER, type Fence } from '../database/fence.ts';
import { MAKE_HEAD, WHILE_OWNED } from '../database/hall-tables.ts';
import {
  JournalFault,
  JournalTaken,
  JournalUnsure,
  type AppendResult,
  type Journal,
  type JournalReader,
  type Position,
  type StoredAnswer,
  type StoredEvent,
  type StreamHead,
  type StreamId,
} from './journal.ts';
import type { MachineAnchor } from './machine-anchor.ts';

/**
 * A whole append in one statement. The row of the hall in `heads` is the fence: it names the owner's epoch and where
 * the newest day ends, and whoever writes holds it, so one comes after the other. For an older day the events say
 * where it ends; their key is the last word.
 */
const APPEND: Statement = {
  name: 'append',
  text: `
WITH fence AS (
  UPDATE heads SET
    day = CASE WHEN $3 >= day AND cardinality($5::text[]) > 0 THEN $3 ELSE day END,
    seq = CASE WHEN $3 >= day AND cardinality($5::text[]) > 0 THEN $4::integer + cardinality($5::text[]) ELSE seq END,
    hash = CASE WHEN $3 >= day AND cardinality($5::text[]) > 0 THEN ($6::text[])[cardinality($6::text[])] ELSE hash END
  WHERE hall = $1 AND ($2::bigint IS NULL OR epoch = $2) AND $4 = CASE
    WHEN day = $3 THEN seq
    WHEN day < $3 THEN 0
    ELSE (SELECT coalesce(max(events.seq), 0) FROM events WHERE events.hall = $1 AND events.day = $3)
  END
  RETURNING 1
), written AS (
  INSERT INTO events (hall, day, seq, record, hash)
  SELECT $1, $3, $4 + each.place::integer, each.record, each.hash
  FROM fence, unnest($5::text[], $6::text[]) WITH ORDINALITY AS each (record, hash, place)
), answered AS (
  INSERT INTO answers (hall, day, key, fingerprint, answer)
  SELECT $1, $3, each.key, each.fingerprint, each.answer
  FROM fence, unnest($7::text[], $8::text[], $9::text[]) AS each (key, fingerprint, answer)
)
SELECT count(*)::integer AS owned FROM fence`,
};

const SELECT_EPOCH: Statement = { text: 'SELECT epoch FROM heads WHERE hall = $1' };

const SELECT_EVENTS: Statement = {
  name: 'events',
  text: `SELECT hall, day, seq, record, hash FROM events
    WHERE hall = $1 AND day = $2 AND seq > $3 ORDER BY seq LIMIT $4`,
};

const SELECT_HALLS: Statement = { text: 'SELECT hall FROM heads WHERE seq > 0 ORDER BY hall' };

/** From day to day by the key: a DISTINCT would read every event of every year. */
const SELECT_STREAMS: Statement = {
  text: `
WITH RECURSIVE days (day) AS (
  SELECT min(day) FROM events WHERE hall = $1
  UNION ALL
  SELECT (SELECT min(events.day) FROM events WHERE events.hall = $1 AND events.day > days.day)
  FROM days WHERE days.day IS NOT NULL
)
SELECT $1 AS hall, days.day, last.seq, last.hash
FROM days CROSS JOIN LATERAL (
  SELECT seq, hash FROM events WHERE events.hall = $1 AND events.day = days.day ORDER BY seq DESC LIMIT 1
) AS last
ORDER BY days.day`,
};

const SELECT_LAST: Statement = {
  name: 'last',
  text: 'SELECT hall, day, seq, hash FROM heads WHERE hall = $1 AND seq > 0',
};

const SELECT_DAY_AFTER: Statement = {
  name: 'day-after',
  text: 'SELECT min(day) AS day FROM events WHERE hall = $1 AND day > $2',
};

const SELECT_CHECKPOINT: Statement = { text: 'SELECT day, seq FROM checkpoints WHERE hall = $1 AND consumer = $2' };

const SAYS_OWNED = 'SELECT count(*)::integer AS owned FROM fence';

const KEEP_CHECKPOINT: Statement = {
  name: 'checkpoint',
  text: `WITH ${WHILE_OWNED}, kept AS (
    INSERT INTO checkpoints (hall, consumer, day, seq) SELECT $1, $3, $4, $5 FROM fence
    ON CONFLICT (hall, consumer) DO UPDATE SET day = excluded.day, seq = excluded.seq
  ) ${SAYS_OWNED}`,
};

const SELECT_KEYS: Statement = { text: 'SELECT key, day FROM answers WHERE hall = $1 AND day >= $2' };

const SELECT_ANSWER: Statement = {
  name: 'answer',
  text: 'SELECT key, fingerprint, answer FROM answers WHERE hall = $1 AND key = $2',
};

const SELECT_ANSWERS: Statement = {
  text: 'SELECT key, day, fingerprint, answer FROM answers WHERE hall = $1 AND key > $2 ORDER BY key LIMIT $3',
};

const FORGET_ANSWERS: Statement = {
  text: `WITH ${WHILE_OWNED}, gone AS (DELETE FROM answers USING fence WHERE hall = $1 AND day < $3) ${SAYS_OWNED}`,
};

const PROBE: Statement = {
  text: 'INSERT INTO probe (id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = probe.count + 1',
};

/**
 * The journal in PostgreSQL. Whoever opens the database closes it; this one has a connection of its own for what it
 * writes. What it has written it tells to the other processes. `anchor`: what this machine knows of its end.
 */
export function postgresJournal(database: Database, fence: Fence = NO_FENCE, anchor?: MachineAnchor): Journal {
  return new PostgresJournal(database, fence, anchor);
}

/** The same for a process that only reads. The database is opened and closed with it. */
export function postgresJournalReader(database: Database): JournalReader {
  const journal = new PostgresJournal(database, NO_FENCE);
  return {
    async open() {
      await database.open();
      await journal.open();
    },
    async close() {
      await journal.close();
      await database.close();
    },
    halls: () => journal.halls(),
    read: (stream, afterSeq, limit) => journal.read(stream, afterSeq, limit),
    lastStream: (hall) => journal.lastStream(hall),
    dayAfter: (hall, day) => journal.dayAfter(hall, day),
  };
}

class PostgresJournal implements Journal {
  private writer: Connection | undefined;
  /** Who waited behind what got no answer is not tried, too: else everybody would wait longer than the one before. */
  private readonly exclusive = inTurn(whyNobody);
  private readonly made = new Set<string>();
  /**
   * A write may have been done without the standby having it. Nothing is read as true before another one has been
   * promised, which promises all that stands before it.
   */
  private unsure = false;
  private probing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly fence: Fence,
    private readonly anchor?: MachineAnchor,
  ) {}

  async open(): Promise<void> {
    await this.anchor?.open();
    this.writer ??= this.database.writer();
    // Who owns the hall writes soon; who only reads, or follows, does not.
    if (this.fence !== NOT_OWNED && this.fence !== NO_FENCE) this.writer.warm();
  }

  async close(): Promise<void> {
    await this.exclusive(() => Promise.resolve());
    await this.writer?.close();
    await this.anchor?.close();
    this.writer = undefined;
  }

  append(
    stream: StreamId,
    expectedSeq: number,
    events: readonly StoredEvent[],
    answers: readonly StoredAnswer[],
  ): Promise<AppendResult> {
    return this.exclusive(() => this.inWords(() => this.write(stream, expectedSeq, events, answers)));
  }

  async read({ hall, day }: StreamId, afterSeq: number, limit?: number): Promise<readonly StoredEvent[]> {
    const events = (await this.rows(SELECT_EVENTS, [hall, day, afterSeq, limit ?? null])) as StoredEvent[];
    const last = events.at(-1);
    if (last !== undefined) this.anchor?.saw({ hall, day, seq: last.seq, hash: last.hash });
    return events;
  }

  async halls(): Promise<readonly string[]> {
    return (await this.rows(SELECT_HALLS, [])).map((row) => String(row['hall']));
  }

  async streams(hall: string): Promise<readonly StreamHead[]> {
    return (await this.rows(SELECT_STREAMS, [hall])) as StreamHead[];
  }

  async lastStream(hall: string): Promise<StreamHead | undefined> {
    return (await this.rows(SELECT_LAST, [hall]))[0] as StreamHead | undefined;
  }

  async dayAfter(hall: string, day: string): Promise<string | undefined> {
    const [found] = await this.rows(SELECT_DAY_AFTER, [hall, day]);
    return (found?.['day'] ?? undefined) as string | undefined;
  }

  async checkpoint(hall: string, consumer: string): Promise<Position | undefined> {
    return (await this.rows(SELECT_CHECKPOINT, [hall, consumer]))[0] as Position | undefined;
  }

  async keepCheckpoint(hall: string, consumer: string, { day, seq }: Position): Promise<void> {
    await this.changeOwned(KEEP_CHECKPOINT, hall, [consumer, day, seq]);
  }

  async answerKeys(hall: string, sinceDay: string): Promise<readonly { readonly key: string; readonly day: string }[]> {
    const rows = await this.rows(SELECT_KEYS, [hall, sinceDay]);
    return rows.map((row) => ({ key: fromStored(String(row['key'])), day: String(row['day']) }));
  }

  async answer(hall: string, key: string): Promise<StoredAnswer | undefined> {
    const [found] = await this.rows(SELECT_ANSWER, [hall, toStored(key)]);
    return found === undefined ? undefined : ({ ...found, key } as StoredAnswer);
  }

  async answers(
    hall: string,
    behind = '',
    limit: number,
  ): Promise<readonly (StoredAnswer & { readonly day: string })[]> {
    const rows = await this.rows(SELECT_ANSWERS, [hall, toStored(behind), limit]);
    return rows.map((row) => ({ ...row, key: fromStored(String(row['key'])) })) as (StoredAnswer & { day: string })[];
  }

  async forgetAnswers(hall: string, beforeDay: string): Promise<void> {
    await this.changeOwned(FORGET_ANSWERS, hall, [beforeDay]);
  }

  /** One for all who ask meanwhile: it comes behind whatever has been written by now, or is on its way. */
  probe(): Promise<void> {
    this.probing ??= this.tryOnce().finally(() => (this.probing = undefined));
    return this.probing;
  }

  private tryOnce(): Promise<void> {
    return this.exclusive(() =>
      this.inWords(async () => {
        await opened(this.writer).ask(PROBE);
        this.unsure = false;
      }),
    );
  }

  elsewhere(listener: () => void): () => void {
    return this.database.listen(({ what }) => {
      if (what === 'events' || what === 'missed') listener();
    });
  }

  private async write(
    { hall, day }: StreamId,
    expectedSeq: number,
    events: readonly StoredEvent[],
    answers: readonly StoredAnswer[],
  ): Promise<AppendResult> {
    const writer = await this.writerOf(hall);
    const epoch = this.fence.epoch();
    const values = [hall, epoch, day, expectedSeq, events.map(({ record }) => record), events.map(({ hash }) => hash)];
    const told = [
      answers.map(({ key }) => toStored(key)),
      answers.map(({ fingerprint }) => fingerprint),
      answers.map(({ answer }) => answer),
    ];
    const [done] = await writer.ask(APPEND, [...values, ...told]).catch((fault: unknown) => {
      if (fault instanceof KeyTaken) return [{ owned: 0 }];
      this.unsure = true;
      throw fault instanceof AnswerLost ? new JournalUnsure(fault.message, { cause: fault }) : fault;
    });
    if (done?.['owned'] === 1) {
      const last = events.at(-1);
      if (last !== undefined) {
        this.anchor?.wrote({ hall, day, seq: last.seq, hash: last.hash });
        this.database.tell({ what: 'events', hall });
      }
      return 'ok';
    }
    const [found] = await writer.ask(SELECT_EPOCH, [hall]);
    if (epoch === null || Number(found?.['epoch']) === epoch) return 'conflict';
    this.fence.lost();
    throw new JournalTaken(NOT_THE_OWNER);
  }

  /** Whose hall has its row in `heads`. */
  private async writerOf(hall: string): Promise<Connection> {
    const writer = opened(this.writer);
    if (!this.made.has(hall)) await writer.ask(MAKE_HEAD, [hall]);
    this.made.add(hall);
    return writer;
  }

  /** Nothing is changed by a server that owns the hall no more. */
  private changeOwned(statement: Statement, hall: string, values: readonly unknown[]): Promise<void> {
    return this.exclusive(() =>
      this.inWords(async () => {
        const writer = await this.writerOf(hall);
        const [done] = await writer.ask(statement, [hall, this.fence.epoch(), ...values]);
        if (done?.['owned'] === 1) return;
        this.fence.lost();
        throw new JournalTaken(NOT_THE_OWNER);
      }),
    );
  }

  private async rows(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
    opened(this.writer);
    if (this.unsure) await this.probe();
    return this.inWords(() => this.database.read(statement, values));
  }

  private async inWords<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      if (fault instanceof JournalFault) throw fault;
      throw new JournalFault(faultText(fault), { cause: fault });
    }
  }
}

/** The database was not reached, or has said nothing any more: whoever waits behind that has had nothing done. */
function whyNobody(fault: unknown): JournalFault | undefined {
  if (!(fault instanceof JournalFault)) return undefined;
  const { cause, message } = fault;
  return cause instanceof NotReached || cause instanceof AnswerLost ? new JournalFault(message, { cause }) : undefined;
}

function opened(writer: Connection | undefined): Connection {
  if (writer === undefined) throw new JournalFault('the journal is not open');
  return writer;
}

/** PostgreSQL takes no zero byte in a text, and a key is whatever a caller has made up. */
function toStored(key: string): string {
  return key.replaceAll('\\', '\\\\').replaceAll('\0', '\\0');
}

function fromStored(text: string): string {
  return text.replace(/\\([\\0])/g, (_, letter: string) => (letter === '0' ? '\0' : letter));
}
