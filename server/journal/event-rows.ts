import type { StoredAnswer, StoredEvent, StreamId } from './journal.ts';

/** Statements for this many rows at a time: a statement a row would cost several times as much. */
const ROWS_AT_ONCE = [512, 64, 8, 1] as const;

function insertEvents(rows: number): string {
  const row = (_: unknown, at: number): string => `(?1, ?2, ?3 + ${String(at)}, ?, ?)`;
  return `INSERT INTO events (hall, day, seq, record, hash) VALUES ${Array.from({ length: rows }, row).join(', ')}`;
}

const INSERT_EVENTS = ROWS_AT_ONCE.map((rows) => ({ rows, sql: insertEvents(rows) }));

/** SQLite takes a million bytes in a statement; a character has three at most that are not counted here. */
const MOST_CHARACTERS = 300_000;

/**
 * A whole append as one text, so that SQLite does it in one piece while the main thread decides what comes next: each
 * call of a prepared statement would wait for the main thread, and binding a value costs more there than writing it
 * into the text. The key of the rows is the fence. Undefined where a text cannot say it.
 */
export function scriptOf(
  { hall, day }: StreamId,
  events: readonly StoredEvent[],
  answers: readonly StoredAnswer[],
  marks: readonly string[],
): string | undefined {
  const stream = `${quoted(hall)},${quoted(day)}`;
  let rows = '';
  for (const { seq, record, hash } of events) {
    rows += `${rows === '' ? '' : ','}(${stream},${String(seq)},${quoted(record)},'${hash}')`;
  }
  let told = '';
  for (const [at, { key, fingerprint, answer }] of answers.entries()) {
    const texts = `${quoted(key)},${quoted(fingerprint)},${quoted(answer)},'${marks[at] ?? ''}'`;
    told += `${told === '' ? '' : ','}(${stream},${texts})`;
  }
  if (rows.length > MOST_CHARACTERS || told.length > MOST_CHARACTERS) return undefined;
  // SQL ends at a zero byte.
  if (told.includes('\0') || rows.includes('\0')) return undefined;
  const columns = 'hall, day, key, fingerprint, answer, mac';
  const insertAnswers = told === '' ? '' : `INSERT INTO answers (${columns}) VALUES ${told};`;
  return `INSERT INTO events (hall, day, seq, record, hash) VALUES ${rows};${insertAnswers}`;
}

/** A text as SQL writes it: in quotes, each quote in it twice. */
function quoted(text: string): string {
  return `'${text.includes("'") ? text.replaceAll("'", "''") : text}'`;
}

/** The fewest statements that write these events, each with its values. */
export function inserts(
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
