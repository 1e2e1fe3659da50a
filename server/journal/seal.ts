import { hash as hashOnce, timingSafeEqual } from 'node:crypto';
import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import type { Position, StoredAnswer, StoredEvent, StreamHead, StreamId } from './journal.ts';

/**
 * What a journal file amounts to after its write number `n`: where each hall ends, its remembered answers of each day,
 * and how far those have come who follow. It is written in the transaction of what it speaks of, under a key that is
 * not in the file: whoever changes the file without the key cannot make a seal that fits.
 */
export type Seal = { readonly n: number; readonly halls: ReadonlyMap<HallId, HallSeal> };

/** One hall's part of a seal. */
export type HallSeal = {
  readonly day: BusinessDay;
  readonly seq: number;
  readonly hash: string;
  readonly answers: ReadonlyMap<BusinessDay, AnswerSum>;
  readonly checkpoints: ReadonlyMap<string, Position>;
};

/** How many answers a day has, and their marks added up without carrying. */
export type AnswerSum = { readonly count: number; readonly sum: string };

/** A seal as it is stored: the text, and what only the key can make of it. */
export type StoredSeal = { readonly n: number; readonly body: string; readonly mac: string };

export const NO_SEAL: Seal = { n: 0, halls: new Map() };

const NO_HALL: HallSeal = { day: '', seq: 0, hash: '', answers: new Map(), checkpoints: new Map() };
const NO_SUM: AnswerSum = { count: 0, sum: '0'.repeat(32) };

/** The two halves of a key, each the first block of a hash. */
type Halves = { readonly inner: string; readonly outer: string };

const halves = new WeakMap<Uint8Array, Halves>();

/**
 * The mark of a text under the key, for one purpose: 16 bytes as hex. It is built as HMAC is, a hash in a hash, each
 * begun with a block of the key; the one-shot hash takes a third of the time that `createHmac` does.
 */
export function markOf(key: Uint8Array, purpose: string, text: string): string {
  const { inner, outer } = halvesOf(key);
  const within = hashOnce('sha256', `${inner}hallcall ${purpose} 1\n${text}`, 'hex');
  return hashOnce('sha256', `${outer}${within}`, 'hex').slice(0, 32);
}

function halvesOf(key: Uint8Array): Halves {
  const known = halves.get(key);
  if (known !== undefined) return known;
  // 64 letters, which are the 64 bytes of a block.
  const half = (name: string): string => hashOnce('sha256', Buffer.concat([Buffer.from(name), key]), 'hex');
  const made = { inner: half('inner'), outer: half('outer') };
  halves.set(key, made);
  return made;
}

/** Whether a text bears this mark. */
export function bears(key: Uint8Array, purpose: string, text: string, mark: string): boolean {
  const made = Buffer.from(markOf(key, purpose, text));
  const given = Buffer.from(mark);
  return made.length === given.length && timingSafeEqual(made, given);
}

/** The mark of a remembered answer, with all that it is found by. */
export function answerMark(
  key: Uint8Array,
  { hall, day }: StreamId,
  { key: name, fingerprint, answer }: StoredAnswer,
): string {
  const lengths = [hall, day, name, fingerprint].map((each) => each.length).join(' ');
  return markOf(key, 'answer', `${lengths}\n${hall}${day}${name}${fingerprint}${answer}`);
}

/** A seal in the form in which it is stored. */
export function stored(seal: Seal, key: Uint8Array): StoredSeal {
  const halls = [...seal.halls].map(([hall, { day, seq, hash, answers, checkpoints }]) => [
    hall,
    day,
    seq,
    hash,
    [...answers].map(([of, { count, sum }]) => [of, count, sum]),
    [...checkpoints].map(([of, at]) => [of, at.day, at.seq]),
  ]);
  const body = JSON.stringify(halls);
  return { n: seal.n, body, mac: markOf(key, 'seal', `${String(seal.n)}\n${body}`) };
}

/** Reads a seal back; undefined where it was not made with this key. */
export function unsealed({ n, body, mac }: StoredSeal, key: Uint8Array): Seal | undefined {
  if (!bears(key, 'seal', `${String(n)}\n${body}`, mac)) return undefined;
  // The mark proves that `stored` has written it.
  const halls = JSON.parse(body) as readonly [
    HallId,
    BusinessDay,
    number,
    string,
    readonly [BusinessDay, number, string][],
    readonly [string, BusinessDay, number][],
  ][];
  return {
    n,
    halls: new Map(
      halls.map(([hall, day, seq, hash, answers, checkpoints]) => [
        hall,
        {
          ...{ day, seq, hash },
          answers: new Map(answers.map(([of, count, sum]) => [of, { count, sum }])),
          checkpoints: new Map(checkpoints.map(([of, at, upTo]) => [of, { day: at, seq: upTo }])),
        },
      ]),
    ),
  };
}

/** After an append: its last event is where the stream ends, and its answers, by their marks, are remembered. */
export function afterAppend(
  before: Seal,
  { hall, day }: StreamId,
  events: readonly StoredEvent[],
  marks: readonly string[],
): Seal {
  return changed(before, hall, (part) => {
    const last = events.at(-1);
    const end = last === undefined || day < part.day ? part : { ...part, day, seq: last.seq, hash: last.hash };
    if (marks.length === 0) return end;
    return { ...end, answers: new Map(part.answers).set(day, added(part.answers.get(day) ?? NO_SUM, marks)) };
  });
}

/** After the answers of days before this one were forgotten. */
export function afterForgetting(before: Seal, hall: HallId, beforeDay: BusinessDay): Seal {
  return changed(before, hall, (part) => ({
    ...part,
    answers: new Map([...part.answers].filter(([day]) => day >= beforeDay)),
  }));
}

/** After a consumer has kept its place. */
export function afterCheckpoint(before: Seal, hall: HallId, consumer: string, at: Position): Seal {
  return changed(before, hall, (part) => ({ ...part, checkpoints: new Map(part.checkpoints).set(consumer, at) }));
}

/** The seal of a journal that is found as it is: what it holds now is what is trusted from now on. */
export function sealOf(n: number, halls: readonly FoundHall[]): Seal {
  return {
    n,
    halls: new Map(
      halls.map(({ head, answers, checkpoints }) => [
        head.hall,
        { day: head.day, seq: head.seq, hash: head.hash, answers: sums(answers), checkpoints: new Map(checkpoints) },
      ]),
    ),
  };
}

/** What is in a journal file of one hall, as far as it is sealed. */
export type FoundHall = {
  readonly head: StreamHead;
  /** Each answer's day and mark. */
  readonly answers: readonly (readonly [BusinessDay, string])[];
  readonly checkpoints: readonly (readonly [string, Position])[];
};

/** Answers of each day added up. */
export function sums(answers: readonly (readonly [BusinessDay, string])[]): Map<BusinessDay, AnswerSum> {
  const marks = new Map<BusinessDay, string[]>();
  for (const [day, mark] of answers) {
    const of = marks.get(day) ?? [];
    of.push(mark);
    marks.set(day, of);
  }
  return new Map([...marks].map(([day, of]) => [day, added(NO_SUM, of)]));
}

function changed(before: Seal, hall: HallId, change: (part: HallSeal) => HallSeal): Seal {
  return { n: before.n + 1, halls: new Map(before.halls).set(hall, change(before.halls.get(hall) ?? NO_HALL)) };
}

/** Added without carrying, so that the order does not count. No two answers of a hall have one mark. */
function added({ count, sum }: AnswerSum, marks: readonly string[]): AnswerSum {
  const total = Buffer.from(sum, 'hex');
  for (const mark of marks) {
    const bytes = Buffer.from(mark, 'hex');
    for (let at = 0; at < total.length; at += 1) total[at] = (total[at] ?? 0) ^ (bytes[at] ?? 0);
  }
  return { count: count + marks.length, sum: total.toString('hex') };
}
