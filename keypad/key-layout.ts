import type { PluggedFamily } from '../core/catalogue/plugged.ts';
import { BOX_KEYS, type BoxKey } from '../core/devices/key-names.ts';
import { own } from '../core/base/own.ts';

/** A key in its real place. Columns and rows count from 1. */
export type PlacedKey = {
  /** What the device sends. */
  readonly key: string;
  /** What keymaps call it. */
  readonly name: string;
  /** What is printed on it; absent where that is a word. */
  readonly cap?: string;
  readonly column: number;
  readonly row: number;
  readonly columns?: number;
  readonly rows?: number;
};

export type KeyGrid = { readonly columns: number; readonly rows: number; readonly keys: readonly PlacedKey[] };

/**
 * `#` is the lamp of NumLock, which is no key for anybody here. A name that stands twice is one key over both places.
 */
const NUMBER_BLOCK: readonly (readonly string[])[] = [
  ['#', 'NumpadDivide', 'NumpadMultiply', 'Backspace'],
  ['Numpad7', 'Numpad8', 'Numpad9', 'NumpadSubtract'],
  ['Numpad4', 'Numpad5', 'Numpad6', 'NumpadAdd'],
  ['Numpad1', 'Numpad2', 'Numpad3', 'NumpadEnter'],
  ['Numpad0', 'Numpad0', 'NumpadDecimal', 'NumpadEnter'],
];

/** Where the call box has its keys: what is pressed most stands first and is widest. */
const BOX: readonly (readonly BoxKey[])[] = [
  ['call', 'call', 'recall', 'confirm'],
  ['abandon', 'park', 'call-back', 'pause'],
  ['review', 'transfer', 'cancel', 'cancel'],
];

const CAPS: Readonly<Record<string, string>> = {
  NumpadDivide: '/',
  NumpadMultiply: '×',
  NumpadSubtract: '−',
  NumpadAdd: '+',
  NumpadDecimal: '.',
  NumpadEnter: 'Enter',
  Backspace: '⌫',
};

/** What a pad sends that pretends to be the row of digits; its other keys are those of the number block. */
const AS_DIGITS: Readonly<Record<string, string>> = {
  NumpadDivide: 'Slash',
  NumpadSubtract: 'Minus',
  NumpadDecimal: 'Period',
  NumpadEnter: 'Enter',
};

/** The keys of a family; undefined for one whose front is no grid of keys. */
export function keyGrid(family: PluggedFamily): KeyGrid | undefined {
  switch (family) {
    case 'keypad-numpad':
      return grid(NUMBER_BLOCK, (name) => name);
    case 'keypad-digits':
      return grid(NUMBER_BLOCK, (name) => own(AS_DIGITS, name) ?? name.replace(/^Numpad(\d)$/, 'Digit$1'));
    case 'call-box':
      return grid(BOX, (name) => name);
    case 'rating-pad':
    case 'scanner-honeywell':
    case 'scanner-hid-pos':
    case 'scanner-wedge':
    case 'scanner-serial':
    case 'id-reader-sdt':
      return undefined;
  }
}

/** Whether it is a word of the call box that stands on a key. */
export function isBoxKey(name: string): name is BoxKey {
  return (BOX_KEYS as readonly string[]).includes(name);
}

function grid(rows: readonly (readonly string[])[], sends: (name: string) => string): KeyGrid {
  const names = [...new Set(rows.flat())].filter((name) => name !== '#');
  return {
    columns: rows[0]?.length ?? 0,
    rows: rows.length,
    keys: names.map((name) => placed(name, sends(name), rows)),
  };
}

function placed(name: string, key: string, rows: readonly (readonly string[])[]): PlacedKey {
  const at = rows.findIndex((row) => row.includes(name));
  const row = rows[at] ?? [];
  const columns = row.filter((each) => each === name).length;
  const height = rows.filter((each) => each.includes(name)).length;
  const cap = own(CAPS, name) ?? /^Numpad(\d)$/.exec(name)?.[1];
  return {
    key,
    name,
    ...(cap === undefined ? {} : { cap }),
    column: row.indexOf(name) + 1,
    row: at + 1,
    ...(columns === 1 ? {} : { columns }),
    ...(height === 1 ? {} : { rows: height }),
  };
}
