import type { Chance } from '../../core/forecast/chance.ts';
import { UNOWNED } from './unowned.ts';

const NAMES = [...UNOWNED, 'prototype', 'then', 'toJSON', 'length', '', '__proto__.x', '../../etc/passwd'] as const;
const VALUES: readonly unknown[] = [
  ...NAMES,
  null,
  true,
  0,
  -1,
  1e308,
  -0.5,
  2 ** 53,
  '\u0000',
  '\uD800',
  'a'.repeat(5000),
  '取'.repeat(300),
  '9999-99-99',
  '1e9',
  '%00',
  [],
  {},
  [[[[[]]]]],
];
/** What may stand in the middle of a text. */
const TEXTS = VALUES.filter((each) => typeof each !== 'object');

/** One of several. */
export function pick<T>(of: readonly T[], random: Chance): T {
  return of[Math.floor(random() * of.length)] as T; // none is empty
}

/** What somebody from outside may send in the place of a value: something in it is other than it should be. */
export function spoilt(value: unknown, random: Chance, depth = 0): unknown {
  const dice = random();
  if (dice < 0.15 || depth > 6) return otherThan(random);
  if (Array.isArray(value)) {
    if (dice < 0.3) return [...(value as unknown[]), otherThan(random)];
    if (dice < 0.35) return Array.from({ length: 300 }, () => value[0] as unknown);
    const at = Math.floor(random() * value.length);
    return value.map((each, place) => (place === at ? spoilt(each, random, depth + 1) : (each as unknown)));
  }
  if (typeof value === 'object' && value !== null) return spoiltObject(value, dice, random, depth);
  if (typeof value === 'string') return spoiltText(value, random);
  if (typeof value === 'number') return pick([value * -1, value + 0.5, value * 1e300, Number.NaN, `${value}`], random);
  return otherThan(random);
}

function spoiltObject(value: object, dice: number, random: Chance, depth: number): unknown {
  const entries = Object.entries(value);
  if (dice < 0.3 || entries.length === 0) return JSON.parse(withName(value, pick(NAMES, random), otherThan(random)));
  const at = Math.floor(random() * entries.length);
  if (dice < 0.4) return Object.fromEntries(entries.filter((_, place) => place !== at));
  return Object.fromEntries(
    entries.map(([name, each], place) => [name, place === at ? spoilt(each, random, depth + 1) : (each as unknown)]),
  );
}

/** As JSON brings it in: also `__proto__` is then a name of its own. */
function withName(value: object, name: string, more: unknown): string {
  const text = JSON.stringify(value);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(more) ?? 'null'}}`;
}

function otherThan(random: Chance): unknown {
  return pick(VALUES, random);
}

/** A text that lost something, has more, or is another one. */
export function spoiltText(text: string, random: Chance): string {
  const at = Math.floor(random() * (text.length + 1));
  const more = String(pick(TEXTS, random)).slice(0, 40);
  return pick(
    [
      text.slice(0, at),
      text.slice(at),
      text.slice(0, at) + more + text.slice(at),
      text.replace(/[,:"<\n]/, more),
      text + text,
      more,
    ],
    random,
  );
}

/** Bytes of which some are others, or that are fewer or more. */
export function spoiltBytes(bytes: Uint8Array, random: Chance): Uint8Array {
  const some = Uint8Array.from(bytes);
  const dice = random();
  const at = Math.floor(random() * (some.length + 1));
  if (dice < 0.25) return some.subarray(0, at);
  if (dice < 0.35) return some.subarray(at);
  if (dice < 0.5) return Uint8Array.from({ length: Math.floor(random() * 80) }, () => Math.floor(random() * 256));
  for (let times = 1 + Math.floor(random() * 8); times > 0; times -= 1)
    some[Math.floor(random() * some.length)] = pick([0, 255, 127, Math.floor(random() * 256)], random);
  return some;
}
