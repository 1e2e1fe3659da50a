/** The usages that a boot report says are down. */
export type KeysDown = { readonly usages: readonly number[]; readonly shift: boolean };

export const NO_KEYS: KeysDown = { usages: [], shift: false };

const BOOT_BYTES = 8;
const SHIFTS = 0x22;
const FIRST_KEY = 0x04;
/** Too many keys at once: the report says nothing about which. */
const ROLL_OVER = 0x01;

/**
 * A HID boot report: modifiers, a reserved byte, six codes; with or without a report ID before it. Undefined for what
 * is none. Source: HID 1.11 appendix B.
 */
export function readBootReport(report: Uint8Array): KeysDown | undefined {
  const from = report.length - BOOT_BYTES;
  if (from !== 0 && from !== 1) return undefined;
  const codes = [...report.subarray(from + 2)];
  if (report[from + 1] !== 0 || codes.some((code) => code > 0 && code < FIRST_KEY)) return undefined;
  const usages = codes.filter((code) => code !== 0 && code !== ROLL_OVER);
  return { usages: [...new Set(usages)], shift: ((report[from] ?? 0) & SHIFTS) !== 0 };
}

/** The keys that went down between two reports. */
export function pressed(before: KeysDown, after: KeysDown): readonly number[] {
  return after.usages.filter((usage) => !before.usages.includes(usage));
}

/** `KeyboardEvent.code` by usage of HID page 7. */
const CODES: ReadonlyMap<number, string> = new Map([
  ...Array.from({ length: 26 }, (_, at) => [0x04 + at, `Key${String.fromCharCode(65 + at)}`] as const),
  ...Array.from({ length: 10 }, (_, at) => [0x1e + at, `Digit${(at + 1) % 10}`] as const),
  ...['Enter', 'Escape', 'Backspace', 'Tab', 'Space', 'Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash'].map(
    (code, at) => [0x28 + at, code] as const,
  ),
  ...['Semicolon', 'Quote', 'Backquote', 'Comma', 'Period', 'Slash', 'CapsLock'].map(
    (code, at) => [0x33 + at, code] as const,
  ),
  ...Array.from({ length: 12 }, (_, at) => [0x3a + at, `F${at + 1}`] as const),
  ...['Insert', 'Home', 'PageUp', 'Delete', 'End', 'PageDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].map(
    (code, at) => [0x49 + at, code] as const,
  ),
  ...['NumLock', 'NumpadDivide', 'NumpadMultiply', 'NumpadSubtract', 'NumpadAdd', 'NumpadEnter'].map(
    (code, at) => [0x53 + at, code] as const,
  ),
  ...Array.from({ length: 10 }, (_, at) => [0x59 + at, `Numpad${(at + 1) % 10}`] as const),
  [0x63, 'NumpadDecimal'],
  [0x67, 'NumpadEqual'],
  ...Array.from({ length: 12 }, (_, at) => [0x68 + at, `F${at + 13}`] as const),
]);

/** The place of a key, as `KeyboardEvent.code` names it; undefined for keys that nobody here has. */
export function codeOfUsage(usage: number): string | undefined {
  return CODES.get(usage);
}

/** The usage of a key by its place. */
export function usageOfCode(code: string): number | undefined {
  for (const [usage, name] of CODES) if (name === code) return usage;
  return undefined;
}
