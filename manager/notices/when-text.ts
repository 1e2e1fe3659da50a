import type { Weekday } from '../../core/base/time.ts';
import type { Language } from '../../core/base/names.ts';
import type { NoticeWindow } from '../../core/notice/notice.ts';
import { noticesText } from '../../web/text/notices.ts';
import { say } from '../../web/text/say.ts';

type When = {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly weekdays: readonly Weekday[];
  readonly windows: readonly NoticeWindow[];
};

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** When a notice is on, in words: `3月9日–3月12日 · 周一至周五 · 10:00–10:05`. */
export function whenNoticeText({ from, until, weekdays, windows }: When, language: Language): string {
  const days = daysText(from, until, language);
  const week = weekdays.length === 0 || weekdays.length === 7 ? '' : weekText(weekdays, language);
  const hours =
    windows.length === 0
      ? noticesText.allDay[language]
      : windows.map((window) => `${window.from}–${window.to}`).join(language === 'en' ? ', ' : '、');
  return [days, week, hours].filter((part) => part !== '').join(' · ');
}

/** The short name of a day of the week. */
export function weekdayText(day: Weekday, language: Language): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

function weekText(weekdays: readonly Weekday[], language: Language): string {
  const days = DAYS.filter((day) => weekdays.includes(day));
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined && days.length > 2 && last - first === days.length - 1)
    return `${weekdayText(first, language)}–${weekdayText(last, language)}`;
  return days.map((day) => weekdayText(day, language)).join(language === 'en' ? ', ' : '、');
}

function daysText(from: string | undefined, until: string | undefined, language: Language): string {
  const day = (date: string): string =>
    new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(date),
    );
  if (from === undefined && until === undefined) return noticesText.everyDay[language];
  if (from === until && from !== undefined) return day(from);
  if (from === undefined) return say(noticesText.untilDay, language, { day: day(until ?? '') });
  return until === undefined ? say(noticesText.fromDay, language, { day: day(from) }) : `${day(from)} – ${day(until)}`;
}
