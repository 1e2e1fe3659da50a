import type { LocalDate, Weekday } from '../base/time.ts';
import { addDays, weekdayOf } from '../base/zone.ts';
import { hoursOn } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';

/** Monday to Friday. */
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5];

/** A hall that is closed for longer than this has no calendar to count by. */
const LOOK_AHEAD_DAYS = 400;

/**
 * The date that is so many working days after another, which itself does not count: filed on a Friday, one working day
 * ends on Monday. A working day is one on which the hall opens: holidays and make-up workdays of the hall file count.
 */
export function workingDaysAfter(catalogue: Catalogue, from: LocalDate, days: number): LocalDate {
  let date = from;
  for (let left = days, looked = 0; left > 0 && looked < LOOK_AHEAD_DAYS; looked += 1) {
    date = addDays(date, 1);
    if (isWorkingDay(catalogue, date)) left -= 1;
  }
  return date;
}

/** How many working days lie between two dates, the first not counted; negative where the second is over. */
export function workingDaysBetween(catalogue: Catalogue, from: LocalDate, to: LocalDate): number {
  if (to < from) return -workingDaysBetween(catalogue, to, from);
  let days = 0;
  for (let date = from, looked = 0; date < to && looked < LOOK_AHEAD_DAYS; looked += 1) {
    date = addDays(date, 1);
    if (isWorkingDay(catalogue, date)) days += 1;
  }
  return days;
}

function isWorkingDay(catalogue: Catalogue, date: LocalDate): boolean {
  const { hours, holidays, makeUpWorkdays } = catalogue.calendar;
  if (hours.length > 0) return hoursOn(catalogue, date).length > 0;
  // A hall without hours is open around the clock; its office keeps the week of offices.
  if (holidays.some(({ from, to }) => from <= date && date <= to)) return false;
  return WEEK.includes(weekdayOf(date)) || makeUpWorkdays.some(({ from, to }) => from <= date && date <= to);
}
