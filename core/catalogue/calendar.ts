import type { Instant, LocalDate, MinuteOfDay, Weekday } from '../base/time.ts';
import { addDays, instantOf, localTime, weekdayOf } from '../base/zone.ts';
import type { Catalogue } from './catalogue.ts';
import type { DateSpan, OpeningHours } from './opening-hours.ts';

/** Whether tickets are issued, until when, or when again (`undefined`: not foreseeable). */
export type Intake =
  | { readonly open: true; readonly closesAt: Instant | undefined }
  | { readonly open: false; readonly opensAt: Instant | undefined };

const LOOK_AHEAD_DAYS = 400;

/**
 * Whether the hall file lets tickets be issued now: weekday hours, holidays, make-up workdays, and the last minutes
 * before closing in which none are issued. Hours that adjoin, also over midnight, are one opening. A hall that is
 * always open asks nothing of its calendar.
 */
export function intakeAt(catalogue: Catalogue, now: Instant): Intake {
  if (catalogue.hall.alwaysOpen) return { open: true, closesAt: undefined };
  const { date } = localTime(now, catalogue.hall.timeZone);
  for (const span of spansOn(catalogue, date)) {
    if (now >= span.from && now < span.until) return { open: true, closesAt: closing(catalogue, date, span) };
  }
  return { open: false, opensAt: nextOpening(catalogue, date, now) };
}

/** Opening hours on a date, in order; empty on a holiday or a free day. */
export function hoursOn(catalogue: Catalogue, date: LocalDate): readonly OpeningHours[] {
  const { holidays, makeUpWorkdays, hours } = catalogue.calendar;
  if (holidays.some((span) => covers(span, date))) return [];
  const worked = makeUpWorkdays.filter((span) => covers(span, date));
  const weekday = worked[0]?.like ?? weekdayOf(date);
  const own = worked.flatMap((each) => (each.hours === undefined ? [] : [{ weekday, ...each.hours }]));
  return openHoursOn(own.length > 0 ? own : hours, weekday);
}

/** The hours of a weekday, in order; none when the day is free. */
export function openHoursOn(hours: readonly OpeningHours[], weekday: Weekday | undefined): readonly OpeningHours[] {
  return hours.filter((each) => each.weekday === weekday).sort((a, b) => a.from - b.from);
}

function covers(span: DateSpan, date: LocalDate): boolean {
  return span.from <= date && date <= span.to;
}

/** Tickets are issued from `from` until before `until`; `goesOn`: the next date takes over there. */
type Span = { readonly from: Instant; readonly until: Instant; readonly goesOn: boolean };

function closing(catalogue: Catalogue, date: LocalDate, span: Span): Instant | undefined {
  let last = span;
  for (let day = 1; last.goesOn; day += 1) {
    const next = spansOn(catalogue, addDays(date, day))[0];
    if (next?.from !== last.until) return last.until;
    if (day > LOOK_AHEAD_DAYS) return undefined;
    last = next;
  }
  return last.until;
}

function nextOpening(catalogue: Catalogue, date: LocalDate, now: Instant): Instant | undefined {
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day += 1) {
    const next = spansOn(catalogue, addDays(date, day)).find((span) => span.from >= now);
    if (next !== undefined) return next.from;
  }
  return undefined;
}

/** The spans of one date, remembered: this stands on the path of every ticket. */
const remembered = new WeakMap<Catalogue, Map<LocalDate, readonly Span[]>>();

function spansOn(catalogue: Catalogue, date: LocalDate): readonly Span[] {
  let byDate = remembered.get(catalogue);
  if (byDate === undefined) {
    byDate = new Map();
    remembered.set(catalogue, byDate);
  }
  const known = byDate.get(date);
  if (known !== undefined) return known;
  const spans = computeSpans(catalogue, date);
  if (byDate.size > 1000) byDate.clear();
  byDate.set(date, spans);
  return spans;
}

function computeSpans(catalogue: Catalogue, date: LocalDate): readonly Span[] {
  const { timeZone } = catalogue.hall;
  const tomorrow = hoursOn(catalogue, addDays(date, 1))[0];
  return joined(hoursOn(catalogue, date))
    .map(({ from, to }) => {
      const goesOn = to === MIDNIGHT && tomorrow?.from === 0;
      const end = instantOf(date, to, timeZone);
      const until = goesOn ? end : end - catalogue.rules.lastTicketBeforeCloseMs;
      return { from: instantOf(date, from, timeZone), until, goesOn };
    })
    .filter((span) => span.until > span.from);
}

const MIDNIGHT: MinuteOfDay = 24 * 60;
type Hours = { readonly from: MinuteOfDay; readonly to: MinuteOfDay };

function joined(hours: readonly OpeningHours[]): readonly Hours[] {
  const result: Hours[] = [];
  for (const { from, to } of hours) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}
