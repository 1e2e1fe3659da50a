/** What of a `KeyboardEvent` counts: the place of the key, never what it typed. */
export type KeypadEvent = { readonly code: string; readonly location: number; readonly repeat?: boolean };

/** `KeyboardEvent.DOM_KEY_LOCATION_NUMPAD`. */
const NUMPAD = 3;
const MACRO = /^F(1[3-9]|2[0-4])$/;

/**
 * The key of a keypad as keymaps name it, or nothing for a key of the ordinary keyboard. For pages that have the focus:
 * with NumLock off Numpad1 types "End", but its place is the same. Macro keys F13 to F24 are on no ordinary keyboard.
 */
export function keypadKey({ code, location, repeat = false }: KeypadEvent): string | undefined {
  if (repeat || code === 'NumLock') return undefined;
  return location === NUMPAD || MACRO.test(code) ? code : undefined;
}
