import type { WaitBook } from '../../core/record/wait-book.ts';
import { advance, type World } from '../../core/record/world.ts';
import { unseal, verifyChain } from '../journal/chain.ts';
import type { StoredEvent, StreamHead } from '../journal/journal.ts';
import type { KnownEnd } from './cut-back.ts';

/**
 * The newest day as this process has followed it: two worlds of one content, as a ledger needs them, and the hash of
 * the last event in them. Whoever takes it has it alone.
 */
export type KnownDay = { readonly durable: World; readonly ahead: World; readonly hash: string };

/** Where the day ends as it is known. */
export function endOf({ durable, hash }: KnownDay): KnownEnd {
  const { day, seq, at } = durable.state;
  return { day, seq, at, hash };
}

/** Whether a day is the one that ends at `head`, followed up to there or less far: then only the rest is read. */
export function mayGoOn({ durable: { state } }: KnownDay, head: StreamHead): boolean {
  return state.day === head.day && state.seq <= head.seq;
}

/**
 * The day with what came since. Undefined where the journal does not go on from there, or ends otherwise than it says:
 * a database that was promoted may lack what the one before it showed. Then nothing in the worlds has changed.
 */
export function wentOn(known: KnownDay, since: readonly StoredEvent[], head: StreamHead): KnownDay | undefined {
  const { durable, ahead, hash } = known;
  // Whoever writes meanwhile may have added some: what is behind the head comes with the next look.
  const upToHead = since.filter(({ seq }) => seq <= head.seq);
  const verified = verifyChain(head, upToHead, durable.state.seq, hash);
  if (!verified.ok || verified.value !== head.hash) return undefined;
  for (const event of upToHead.map(unseal)) for (const world of [durable, ahead]) advance(world, event);
  return { durable, ahead, hash: verified.value };
}

/** The day for somebody who foresees waits, or who does not; those of whoever had it before are not theirs. */
export function withWaits({ durable, ahead, hash }: KnownDay, waits: WaitBook | undefined): KnownDay {
  const own = ({ state, record }: World): World => (waits === undefined ? { state, record } : { state, record, waits });
  return { durable: own(durable), ahead: own(ahead), hash };
}
