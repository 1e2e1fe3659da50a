import type { BusinessDay, Instant, TimeZone } from '../../core/base/time.ts';
import type { Language } from '../../core/base/names.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { Outcome } from '../../core/queue/ticket.ts';
import type { Channel } from '../../core/reports/channel.ts';
import type { Arrival, DayFacts, Leg, LegEnd, Rating, Stay } from '../../core/reports/facts.ts';
import { secondsOf, whenOf } from '../../core/reports/when.ts';

// A history as it is kept: what another system knew, checked, and with everything resolved that the hall file says.

/** In the first line of a file that is kept. */
export type HistoryHead = {
  readonly version: 1;
  readonly timeZone: TimeZone;
  readonly dayStartsAt: number;
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly visits: number;
};

/** The columns of every other line; no cell holds a comma. An instant is in milliseconds. */
export const KEPT_COLUMNS = [
  ...(['first', 'taken', 'called', 'served', 'ended', 'department', 'line', 'service', 'zone', 'counter'] as const),
  ...(['clerk', 'category', 'language', 'channel', 'booked', 'end', 'outcome', 'target', 'grade', 'visit'] as const),
] as const;

export type KeptColumn = (typeof KEPT_COLUMNS)[number];

/** The facts in lines of a kept history. */
export function factsOfHistory(lines: readonly string[], { timeZone, dayStartsAt }: HistoryHead): Partial<DayFacts> {
  const arrivals: Arrival[] = [];
  const legs: Leg[] = [];
  const ratings: Rating[] = [];
  const stays: Stay[] = [];
  const dayOf = (at: Instant): BusinessDay => businessDayAt(at, { timeZone, dayStartsAt });
  for (const [number, line] of lines.entries()) {
    const cells = line.split(',');
    const text = (at: number): string | undefined => (cells[at] === '' ? undefined : cells[at]);
    const instant = (at: number): Instant | undefined => (text(at) === undefined ? undefined : Number(cells[at]));
    const [taken = 0, called, served, ended] = [instant(1), instant(2), instant(3), instant(4)];
    const whose = {
      department: text(5) ?? '',
      line: text(6) ?? '',
      service: text(7) ?? '',
      category: text(11) ?? '',
      // Checked when the history was taken in.
      language: (text(12) ?? 'zh-Hans') as Language,
      channel: text(13) as Channel | undefined,
    };
    const zone = text(8) ?? '';
    const day = dayOf(taken);
    const first = cells[0] === '1';
    arrivals.push({
      ...whenOf(day, taken, timeZone),
      ...whose,
      zone,
      at: taken,
      first,
      booked: cells[14] === '1',
      came: 'imported',
    });
    const where = { counter: text(9), clerk: text(10), zone };
    const end = cells[15] as LegEnd;
    const waitedMs = (called ?? ended ?? taken) - taken;
    const target = instant(17);
    legs.push({
      ...whenOf(day, called ?? ended ?? taken, timeZone),
      ...whose,
      ...where,
      end,
      outcome: text(16) as Outcome | undefined,
      called: called !== undefined,
      waitS: called === undefined && ended === undefined ? undefined : secondsOf(waitedMs),
      targetS: target === undefined ? undefined : secondsOf(target),
      late: target === undefined ? undefined : waitedMs > target,
      walkS: called === undefined || served === undefined ? undefined : secondsOf(served - called),
      deskS: served === undefined || ended === undefined ? undefined : secondsOf(ended - served),
      serveS: end !== 'served' || called === undefined || ended === undefined ? undefined : secondsOf(ended - called),
      recalls: 0,
      ...{ promise: undefined, offS: undefined, came: 'imported' },
    });
    const until = called ?? ended ?? taken;
    // A file that was taken in before there was that column: each service is a visit of its own.
    const ticket = instant(19) ?? number;
    if (until > taken)
      stays.push({ day, ticket, ...{ department: whose.department, line: whose.line, zone }, from: taken, until });
    const grade = instant(18);
    if (grade === undefined) continue;
    const at = ended ?? called ?? taken;
    ratings.push({ ...whenOf(dayOf(at), at, timeZone), ...whose, ...where, grade, reasons: 0, came: 'imported' });
  }
  return { arrivals, legs, ratings, stays };
}
