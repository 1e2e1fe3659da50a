import type { Instant, LocalDate, MinuteOfDay, Weekday } from '../base/time.ts';
import { addDays, instantOf, localTime, weekdayOf } from '../base/zone.ts';
import type { AlertRule } from './alert-rule.ts';
import { hoursOn, intakeAt, openHoursOn, type Intake } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { Profile } from './places.ts';
import type { ProfileId } from '../base/names.ts';
import type { Service } from './service.ts';

/** The profile that the hall file puts in force at this time of day; null when none. The first of several. */
export function profileDueAt(catalogue: Catalogue, now: Instant): ProfileId | null {
  const timed = catalogue.profiles?.filter(({ timetable }) => timetable !== undefined) ?? [];
  if (timed.length === 0) return null;
  const { date, minute } = localTime(now, catalogue.hall.timeZone);
  const weekday = workedAs(catalogue, date);
  return timed.find((profile) => weekday !== undefined && isDue(profile, weekday, minute))?.id ?? null;
}

function isDue({ timetable }: Profile, weekday: Weekday, minute: MinuteOfDay): boolean {
  if (timetable === undefined) return false;
  const { from, to, weekdays } = timetable;
  return from <= minute && minute < to && (weekdays.length === 0 || weekdays.includes(weekday));
}

/**
 * Which weekday's hours a date has; undefined on a holiday. A hall that is always open asks nothing of its calendar.
 */
function workedAs({ hall, calendar }: Catalogue, date: LocalDate): Weekday | undefined {
  const on = (span: { readonly from: LocalDate; readonly to: LocalDate }): boolean =>
    span.from <= date && date <= span.to;
  if (hall.alwaysOpen) return weekdayOf(date);
  if (calendar.holidays.some(on)) return undefined;
  return calendar.makeUpWorkdays.find(on)?.like ?? weekdayOf(date);
}

/**
 * Whether the hall, and the service where one is asked for, works at this minute of a date. The last minutes before
 * closing count: no ticket is given in them, but whoever is booked may come.
 */
export function openDuring(
  catalogue: Catalogue,
  service: Service | undefined,
  date: LocalDate,
  minute: MinuteOfDay,
): boolean {
  const within = ({ from, to }: OpeningHours): boolean => from <= minute && minute < to;
  if (!catalogue.hall.alwaysOpen && !hoursOn(catalogue, date).some(within)) return false;
  return service?.hours === undefined || openHoursOn(service.hours, workedAs(catalogue, date)).some(within);
}

const LOOK_AHEAD_DAYS = 400;

/**
 * Whether tickets for a service are given now, by its own hours; the hall's are asked beside. They hold in a hall that
 * is always open too. Holidays and make-up workdays count for a service as they do for the hall.
 */
export function serviceIntakeAt(catalogue: Catalogue, service: Service, now: Instant): Intake {
  const hall = intakeAt(catalogue, now);
  if (service.hours === undefined) return hall;
  const { date } = localTime(now, catalogue.hall.timeZone);
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day += 1) {
    const on = addDays(date, day);
    for (const { from, until } of spansOf(catalogue, service, service.hours, on)) {
      if (now >= until) continue;
      if (now >= from && hall.open) {
        const closesAt = hall.closesAt === undefined ? until : Math.min(hall.closesAt, until);
        return { open: true, closesAt };
      }
      const opensAt = openingIn(catalogue, Math.max(from, now), until);
      if (opensAt !== undefined) return { open: false, opensAt };
    }
  }
  return { open: false, opensAt: undefined };
}

/** The first instant of a span at which the hall gives tickets too. */
function openingIn(catalogue: Catalogue, from: Instant, until: Instant): Instant | undefined {
  const hall = intakeAt(catalogue, from);
  const opensAt = hall.open ? from : hall.opensAt;
  return opensAt === undefined || opensAt >= until ? undefined : opensAt;
}

function spansOf(
  catalogue: Catalogue,
  service: Service,
  hours: readonly OpeningHours[],
  date: LocalDate,
): readonly { readonly from: Instant; readonly until: Instant }[] {
  const { timeZone } = catalogue.hall;
  const weekday = workedAs(catalogue, date);
  const lastMs = service.lastTicketBeforeCloseMs ?? catalogue.rules.lastTicketBeforeCloseMs;
  return openHoursOn(hours, weekday).map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    until: instantOf(date, to, timeZone) - lastMs,
  }));
}

/** The rules that watch now: always, in the opening hours, or in hours of their own, as the calendar works the date. */
export function rulesDueAt(catalogue: Catalogue, rules: readonly AlertRule[], now: Instant): readonly AlertRule[] {
  const { date, minute } = localTime(now, catalogue.hall.timeZone);
  const weekday = workedAs(catalogue, date);
  return rules.filter(({ when }) => {
    if (when === 'always') return true;
    if (when === 'opening') return openDuring(catalogue, undefined, date, minute);
    return openHoursOn(when, weekday).some(({ from, to }) => from <= minute && minute < to);
  });
}
