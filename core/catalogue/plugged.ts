import type { CounterId } from '../base/names.ts';

/** How a family of devices is reached. */
export type PluggedWay = 'hid' | 'serial';

/** Kinds of devices that something comes in from: how each is reached, and at which speed where it is a serial line. */
export const PLUGGED_FAMILIES = {
  'scanner-honeywell': { way: 'hid' },
  'scanner-hid-pos': { way: 'hid' },
  'scanner-wedge': { way: 'hid' },
  'scanner-serial': { way: 'serial', baud: 9600 },
  'keypad-numpad': { way: 'hid' },
  'keypad-digits': { way: 'hid' },
  'rating-pad': { way: 'hid' },
  'call-box': { way: 'serial', baud: 9600 },
  'id-reader-sdt': { way: 'serial', baud: 115_200 },
} as const satisfies Record<string, { readonly way: PluggedWay; readonly baud?: number }>;

export type PluggedFamily = keyof typeof PLUGGED_FAMILIES;

/** A device beside a counter or a kiosk: a line of inputs.csv. */
export type PluggedDevice = {
  readonly id: string;
  readonly family: PluggedFamily;
  /** The agent it is plugged in at; absent: the server's own machine. */
  readonly agent?: string;
  /** Where it is plugged in there: `virtual`, `hid:…`, `serial:…`, `replay:…`. */
  readonly where: string;
  /** The counter it belongs to, or else the kiosk. */
  readonly counter?: CounterId;
  readonly kiosk?: string;
  readonly keymap?: string;
  /** Of a scanner that types: what it types before a code, and the key it presses after it. */
  readonly prefix?: string;
  readonly suffix?: 'Enter' | 'Tab';
  /** Of a call box: its address on the line, 0 to 255. */
  readonly box?: number;
};

/** What the keys of a keypad do, by the names of the keys: a table of keymaps.csv. */
export type Keymap = { readonly id: string; readonly keys: Readonly<Record<string, string>> };

/** The keymap of a keypad that names none: the keys that the counter's page has on the number block. */
export const NUMPAD_KEYMAP: Keymap = {
  id: 'numpad',
  keys: {
    NumpadEnter: 'call-next',
    NumpadAdd: 'recall',
    NumpadDivide: 'undo',
    NumpadMultiply: 'finish',
    NumpadSubtract: 'mark-no-show',
    NumpadDecimal: 'prefix',
    Backspace: 'clear',
    ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`Numpad${digit}`, `digit-${digit}`])),
  },
};

/**
 * The keymap of a call box that names none. A key without a command of its own (transfer, review) needs one of the
 * hall.
 */
export const BOX_KEYMAP: Keymap = {
  id: 'call-box',
  keys: {
    call: 'call-next',
    recall: 'recall',
    confirm: 'finish',
    abandon: 'mark-no-show',
    park: 'park',
    pause: 'pause-counter',
  },
};

/** The keymap of a rating pad that names none: key 1 stands at the left, and is the best. */
export const RATING_KEYMAP: Keymap = {
  id: 'rating',
  keys: Object.fromEntries([1, 2, 3, 4, 5].map((key) => [`Numpad${key}`, `rate:${6 - key}`])),
};

/** Keymaps that come with the program; a hall may write its own under the same id. */
export const OWN_KEYMAPS: readonly Keymap[] = [NUMPAD_KEYMAP, BOX_KEYMAP, RATING_KEYMAP];

/** The keymap that a device follows, its own or the one of its family; undefined for what has no keys. */
export function keymapOf(
  device: Pick<PluggedDevice, 'family' | 'keymap'>,
  keymaps: readonly Keymap[],
): Keymap | undefined {
  const id = device.keymap ?? familyKeymap(device.family);
  return [...keymaps, ...OWN_KEYMAPS].find((keymap) => keymap.id === id);
}

function familyKeymap(family: PluggedFamily): string | undefined {
  switch (family) {
    case 'keypad-numpad':
    case 'keypad-digits':
      return NUMPAD_KEYMAP.id;
    case 'rating-pad':
      return RATING_KEYMAP.id;
    case 'call-box':
      return BOX_KEYMAP.id;
    case 'scanner-honeywell':
    case 'scanner-hid-pos':
    case 'scanner-wedge':
    case 'scanner-serial':
    case 'id-reader-sdt':
      return undefined;
  }
}
