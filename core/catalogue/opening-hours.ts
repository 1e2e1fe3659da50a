import type { Names } from '../base/names.ts';
import type { LocalDate, MinuteOfDay, Weekday } from '../base/time.ts';

/** When the hall is open, and how its visits spread over week and day. */
export type Calendar = {
  readonly hours: readonly OpeningHours[];
  readonly holidays: readonly DateSpan[];
  readonly makeUpWorkdays: readonly MakeUpWorkday[];
  readonly weekShares: readonly WeekShare[];
  readonly arrivals: readonly ArrivalShare[];
};

/** An opening on a weekday, from before `to`; a day with a lunch break has two. */
export type OpeningHours = {
  readonly weekday: Weekday;
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
};

/** Dates from the first to the last, both included. */
export type DateSpan = { readonly from: LocalDate; readonly to: LocalDate; readonly name: Names };

/**
 * Dates that are worked as the weekday `like`: a weekend day, or with `hours` any day that has hours of its own, one
 * entry for each opening.
 */
export type MakeUpWorkday = DateSpan & {
  readonly like: Weekday;
  readonly hours?: { readonly from: MinuteOfDay; readonly to: MinuteOfDay };
};

/** The part of a week's visits that comes on this weekday. */
export type WeekShare = { readonly weekday: Weekday; readonly share: number };

/** The part of a day's visits that comes in this time of it. */
export type ArrivalShare = OpeningHours & { readonly share: number };
