import { faultText } from '../../core/base/fault-text.ts';
import { addDays } from '../../core/base/zone.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Journal, StoredAnswer } from '../journal/journal.ts';
import type { Handled } from './hall.ts';
import type { Refusal } from '../../core/queue/refusal.ts';
import { KnownKeys } from './known-keys.ts';

type Key = { readonly key: string; readonly fingerprint: string };

/** What a command with a key was answered the first time, and the ones under way. */
export interface AnswerMemory {
  /** On which day answers are given from now on. */
  goOn(day: BusinessDay): void;
  /** Learns which keys there are, unless it knows or is learning it; until then the journal is asked for each. */
  learn(): void;
  startDay(day: BusinessDay): Promise<void>;
  /** The first answer, or that the key was used for something else; undefined when the key is new. Never throws. */
  find(key: string, fingerprint: string): Promise<Handled | undefined>;
  /** What the journal has under the key, whether this memory knows of it or not: another server may have answered. */
  stored(key: Key): Promise<Handled | undefined>;
  /** Runs the command unless one with the same key is under way; then waits for that one's answer. */
  once(key: Key, run: () => Promise<Handled>): Promise<Handled>;
  /** The form that goes into the journal with the events. Counts as known from now on. */
  store(key: Key, handled: Handled): StoredAnswer;
  /** It was not written: the key is as good as new. One of which that is not known stays, and the journal is asked. */
  forget(key: string): void;
}

/** A page that was off for days may still repeat what it did not hear the answer of. */
const KEPT_DAYS = 7;

/**
 * Keys are held in memory as long as the journal keeps their answers; the answers stay there until somebody asks again.
 */
export function answerMemory(journal: Journal, hall: HallId): AnswerMemory {
  const keys = new KnownKeys(journal, hall);
  let today: BusinessDay = '';
  const stored = async ({ key, fingerprint }: Key): Promise<Handled | undefined> => {
    try {
      const found = await journal.answer(hall, key);
      if (found === undefined) return undefined;
      keys.add(key, today);
      return found.fingerprint === fingerprint ? fromText(found.answer) : { kind: 'key-reused' };
    } catch (fault) {
      // It may have been done when it was asked before.
      return { kind: 'unavailable', detail: faultText(fault), unsure: true };
    }
  };
  const underWay = new Map<string, { readonly fingerprint: string; readonly handled: Promise<Handled> }>();
  return {
    goOn(day) {
      today = day;
    },
    learn: () => keys.learn(addDays(today, -KEPT_DAYS)),
    async startDay(day) {
      today = day;
      const oldest = addDays(day, -KEPT_DAYS);
      keys.dropBefore(oldest);
      // Old answers are a matter of space only; a day does not fail to begin over them.
      await journal.forgetAnswers(hall, oldest).catch(() => undefined);
    },
    async find(key, fingerprint) {
      const running = underWay.get(key);
      if (running !== undefined) {
        return running.fingerprint === fingerprint ? replayed(await running.handled) : { kind: 'key-reused' };
      }
      if (!keys.mayHave(key)) return undefined;
      // Of two with one key that both find nothing here the journal takes one; the other is told its answer.
      return stored({ key, fingerprint });
    },
    stored,
    async once(key, run) {
      const running = underWay.get(key.key);
      if (running !== undefined) {
        return running.fingerprint === key.fingerprint ? replayed(await running.handled) : { kind: 'key-reused' };
      }
      const handled = run();
      underWay.set(key.key, { fingerprint: key.fingerprint, handled });
      try {
        return await handled;
      } finally {
        underWay.delete(key.key);
      }
    },
    store(key, handled) {
      keys.add(key.key, today);
      return { ...key, answer: toText(handled) };
    },
    forget(key) {
      keys.drop(key);
    },
  };
}

function replayed(handled: Handled): Handled {
  return handled.kind === 'done' ? { ...handled, replayed: true } : handled;
}

function toText(handled: Handled): string {
  if (handled.kind === 'done') return JSON.stringify({ answer: handled.answer });
  if (handled.kind === 'unanswered') return JSON.stringify({ unanswered: true });
  return handled.kind === 'refused' ? JSON.stringify({ refusal: handled.refusal, answer: handled.answer }) : '{}';
}

type KeptAnswer = { readonly answer: unknown; readonly refusal?: Refusal; readonly unanswered?: true };

function fromText(text: string): Handled {
  // Written by toText above and protected by the journal's transaction.
  const { answer, refusal, unanswered } = JSON.parse(text) as KeptAnswer;
  if (unanswered === true) return { kind: 'unanswered' };
  return refusal === undefined ? { kind: 'done', answer, replayed: true } : { kind: 'refused', refusal, answer };
}
