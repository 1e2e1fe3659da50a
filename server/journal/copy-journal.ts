import type { HallId } from '../../core/base/names.ts';
import { proveDay } from './day-proof.ts';
import { JournalFault, type Journal, type StoredAnswer, type StreamHead } from './journal.ts';
import { hasHead } from './record-at.ts';

/** So many records, or answers, go over in one go. */
const BATCH = 2000;

/** What is read of a journal that is copied. */
export type CopySource = Pick<Journal, 'halls' | 'streams' | 'read' | 'answers'>;

/** What was copied, or was there already, of all halls together; both chains agree. */
export type Copied = {
  readonly days: number;
  readonly events: number;
  readonly copied: number;
  readonly answers: number;
};

/**
 * Copies the halls of one journal into another, behind what that has of them already, and proves that both
 * are the same.
 * Throws JournalFault where the other has something else; nothing is written over.
 */
export async function copyJournal(from: CopySource, to: Journal, only?: HallId): Promise<Copied> {
  let sum: Copied = { days: 0, events: 0, copied: 0, answers: 0 };
  const halls = only === undefined ? await from.halls() : [only];
  for (const hall of halls) {
    const heads = await from.streams(hall);
    const there = new Map((await to.streams(hall)).map((head) => [head.day, head]));
    await refuseOthers(from, heads, there);
    let copied = 0;
    for (const head of heads) copied += await copyDay(from, to, head, there.get(head.day)?.seq ?? 0);
    const answers = await copyAnswers(from, to, hall, new Map(heads.map(({ day, seq }) => [day, seq])));
    for (const head of heads) await proveSame(from, to, head);
    const events = heads.reduce((all, { seq }) => all + seq, 0);
    sum = {
      days: sum.days + heads.length,
      events: sum.events + events,
      copied: sum.copied + copied,
      answers: sum.answers + answers,
    };
  }
  return sum;
}

/** What the other journal has must be the beginning of this one. */
async function refuseOthers(
  from: CopySource,
  heads: readonly StreamHead[],
  there: ReadonlyMap<string, StreamHead>,
): Promise<void> {
  for (const head of there.values()) {
    const own = heads.find(({ day }) => day === head.day);
    if (own === undefined || !(await hasHead(from, head)))
      throw new JournalFault(
        `${head.hall} ${head.day} is there already, up to record ${String(head.seq)}, and is not what is to be copied; nothing was written`,
      );
  }
}

async function copyDay(from: CopySource, to: Journal, head: StreamHead, behind: number): Promise<number> {
  for (let seq = behind; seq < head.seq;) {
    const events = await from.read(head, seq, Math.min(BATCH, head.seq - seq));
    const last = events.at(-1);
    if (last === undefined) throw new JournalFault(`record ${String(seq + 1)} of ${head.hall} ${head.day} is missing`);
    if ((await to.append({ hall: head.hall, day: head.day }, seq, events, [])) !== 'ok')
      throw new JournalFault(`somebody else writes to ${head.hall}: stop the servers of the hall first`);
    seq = last.seq;
  }
  return head.seq - behind;
}

/** Those of keys that the other has not yet; each belongs to a day. */
async function copyAnswers(
  from: CopySource,
  to: Journal,
  hall: HallId,
  seqs: ReadonlyMap<string, number>,
): Promise<number> {
  const known = new Set((await to.answerKeys(hall, '')).map(({ key }) => key));
  let copied = 0;
  for (let behind: string | undefined; ;) {
    const page = await from.answers(hall, behind, BATCH);
    const days = new Map<string, StoredAnswer[]>();
    for (const { day, ...answer } of page) {
      if (!known.has(answer.key) && seqs.has(day)) days.set(day, [...(days.get(day) ?? []), answer]);
    }
    for (const [day, answers] of days) {
      if ((await to.append({ hall, day }, seqs.get(day) ?? 0, [], answers)) !== 'ok')
        throw new JournalFault(`somebody else writes to ${hall}: stop the servers of the hall first`);
      copied += answers.length;
    }
    behind = page.at(-1)?.key;
    if (page.length < BATCH) return copied;
  }
}

/** Every hash of both is computed anew. */
async function proveSame(from: CopySource, to: Journal, { hall, day, seq }: StreamHead): Promise<void> {
  const [here, there] = [await proveDay(from, { hall, day }, seq), await proveDay(to, { hall, day })];
  for (const { broken } of [here, there]) if (broken !== undefined) throw new JournalFault(`BROKEN ${broken.detail}`);
  if (here.seq !== there.seq || here.hash !== there.hash)
    throw new JournalFault(`BROKEN ${hall} ${day} ends otherwise in the copy, at record ${String(there.seq)}`);
}
