import type { Instant, LocalDate } from '../base/time.ts';
import { addDays, instantOf, localTime, weekdayOf } from '../base/zone.ts';
import type { Catalogue, DateSpan, OpeningHours } from './catalogue.ts';

/** Whether tickets are issued, until when, or when again (`undefined`: not foreseeable). */
export type Intake =
  | { readonly open: true; readonly closesAt: Instant | undefined }
  | { readonly open: false; readonly opensAt: Instant | undefined };

const LOOK_AHEAD_DAYS = 400;

/**
 * Whether the hall file lets tickets be issued now: weekday hours, holidays, make-up workdays, and the last minutes before closing in
 * which none are issued. A hall that is always open asks nothing of its calendar.
 */
export function intakeAt(catalogue: Catalogue, now: Instant): Intake {
  if (catalogue.hall.alwaysOpen) return { open: true, closesAt: undefined };
  const { date } = localTime(now, catalogue.hall.timeZone);
  for (const span of spansOn(catalogue, date)) {
    if (now >= span.from && now < span.until) return { open: true, closesAt: span.until };
  }
  return { open: false, opensAt: nextOpening(catalogue, date, now) };
}

/** Opening hours on a date, in order; empty on a holiday or a free day. */
export function hoursOn(catalogue: Catalogue, date: LocalDate): readonly OpeningHours[] {
  const { holidays, makeUpWorkdays, hours } = catalogue.calendar;
  if (holidays.some((span) => covers(span, date))) return [];
  const makeUp = makeUpWorkdays.find((span) => covers(span, date));
  const weekday = makeUp?.like ?? weekdayOf(date);
  return hours.filter((each) => each.weekday === weekday).sort((a, b) => a.from - b.from);
}

function covers(span: DateSpan, date: LocalDate): boolean {
  return span.from <= date && date <= span.to;
}

type Span = { readonly from: Instant; readonly until: Instant };

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
  const { hall, rules } = catalogue;
  const spans = hoursOn(catalogue, date)
    .map(({ from, to }) => ({
      from: instantOf(date, from, hall.timeZone),
      until: instantOf(date, to, hall.timeZone) - rules.lastTicketBeforeCloseMs,
    }))
    .filter((span) => span.until > span.from);
  if (byDate.size > 1000) byDate.clear();
  byDate.set(date, spans);
  return spans;
}
