import { RATING_REASONS } from '../../core/queue/rating.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import { addDays, weekdayOf } from '../../core/base/zone.ts';
import type {
  Arrival,
  Attendance,
  CardFact,
  ComplaintFact,
  DayFacts,
  DeskTime,
  Jam,
  Leg,
  Paper,
  Rating,
  Stand,
  Stay,
  When,
} from '../../core/reports/facts.ts';
import type { Source } from '../../core/reports/report-figures.ts';

/** What a fact has in a column. */
export type Cell = string | number | null;

/** A column of a table of facts. The store has a number for each name. */
export type FactColumn<F> = {
  readonly name: string;
  readonly type: 'name' | 'small' | 'int';
  readonly of: (fact: F) => Cell;
};

type Column<F> = FactColumn<F>;

const DAY_MS = 86_400_000;

/** A date as a number: so many days since 1970-01-01. */
export function dayNumber(day: BusinessDay): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The date of a number. */
export function dayOfNumber(number: number): BusinessDay {
  return addDays('1970-01-01', number);
}

/** An instant in the 32 bits of a column: by the midnight that the date has in UTC. */
export function withinDay(day: BusinessDay, at: Instant): number {
  return at - calendarOf(day).number * DAY_MS;
}

/** And back. */
export function instantWithin(day: BusinessDay, ms: number): Instant {
  return calendarOf(day).number * DAY_MS + ms;
}

type Calendar = { readonly number: number; readonly week: number; readonly month: number; readonly weekday: number };
const calendars = new Map<BusinessDay, Calendar>();

function calendarOf(day: BusinessDay): Calendar {
  const known = calendars.get(day);
  if (known !== undefined) return known;
  const number = dayNumber(day);
  const weekday = weekdayOf(day);
  const made = {
    number,
    weekday,
    week: number - weekday + 1,
    month: Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
  };
  if (calendars.size > 5000) calendars.clear();
  calendars.set(day, made);
  return made;
}

const text = <F>(name: string, of: (fact: F) => string | undefined): Column<F> => ({
  ...{ name, type: 'name' },
  of: (fact) => of(fact) ?? null,
});
const number = <F>(name: string, of: (fact: F) => number | undefined, type: 'small' | 'int' = 'int'): Column<F> => ({
  ...{ name, type },
  of: (fact) => of(fact) ?? null,
});
const flag = <F>(name: string, of: (fact: F) => boolean): Column<F> =>
  number(name, (fact) => (of(fact) ? 1 : 0), 'small');

const WHEN: readonly Column<When>[] = [
  number('day', ({ day }) => calendarOf(day).number),
  number('week', ({ day }) => calendarOf(day).week),
  number('month', ({ day }) => calendarOf(day).month),
  number('weekday', ({ day }) => calendarOf(day).weekday, 'small'),
  number('slot', ({ slot }) => slot, 'small'),
];

const WHOSE: readonly Column<Omit<Arrival, 'at' | 'first' | 'booked' | 'came'>>[] = [
  text('department', ({ department }) => department),
  text('line', ({ line }) => line),
  text('service', ({ service }) => service),
  text('category', ({ category }) => category),
  text('zone', ({ zone }) => zone),
  text('language', ({ language }) => language),
  text('channel', ({ channel }) => channel),
];

const UNCALLED: ReadonlySet<string> = new Set(['left', 'day-over', 'waiting']);

const ARRIVALS: readonly Column<Arrival>[] = [
  ...WHEN,
  ...WHOSE,
  number('at_ms', ({ day, at }) => withinDay(day, at)),
  text('origin', ({ came }) => came),
  flag('first', ({ first }) => first),
  flag('booked', ({ booked }) => booked),
];

const LEGS: readonly Column<Leg>[] = [
  ...WHEN,
  ...WHOSE,
  text('origin', ({ came }) => came),
  text('counter', ({ counter }) => counter),
  text('clerk', ({ clerk }) => clerk),
  text('ended', ({ end }) => end),
  text('outcome', ({ outcome }) => outcome),
  text('promise', ({ promise }) => promise),
  flag('called', ({ called }) => called),
  number('late', ({ late }) => (late === undefined ? undefined : Number(late)), 'small'),
  // Whether it is known that the target was met or missed: not yet of who still waits within it.
  flag('decided', ({ called, late, end }) => late !== undefined && (called || (late && UNCALLED.has(end)))),
  number('recalls', ({ recalls }) => recalls, 'small'),
  number('wait_s', ({ waitS }) => waitS),
  number('target_s', ({ targetS }) => targetS),
  number('walk_s', ({ walkS }) => walkS),
  number('desk_s', ({ deskS }) => deskS),
  number('serve_s', ({ serveS }) => serveS),
  number('off_s', ({ offS }) => offS),
];

const DESKS: readonly Column<DeskTime>[] = [
  ...WHEN,
  text('department', ({ department }) => department),
  text('counter', ({ counter }) => counter),
  text('clerk', ({ clerk }) => clerk),
  text('zone', ({ zone }) => zone),
  text('state', ({ state }) => state),
  text('reason', ({ reason }) => reason),
  number('ms', ({ ms }) => ms),
];

const RATINGS: readonly Column<Rating>[] = [
  ...WHEN,
  ...WHOSE,
  text('origin', ({ came }) => came),
  text('counter', ({ counter }) => counter),
  text('clerk', ({ clerk }) => clerk),
  number('grade', ({ grade }) => grade, 'small'),
  ...RATING_REASONS.map((reason, bit) =>
    flag<Rating>(`reason_${reason.replaceAll('-', '_')}`, ({ reasons }) => (reasons & (1 << bit)) !== 0),
  ),
];

const JAMS: readonly Column<Jam>[] = [
  ...WHEN,
  text('department', ({ department }) => department),
  text('line', ({ line }) => line),
  text('zone', ({ zone }) => zone),
  number('seconds', ({ seconds }) => seconds),
  number('most', ({ most }) => most),
];

const PAPERS: readonly Column<Paper>[] = [
  ...WHEN,
  text('printer', ({ printer }) => printer),
  text('outcome', ({ outcome }) => outcome),
  text('cause', ({ cause }) => cause),
  flag('copy', ({ copy }) => copy),
];

const ATTENDANCE: readonly Column<Attendance>[] = [
  ...WHEN,
  text('department', ({ department }) => department),
  text('counter', ({ counter }) => counter),
  text('clerk', ({ clerk }) => clerk),
  text('zone', ({ zone }) => zone),
  text('ended', ({ end }) => end),
  number('in_s', ({ inS }) => inS),
  number('out_s', ({ outS }) => outS),
];

const COMPLAINTS: readonly Column<ComplaintFact>[] = [
  ...WHEN,
  text('department', ({ department }) => department),
  text('line', ({ line }) => line),
  text('service', ({ service }) => service),
  text('counter', ({ counter }) => counter),
  text('clerk', ({ clerk }) => clerk),
  text('zone', ({ zone }) => zone),
  text('source', ({ source }) => source),
  text('event', ({ event }) => event),
  text('outcome', ({ outcome }) => outcome),
];

const CARDS: readonly Column<CardFact>[] = [
  ...WHEN,
  text('department', ({ department }) => department),
  text('line', ({ line }) => line),
  text('service', ({ service }) => service),
  text('counter', ({ counter }) => counter),
  text('clerk', ({ clerk }) => clerk),
  text('zone', ({ zone }) => zone),
  text('colour', ({ colour }) => colour),
  text('kind', ({ kind }) => kind),
  flag('acknowledged', ({ acknowledged }) => acknowledged),
];

const STAYS: readonly Column<Stay>[] = [
  number('day', ({ day }) => calendarOf(day).number),
  number('ticket', ({ ticket }) => ticket),
  text('department', ({ department }) => department),
  text('line', ({ line }) => line),
  text('zone', ({ zone }) => zone),
  number('from_ms', ({ day, from }) => withinDay(day, from)),
  number('until_ms', ({ day, until }) => withinDay(day, until)),
];

const STANDS: readonly Column<Stand>[] = [
  number('day', ({ day }) => calendarOf(day).number),
  text('counter', ({ counter }) => counter),
  text('departments', ({ departments }) => departments),
  text('lines', ({ lines }) => lines),
  text('zone', ({ zone }) => zone),
  text('state', ({ state }) => state),
  number('from_ms', ({ day, from }) => withinDay(day, from)),
  number('until_ms', ({ day, until }) => withinDay(day, until)),
];

type FactOf<S extends Source> = DayFacts[S][number];
type Tables = { readonly [S in Source]: readonly Column<FactOf<S>>[] };

const TABLES: Tables = {
  ...{ arrivals: ARRIVALS, legs: LEGS, desks: DESKS, ratings: RATINGS, jams: JAMS, papers: PAPERS },
  ...{ attendance: ATTENDANCE, complaints: COMPLAINTS, cards: CARDS },
  ...{ stays: STAYS, stands: STANDS },
};

/** The tables of facts. */
export const SOURCES = Object.keys(TABLES) as readonly Source[]; // the keys of the table are its names

/** The columns of a table, for whoever has facts of any kind in hand. */
export function columnsOf(source: Source): readonly FactColumn<never>[] {
  return TABLES[source];
}
