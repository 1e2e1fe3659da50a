import { CLERK_OUTCOMES } from '../queue/ticket.ts';
import type { Grade } from '../queue/rating.ts';

/** What a key of a keypad does: a command of the counter, or a step in typing a number. */
export type KeyAction =
  | { readonly name: 'call-next' | 'recall' | 'serve' | 'mark-no-show' | 'undo' | 'open-counter' | 'close-counter' }
  /** Calls the number that was typed. */
  | { readonly name: 'call-ticket' }
  | { readonly name: 'finish'; readonly outcome: string | undefined }
  | { readonly name: 'park'; readonly note: string | undefined }
  | { readonly name: 'pause-counter'; readonly reason: string }
  | { readonly name: 'rate'; readonly grade: Grade }
  | { readonly name: 'digit'; readonly digit: string }
  /** The next of the counter's prefixes before the typed digits. */
  | { readonly name: 'prefix' }
  | { readonly name: 'clear' };

const PLAIN = [
  'call-next',
  'call-ticket',
  'recall',
  'serve',
  'mark-no-show',
  'undo',
  'open-counter',
  'close-counter',
  'prefix',
  'clear',
] as const;
const LONGEST_REASON = 200;

/** How actions are written in keymaps.csv, for whoever wrote another. */
export const ACTION_NAMES: readonly string[] = [
  ...PLAIN,
  'finish',
  'park',
  'pause-counter',
  ...CLERK_OUTCOMES.map((outcome) => `finish:${outcome}`),
  ...[1, 2, 3, 4, 5].map((grade) => `rate:${grade}`),
  ...Array.from({ length: 10 }, (_, digit) => `digit-${digit}`),
];

/**
 * Reads an action as it is written in keymaps.csv: a name, and after a colon what it needs. Undefined where it is none.
 */
export function actionOf(written: string): KeyAction | undefined {
  const [, name = '', , rest = ''] = /^([a-z-]+(?:-\d)?)(:(.*))?$/s.exec(written.trim()) ?? [];
  const after = rest.trim();
  const digit = /^digit-(\d)$/.exec(name)?.[1];
  if (digit !== undefined) return after === '' ? { name: 'digit', digit } : undefined;
  const plain = PLAIN.find((each) => each === name);
  if (plain !== undefined) return after === '' ? { name: plain } : undefined;
  if (after.length > LONGEST_REASON) return undefined;
  switch (name) {
    case 'finish':
      if (after === '') return { name, outcome: undefined };
      return (CLERK_OUTCOMES as readonly string[]).includes(after) ? { name, outcome: after } : undefined;
    case 'park':
      return { name, note: after === '' ? undefined : after };
    case 'pause-counter':
      return { name, reason: after === '' ? 'keypad' : after };
    case 'rate':
      return /^[1-5]$/.test(after) ? { name, grade: Number(after) as Grade } : undefined; // one digit from 1 to 5
    default:
      return undefined;
  }
}
