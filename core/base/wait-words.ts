import { isProbable, isSure } from './chance.ts';
import type { Language } from './names.ts';

/**
 * A wait as a range in seconds: one of ten is shorter than `p10`, half are shorter than `p50`, nine of ten shorter than
 * `p90`.
 */
export type WaitRange = {
  readonly p10?: number | undefined;
  readonly p50: number;
  readonly p90: number;
  readonly beyond?: Beyond | undefined;
  readonly chanceToday?: number | undefined;
};

/**
 * How far a wait reaches beyond what is left of today: `in-part` only its upper end is after closing, `closing` all of
 * it is, `today` all of it is after anybody is called today. `today-in-part` where closing is over, or there is none:
 * its upper end is after anybody is called today.
 */
export const BEYOND = ['in-part', 'closing', 'today-in-part', 'today'] as const;
export type Beyond = (typeof BEYOND)[number];

/** Minutes as they are told: the lower end rounded down, the upper one up. */
export type WaitMinutes = { readonly from: number; readonly to: number };

/**
 * The range in which eight of ten waits end, rounded outward: to whole minutes below ten, to five minutes below an
 * hour, to quarters of an hour above.
 */
export function waitMinutes({ p10, p50, p90 }: WaitRange): WaitMinutes {
  const from = Math.max(0, (p10 ?? p50) / 60);
  const to = Math.max(from, p90 / 60);
  return { from: outward(from, Math.floor), to: Math.max(1, outward(to, Math.ceil)) };
}

/** An estimate in words, the same on paper and on every screen; it promises no more than it knows. Never "0 min". */
export function waitWords(wait: WaitRange, language: Language): string {
  const { from, to } = waitMinutes(wait);
  const { about, within, toAfterClosing, afterClosing, maybeNotToday, notToday } = WORDS[language];
  // What was told with the number stands, and is not told with a chance of later that denies it.
  if (wait.beyond === 'today') return notToday(isProbable(wait) ? undefined : percent(wait.chanceToday));
  if (wait.beyond === 'closing') return afterClosing;
  const least = from === 0 ? undefined : length(from, language);
  if (wait.beyond === 'in-part') return toAfterClosing(least);
  if (wait.beyond === 'today-in-part') return maybeNotToday(least);
  if (from === 0) return within(length(to, language));
  if (from === to) return about(length(to, language));
  return about(between(from, to, language));
}

/** As hours it would be no wait of today. */
export function isBeyondHours({ beyond }: Pick<WaitRange, 'beyond'>): boolean {
  return beyond === 'closing' || beyond === 'today';
}

/** Whether it is said in a sentence of its own, which tells no length that something could be said of. */
export function isSentence(wait: WaitRange): boolean {
  return isBeyondHours(wait) || (wait.beyond !== undefined && waitMinutes(wait).from === 0);
}

/**
 * How far a range reaches beyond closing, where that is to come, and beyond the last call of the day, both in seconds
 * from now. The last call is by a rule; where running the hall forward has seen people called even so, that stands.
 */
export function beyondDay(
  wait: WaitRange,
  left: { readonly closes?: number; readonly ends: number },
): Beyond | undefined {
  const { from, to } = waitMinutes(wait);
  if (from * 60 >= left.ends && !isProbable(wait)) return 'today';
  if (left.closes === undefined) return to * 60 > left.ends && !isSure(wait) ? 'today-in-part' : undefined;
  if (from * 60 >= left.closes) return 'closing';
  return to * 60 > left.closes ? 'in-part' : undefined;
}

/** A chance in whole percent; one that is small is not rounded to none. */
function percent(chance: number | undefined): string | undefined {
  if (chance === undefined) return undefined;
  return chance < 0.01 ? '< 1%' : `${String(Math.round(chance * 100))}%`;
}

/** A time that has passed, or is allowed, in whole minutes; above an hour in hours and minutes. */
export function lengthWords(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 1 ? WORDS[language].underMinute : length(minutes, language);
}

/** A wait so far beside what it should not exceed. */
export function waitedWords(waited: number, target: number, language: Language): string {
  const [a, b] = [Math.max(0, Math.floor(waited / 60)), Math.round(target / 60)];
  return a < 60 && b < 60 ? WORDS[language].ofMinutes(a, b) : `${length(a, language)} / ${length(b, language)}`;
}

/** Minutes, whole or written with their tenths; whole ones above an hour as hours and minutes. */
export function minutesWords(minutes: number | string, language: Language): string {
  return typeof minutes === 'number' ? length(minutes, language) : WORDS[language].minutes(minutes);
}

function length(minutes: number, language: Language): string {
  const { minutes: inMinutes, hours, both } = WORDS[language];
  if (minutes < 60) return inMinutes(String(minutes));
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return m === 0 ? hours(String(h)) : both(h, m);
}

function outward(minutes: number, round: (value: number) => number): number {
  const step = minutes < 10 ? 1 : minutes < 60 ? 5 : 15;
  return round(minutes / step) * step;
}

type WaitWords = {
  readonly minutes: (n: string) => string;
  readonly hours: (n: string) => string;
  readonly both: (hours: number, minutes: number) => string;
  readonly ofMinutes: (waited: number, target: number) => string;
  readonly underMinute: string;
  readonly about: (length: string) => string;
  readonly within: (length: string) => string;
  readonly dash: string;
  readonly toAfterClosing: (least: string | undefined) => string;
  readonly afterClosing: string;
  readonly maybeNotToday: (least: string | undefined) => string;
  readonly notToday: (chance: string | undefined) => string;
};

const WORDS: Readonly<Record<Language, WaitWords>> = {
  'zh-Hans': {
    minutes: (n) => `${n} 分钟`,
    hours: (n) => `${n} 小时`,
    both: (h, m) => `${h} 小时 ${m} 分`,
    ofMinutes: (waited, target) => `${waited} / ${target} 分`,
    underMinute: '不到 1 分钟',
    about: (each) => `约 ${each}`,
    within: (each) => `${each}内`,
    dash: '–',
    toAfterClosing: (least) => (least === undefined ? '随时，也可能在下班以后' : `${least}至下班以后`),
    afterClosing: '下班时间以后',
    maybeNotToday: (least) => (least === undefined ? '随时，今天也可能轮不到' : `${least}以上，今天可能轮不到`),
    notToday: (chance) => `今天很可能轮不到${chance === undefined ? '' : `（把握 ${chance}）`}`,
  },
  'zh-Hant': {
    minutes: (n) => `${n} 分鐘`,
    hours: (n) => `${n} 小時`,
    both: (h, m) => `${h} 小時 ${m} 分`,
    ofMinutes: (waited, target) => `${waited} / ${target} 分`,
    underMinute: '不到 1 分鐘',
    about: (each) => `約 ${each}`,
    within: (each) => `${each}內`,
    dash: '–',
    toAfterClosing: (least) => (least === undefined ? '隨時，也可能在下班以後' : `${least}至下班以後`),
    afterClosing: '下班時間以後',
    maybeNotToday: (least) => (least === undefined ? '隨時，今天也可能輪不到' : `${least}以上，今天可能輪不到`),
    notToday: (chance) => `今天很可能輪不到${chance === undefined ? '' : `（把握 ${chance}）`}`,
  },
  en: {
    minutes: (n) => `${n} min`,
    hours: (n) => `${n} h`,
    both: (h, m) => `${h} h ${m} min`,
    ofMinutes: (waited, target) => `${waited} / ${target} min`,
    underMinute: 'under 1 min',
    about: (each) => `about ${each}`,
    within: (each) => `within ${each}`,
    dash: ' – ',
    toAfterClosing: (least) => (least === undefined ? 'any time, maybe after closing' : `${least} to after closing`),
    afterClosing: 'after closing time',
    maybeNotToday: (least) => (least === undefined ? 'any time, maybe not today' : `${least} or more, maybe not today`),
    notToday: (chance) => `probably not today${chance === undefined ? '' : ` (chance ${chance})`}`,
  },
};

/** The unit is said once where both ends have the same. */
function between(from: number, to: number, language: Language): string {
  const { minutes, hours, dash } = WORDS[language];
  if (to < 60) return minutes(`${from}–${to}`);
  if (from % 60 === 0 && to % 60 === 0) return hours(`${from / 60}–${to / 60}`);
  return `${length(from, language)}${dash}${length(to, language)}`;
}
