import type { BusinessDay, Instant, TimeZone } from '../../core/base/time.ts';
import type { Language } from '../../core/base/names.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { Outcome } from '../../core/queue/ticket.ts';
import type { Channel } from '../../core/reports/channel.ts';
import type { Arrival, DayFacts, Leg, LegEnd, Rating, Stay } from '../../core/reports/facts.ts';
import { secondsOf, slotOf } from '../../core/reports/when.ts';

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

/**
 * The facts in lines of a kept history. Years have millions: objects are written out member by member, because those
 * that are put together by spreads take twenty times as long to make.
 */
export function factsOfHistory(lines: readonly string[], head: HistoryHead): Partial<DayFacts> {
  const arrivals: Arrival[] = [];
  const legs: Leg[] = [];
  const ratings: Rating[] = [];
  const stays: Stay[] = [];
  for (const [number, line] of lines.entries()) {
    const kept = keptIn(line.split(','));
    const day = businessDayAt(kept.taken, head);
    arrivals.push(arrivalOf(kept, day, head));
    legs.push(legOf(kept, day, head));
    // A file that was taken in before there was that column: each service is a visit of its own.
    if (waitedUntil(kept) > kept.taken) stays.push(stayOf(kept, day, kept.visit ?? number));
    if (kept.grade !== undefined) ratings.push(ratingOf(kept, kept.grade, head));
  }
  return { arrivals, legs, ratings, stays };
}

type Kept = ReturnType<typeof keptIn>;

/** What a line says; checked when the history was taken in. */
function keptIn(cells: readonly string[]) {
  return {
    first: cells[0] === '1',
    taken: Number(cells[1]),
    called: instant(cells[2]),
    served: instant(cells[3]),
    ended: instant(cells[4]),
    department: cells[5] ?? '',
    line: cells[6] ?? '',
    service: cells[7] ?? '',
    zone: cells[8] ?? '',
    counter: text(cells[9]),
    clerk: text(cells[10]),
    category: cells[11] ?? '',
    language: (text(cells[12]) ?? 'zh-Hans') as Language,
    channel: text(cells[13]) as Channel | undefined,
    booked: cells[14] === '1',
    end: cells[15] as LegEnd,
    outcome: text(cells[16]) as Outcome | undefined,
    targetMs: instant(cells[17]),
    grade: instant(cells[18]),
    visit: instant(cells[19]),
  };
}

function text(cell: string | undefined): string | undefined {
  return cell === '' ? undefined : cell;
}

function instant(cell: string | undefined): Instant | undefined {
  return cell === '' || cell === undefined ? undefined : Number(cell);
}

function arrivalOf(kept: Kept, day: BusinessDay, { timeZone }: HistoryHead): Arrival {
  return {
    day,
    slot: slotOf(kept.taken, timeZone),
    at: kept.taken,
    department: kept.department,
    line: kept.line,
    service: kept.service,
    category: kept.category,
    language: kept.language,
    channel: kept.channel,
    zone: kept.zone,
    first: kept.first,
    booked: kept.booked,
    came: 'imported',
  };
}

function waitedUntil({ taken, called, ended }: Kept): Instant {
  return called ?? ended ?? taken;
}

function stayOf(kept: Kept, day: BusinessDay, ticket: number): Stay {
  const { department, line, zone, taken } = kept;
  return { day, ticket, department, line, zone, from: taken, until: waitedUntil(kept) };
}

function legOf(kept: Kept, day: BusinessDay, { timeZone }: HistoryHead): Leg {
  const { taken, called, served, ended, end, targetMs } = kept;
  const at = waitedUntil(kept);
  const waitedMs = at - taken;
  return {
    day,
    slot: slotOf(at, timeZone),
    department: kept.department,
    line: kept.line,
    service: kept.service,
    category: kept.category,
    language: kept.language,
    channel: kept.channel,
    counter: kept.counter,
    clerk: kept.clerk,
    zone: kept.zone,
    end,
    outcome: kept.outcome,
    called: called !== undefined,
    waitS: called === undefined && ended === undefined ? undefined : secondsOf(waitedMs),
    targetS: targetMs === undefined ? undefined : secondsOf(targetMs),
    late: targetMs === undefined ? undefined : waitedMs > targetMs,
    walkS: called === undefined || served === undefined ? undefined : secondsOf(served - called),
    deskS: served === undefined || ended === undefined ? undefined : secondsOf(ended - served),
    serveS: end !== 'served' || called === undefined || ended === undefined ? undefined : secondsOf(ended - called),
    recalls: 0,
    promise: undefined,
    offS: undefined,
    came: 'imported',
  };
}

function ratingOf(kept: Kept, grade: number, head: HistoryHead): Rating {
  const at = kept.ended ?? kept.called ?? kept.taken;
  return {
    day: businessDayAt(at, head),
    slot: slotOf(at, head.timeZone),
    department: kept.department,
    line: kept.line,
    service: kept.service,
    category: kept.category,
    language: kept.language,
    channel: kept.channel,
    counter: kept.counter,
    clerk: kept.clerk,
    zone: kept.zone,
    grade,
    reasons: 0,
    came: 'imported',
  };
}
