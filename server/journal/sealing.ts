import { inTurn } from '../../core/base/in-turn.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { openSlots, type TwoSlots } from '../../files/two-slots.ts';
import { anchorIn, anchorOf, makeAnchor, TO_BE_SEALED, writeAnchor, type AnchorFound } from './anchor.ts';
import { JournalFault, type StoredAnswer, type StreamHead, type StreamId } from './journal.ts';
import { besideJournal, makeJournalKey, readJournalKey } from './journal-key.ts';
import { answerMark, sealOf, NO_SEAL, stored, unsealed, type FoundHall, type Seal, type StoredSeal } from './seal.ts';
import type { Sqlite } from './sqlite.ts';
import { judge, refusal, type Found } from './trust.ts';

/** What the operator is told of a journal's seal. */
export interface SealReport {
  /** A journal of an earlier version, or one that was accepted as it is, is sealed from now on. */
  sealed(upTo: readonly StreamHead[]): void;
  /** The anchor cannot be written now; the journal can, and works on. */
  anchorFault(detail: string): void;
}

export const SAYS_NOTHING: SealReport = { sealed: () => undefined, anchorFault: () => undefined };

const SELECT_SEAL = 'SELECT n, body, mac FROM seals';
const PUT_SEAL =
  'INSERT INTO seals (id, n, body, mac) VALUES (1, ?, ?, ?) ' +
  'ON CONFLICT (id) DO UPDATE SET n = excluded.n, body = excluded.body, mac = excluded.mac';
const SELECT_HASH = 'SELECT hash FROM events WHERE hall = ? AND day = ? AND seq = ?';
const SELECT_HEADS = `
WITH RECURSIVE halls (hall) AS (
  SELECT min(hall) FROM events
  UNION ALL
  SELECT (SELECT min(hall) FROM events WHERE hall > halls.hall) FROM halls WHERE hall IS NOT NULL
)
SELECT e.hall, e.day, e.seq, e.hash FROM halls JOIN events e ON e.hall = halls.hall
  AND e.day = (SELECT max(day) FROM events WHERE hall = halls.hall)
  AND e.seq = (SELECT max(seq) FROM events WHERE hall = halls.hall AND day = e.day)
WHERE halls.hall IS NOT NULL`;

const SELECT_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seals'";
const SELECT_BESIDE = 'SELECT DISTINCT hall FROM answers UNION SELECT DISTINCT hall FROM checkpoints';

/** One at a time in this process: the first makes key and anchor, the next ones find them. */
const opening = inTurn();

/** Seals what a connection writes, and keeps the anchor beside the file. */
export class Sealing {
  private key: Uint8Array = new Uint8Array(0);
  private slots: TwoSlots | undefined;
  /** The seal of what this connection has written last; undefined where the file has to be asked. */
  private known: Seal | undefined;

  constructor(
    private readonly file: string,
    private readonly report: SealReport,
  ) {}

  /** Throws where the journal is not the one that was written here. */
  open(store: Sqlite): Promise<void> {
    return opening(() => this.openNow(store));
  }

  async close(): Promise<void> {
    await this.slots?.close();
    this.slots = undefined;
    this.known = undefined;
  }

  /** What this connection knows to be sealed without asking the file. */
  last(): Seal | undefined {
    return this.known;
  }

  /** The file has to be asked: somebody else may have written, or a write may have failed in name only. */
  forget(): void {
    this.known = undefined;
  }

  /** The seal that is in the file, inside a transaction. Throws where somebody has been at it. */
  async inFile(store: Sqlite): Promise<Seal> {
    const found = await sealIn(store, this.key);
    if (found === 'none') return NO_SEAL;
    if (found === 'foreign') throw new JournalFault('the seal of the journal was changed while it was in use');
    return found.seal;
  }

  markOf(stream: StreamId, answer: StoredAnswer): string {
    return answerMark(this.key, stream, answer);
  }

  stored(seal: Seal): StoredSeal {
    return stored(seal, this.key);
  }

  /** It is durable in the journal. */
  written(seal: Seal, text: StoredSeal): void {
    this.known = seal;
    if (this.slots === undefined) return;
    try {
      writeAnchor(this.slots, anchorOf(seal, text), this.key);
    } catch (fault) {
      this.report.anchorFault(faultText(fault));
    }
  }

  private async openNow(store: Sqlite): Promise<void> {
    const beside = besideJournal(this.file);
    // The anchor before the journal: a journal that somebody goes on with meanwhile is never behind it.
    const found = await inOneView(store, () => findTrust(this.file, store));
    const judged = judge(found);
    if (judged.kind === 'refused') throw refusal(this.file, judged);
    this.key = await makeJournalKey(beside.key);
    if (found.anchor.kind === 'none') await makeAnchor(beside.anchor, TO_BE_SEALED, this.key);
    this.slots = openSlots(beside.anchor);
    if (judged.kind === 'to-be-sealed') {
      const upTo = await sealAsFound(store, this.key);
      if (upTo.length > 0) this.report.sealed(upTo);
    }
    // What it was behind, or half of it that was torn, is mended.
    const seal = await this.inFile(store);
    this.written(seal, this.stored(seal));
    await this.slots?.sync();
  }
}

/** Whoever writes meanwhile does not come between two questions. */
async function inOneView<T>(store: Sqlite, ask: () => Promise<T>): Promise<T> {
  await store.exec('BEGIN');
  try {
    return await ask();
  } finally {
    await store.exec('ROLLBACK').catch(() => undefined);
  }
}

/** What is there, in the file and beside it. */
export async function findTrust(file: string, store: Sqlite): Promise<Found> {
  const beside = besideJournal(file);
  const key = await readJournalKey(beside.key);
  const anchor = await anchorBeside(beside.anchor, key);
  const seal = await sealIn(store, key);
  const heads = await headsIn(store);
  const hashes = new Map<string, string>();
  for (const { hall, day, seq } of anchor.kind === 'read' ? anchor.anchor.heads : []) {
    const hash = (await store.get(SELECT_HASH, [hall, day, seq]))?.['hash'];
    if (typeof hash === 'string') hashes.set(JSON.stringify([hall, day, seq]), hash);
  }
  const hashAt = ({ hall, day, seq }: StreamHead): string | undefined => hashes.get(JSON.stringify([hall, day, seq]));
  return { file, key: key !== undefined, anchor, seal, heads, hashAt };
}

/** What the journal holds now is what is trusted from now on. Gives where its halls end. */
async function sealAsFound(store: Sqlite, key: Uint8Array): Promise<readonly StreamHead[]> {
  await store.exec('BEGIN IMMEDIATE');
  try {
    // Another program may have done it while this one waited for the lock.
    if ((await sealIn(store, key)) !== 'none') {
      await store.exec('ROLLBACK');
      return [];
    }
    const heads = await headsIn(store);
    const others = (await store.all(SELECT_BESIDE, [])).map(({ hall }) => String(hall));
    const without = others.filter((hall) => !heads.some((head) => head.hall === hall));
    const halls: FoundHall[] = [];
    for (const head of [...heads, ...without.map((hall) => ({ hall, day: '', seq: 0, hash: '' }))])
      halls.push(await hallAsFound(store, key, head));
    await putSeal(store, stored(sealOf(1, halls), key));
    await store.exec('COMMIT');
    return heads;
  } catch (fault) {
    await store.exec('ROLLBACK').catch(() => undefined);
    throw fault;
  }
}

/** Puts a seal in the place of the one before it. */
export async function putSeal(store: Sqlite, { n, body, mac }: StoredSeal): Promise<void> {
  await store.run(PUT_SEAL, [n, body, mac]);
}

/** The same as a text, for who knows the seal before: behind another one it fails, by a number that is none. */
export function sealScript({ n, body, mac }: StoredSeal): string {
  const next = `CASE n WHEN ${String(n - 1)} THEN ${String(n)} END`;
  return `UPDATE seals SET n=${next},body='${body.replaceAll("'", "''")}',mac='${mac}';`;
}

async function anchorBeside(path: string, key: Uint8Array | undefined): Promise<AnchorFound> {
  const slots = openSlots(path);
  if (slots === undefined) return { kind: 'none' };
  try {
    return key === undefined ? { kind: 'unreadable', detail: 'there is no key' } : anchorIn(slots, key);
  } finally {
    await slots.close();
  }
}

/** The seal in the file, as far as a key can tell. */
export async function sealIn(store: Sqlite, key: Uint8Array | undefined): Promise<Found['seal']> {
  if (!(await seals(store))) return 'none';
  const row = (await store.get(SELECT_SEAL, [])) as StoredSeal | undefined;
  if (row === undefined) return 'none';
  const seal = key === undefined ? undefined : unsealed(row, key);
  return seal === undefined ? 'foreign' : { seal, mac: row.mac };
}

/** Whether the file is of a version that seals. */
export async function seals(store: Sqlite): Promise<boolean> {
  return (await store.get(SELECT_TABLE, [])) !== undefined;
}

/** Where each hall of the file ends. */
export async function headsIn(store: Sqlite): Promise<readonly StreamHead[]> {
  return (await store.all(SELECT_HEADS, [])) as StreamHead[];
}

/** Marks each answer of a hall with this key, and gives all that is to be sealed. */
async function hallAsFound(store: Sqlite, key: Uint8Array, head: StreamHead): Promise<FoundHall> {
  const { hall } = head;
  const answers: (readonly [string, string])[] = [];
  const keys = await store.all('SELECT key FROM answers WHERE hall = ?', [hall]);
  for (const { key: name } of keys) {
    const row = (await store.get('SELECT key, day, fingerprint, answer FROM answers WHERE hall = ? AND key = ?', [
      hall,
      name,
    ])) as StoredAnswer & { readonly day: string };
    const mark = answerMark(key, { hall, day: row.day }, row);
    await store.run('UPDATE answers SET mac = ? WHERE hall = ? AND key = ?', [mark, hall, name]);
    answers.push([row.day, mark]);
  }
  const places = (await store.all('SELECT consumer, day, seq FROM checkpoints WHERE hall = ?', [hall])) as {
    readonly consumer: string;
    readonly day: string;
    readonly seq: number;
  }[];
  return { head, answers, checkpoints: places.map(({ consumer, day, seq }) => [consumer, { day, seq }]) };
}
