import type { Language } from '../../core/base/names.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `14:05` in the hall's zone. */
export function timeText(at: number | string, language: Language, timeZone: string): string {
  return format(language, timeZone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant(at),
  );
}

/** `3月9日 星期一` or `Monday, 9 March`. */
export function dateText(at: number | string, language: Language, timeZone: string): string {
  return format(language, timeZone, 'date', { month: 'long', day: 'numeric', weekday: 'long' }).format(instant(at));
}

/** `2026年3月9日星期一` or `Monday, 9 March 2026`: on paper, which is kept. */
export function longDateText(at: number | string, language: Language, timeZone: string): string {
  const parts = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
  return format(language, timeZone, 'long-date', parts).format(instant(at));
}

/** A time to come, said with its day unless that is today: `08:30`, `明天 08:30`, `3月9日 星期一 08:30`. */
export function whenText(at: string, now: number, language: Language, timeZone: string): string {
  const day = (ms: number): string =>
    format('en', timeZone, 'day', { year: 'numeric', month: 'numeric', day: 'numeric' }).format(ms);
  const then = instant(at);
  const time = timeText(then, language, timeZone);
  if (day(then) === day(now)) return time;
  if (day(then) === day(now + 24 * 3600 * 1000)) {
    return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day')} ${time}`;
  }
  return `${dateText(then, language, timeZone)} ${time}`;
}

/** A time that is over, said with its date unless that is today: `08:30`, `3月9日 08:30`. */
export function sinceText(at: string, now: number, language: Language, timeZone: string): string {
  const day = (ms: number): string =>
    format(language, timeZone, 'day of month', { month: 'short', day: 'numeric' }).format(ms);
  const then = instant(at);
  const time = timeText(then, language, timeZone);
  return day(then) === day(now) ? time : `${day(then)} ${time}`;
}

function instant(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

function format(
  language: Language,
  timeZone: string,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${kind}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone });
  formats.set(key, made);
  return made;
}
