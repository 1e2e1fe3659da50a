import { dirname } from 'node:path';
import type { AnchorFound } from './anchor.ts';
import type { StreamHead } from './journal.ts';
import type { Seal } from './seal.ts';

/** A journal that must not be used as it is. Ends the start; the message says what is wrong and what to do. */
export class UntrustedJournal extends Error {
  override readonly name = 'UntrustedJournal';
}

/** What is found of a journal when it is opened: in its file, and beside it. */
export type Found = {
  readonly file: string;
  /** Whether there is a key beside it. */
  readonly key: boolean;
  readonly anchor: AnchorFound;
  /** `foreign`: one that the key has not made. */
  readonly seal: { readonly seal: Seal; readonly mac: string } | 'none' | 'foreign';
  /** Where each hall of the file ends. */
  readonly heads: readonly StreamHead[];
  /** The hash that the file has at a place; undefined where it has no such record. */
  readonly hashAt: (place: StreamHead) => string | undefined;
};

/**
 * `to-be-sealed`: a new journal, or one of a version that kept no anchor. `refused` says what is wrong, as the end of
 * a sentence that begins with the journal.
 */
export type Judged =
  | { readonly kind: 'trusted' }
  | { readonly kind: 'to-be-sealed' }
  | { readonly kind: 'refused'; readonly why: string; readonly empty: boolean };

/** Whether a journal is the one that was written here, whole. */
export function judge(found: Found): Judged {
  const { key, anchor, seal, heads } = found;
  const empty = heads.length === 0;
  const refused = (why: string): Judged => ({ kind: 'refused', why, empty });
  if (empty && wasUsed(found)) return refused('has been used, and now journal.sqlite is empty or gone');
  if (anchor.kind === 'none' && seal === 'none') return { kind: 'to-be-sealed' };
  if (anchor.kind === 'none' && !key)
    return refused('was copied alone, without journal.anchor and journal.key, so nothing says whether it is whole');
  if (!key) return refused('cannot be checked: journal.key is gone');
  if (anchor.kind === 'none') return refused('cannot be checked: journal.anchor is gone');
  if (anchor.kind === 'unreadable')
    return refused(`cannot be checked: journal.anchor cannot be read with journal.key: ${anchor.detail}`);
  if (seal === 'none' && anchor.anchor.n === 0) return { kind: 'to-be-sealed' };
  if (seal === 'none')
    return refused('has no record of its own end: it is of an older version, or was put in the place of another');
  if (seal === 'foreign') return refused('was changed: the record of its own end was not made with journal.key');
  const why = otherEnd(seal.seal, heads) ?? otherThanAnchor(found);
  return why === undefined ? { kind: 'trusted' } : refused(why);
}

/** The refusal in one line, with what to do. */
export function refusal(file: string, { why, empty }: Extract<Judged, { readonly kind: 'refused' }>): UntrustedJournal {
  return new UntrustedJournal(
    empty ? goneWords(dirname(file), why) : `the journal in ${dirname(file)} ${why}. ${wayOut(dirname(file))}`,
  );
}

/** What to say of a journal that has been used and has no day. */
export function goneWords(folder: string, why = 'has been used, and now journal.sqlite is empty or gone'): string {
  return (
    `the journal in ${folder} ${why}: numbers would begin again at 001. ` +
    `Bring a backup back: npm run journal -- restore FILE --data ${folder}. ` +
    `Or begin anew on purpose: npm run journal -- begin-anew --data ${folder}`
  );
}

/** Why a journal that is empty does not begin, where a backup was to be brought back into its folder. */
export function unfinishedWhy(file: string): string {
  return `has no day, and a restore of ${file} did not finish here`;
}

/** What can be done about a journal that is not trusted. */
export function wayOut(folder: string): string {
  return (
    'Look for the right file first. Else bring a backup back: ' +
    `npm run journal -- restore FILE --data ${folder}. ` +
    `Or go on with what is there, and say why: npm run journal -- accept-loss --reason "…" --data ${folder}`
  );
}

/** Whether anything beside the events says that there have been some. */
function wasUsed({ anchor, seal }: Found): boolean {
  if (anchor.kind === 'unreadable' || seal === 'foreign') return true;
  if (anchor.kind === 'read' && anchor.anchor.heads.some(({ seq }) => seq > 0)) return true;
  return seal !== 'none' && [...seal.seal.halls.values()].some(({ seq }) => seq > 0);
}

/** How the events end elsewhere than the seal in the same file says; undefined where they do not. */
export function otherEnd({ halls }: Seal, heads: readonly StreamHead[]): string | undefined {
  const left = new Map(heads.map((head) => [head.hall, head]));
  for (const [hall, { day, seq, hash }] of halls) {
    if (seq === 0) continue;
    const head = left.get(hall);
    left.delete(hall);
    const written = place({ hall, day, seq, hash });
    if (head === undefined) return `was changed: it has no record of ${hall}, and was written up to ${written}`;
    if (head.day !== day || head.seq !== seq)
      return `was changed: it ends with ${place(head)}, and was written up to ${written}`;
    if (head.hash !== hash)
      return `was changed: ${written}, its last record, or one before it is another than was written`;
  }
  for (const head of left.values())
    return `was changed: nothing was written of ${head.hall}, and it has ${place(head)}`;
  return undefined;
}

/** Whether the seal goes on from what is known beside the file. */
function otherThanAnchor({ anchor: found, seal, heads, hashAt }: Found): string | undefined {
  if (found.kind !== 'read' || typeof seal === 'string') return undefined;
  const { anchor } = found;
  const written = anchor.heads.map(place).join(' and ');
  if (seal.seal.n < anchor.n)
    return `ends before what was written here: its last record is ${heads.map(place).join(' and ')}, and ${written} has been written`;
  if (seal.seal.n === anchor.n && seal.mac !== anchor.seal)
    return `was changed: another one was written here up to ${written}`;
  const missed = anchor.heads.find((head) => head.seq > 0 && hashAt(head) !== head.hash);
  return missed === undefined ? undefined : `was changed: ${place(missed)} is another one than was written here`;
}

function place({ hall, day, seq }: StreamHead): string {
  return `${hall} ${day} seq ${String(seq)}`;
}
