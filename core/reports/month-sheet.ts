import type { DepartmentId } from '../base/names.ts';
import { assessFacts, type AssessFigure, type AssessRule } from '../catalogue/assess-rule.ts';
import { marksOf, scoreOf, valueOf, type Fraction } from './marks.ts';
import type { Values } from './report-ask.ts';
import type { FigureId } from './report-figures.ts';

/** What a clerk's row of the report `assessment` says. */
export type Assessed = { readonly clerk: string; readonly values: Values };

/** How a figure stands: it counts, there is no data of it, or fewer cases than the hall asks for. */
export type PartState = 'counted' | 'no-data' | 'short';

/** A figure of a row with what it was reckoned from, and the marks that it gives, in hundredths. */
export type SheetPart = {
  readonly figure: AssessFigure;
  readonly state: PartState;
  readonly part: number;
  readonly whole: number;
  readonly value: number | undefined;
  readonly marks: number | undefined;
};

/** Marks in hundredths, out of so many whole ones; and of a hundred, in hundredths. Undefined: nothing counts. */
export type SheetScore = { readonly marks: number; readonly of: number; readonly score: number | undefined };

export type SheetRow = {
  readonly kind: 'clerk' | 'department' | 'hall';
  readonly department: DepartmentId | undefined;
  readonly clerk: string | undefined;
  /** Whose figures are in it. */
  readonly people: readonly string[];
  readonly values: Values;
  readonly parts: readonly SheetPart[];
} & SheetScore;

/** What is added up over people, and stands in the sheet as it is. */
export const SHEET_VALUES = [
  ...(['attendedDays', 'openTime', 'servingTime', 'idleTime', 'pauseTime', 'pauseBreak', 'pauseLunch'] as const),
  ...([
    'pauseMeeting',
    'pausePaperwork',
    'pauseTrouble',
    'pauseOther',
    'called',
    'served',
    'noShows',
    'paced',
  ] as const),
  ...(['pacedTime', 'usualTime', 'ratings', 'grade5', 'grade4', 'grade3', 'grade2', 'grade1'] as const),
  ...(['complaints', 'complaintsUpheld'] as const),
] as const satisfies readonly FigureId[];

/**
 * The office's monthly sheet: each clerk, then the department, department by department, then the hall. Shares are of
 * all cases together, never means of means; what is counted is a person's on average.
 */
export function monthSheet(
  rows: readonly Assessed[],
  rules: readonly AssessRule[],
  departments: readonly DepartmentId[],
  departmentOf: (clerk: string) => DepartmentId | undefined,
): readonly SheetRow[] {
  const groups = [...departments, undefined].map((department) => ({
    department,
    people: rows.filter(({ clerk }) => placeOf(departmentOf(clerk), departments) === department),
  }));
  const rowOf = (kind: SheetRow['kind'], department: DepartmentId | undefined, all: readonly Assessed[]): SheetRow => {
    const values = kind === 'clerk' ? (all[0]?.values ?? {}) : together(all);
    return {
      ...{ kind, department, values },
      clerk: kind === 'clerk' ? all[0]?.clerk : undefined,
      people: all.map(({ clerk }) => clerk),
      ...weighed(values, all.length, rules),
    };
  };
  const filled = groups.filter(({ people }) => people.length > 0);
  return [
    ...filled.flatMap(({ department, people }) => [
      ...people.map((each) => rowOf('clerk', department, [each])),
      rowOf('department', department, people),
    ]),
    ...(rows.length === 0 ? [] : [rowOf('hall', undefined, rows)]),
  ];
}

/** A department that the hall has no more is none. */
function placeOf(department: DepartmentId | undefined, departments: readonly DepartmentId[]): DepartmentId | undefined {
  return department !== undefined && departments.includes(department) ? department : undefined;
}

function together(all: readonly Assessed[]): Values {
  return Object.fromEntries(
    SHEET_VALUES.map((id) => [id, all.reduce((sum, { values }) => sum + (values[id] ?? 0), 0)]),
  );
}

function weighed(
  values: Values,
  people: number,
  rules: readonly AssessRule[],
): SheetScore & { readonly parts: readonly SheetPart[] } {
  const parts = rules.map((rule) => partOf(values, people, rule));
  const counted = rules.filter((_, at) => parts[at]?.state === 'counted');
  const of = counted.reduce((sum, { weight }) => sum + weight, 0);
  const marks = parts.reduce((sum, part) => sum + (part.marks ?? 0), 0);
  return { parts, marks, of, score: of === 0 ? undefined : scoreOf(marks, of) };
}

function partOf(values: Values, people: number, rule: AssessRule): SheetPart {
  const { figure, least } = rule;
  const fraction = fractionOf(figure, values, people);
  const { part, whole } = fraction;
  if (whole === 0) return { figure, state: 'no-data', part, whole, value: undefined, marks: undefined };
  const short = assessFacts(figure).ofCases === true && casesOf(figure, values) < least;
  const value = valueOf(fraction);
  if (short) return { figure, state: 'short', part, whole, value, marks: undefined };
  return { figure, state: 'counted', part, whole, value, marks: marksOf(fraction, rule) };
}

/** What each figure is reckoned from, for the sheet and for whoever checks it. */
function fractionOf(figure: AssessFigure, values: Values, people: number): Fraction {
  const of = (id: (typeof SHEET_VALUES)[number]): number => values[id] ?? 0;
  switch (figure) {
    case 'attended-days':
      return { part: of('attendedDays'), whole: people, times: 1 };
    case 'staffed-hours':
      return { part: of('openTime'), whole: people, times: 1 / HOUR_S };
    case 'served':
      return { part: of('served'), whole: people, times: 1 };
    case 'served-per-hour':
      return { part: of('served'), whole: of('openTime'), times: HOUR_S };
    case 'serving-share':
      return { part: of('servingTime'), whole: of('openTime'), times: 100 };
    case 'idle-share':
      return { part: of('idleTime'), whole: of('openTime'), times: 100 };
    case 'pause-share': {
      // Lunch is everybody's: neither a pause nor time at the counter.
      const lunch = of('pauseLunch');
      return { part: of('pauseTime') - lunch, whole: of('openTime') - lunch, times: 100 };
    }
    case 'pace':
      return { part: of('pacedTime'), whole: of('usualTime'), times: 1 };
    case 'no-show-share':
      return { part: of('noShows'), whole: of('called'), times: 100 };
    case 'grade': {
      const points = 5 * of('grade5') + 4 * of('grade4') + 3 * of('grade3') + 2 * of('grade2') + of('grade1');
      return { part: points, whole: of('ratings'), times: 1 };
    }
    case 'bad-grade-share':
      return { part: of('grade2') + of('grade1'), whole: of('ratings'), times: 100 };
    case 'complaints':
      return { part: of('complaints'), whole: people, times: 1 };
    case 'complaints-upheld':
      return { part: of('complaintsUpheld'), whole: people, times: 1 };
  }
}

const HOUR_S = 3600;

function casesOf(figure: AssessFigure, values: Values): number {
  switch (figure) {
    case 'pace':
      return values.paced ?? 0;
    case 'no-show-share':
      return values.called ?? 0;
    default:
      return values.ratings ?? 0;
  }
}

/** The figures of the report that each figure of the sheet is reckoned from. */
export function reckonedFrom(figure: AssessFigure): readonly (typeof SHEET_VALUES)[number][] {
  switch (figure) {
    case 'attended-days':
      return ['attendedDays'];
    case 'staffed-hours':
      return ['openTime'];
    case 'served':
      return ['served'];
    case 'served-per-hour':
      return ['served', 'openTime'];
    case 'serving-share':
      return ['servingTime', 'openTime'];
    case 'idle-share':
      return ['idleTime', 'openTime'];
    case 'pause-share':
      return ['pauseTime', 'pauseLunch', 'openTime'];
    case 'pace':
      return ['pacedTime', 'usualTime'];
    case 'no-show-share':
      return ['noShows', 'called'];
    case 'grade':
    case 'bad-grade-share':
      return ['ratings'];
    case 'complaints':
      return ['complaints'];
    case 'complaints-upheld':
      return ['complaintsUpheld'];
  }
}
