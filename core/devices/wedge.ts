import type { Millis } from '../base/time.ts';
import { typedText } from './typed-text.ts';

/** How a scanner that types is set up, by its configuration codes. */
export type WedgeSettings = {
  /** What it types before each code; one character at least, and better one that nobody types: `~`. */
  readonly prefix: string;
  /** The key that it presses after each code. */
  readonly suffix: 'Enter' | 'Tab';
};

/** Where in a code we are. `atMs` is when the last key came. */
export type WedgeState =
  | { readonly at: 'outside' }
  | { readonly at: 'prefix'; readonly seen: string; readonly atMs: Millis }
  | { readonly at: 'inside'; readonly text: string; readonly atMs: Millis };

export type WedgeKey = { readonly code: string; readonly shift: boolean };

export type WedgeStep = {
  readonly state: WedgeState;
  /** The key is the scanner's: the page must not see it. */
  readonly taken: boolean;
  /** What was taken for the beginning of a prefix and was none after all: the page may put it in. */
  readonly giveBack: string;
  readonly scan: string | undefined;
};

export const OUTSIDE: WedgeState = { at: 'outside' };

/** People do not type this fast, and no scanner is this slow. */
export const WEDGE_GAP_MS: Millis = 120;
/** The largest QR code holds 4296 characters. */
const LONGEST = 4300;
const SHIFTS = /^(Shift|Control|Alt|Meta)(Left|Right)$|^(NumLock|CapsLock)$/;

/**
 * One key down, from a HID report or a `KeyboardEvent` of a page that has the focus. A code is told whole or not at
 * all: one that stops in the middle is forgotten, and the keys after it are ordinary keys again.
 */
export function wedgeKey(
  state: WedgeState,
  { code, shift }: WedgeKey,
  atMs: Millis,
  settings: WedgeSettings,
): WedgeStep {
  if (SHIFTS.test(code)) return { state, taken: false, giveBack: '', scan: undefined };
  const now = state.at !== 'outside' && atMs - state.atMs > WEDGE_GAP_MS ? OUTSIDE : state;
  const late = now !== state && state.at === 'prefix' ? state.seen : '';
  const step =
    now.at === 'inside' ? inside(now.text, code, shift, atMs, settings) : outside(now, code, shift, atMs, settings);
  return late === '' ? step : { ...step, giveBack: late + step.giveBack };
}

function inside(text: string, code: string, shift: boolean, atMs: Millis, settings: WedgeSettings): WedgeStep {
  const ends = code === settings.suffix || (settings.suffix === 'Enter' && code === 'NumpadEnter');
  if (ends) return { state: OUTSIDE, taken: true, giveBack: '', scan: text === '' ? undefined : text };
  const typed = typedText(code, shift);
  // A key that types nothing is no scanner's: somebody leans on the keyboard.
  if (typed === undefined || text.length >= LONGEST)
    return { state: OUTSIDE, taken: true, giveBack: '', scan: undefined };
  return { state: { at: 'inside', text: text + typed, atMs }, taken: true, giveBack: '', scan: undefined };
}

function outside(state: WedgeState, code: string, shift: boolean, atMs: Millis, { prefix }: WedgeSettings): WedgeStep {
  const before = state.at === 'prefix' ? state.seen : '';
  const typed = typedText(code, shift);
  const seen = before + (typed ?? '');
  if (typed !== undefined && prefix === seen)
    return { state: { at: 'inside', text: '', atMs }, taken: true, giveBack: '', scan: undefined };
  if (typed !== undefined && prefix.startsWith(seen))
    return { state: { at: 'prefix', seen, atMs }, taken: true, giveBack: '', scan: undefined };
  if (before === '') return { state: OUTSIDE, taken: false, giveBack: '', scan: undefined };
  const again = outside(OUTSIDE, code, shift, atMs, { prefix, suffix: 'Enter' });
  return { ...again, giveBack: before };
}
