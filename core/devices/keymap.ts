import type { Millis } from '../base/time.ts';
import type { Keymap } from '../catalogue/plugged.ts';
import type { DeviceNews } from './device-news.ts';
import type { Grade } from '../queue/rating.ts';
import { actionOf, type KeyAction } from './key-action.ts';
import { own } from '../base/own.ts';

/**
 * What a press asks of the hall: the name and the body of a command, as the doors take them. Which counter or ticket,
 * the binding says.
 */
export type PressCommand =
  | {
      readonly name: 'call-next' | 'recall' | 'serve' | 'mark-no-show' | 'undo' | 'open-counter' | 'close-counter';
      readonly body: object;
    }
  | { readonly name: 'call-ticket'; readonly body: { readonly number: string; readonly reason: string } }
  | { readonly name: 'finish'; readonly body: { readonly outcome?: string } }
  | { readonly name: 'park'; readonly body: { readonly note?: string } }
  | { readonly name: 'pause-counter'; readonly body: { readonly reason: string } }
  | { readonly name: 'rate-at-counter'; readonly body: { readonly grade: Grade } };

/** What a keypad remembers between two presses. */
export type KeypadState = {
  /** Digits of a number that is being typed. */
  readonly digits: string;
  /** Which of the counter's prefixes stands before them. */
  readonly prefixAt: number;
  readonly digitsAtMs: Millis;
  /** The action that was done last, and when. */
  readonly last: { readonly action: string; readonly atMs: Millis } | undefined;
};

export type PressContext = {
  /** Prefixes of the lines that the counter serves, its own first. */
  readonly prefixes: readonly string[];
  readonly atMs: Millis;
  /** The same action twice within this is once. */
  readonly guardMs?: Millis;
};

export type PressStep = {
  readonly state: KeypadState;
  readonly command: PressCommand | undefined;
  /** The number as typed so far, for a display; empty when none is. */
  readonly typed: string;
};

export const KEYPAD_AT_REST: KeypadState = { digits: '', prefixAt: 0, digitsAtMs: 0, last: undefined };

/**
 * Digits that nobody finished are forgotten: a later "next" must not call a number that was typed for somebody else.
 */
export const TYPING_MS: Millis = 6_000;
const GUARD_MS: Millis = 500;
const LONGEST_NUMBER = 4;
const NUMBER_DIGITS = 3;

/** What news of a keypad, a call box or an evaluator means. Keys that the keymap does not name mean nothing. */
export function commandOf(news: DeviceNews, keymap: Keymap, state: KeypadState, context: PressContext): PressStep {
  const awake = context.atMs - state.digitsAtMs > TYPING_MS ? { ...state, digits: '', prefixAt: 0 } : state;
  if (news.kind === 'rating') return done(awake, context, { name: 'rate-at-counter', body: { grade: news.grade } });
  const action = news.kind === 'key' ? actionOf(own(keymap.keys, news.key) ?? '') : undefined;
  return action === undefined ? still(awake, context) : act(action, awake, context);
}

function act(action: KeyAction, state: KeypadState, context: PressContext): PressStep {
  const { atMs, prefixes } = context;
  switch (action.name) {
    case 'digit': {
      const digits = state.digits.length < LONGEST_NUMBER ? state.digits + action.digit : state.digits;
      return still({ ...state, digits, digitsAtMs: atMs }, context);
    }
    case 'prefix':
      return still(
        { ...state, prefixAt: (state.prefixAt + 1) % Math.max(1, prefixes.length), digitsAtMs: atMs },
        context,
      );
    case 'clear':
      return still({ ...state, digits: '', prefixAt: 0 }, context);
    case 'call-ticket':
      return state.digits === '' ? still(state, context) : callTyped(state, context);
    case 'call-next':
      return state.digits === ''
        ? once('call-next', state, context, { name: 'call-next', body: {} })
        : callTyped(state, context);
    case 'recall':
    case 'serve':
    case 'mark-no-show':
    case 'undo':
    case 'open-counter':
    case 'close-counter':
      return once(action.name, state, context, { name: action.name, body: {} });
    case 'finish': {
      const { outcome } = action;
      return once('finish', state, context, { name: 'finish', body: outcome === undefined ? {} : { outcome } });
    }
    case 'park': {
      const { note } = action;
      return once('park', state, context, { name: 'park', body: note === undefined ? {} : { note } });
    }
    case 'pause-counter':
      return once('pause-counter', state, context, { name: 'pause-counter', body: { reason: action.reason } });
    case 'rate':
      return once('rate-at-counter', state, context, { name: 'rate-at-counter', body: { grade: action.grade } });
  }
}

/** A number without letters is one of the counter's own line. */
function callTyped(state: KeypadState, context: PressContext): PressStep {
  const number = typedNumber(state, context.prefixes, true);
  // Keys have no words: on record it stands that the number was typed at a keypad.
  const body = { number, reason: 'keypad' };
  return once('call-ticket', { ...state, digits: '', prefixAt: 0 }, context, { name: 'call-ticket', body });
}

function typedNumber({ digits, prefixAt }: KeypadState, prefixes: readonly string[], whole: boolean): string {
  return (prefixes[prefixAt] ?? '') + (whole ? digits.padStart(NUMBER_DIGITS, '0') : digits);
}

/** A finger that bounces, or presses twice because nothing seemed to happen, asks once. */
function once(action: string, state: KeypadState, context: PressContext, command: PressCommand): PressStep {
  const { atMs, guardMs = GUARD_MS } = context;
  const { last } = state;
  if (last !== undefined && last.action === action && atMs - last.atMs < guardMs) return still(state, context);
  return done({ ...state, last: { action, atMs } }, context, command);
}

function done(state: KeypadState, context: PressContext, command: PressCommand): PressStep {
  return { ...still(state, context), command };
}

function still(state: KeypadState, { prefixes }: PressContext): PressStep {
  const typed = state.digits === '' ? '' : typedNumber(state, prefixes, false);
  return { state, command: undefined, typed };
}
