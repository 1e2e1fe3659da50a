import type { BusinessDay } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { WaitBook } from '../../core/record/wait-book.ts';
import { advance, initialWorld } from '../../core/record/world.ts';
import { genesis, unseal, verifyChain } from '../journal/chain.ts';
import type { Journal, StreamHead, StreamId } from '../journal/journal.ts';
import { copyWorld } from './copy-world.ts';
import type { KnownEnd } from './cut-back.ts';
import { mayGoOn, wentOn, withWaits, type KnownDay } from './known-day.ts';
import { JournalTampered } from './ledger-parts.ts';

/** A whole day as the journal has it. Throws where its chain does not hold. */
export async function readDay(
  journal: Journal,
  catalogue: Catalogue,
  day: BusinessDay,
  waits: WaitBook | undefined,
): Promise<KnownDay> {
  const stream: StreamId = { hall: catalogue.hall.id, day };
  const stored = await journal.read(stream, 0);
  const verified = verifyChain(stream, stored, 0, genesis(stream));
  if (!verified.ok) throw new JournalTampered(verified.error.detail);
  const durable = initialWorld(catalogue, day, waits);
  for (const each of stored) advance(durable, unseal(each));
  return { durable, ahead: copyWorld(durable), hash: verified.value };
}

/** What came behind `known`, and the hash of the last of it. Undefined where the journal does not go on from there. */
export async function readSince(
  journal: Journal,
  hall: string,
  { day, seq, hash }: KnownEnd,
): Promise<{ readonly events: readonly HallEvent[]; readonly hash: string } | undefined> {
  const stream: StreamId = { hall, day };
  const stored = await journal.read(stream, seq);
  const verified = verifyChain(stream, stored, seq, seq === 0 ? genesis(stream) : hash);
  return verified.ok ? { events: stored.map(unseal), hash: verified.value } : undefined;
}

/** A day as it was followed so far, with what came since. Undefined where it is not the newest, or was cut back. */
export async function readOn(
  journal: Journal,
  known: KnownDay,
  last: StreamHead,
  waits: WaitBook | undefined,
): Promise<KnownDay | undefined> {
  if (!mayGoOn(known, last)) return undefined;
  const day = wentOn(known, await journal.read(last, known.durable.state.seq), last);
  return day === undefined ? undefined : withWaits(day, waits);
}
