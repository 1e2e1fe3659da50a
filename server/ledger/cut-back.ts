import type { BusinessDay, Instant } from '../../core/base/time.ts';
import { JournalFault, type StreamHead } from '../journal/journal.ts';

/** The newest event that a process knows of a hall, and the hash that the day has there. `seq` 0: it knows none. */
export type KnownEnd = {
  readonly day: BusinessDay;
  readonly seq: number;
  readonly at: Instant;
  readonly hash: string;
};

/**
 * What was known here as durable, and the journal has no more, or something else in its place: a database was promoted
 * that the one before it had not sent all of it, or was restored while the hall went on.
 */
export type CutBack = {
  readonly known: Omit<KnownEnd, 'hash'>;
  /** Where the journal ended when that was noticed; by then the hall may have gone on. */
  readonly found: Omit<KnownEnd, 'hash'>;
};

/** Whether a journal that ends at `head` cannot have what is known. That it goes on from there is not said by it. */
export function isCutBack({ day, seq, hash }: KnownEnd, head: StreamHead | undefined): boolean {
  if (seq === 0) return false;
  if (head === undefined || head.day < day) return true;
  return head.day === day && (head.seq < seq || (head.seq === seq && head.hash !== hash));
}

/** The day that is read anew. Throws where there is none any more: numbers must not begin again in silence. */
export function dayLeft(head: StreamHead | undefined): BusinessDay {
  if (head === undefined) throw new JournalFault('the journal has no day of this hall any more, though it had one');
  return head.day;
}

/** What is told of it, once the journal has been read anew up to `found`. */
export function cutBackOf(known: Omit<KnownEnd, 'hash'>, found: Omit<KnownEnd, 'hash'>): CutBack {
  const end = ({ day, seq, at }: Omit<KnownEnd, 'hash'>): Omit<KnownEnd, 'hash'> => ({ day, seq, at });
  return { known: end(known), found: end(found) };
}

/** The same as long as it is of use: until a day is over that did not lose anything. */
export function stillCutBack(cutBack: CutBack | undefined, today: BusinessDay): { readonly cutBack?: CutBack } {
  return cutBack === undefined || cutBack.known.day < today ? {} : { cutBack };
}
