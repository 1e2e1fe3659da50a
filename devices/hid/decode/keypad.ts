import { codeOfUsage, type KeysDown, NO_KEYS, pressed, readBootReport } from './boot-keyboard.ts';
import { type Decoder, quiet } from './decoder.ts';
import { own } from '../../../core/base/own.ts';

/** Which block of keys a keypad sends as. */
export type KeypadLayout = 'numpad' | 'digits';

/** Pads with a NumLock of their own send these instead of digits when it is off. */
const NAVIGATION: Readonly<Record<string, string>> = {
  End: 'Numpad1',
  ArrowDown: 'Numpad2',
  PageDown: 'Numpad3',
  ArrowLeft: 'Numpad4',
  ArrowRight: 'Numpad6',
  Home: 'Numpad7',
  ArrowUp: 'Numpad8',
  PageUp: 'Numpad9',
  Insert: 'Numpad0',
  Delete: 'NumpadDecimal',
};

/** Pads that pretend to be the row of digits, so that they need no NumLock; signs as the US keyboard types them. */
const DIGIT_ROW: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`Digit${digit}`, `Numpad${digit}`])),
  Enter: 'NumpadEnter',
  Minus: 'NumpadSubtract',
  Slash: 'NumpadDivide',
  Period: 'NumpadDecimal',
  Equal: 'NumpadEqual',
};
const SHIFTED: Readonly<Record<string, string>> = { Digit8: 'NumpadMultiply', Equal: 'NumpadAdd' };

/**
 * Numeric keypads as HID keyboards. Whatever NumLock says, a key has one name; the NumLock presses that cheap pads put
 * around each key are nobody's. A key held down is one press.
 */
export function keypadDecoder(layout: KeypadLayout): Decoder<KeysDown> {
  return {
    initial: NO_KEYS,
    hear(before, report) {
      const after = readBootReport(report);
      if (after === undefined) return quiet(before);
      const keys = pressed(before, after)
        .map((usage) => keyOf(codeOfUsage(usage), after.shift, layout))
        .filter((key) => key !== undefined);
      return { state: after, news: keys.map((key) => ({ kind: 'key', key })), send: [] };
    },
    dueAtMs: () => undefined,
    wake: quiet,
  };
}

function keyOf(code: string | undefined, shift: boolean, layout: KeypadLayout): string | undefined {
  if (code === undefined || code === 'NumLock' || code === 'CapsLock') return undefined;
  if (layout === 'numpad') return own(NAVIGATION, code) ?? code;
  return (shift ? own(SHIFTED, code) : undefined) ?? own(DIGIT_ROW, code) ?? code;
}
