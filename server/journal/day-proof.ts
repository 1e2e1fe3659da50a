import type { BusinessDay } from '../../core/base/time.ts';
import { genesis, verifyChain, type BrokenChain } from './chain.ts';
import type { Journal, StreamId } from './journal.ts';

const BATCH = 1000;

/** What the chain of one day says: where it ends, and the first record that does not follow, if there is one. */
export type DayProof = {
  readonly day: BusinessDay;
  readonly seq: number;
  /** Of the last record that follows; that of nothing for a day without any. */
  readonly hash: string;
  readonly broken?: BrokenChain;
};

/** Reads a day again, to its end or to a record, and computes every hash of it. */
export async function proveDay(journal: Pick<Journal, 'read'>, stream: StreamId, upTo = Infinity): Promise<DayProof> {
  const { day } = stream;
  let hash = genesis(stream);
  for (let seq = 0; ;) {
    const page = await journal.read(stream, seq, Math.min(BATCH, upTo - seq));
    const verified = verifyChain(stream, page, seq, hash);
    if (!verified.ok) return { day, seq: verified.error.seq, hash, broken: verified.error };
    seq += page.length;
    hash = verified.value;
    if (page.length < BATCH || seq >= upTo) return { day, seq, hash };
  }
}
