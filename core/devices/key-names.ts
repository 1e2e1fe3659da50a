const range = (from: number, to: number, name: (at: number) => string): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, step) => name(from + step));

/**
 * Keys of keypads and keyboards by their place, as `KeyboardEvent.code` names them. What NumLock or an input method
 * makes of them does not count.
 */
export const PLACE_KEYS: readonly string[] = [
  ...range(0, 9, (digit) => `Numpad${digit}`),
  ...['NumpadAdd', 'NumpadSubtract', 'NumpadMultiply', 'NumpadDivide', 'NumpadDecimal', 'NumpadEnter', 'NumpadEqual'],
  ...range(1, 24, (digit) => `F${digit}`),
  ...range(0, 9, (digit) => `Digit${digit}`),
  ...range(65, 90, (letter) => `Key${String.fromCharCode(letter)}`),
  ...[
    'Enter',
    'Escape',
    'Backspace',
    'Tab',
    'Space',
    'Minus',
    'Equal',
    'Slash',
    'Period',
    'Comma',
    'Semicolon',
    'Quote',
  ],
  ...['BracketLeft', 'BracketRight', 'Backslash', 'Backquote', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
];

/** Keys of the RS485 call box, by what they are for. */
export const BOX_KEYS = [
  'call',
  'recall',
  'review',
  'confirm',
  'abandon',
  'park',
  'call-back',
  'pause',
  'transfer',
  'cancel',
] as const;

export type BoxKey = (typeof BOX_KEYS)[number];

/** Every key that a keymap may name. */
export const KEY_NAMES: readonly string[] = [...PLACE_KEYS, ...BOX_KEYS];
