import type { Instant, LocalDate, Weekday } from '../base/time.ts';
import type { Language } from '../base/names.ts';

/** From the weakest to the strongest; while a stronger one is on, the weaker ones have no turn. */
export const PRIORITIES = ['normal', 'notice', 'urgent', 'emergency'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** The local time of day, `10:00` or `10:00:05`; `24:00` ends a day. */
export type ClockTime = string;

/**
 * When on its days a notice is on: `to` no longer. One that ends at or before its beginning goes past midnight, and
 * belongs to its first day.
 */
export type NoticeWindow = { readonly from: ClockTime; readonly to: ClockTime };

/** A text in the languages that it was written in; at least one. */
export type NoticeText = Readonly<Partial<Record<Language, string | undefined>>>;

/** What is on the glass. A picture and a film are named by their SHA-256; a page is a path of this very server. */
export type NoticeContent =
  | { readonly kind: 'text'; readonly text: NoticeText }
  | { readonly kind: 'image'; readonly media: string }
  | { readonly kind: 'video'; readonly media: string }
  | { readonly kind: 'page'; readonly url: string };

/** What the hall has to say on its boards. */
export type Notice = {
  readonly id: string;
  /** For those who manage it; boards do not show it. */
  readonly title: string;
  readonly content: NoticeContent;
  /** Ids of boards; empty: all. */
  readonly boards: readonly string[];
  /** The first and the last day, both included; open where absent. */
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  /** Empty: every day of the week. */
  readonly weekdays: readonly Weekday[];
  /** Empty: the whole day. */
  readonly windows: readonly NoticeWindow[];
  /** The length of a turn. */
  readonly seconds: number;
  /** Smaller ones come first. */
  readonly order: number;
  readonly priority: Priority;
  readonly enabled: boolean;
  /** Of an emergency: the hall is to be left. Nothing else is shown, said or given out. */
  readonly evacuate?: boolean | undefined;
};

/** From an instant on, and until another one no longer. */
export type Span = { readonly from: Instant; readonly to: Instant };

const CLOCK_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?)$/;
const DAY_SECONDS = 24 * 60 * 60;

/** Seconds since local midnight, 0 to 86,400; undefined for what is no time of day. */
export function secondOfDay(time: ClockTime): number | undefined {
  const found = CLOCK_TIME.exec(time);
  if (found === null) return undefined;
  const [, hour, minute, second = '0'] = found;
  return hour === undefined ? DAY_SECONDS : Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

/** Whether a notice is meant for a board. */
export function isFor(notice: Pick<Notice, 'boards'>, board: string): boolean {
  return notice.boards.length === 0 || notice.boards.includes(board);
}
