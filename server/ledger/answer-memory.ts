import { faultText } from '../../core/base/fault-text.ts';
import { addDays } from '../../core/base/zone.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Journal, StoredAnswer } from '../journal/journal.ts';
import type { Handled } from './hall.ts';
import type { Refusal } from '../../core/queue/refusal.ts';

type Key = { readonly key: string; readonly fingerprint: string };

/** What a command with a key was answered the first time, and the ones under way. */
export interface AnswerMemory {
  load(day: BusinessDay): Promise<void>;
  startDay(day: BusinessDay): Promise<void>;
  /** The first answer, or that the key was used for something else; undefined when the key is new. Never throws. */
  find(key: string, fingerprint: string): Promise<Handled | undefined>;
  /** What the journal has under the key, whether this memory knows of it or not: another server may have answered. */
  stored(key: Key): Promise<Handled | undefined>;
  /** Runs the command unless one with the same key is under way; then waits for that one's answer. */
  once(key: Key, run: () => Promise<Handled>): Promise<Handled>;
  /** The form that goes into the journal with the events. Counts as known from now on. */
  store(key: Key, handled: Handled): StoredAnswer;
  /** The write failed: the key is as good as new. */
  forget(key: string): void;
}

/** A page that was off for days may still repeat what it did not hear the answer of. */
const KEPT_DAYS = 7;

/**
 * Keys are held in memory as long as the journal keeps their answers; the answers stay there until somebody asks again.
 */
export function answerMemory(journal: Journal, hall: HallId): AnswerMemory {
  const known = new Map<string, BusinessDay>();
  let today: BusinessDay = '';
  const stored = async ({ key, fingerprint }: Key): Promise<Handled | undefined> => {
    try {
      const found = await journal.answer(hall, key);
      if (found === undefined) return undefined;
      return found.fingerprint === fingerprint ? fromText(found.answer) : { kind: 'key-reused' };
    } catch (fault) {
      return { kind: 'unavailable', detail: faultText(fault) };
    }
  };
  const underWay = new Map<string, { readonly fingerprint: string; readonly handled: Promise<Handled> }>();
  return {
    async load(day) {
      today = day;
      for (const { key, day: given } of await journal.answerKeys(hall, addDays(day, -KEPT_DAYS))) known.set(key, given);
    },
    async startDay(day) {
      today = day;
      const oldest = addDays(day, -KEPT_DAYS);
      for (const [key, given] of known) if (given < oldest) known.delete(key);
      // Old answers are a matter of space only; a day does not fail to begin over them.
      await journal.forgetAnswers(hall, oldest).catch(() => undefined);
    },
    async find(key, fingerprint) {
      const running = underWay.get(key);
      if (running !== undefined) {
        return running.fingerprint === fingerprint ? replayed(await running.handled) : { kind: 'key-reused' };
      }
      return known.has(key) ? stored({ key, fingerprint }) : undefined;
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
      known.set(key.key, today);
      return { ...key, answer: toText(handled) };
    },
    forget(key) {
      known.delete(key);
    },
  };
}

function replayed(handled: Handled): Handled {
  return handled.kind === 'done' ? { ...handled, replayed: true } : handled;
}

function toText(handled: Handled): string {
  if (handled.kind === 'done') return JSON.stringify({ answer: handled.answer });
  return handled.kind === 'refused' ? JSON.stringify({ refusal: handled.refusal, answer: handled.answer }) : '{}';
}

function fromText(text: string): Handled {
  // Written by toText above and protected by the journal's transaction.
  const { answer, refusal } = JSON.parse(text) as { readonly answer: unknown; readonly refusal?: Refusal };
  return refusal === undefined ? { kind: 'done', answer, replayed: true } : { kind: 'refused', refusal, answer };
}
