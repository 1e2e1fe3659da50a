import { hash as hashOnce } from 'node:crypto';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { upcast } from '../../core/queue/upcast.ts';
import type { StoredEvent, StreamId } from './journal.ts';

/** The hash before the first event of a stream. */
export function genesis(stream: StreamId): string {
  return digest(`hallcall journal 1\n${stream.hall}\n${stream.day}`);
}

/** Turns an event into its stored form, chained to the one before it. */
export function seal(event: HallEvent, previousHash: string): StoredEvent {
  const { hall, day, seq, at, commandId, actor, type, version } = event;
  const stored = { hall, day, seq, at, commandId, actor, type, version, data: JSON.stringify(event.data), hash: '' };
  stored.hash = hashOf(stored, previousHash);
  return stored;
}

/** Reads a stored event back, older shapes through upcast. The chain has been verified. */
export function unseal(stored: StoredEvent): HallEvent {
  const { hall, day, seq, at, commandId, actor, type, version } = stored;
  const event = { hall, day, seq, at, commandId, actor, type, version, data: JSON.parse(stored.data) as unknown };
  // The shape was written by this program under its version, and the hash proves that nobody changed it since.
  return upcast(event as HallEvent);
}

/** The first record that does not follow from the one before it. */
export type BrokenChain = { readonly seq: number; readonly detail: string };

/** Checks that `events` continue a stream whose last hash is `previousHash`, without a gap. Gives the last hash. */
export function verifyChain(
  stream: StreamId,
  events: readonly StoredEvent[],
  afterSeq: number,
  previousHash: string,
): Result<string, BrokenChain> {
  let hash = previousHash;
  let seq = afterSeq;
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq) {
      return err({ seq, detail: `record ${String(seq)} of ${stream.hall} ${stream.day} is missing; the next one is ${String(event.seq)}` });
    }
    if (hashOf(event, hash) !== event.hash) {
      return err({
        seq,
        detail: `record ${String(seq)} of ${stream.hall} ${stream.day} (${event.type}) was changed after it was written, or one before it was`,
      });
    }
    hash = event.hash;
  }
  return ok(hash);
}

/** sha256 over the previous hash and every field, in a fixed order; free texts carry their length, so no two records read alike. */
function hashOf(record: Omit<StoredEvent, 'hash'>, previousHash: string): string {
  const { hall, day, seq, at, commandId, actor, type, version, data } = record;
  const head = `${previousHash}\n${hall}\n${day}\n${String(seq)}\n${String(at)}\n${type}\n${String(version)}`;
  return digest(`${head}\n${String(commandId.length)}:${commandId}\n${String(actor.length)}:${actor}\n${data}`);
}

function digest(text: string): string {
  return hashOnce('sha256', text, 'base64url');
}
