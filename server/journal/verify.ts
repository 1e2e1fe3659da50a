import type { HallId } from '../../core/base/names.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { proveDay } from './day-proof.ts';
import { JournalFault, type Journal, type StoredAnswer, type StreamHead } from './journal.ts';
import { besideJournal, readJournalKey } from './journal-key.ts';
import { brokenLosses } from './losses.ts';
import { brokenHeads } from './noted-heads.ts';
import { otherTables, refuseForeign } from './schema.ts';
import { answerMark, sums, type Seal } from './seal.ts';
import { findTrust, headsIn, seals } from './sealing.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';
import { sqliteJournalReader } from './sqlite-journal.ts';
import { judge, otherEnd, type Found } from './trust.ts';

/** What a check of a journal says. Each problem names what it is about. */
export type Verified = {
  readonly days: number;
  readonly events: number;
  readonly problems: readonly string[];
  /** The file has no seal yet, so that its chains alone could be checked. */
  readonly unsealed: boolean;
};

type Problem = (text: string) => void;
type Reader = Pick<Journal, 'halls' | 'streams' | 'read'>;

/**
 * Checks all that is trusted of a journal: the chain of every day and that each day names the one before it, and under
 * the key its end, the remembered answers, the places of those who follow, and what is beside the file. Reads alone,
 * also while the hall runs.
 */
export async function verifyJournal(file: string, only?: HallId): Promise<Verified> {
  const problems: string[] = [];
  const problem: Problem = (text) => void problems.push(text);
  const unsealed = await step(problem, true, () => sealHolds(file, problem));
  const counted = await step(problem, { days: 0, events: 0 }, () => chainsHold(file, only, problem));
  return { ...counted, problems, unsealed };
}

/** The chains alone. */
export async function chainsHold(
  file: string,
  only: HallId | undefined,
  problem: Problem,
): Promise<{ readonly days: number; readonly events: number }> {
  const journal = sqliteJournalReader(file);
  await journal.open();
  try {
    return await chainsOf(journal, only, problem);
  } finally {
    await journal.close();
  }
}

/** The same of any journal that is open. */
export async function chainsOf(
  journal: Reader,
  only: HallId | undefined,
  problem: Problem,
): Promise<{ readonly days: number; readonly events: number }> {
  let [days, events] = [0, 0];
  const halls = await journal.halls();
  if (only !== undefined && !halls.includes(only)) problem(noSuchHall(only, halls));
  for (const hall of only === undefined ? halls : [only]) {
    let before: StreamHead | undefined;
    for (const head of await journal.streams(hall)) {
      const broken = (await proveDay(journal, head)).broken?.detail ?? (await unlinked(journal, head, before));
      if (broken !== undefined) problem(broken);
      events += head.seq;
      days += 1;
      before = head;
    }
  }
  return { days, events };
}

/** A hall that is not there has nothing that holds. */
export function noSuchHall(hall: HallId, halls: readonly HallId[]): string {
  return `there is no hall ${hall} in this journal; it has ${halls.length === 0 ? 'none' : halls.join(', ')}`;
}

/** A file that cannot be read any further is a problem like others. */
async function step<T>(problem: Problem, otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof JournalFault)) throw fault;
    problem(faultText(fault));
    return otherwise;
  }
}

/** Whether all that is sealed is as the seal says. True where there is no seal yet. */
async function sealHolds(file: string, problem: Problem): Promise<boolean> {
  const store = await openSqlite(file);
  try {
    await store.exec('PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;');
    await refuseForeign(store, file);
    const sound = String((await store.get('PRAGMA integrity_check(1)', []))?.['integrity_check']);
    if (sound !== 'ok') problem(`journal.sqlite: the file is damaged: ${sound.replaceAll('\n', ' ')}`);
    // One view of the file, also while the hall goes on.
    await store.exec('BEGIN');
    const found = await findTrust(file, store);
    await besideHolds(found, store, problem);
    if (!(await seals(store)) || found.seal === 'none') return true;
    const tables = await otherTables(store);
    if (tables !== undefined) problem(`journal.sqlite: ${tables}`);
    const key = await readJournalKey(besideJournal(file).key);
    if (found.seal === 'foreign' || key === undefined) await typesHold(store, problem);
    else await rowsHold(store, found.seal.seal, key, problem);
    return false;
  } finally {
    await store.close();
  }
}

/** Whether what is in a file is what its seal speaks of. */
export async function contentHolds(store: Sqlite, seal: Seal, key: Uint8Array, problem: Problem): Promise<void> {
  const end = otherEnd(seal, await headsIn(store));
  if (end !== undefined) problem(`the journal ${end}`);
  await rowsHold(store, seal, key, problem);
}

async function rowsHold(store: Sqlite, seal: Seal, key: Uint8Array, problem: Problem): Promise<void> {
  await typesHold(store, problem);
  await answersHold(store, seal, key, problem);
  await checkpointsHold(store, seal, problem);
}

async function besideHolds(found: Found, store: Sqlite, problem: Problem): Promise<void> {
  const judged = judge(found);
  if (judged.kind === 'refused') problem(`the journal ${judged.why}`);
  if (found.anchor.kind === 'read' && found.anchor.torn)
    problem('journal.anchor: one of its two records cannot be read; the next write mends it');
  const beside = besideJournal(found.file);
  const key = await readJournalKey(beside.key);
  if (key !== undefined) for (const each of await brokenLosses(beside.losses, key)) problem(each);
  for (const each of await brokenHeads(beside.heads, store)) problem(each);
}

/** A bit is enough to make a number or bytes of a text, which reads the same to some and not to others. */
async function typesHold(store: Sqlite, problem: Problem): Promise<void> {
  for (const [table, texts, numbers] of [
    ['events', ['hall', 'day', 'record', 'hash'], ['seq']],
    ['answers', ['hall', 'key', 'day', 'fingerprint', 'answer', 'mac'], []],
    ['checkpoints', ['hall', 'consumer', 'day'], ['seq']],
  ] as const) {
    const wrong = [
      ...texts.map((name) => `typeof(${name}) <> 'text'`),
      ...numbers.map((name) => `typeof(${name}) <> 'integer'`),
    ].join(' OR ');
    const found = await store.get(`SELECT count(*) AS count FROM ${table} WHERE ${wrong}`, []);
    if (Number(found?.['count']) > 0) problem(`${table}: ${String(found?.['count'])} rows hold another kind of value`);
  }
}

const PAGE = 1000;
const SELECT_ANSWERS =
  'SELECT hall, key, day, fingerprint, answer, mac FROM answers WHERE (hall, key) > (?, ?) ORDER BY hall, key LIMIT ?';
type AnswerRow = StoredAnswer & { readonly hall: string; readonly day: string; readonly mac: string };

async function answersHold(store: Sqlite, { halls }: Seal, key: Uint8Array, problem: Problem): Promise<void> {
  const marks = new Map<string, (readonly [string, string])[]>();
  for (let at = { hall: '', key: '' }; ;) {
    const page = (await store.all(SELECT_ANSWERS, [at.hall, at.key, PAGE])) as AnswerRow[];
    for (const row of page) {
      const { hall, day, mac } = row;
      if (answerMark(key, { hall, day }, row) !== mac)
        problem(`answers: the answer of ${hall} ${day} under "${row.key}" was changed after it was written`);
      const of = marks.get(hall) ?? [];
      of.push([day, mac]);
      marks.set(hall, of);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    at = last;
  }
  for (const hall of new Set([...halls.keys(), ...marks.keys()])) {
    const [written, found] = [halls.get(hall)?.answers ?? new Map<string, never>(), sums(marks.get(hall) ?? [])];
    for (const day of new Set([...written.keys(), ...found.keys()])) {
      const [were, are] = [written.get(day), found.get(day)];
      if (were?.sum !== are?.sum || were?.count !== are?.count)
        problem(
          `answers: ${hall} ${day} has ${String(are?.count ?? 0)}, and not the ${String(were?.count ?? 0)} that were written`,
        );
    }
  }
}

async function checkpointsHold(store: Sqlite, { halls }: Seal, problem: Problem): Promise<void> {
  const rows = await store.all('SELECT hall, consumer, day, seq FROM checkpoints', []);
  const place = (at: unknown, seq: unknown): string => `${String(at)} seq ${String(seq)}`;
  const found = new Map(
    rows.map((row) => [JSON.stringify([row['hall'], row['consumer']]), place(row['day'], row['seq'])]),
  );
  for (const [hall, { checkpoints }] of halls) {
    for (const [consumer, { day, seq }] of checkpoints) {
      const at = JSON.stringify([hall, consumer]);
      const is = found.get(at) ?? 'gone';
      found.delete(at);
      if (is !== place(day, seq))
        problem(`checkpoints: that of ${consumer} is ${is}, and ${place(day, seq)} was written`);
    }
  }
  for (const [at, is] of found) problem(`checkpoints: nobody wrote that of ${at}, which is ${is}`);
}

/** A day names the end of the day before it, so a day that was taken away or cut short is missed. */
async function unlinked(
  journal: Reader,
  head: StreamHead,
  before: StreamHead | undefined,
): Promise<string | undefined> {
  const [first] = await journal.read(head, 0, 1);
  const opened = JSON.parse(first?.record ?? '{}') as {
    data?: { previous?: { day: string; seq: number; hash: string } };
  };
  const previous = opened.data?.previous;
  if (previous === undefined && before === undefined) return undefined;
  if (previous?.day === before?.day && previous?.seq === before?.seq && previous?.hash === before?.hash)
    return undefined;
  return `${head.hall} ${head.day} follows ${previous === undefined ? 'no day' : `${previous.day} at record ${String(previous.seq)}`}, but the journal has ${before === undefined ? 'no day before it' : `${before.day} at record ${String(before.seq)}`}`;
}
