import { makeSlots, openSlots, type TwoSlots } from '../../files/two-slots.ts';
import { bears, markOf, type Seal, type StoredSeal } from './seal.ts';
import type { StreamHead } from './journal.ts';

/**
 * What is known beside the file of a journal about its newest seal, so that an older copy of the file is known as one.
 * Written after each commit: it may be behind the journal, and never is ahead of it.
 */
export type Anchor = {
  readonly n: number;
  /** The mark of that seal; empty where nothing has been sealed yet. */
  readonly seal: string;
  readonly heads: readonly StreamHead[];
};

/** Nothing is sealed yet: what the journal holds when it is opened is what is trusted from then on. */
export const TO_BE_SEALED: Anchor = { n: 0, seal: '', heads: [] };

/** An anchor as it is read: the newest of its records that the key has made, and whether one cannot be read. */
export type AnchorFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'read'; readonly anchor: Anchor; readonly torn: boolean };

/** The anchor of what a seal says. */
export function anchorOf({ n, halls }: Seal, { mac }: StoredSeal): Anchor {
  return { n, seal: mac, heads: [...halls].map(([hall, { day, seq, hash }]) => ({ hall, day, seq, hash })) };
}

/** Writes an anchor over the older of the two records. */
export function writeAnchor(slots: TwoSlots, anchor: Anchor, key: Uint8Array): void {
  slots.write(anchor.n % 2 === 0 ? 0 : 1, textOf(anchor, key));
}

/** Makes the file anew. Durable once it resolves. */
export function makeAnchor(path: string, anchor: Anchor, key: Uint8Array): Promise<void> {
  return makeSlots(path, textOf(anchor, key));
}

/** Reads the file, whoever may be writing it. */
export async function readAnchor(path: string, key: Uint8Array): Promise<AnchorFound> {
  const slots = openSlots(path);
  if (slots === undefined) return { kind: 'none' };
  try {
    return anchorIn(slots, key);
  } finally {
    await slots.close();
  }
}

/** The anchor in a file that is open. */
export function anchorIn(slots: TwoSlots, key: Uint8Array): AnchorFound {
  const found = slots.read();
  if (found === undefined) return { kind: 'unreadable', detail: 'it was cut' };
  const read = found.filter((text) => text !== '').map((text) => anchorFrom(text, key));
  const whole = read.filter((each) => each !== undefined).sort((a, b) => b.n - a.n);
  const [anchor] = whole;
  if (anchor === undefined) return { kind: 'unreadable', detail: 'it was changed, or is not of this key' };
  return { kind: 'read', anchor, torn: whole.length < read.length };
}

function textOf({ n, seal, heads }: Anchor, key: Uint8Array): string {
  const body = JSON.stringify([n, seal, heads.map(({ hall, day, seq, hash }) => [hall, day, seq, hash])]);
  return `${markOf(key, 'anchor', body)} ${body}`;
}

function anchorFrom(text: string, key: Uint8Array): Anchor | undefined {
  const [mark = '', body = ''] = [text.slice(0, 32), text.slice(33)];
  if (!bears(key, 'anchor', body, mark)) return undefined;
  // The mark proves that `textOf` has written it.
  const [n, seal, heads] = JSON.parse(body) as [number, string, [string, string, number, string][]];
  return { n, seal, heads: heads.map(([hall, day, seq, hash]) => ({ hall, day, seq, hash })) };
}
