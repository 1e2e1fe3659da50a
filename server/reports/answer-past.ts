import { own } from '../../core/base/own.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import { courseOf, type CourseAsk, type CourseScope, type DayCourse } from '../../core/reports/day-course.ts';
import { distributionOf, type DistributionAnswer, type DistributionAsk } from '../../core/reports/distribution.ts';
import type { Span } from '../../core/reports/report-ask.ts';
import type { Origin } from '../../core/reports/facts.ts';
import { answerReport } from './answer-report.ts';
import type { UpTo } from './day-teller.ts';
import { dayNumber, instantWithin, type Cell } from './fact-columns.ts';
import { whichRows } from './report-sql.ts';
import { UNKNOWN, type Names } from './names.ts';
import type { ReportStore, StoreRow } from './report-store.ts';
import type { PastAnswer, PastAsk } from './reports-wire.ts';

/** Asks a store for whatever can be asked of the past. `too-many`: more rows than anybody reads. */
export function answerPast(store: ReportStore, ask: PastAsk): Promise<PastAnswer | 'too-many'> {
  switch (ask.report) {
    case 'course':
      return answerCourse(store, ask);
    case 'distribution':
      return answerDistribution(store, ask);
    default:
      return answerReport(store, ask);
  }
}

/** Whether an answer depends on a day. */
export function asksFor(ask: PastAsk, day: BusinessDay): boolean {
  const within = ({ from, to }: Span): boolean => from <= day && day <= to;
  switch (ask.report) {
    case 'course':
      return ask.day === day;
    case 'distribution':
      return within(ask.of);
    default:
      return within(ask) || (ask.compare !== undefined && within(ask.compare));
  }
}

/** Whether every day that is asked for was over, and kept whole, when the reports had come so far. */
export function isOver(ask: PastAsk, upTo: Pick<UpTo, 'day' | 'histories'> | undefined): boolean {
  return upTo !== undefined && upTo.histories !== 'behind' && lastDayOf(ask) < upTo.day;
}

function lastDayOf(ask: PastAsk): BusinessDay {
  switch (ask.report) {
    case 'course':
      return ask.day;
    case 'distribution':
      return lastDayOf(ask.of);
    default:
      return ask.compare !== undefined && ask.compare.to > ask.to ? ask.compare.to : ask.to;
  }
}

/** The course of a day from the stretches that the store has of it. */
async function answerCourse(store: ReportStore, ask: CourseAsk): Promise<DayCourse> {
  const { day, only } = ask;
  const names = store.names();
  const rowsOf = async (
    table: string,
    columns: string,
    where: string,
    places: Places,
  ): Promise<readonly StoreRow[]> => {
    const { sql, values } = within(names, only, places);
    return store.rows(`SELECT ${columns} FROM ${table} WHERE day = ?${where}${sql}`, [dayNumber(day), ...values]);
  };
  const at = (row: StoreRow, column: string): number => instantWithin(day, Number(own(row, column)));
  const arrivals = await rowsOf('arrivals', 'at_ms', ' AND first = 1', PLAIN);
  const stays = await rowsOf('stays', 'ticket, from_ms, until_ms', '', PLAIN);
  const stands = await rowsOf('stands', 'counter, state, from_ms, until_ms', '', LISTED);
  // Other systems tell of visits, and not of counters that nobody visited.
  const [foreign] = await store.rows('SELECT count(*) AS n FROM arrivals WHERE day = ? AND origin = ?', [
    ...[dayNumber(day), names.numberOf('imported' satisfies Origin)],
  ]);
  const stretch = (row: StoreRow) => ({ from: at(row, 'from_ms'), until: at(row, 'until_ms') });
  return courseOf(
    {
      arrivals: arrivals.map((row) => at(row, 'at_ms')),
      stays: stays.map((row) => ({ ticket: Number(row['ticket']), ...stretch(row) })),
      stands:
        foreign?.['n'] === 0
          ? stands.map((row) => ({
              counter: names.nameOf(Number(row['counter'])) ?? '',
              state: names.nameOf(Number(row['state'])) === 'open' ? 'open' : 'paused',
              ...stretch(row),
            }))
          : undefined,
    },
    ask,
  );
}

/** In which column a table says where something was, and whether that holds a list. */
type Places = Readonly<Record<CourseScope, { readonly column: string; readonly list: boolean }>>;

const PLAIN: Places = {
  department: { column: 'department', list: false },
  line: { column: 'line', list: false },
  zone: { column: 'zone', list: false },
};
const LISTED: Places = {
  department: { column: 'departments', list: true },
  line: { column: 'lines', list: true },
  zone: { column: 'zone', list: false },
};

function within(
  names: Pick<Names, 'numberOf' | 'numbersWhere'>,
  only: CourseAsk['only'],
  places: Places,
): { readonly sql: string; readonly values: readonly Cell[] } {
  const parts: string[] = [];
  const values: number[] = [];
  for (const [scope, wanted] of Object.entries(only) as [CourseScope, readonly string[]][]) {
    const { column, list } = places[scope];
    const numbers = list
      ? [UNKNOWN, ...names.numbersWhere((name) => wanted.some((each) => name.includes(`,${each},`)))]
      : wanted.map((each) => names.numberOf(each));
    parts.push(` AND ${column} IN (${numbers.map(() => '?').join(', ')})`);
    values.push(...numbers);
  }
  return { sql: parts.join(''), values };
}

/** By what a distribution is counted: the same cases as the percentiles of its report. */
const LENGTHS = {
  waits: { column: 'wait_s', where: 'called = 1 AND wait_s IS NOT NULL' },
  'service-times': { column: 'serve_s', where: 'serve_s IS NOT NULL' },
} as const;

async function answerDistribution(
  store: ReportStore,
  { of, binMinutes }: DistributionAsk,
): Promise<DistributionAnswer | 'too-many'> {
  const { column, where } = LENGTHS[of.report];
  const rows = whichRows(store.names(), of, of.only);
  const counted = await store.rows(
    `SELECT ${column} AS seconds, count(*) AS cases, sum(CASE WHEN late = 1 THEN 1 ELSE 0 END) AS late FROM legs ` +
      `WHERE ${where} AND ${rows.sql} GROUP BY ${column}`,
    rows.values,
  );
  const [targets] = await store.rows(
    `SELECT min(target_s) AS least, max(target_s) AS most FROM legs WHERE ${where} AND ${rows.sql}`,
    rows.values,
  );
  const report = await answerReport(store, { ...of, by: [] });
  if (report === 'too-many') return report;
  const counts = counted.map((row) => ({
    seconds: Number(row['seconds']),
    cases: Number(row['cases']),
    late: Number(row['late']),
  }));
  const [least, most] = [targets?.['least'], targets?.['most']];
  return {
    ...distributionOf(counts, binMinutes),
    total: report.total,
    targetS: of.report === 'waits' && typeof least === 'number' && typeof most === 'number' ? { least, most } : null,
  };
}
