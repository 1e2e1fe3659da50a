import type { BusinessDay } from '../../core/base/time.ts';
import type { HallId } from '../../core/base/names.ts';

/** One hall's business day. */
export type StreamId = { readonly hall: HallId; readonly day: BusinessDay };

/**
 * An event as it is stored. `record` is one JSON object with at, commandId, actor, type, version and data: the very
 * text that the hash was taken over, so that anybody can check it with a JSON parser and sha256.
 */
export type StoredEvent = StreamId & { readonly seq: number; readonly record: string; readonly hash: string };

/** The first answer to a command that carried a key, as JSON text. */
export type StoredAnswer = {
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: string;
};

/** Where a stream ends. */
export type StreamHead = StreamId & { readonly seq: number; readonly hash: string };

/** A place in a hall's journal: behind this event. `seq` 0 is the beginning of the day. */
export type Position = { readonly day: BusinessDay; readonly seq: number };

/** Before the first event of the first day. */
export const BEGINNING: Position = { day: '', seq: 0 };

/** Where those who follow a journal have come to, each by its own name. */
export interface Checkpoints {
  /** Undefined for a consumer that has never kept one. */
  checkpoint(hall: HallId, consumer: string): Promise<Position | undefined>;
  /** Durable once it resolves. */
  keepCheckpoint(hall: HallId, consumer: string, position: Position): Promise<void>;
}

/** `conflict`: somebody else has written at that seq; nothing of this append was. */
export type AppendResult = 'ok' | 'conflict';

/**
 * The store of events: append-only, one stream a hall and business day, `(hall, day, seq)` unique. What `append` has
 * answered `ok` to is durable: it survives the end of the process and of the machine's power. Throws JournalFault when
 * the store cannot be used.
 */
export interface Journal extends Checkpoints {
  open(): Promise<void>;
  close(): Promise<void>;
  /** Writes all or nothing. `expectedSeq` is the seq of the last event that the writer knows, 0 for none. */
  append(
    stream: StreamId,
    expectedSeq: number,
    events: readonly StoredEvent[],
    answers: readonly StoredAnswer[],
  ): Promise<AppendResult>;
  /** Events above `afterSeq` in order, at most `limit`. Not verified: see chain.ts. */
  read(stream: StreamId, afterSeq: number, limit?: number): Promise<readonly StoredEvent[]>;
  /** Whose days there are. */
  halls(): Promise<readonly HallId[]>;
  /** The streams of a hall by day, oldest first. What it costs grows with the days. */
  streams(hall: HallId): Promise<readonly StreamHead[]>;
  /** The stream of the newest day. What it costs does not grow with the days, nor does that of the next. */
  lastStream(hall: HallId): Promise<StreamHead | undefined>;
  /** The first day after this one that has a stream. */
  dayAfter(hall: HallId, day: BusinessDay): Promise<BusinessDay | undefined>;
  /** Keys with an answer given on this day or later, each with its day. */
  answerKeys(
    hall: HallId,
    sinceDay: BusinessDay,
  ): Promise<readonly { readonly key: string; readonly day: BusinessDay }[]>;
  answer(hall: HallId, key: string): Promise<StoredAnswer | undefined>;
  /** Answers in one order, those behind a key, so many at most: for whoever copies them. */
  answers(
    hall: HallId,
    behind: string | undefined,
    limit: number,
  ): Promise<readonly (StoredAnswer & { readonly day: BusinessDay })[]>;
  /** Forgets answers of days before this one. */
  forgetAnswers(hall: HallId, beforeDay: BusinessDay): Promise<void>;
  /** Resolves when the store can be written; throws JournalFault when not. */
  probe(): Promise<void>;
  /** Calls the listener when some process may have written. A store that hears of nobody has none. */
  elsewhere?(listener: () => void): () => void;
}

/** A journal for whoever only reads it, in whichever process. */
export type JournalReader = Pick<Journal, 'open' | 'close' | 'halls' | 'read' | 'lastStream' | 'dayAfter'>;

/** The store cannot be read or written now: full, locked, read-only, gone. `message` says which, for people. */
export class JournalFault extends Error {
  override readonly name = 'JournalFault';
}

/** What was appended may be there, or not: it is read back before anything else is decided. */
export class JournalUnsure extends JournalFault {}

/** Somebody else owns the hall: under this owner nothing is written any more. */
export class JournalTaken extends JournalFault {}
