import { FIGURES } from '../../core/reports/report-figures.ts';
import type { ReportAnswer, ReportAsk, ReportRow } from '../../core/reports/report-ask.ts';
import { reportOf } from '../../core/reports/report-table.ts';
import { figure, type Plain, type Recount } from './recount-reports.ts';

/** What was recounted of days, by day. */
export type RecountedDays = ReadonlyMap<string, Recount>;

const KINDS = ['arrivals', 'legs', 'desks', 'ratings', 'jams', 'papers', 'attendance', 'complaints', 'cards'] as const;

const nothingYet = (): Recount => ({
  ...{ arrivals: [], legs: [], desks: [], ratings: [], jams: [], papers: [], attendance: [], complaints: [] },
  cards: [],
});

/** A report, figure by figure, by loops over everything that was recounted. */
export function recountReport(days: RecountedDays, ask: ReportAsk): ReportAnswer {
  const { figures } = reportOf(ask.report);
  const sources = new Set(figures.map((id) => FIGURES[id].from));
  const inSpan = (from: string, to: string): Recount => {
    const found = nothingYet();
    const usual = usualIn(days, from, to);
    for (const [day, told] of days) {
      if (day < from || day > to) continue;
      for (const kind of KINDS)
        for (const row of told[kind]) {
          const placed = { came: 'here', ...row, day, usual: usual(row) };
          if (sources.has(kind) && fits(placed, ask)) found[kind].push(placed);
        }
    }
    return found;
  };
  const valuesOf = (told: Recount): Record<string, number | null> => {
    const nothing = KINDS.every((kind) => told[kind].length === 0);
    return Object.fromEntries(figures.map((id) => [id, nothing ? null : figure(id, told)]));
  };
  const split = (told: Recount): Map<string, { keys: (string | number | null)[]; told: Recount }> => {
    const groups = new Map<string, { keys: (string | number | null)[]; told: Recount }>();
    for (const kind of KINDS)
      for (const row of told[kind]) {
        const keys = ask.by.map((each) => placeOf(row, each));
        const key = JSON.stringify(keys);
        const group = groups.get(key) ?? { keys, told: nothingYet() };
        groups.set(key, group);
        group.told[kind].push(row);
      }
    return groups;
  };
  const all = inSpan(ask.from, ask.to);
  const rows: ReportRow[] = [...split(all).values()].map((group) => ({
    by: Object.fromEntries(ask.by.map((each, at) => [each, group.keys[at] ?? null])),
    values: valuesOf(group.told),
  }));
  const shown = ask.by.length === 0 ? [] : rows.filter(({ values }) => !isNothing(values));
  return { rows: shown, total: emptyIfNothing(valuesOf(all)) };
}

/** The usual time of a record's service: the mean of five or more in those days, in whole seconds. */
function usualIn(days: RecountedDays, from: string, to: string): (row: Plain) => number | undefined {
  const times = new Map<string, number[]>();
  for (const [day, told] of days)
    if (day >= from && day <= to)
      for (const { service, serve } of told.legs)
        if (serve !== undefined) times.set(String(service), [...(times.get(String(service)) ?? []), Number(serve)]);
  return ({ service }) => {
    const all = times.get(String(service)) ?? [];
    return all.length < 5 ? undefined : Math.round(all.reduce((sum, each) => sum + each, 0) / all.length);
  };
}

function isNothing(values: Readonly<Record<string, number | null>>): boolean {
  return Object.values(values).every((value) => value === null || value === 0);
}

function emptyIfNothing(values: Record<string, number | null>): Record<string, number | null> {
  return isNothing(values) ? Object.fromEntries(Object.keys(values).map((id) => [id, null])) : values;
}

function fits(row: Plain, { only }: ReportAsk): boolean {
  return Object.entries(only).every(([dimension, wanted]) =>
    wanted.some((each) => String(placeOf(row, dimension)) === each),
  );
}

function placeOf(row: Plain, dimension: string): string | number | null {
  const [day, slot] = [String(row['day']), Number(row['slot'])];
  const noon = new Date(`${day}T12:00:00Z`);
  switch (dimension) {
    case 'day':
      return day;
    case 'weekday':
      return noon.getUTCDay() === 0 ? 7 : noon.getUTCDay();
    case 'week':
      return new Date(noon.getTime() - ((noon.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
    case 'month':
      return day.slice(0, 7);
    case 'hour':
      return Math.floor(slot / 2);
    case 'half-hour':
      return `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 1 ? '30' : '00'}`;
    case 'origin':
      return String(row['came']);
    default: {
      const value = row[dimension];
      return typeof value === 'string' ? value : null;
    }
  }
}

/** Rows in an order of their own, to be compared. */
export function inOneOrder(rows: readonly ReportRow[]): readonly ReportRow[] {
  const key = ({ by }: ReportRow): string =>
    JSON.stringify(Object.entries(by).sort(([one], [other]) => (one < other ? -1 : 1)));
  return [...rows].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
