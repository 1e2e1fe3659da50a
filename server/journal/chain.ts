import { hash as hashOnce } from 'node:crypto';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { isEventType } from '../../core/queue/event-types.ts';
import { EVENT_VERSION, upcast } from '../../core/queue/upcast.ts';
import { JournalFault, type StoredEvent, type StreamId } from './journal.ts';

/** The hash before the first event of a stream. */
export function genesis(stream: StreamId): string {
  return digest(`hallcall journal 1\n${stream.hall}\n${stream.day}`);
}

/** Turns an event into its stored form, chained to the one before it. */
export function seal(event: HallEvent, previousHash: string): StoredEvent {
  const { hall, day, seq } = event;
  const record = recordOf(event);
  return { hall, day, seq, record, hash: hashOf(seq, record, previousHash) };
}

/**
 * Reads a stored event back, older shapes through upcast. The chain has been verified. Throws where a later version has
 * written what this one does not know: going on without it would be another state than the one people saw.
 */
export function unseal({ hall, day, seq, record }: StoredEvent): HallEvent {
  // The shape was written by this program under its version, and the hash proves that nobody changed it since.
  const body = JSON.parse(record) as Omit<HallEvent, 'hall' | 'day' | 'seq'>;
  if (body.version > EVENT_VERSION || !isEventType(body.type)) throw new JournalFault(laterText(day, seq, body));
  return upcast({ hall, day, seq, ...body } as HallEvent);
}

/** A catalogue stands in the first event of every day that runs on it, and is some hundred kilobytes long. */
const catalogueTexts = new WeakMap<Catalogue, string>();

function catalogueText(catalogue: Catalogue): string {
  const known = catalogueTexts.get(catalogue);
  if (known !== undefined) return known;
  const text = JSON.stringify(catalogue);
  catalogueTexts.set(catalogue, text);
  return text;
}

function dataText(event: HallEvent): string {
  if (event.type !== 'DayOpened') return JSON.stringify(event.data);
  const { catalogue, ...others } = event.data;
  const rest = JSON.stringify(others);
  return `{"catalogue":${catalogueText(catalogue)}${rest === '{}' ? '' : `,${rest.slice(1, -1)}`}}`;
}

/** Written piece by piece: types and versions are this program's own words and need no escaping. */
function recordOf(event: HallEvent): string {
  const { at, commandId, actor, type, version } = event;
  const who = `"commandId":${JSON.stringify(commandId)},"actor":${JSON.stringify(actor)}`;
  return `{"at":${String(at)},${who},"type":"${type}","version":${String(version)},"data":${dataText(event)}}`;
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
      return err({
        seq,
        detail: `record ${String(seq)} of ${stream.hall} ${stream.day} is missing; the next one is ${String(event.seq)}`,
      });
    }
    if (hashOf(event.seq, event.record, hash) !== event.hash) {
      return err({
        seq,
        detail: `record ${String(seq)} of ${stream.hall} ${stream.day} (${typeOf(event)}) was changed after it was written, or one before it was`,
      });
    }
    hash = event.hash;
  }
  return ok(hash);
}

/** The type that a record states, if it can still be read. */
function typeOf(event: StoredEvent): string {
  return /"type":"(\w+)"/.exec(event.record)?.[1] ?? 'unreadable';
}

/** sha256 over the hash before, the seq, and the record. Hall and day stand in the first hash of the stream. */
function hashOf(seq: number, record: string, previousHash: string): string {
  return digest(`${previousHash}\n${String(seq)}\n${record}`);
}

function digest(text: string): string {
  return hashOnce('sha256', text, 'base64url');
}

function laterText(
  day: string,
  seq: number,
  { type, version }: { readonly type: string; readonly version: number },
): string {
  return (
    `the journal was written by a later version of Hallcall: record ${day}/${String(seq)} is of the kind ${type}, ` +
    `version ${String(version)}, which this program does not know; start that version, or bring back a backup from before`
  );
}
