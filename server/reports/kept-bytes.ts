import type { AnswerBytes } from './reports-wire.ts';
import type { UpTo } from './day-teller.ts';

const MOST_BYTES = 16_000_000;
/** A larger one would take the place of many. */
const MOST_OF_ONE = 4_000_000;
const MOST_ANSWERS = 500;
/** What one takes beside what it says. */
const OF_EACH = 1000;

/** An answer that stays as it is until something changes in the store, and how far the reports were. */
export type KeptAnswer = AnswerBytes & { readonly upTo: UpTo | undefined };

/**
 * Answers about days that are over, as they were sent, in the hall itself: what has not changed is neither asked for
 * nor read. Never more than so many bytes and answers; the one that was asked for last goes last.
 */
export class KeptBytes {
  private readonly answers = new Map<string, KeptAnswer>();
  private bytes = 0;
  private changes: number | undefined;

  get(key: string): KeptAnswer | undefined {
    const found = this.answers.get(key);
    if (found === undefined) return undefined;
    this.answers.delete(key);
    this.answers.set(key, found);
    return found;
  }

  /** `changes`: what the store had counted when it was made; one that was made before the last change is not kept. */
  keep(key: string, answer: KeptAnswer, changes: number): void {
    this.changedTo(changes);
    const size = sizeOf(key, answer);
    if (changes !== this.changes || size > MOST_OF_ONE) return;
    this.drop(key);
    this.answers.set(key, answer);
    this.bytes += size;
    for (const oldest of this.answers.keys()) {
      if (this.bytes <= MOST_BYTES && this.answers.size <= MOST_ANSWERS) return;
      this.drop(oldest);
    }
  }

  /** The store has counted so many changes: what was made before is nothing any more. */
  changedTo(changes: number): void {
    if (this.changes !== undefined && changes <= this.changes) return;
    this.forget();
    this.changes = changes;
  }

  /** Another process counts anew. */
  forget(): void {
    this.answers.clear();
    this.bytes = 0;
    this.changes = undefined;
  }

  private drop(key: string): void {
    const found = this.answers.get(key);
    if (found === undefined) return;
    this.bytes -= sizeOf(key, found);
    this.answers.delete(key);
  }
}

/** What it takes of memory, about: letters take two bytes at most. */
function sizeOf(key: string, { bytes, beside }: KeptAnswer): number {
  const said = beside === undefined ? 0 : JSON.stringify(beside).length;
  return bytes.length + 2 * (key.length + said) + OF_EACH;
}
