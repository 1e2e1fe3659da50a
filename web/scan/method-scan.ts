/** People do not type this fast, not even through an input method. */
const GAP_MS = 120;
/** So many keys in one go are no person's; a code has more. */
const KEYS_OF_A_SCAN = 8;
const PREFIX = '~';

/** What has come through an input method in one go: how many keys, the text of fields, and when the last of it was. */
export type MethodScan = { readonly keys: number; readonly text: string; readonly atMs: number };

export const NOTHING_TYPED: MethodScan = { keys: 0, text: '', atMs: Number.NEGATIVE_INFINITY };

/**
 * Through an input method, as on Android, keys have no names (`Unidentified`, `Process`, key code 229), and what they
 * typed comes as text of a field, if one has the focus.
 */
export function isUnread({ key, code, keyCode }: Pick<KeyboardEvent, 'key' | 'code' | 'keyCode'>): boolean {
  return key === 'Unidentified' || key === 'Process' || keyCode === 229 || (code === '' && key !== 'Enter');
}

/** A key without a name has come, or a field has got some text. */
export function methodTyped(before: MethodScan, typed: { readonly text: string } | 'key', atMs: number): MethodScan {
  const { keys, text } = atMs - before.atMs > GAP_MS ? NOTHING_TYPED : before;
  return typed === 'key' ? { keys: keys + 1, text, atMs } : { keys, text: text + typed.text, atMs };
}

/**
 * Enter, or silence, ends it. `scan`: the code that was read in a field; `unread`: a scanner typed and nothing could
 * read it; otherwise a person typed.
 */
export function methodEnds({ keys, text }: MethodScan): { readonly scan: string } | 'unread' | undefined {
  const at = text.indexOf(PREFIX);
  const scan = at === -1 ? '' : text.slice(at + PREFIX.length).trim();
  if (scan !== '') return { scan };
  return keys >= KEYS_OF_A_SCAN ? 'unread' : undefined;
}
