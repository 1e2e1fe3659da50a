import { KEY_BINDINGS, KEY_CAPS, KEY_TARGETS, type KeyTarget } from '../keys/actions.ts';
import { DOUBLE_STRIKE_MS } from '../keys/strike-guard.ts';

/** How one clerk's PC likes its console. Kept on that PC. */
export type ConsoleSettings = {
  /** Whether single letters are keys; without, they count with Alt (WCAG 2.1.4). */
  readonly letters: boolean;
  /** Call the next one by itself, after a countdown. */
  readonly autoCall: boolean;
  /** Somebody waits and the counter is free for so many seconds: a sound and a pulse. 0 = never. */
  readonly nudgeSeconds: number;
  /** The same key twice within this time is one stroke. */
  readonly strikeMs: number;
  /** Keys that were learned here, by their place (`KeyboardEvent.code`): macro keys, keypads. */
  readonly keys: Readonly<Record<string, KeyTarget>>;
};

export const NUDGES: readonly number[] = [0, 10, 30, 60];
export const STRIKES_MS: readonly number[] = [300, 500, 1000, 2000];

export const DEFAULT_SETTINGS: ConsoleSettings = {
  letters: true,
  autoCall: false,
  nudgeSeconds: 30,
  strikeMs: DOUBLE_STRIKE_MS,
  keys: {},
};

/** What was stored, each value checked by itself: what is strange is as it was at first. */
export function readSettings(text: string | null): ConsoleSettings {
  const stored = parsed(text);
  const { letters, autoCall, nudgeSeconds, strikeMs, keys } = stored;
  return {
    letters: typeof letters === 'boolean' ? letters : DEFAULT_SETTINGS.letters,
    autoCall: typeof autoCall === 'boolean' ? autoCall : DEFAULT_SETTINGS.autoCall,
    nudgeSeconds: oneOf(NUDGES, nudgeSeconds) ?? DEFAULT_SETTINGS.nudgeSeconds,
    strikeMs: oneOf(STRIKES_MS, strikeMs) ?? DEFAULT_SETTINGS.strikeMs,
    keys: typeof keys === 'object' && keys !== null ? knownKeys(keys) : {},
  };
}

function parsed(text: string | null): Partial<Record<keyof ConsoleSettings, unknown>> {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {}; // not JSON: as good as nothing
  }
}

function oneOf(choices: readonly number[], value: unknown): number | undefined {
  return choices.find((each) => each === value);
}

function knownKeys(keys: object): Record<string, KeyTarget> {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([code, target]) => {
      const known = KEY_TARGETS.find((each) => each === target);
      return known === undefined || !isLearnable(code) ? [] : [[code, known]];
    }),
  );
}

/** Keys that hold up the page, or move through it, keep their meaning. */
export function isLearnable(code: string): boolean {
  return (
    /^[A-Za-z0-9]{2,20}$/.test(code) &&
    !/^(Tab|Escape|Shift|Control|Alt|Meta|CapsLock|NumLock|Enter|Unidentified)/.test(code)
  );
}

/** A learned key: it means this from now on, and nothing else. */
export function learn(settings: ConsoleSettings, code: string, target: KeyTarget): ConsoleSettings {
  return isLearnable(code) ? { ...settings, keys: { ...settings.keys, [code]: target } } : settings;
}

/** Forgets what was learned for a target. */
export function forget(settings: ConsoleSettings, target: KeyTarget): ConsoleSettings {
  return { ...settings, keys: Object.fromEntries(Object.entries(settings.keys).filter(([, each]) => each !== target)) };
}

/** All keys as they count now, as tinykeys has them: those of the program, then those that were learned. */
export function bindingsOf({ letters, keys }: ConsoleSettings): Readonly<Record<string, KeyTarget>> {
  const own = Object.entries(KEY_BINDINGS).map(
    ([key, target]) => [letters || !isLetter(key) ? key : `Alt+${key}`, target] as const,
  );
  return { ...Object.fromEntries<KeyTarget>(own), ...keys };
}

/** One character that types something: what WCAG 2.1.4 is about. */
function isLetter(key: string): boolean {
  return /^(Key[A-Z]|Comma|\?|Shift\+(Slash|\?))$/.test(key);
}

/** The word on the key cap of each target now. */
export function capsOf({ letters, keys }: ConsoleSettings): Readonly<Record<KeyTarget, string>> {
  const learned = new Map(Object.entries(keys).map(([code, target]) => [target, capOf(code)]));
  const caps = KEY_TARGETS.map((target) => {
    const cap = KEY_CAPS[target];
    return [target, learned.get(target) ?? (letters || cap.length > 1 ? cap : `Alt ${cap}`)];
  });
  return Object.fromEntries(caps) as Record<KeyTarget, string>; // one for each target, by construction
}

/** A key's place as people read it. */
export function capOf(code: string): string {
  return code.replace(/^(?:Key|Digit)(?=.$)/, '').replace(/^Numpad/, 'Num ');
}
