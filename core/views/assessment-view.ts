import { assessFacts, type AssessRule, type AssessScope } from '../catalogue/assess-rule.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { HallUser } from '../catalogue/staff.ts';
import type { AssessmentView } from '../protocol/shapes/assessment.ts';
import { ASSESS_TEXTS } from '../reports/assess-texts.ts';
import { FIGURE_TEXTS } from '../reports/figure-texts.ts';
import { monthSheet, reckonedFrom, type SheetPart, type SheetRow } from '../reports/month-sheet.ts';
import type { ReportAnswer, ReportAsk, Span } from '../reports/report-ask.ts';
import { figureOf, type FigureId } from '../reports/report-figures.ts';
import { reportOf } from '../reports/report-table.ts';
import { baseOf, isSafe, tooFew, widen, type TooFew } from '../reports/too-few.ts';

/** Who looks at the sheet: somebody at their own row, a supervisor within a scope, or whoever sees everything. */
export type Assessor =
  | { readonly sees: 'self'; readonly user: string }
  | { readonly sees: AssessScope; readonly user: HallUser; readonly withhold: true }
  | { readonly sees: 'hall'; readonly withhold: false };

type Told = Omit<AssessmentView, 'state' | 'upTo' | 'missing'>;

/** The first and the last day of a month of the calendar, written `2026-03`. */
export function monthSpan(month: string): Span {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** What the reports are asked for a month's sheet. */
export function monthAsk(month: string): ReportAsk {
  return { report: 'assessment', ...monthSpan(month), by: ['clerk'], only: {} };
}

/** What stands in each row of the sheet beside what is weighed. */
const SHOWN = ['attendedDays', 'openTime', 'idleTime', 'pauseTime', 'pauseLunch', 'served'] as const;

/** The monthly sheet for whoever asks. Months are those of the business days, by the hall's calendar. */
export function assessmentView(
  month: string,
  answer: ReportAnswer,
  catalogue: Catalogue,
  userOf: (id: string) => HallUser | undefined,
  assessor: Assessor,
): Told {
  const rules = catalogue.assessment ?? [];
  const known = answer.rows.flatMap(({ by: { clerk }, values }) =>
    typeof clerk === 'string' ? [{ clerk, values }] : [],
  );
  const departments = catalogue.departments.map(({ id }) => id);
  const rows = monthSheet(known, rules, departments, (clerk) => userOf(clerk)?.department);
  const few = assessor.sees !== 'self' && assessor.withhold ? withheldIn(month, answer, rows) : undefined;
  const { from, to } = monthSpan(month);
  return {
    ...{ month, from, to, timeZone: catalogue.hall.timeZone, sees: assessor.sees },
    rules: rules.map(ruleOf),
    measures: SHOWN.map((id) => ({
      id,
      ...FIGURE_TEXTS[id],
      unit: figureOf(id).unit === 'count' ? 'count' : 'seconds',
    })),
    rows: rows
      .filter((row) => maySee(row, assessor, userOf))
      .map((row) => rowOf(row, few?.(row) ?? new Set(), catalogue, userOf)),
  };
}

function ruleOf(rule: AssessRule): AssessmentView['rules'][number] {
  const { unit, ofCases } = assessFacts(rule.figure);
  const { figure, weight, full, zero, least } = rule;
  return { figure, ...ASSESS_TEXTS[figure], unit, weight, full, zero, ...(ofCases === true ? { least } : {}) };
}

function maySee(row: SheetRow, assessor: Assessor, userOf: (id: string) => HallUser | undefined): boolean {
  switch (assessor.sees) {
    case 'self':
      return row.clerk === assessor.user;
    case 'hall':
      return true;
    case 'department':
      return row.kind !== 'hall' && row.department !== undefined && row.department === assessor.user.department;
    case 'zone':
      // A department's sum holds people of other zones.
      return row.clerk !== undefined && isWithin(userOf(row.clerk), assessor.user, 'zone');
  }
}

/** Whether somebody works where somebody else does, as users.csv has it; whoever works nowhere does so with nobody. */
export function isWithin(one: HallUser | undefined, other: HallUser | undefined, scope: AssessScope): boolean {
  if (one === undefined || other === undefined) return false;
  switch (scope) {
    case 'hall':
      return true;
    case 'department':
      return one.department !== undefined && one.department === other.department;
    case 'zone':
      return one.zone !== '' && one.zone === other.zone;
  }
}

function rowOf(
  row: SheetRow,
  few: ReadonlySet<FigureId>,
  catalogue: Catalogue,
  userOf: (id: string) => HallUser | undefined,
): AssessmentView['rows'][number] {
  const parts = row.parts.map((part) => shownPart(part, few));
  // A sum less the marks that are shown would be the one that is not.
  const whole = parts.every(({ state }) => state !== 'few');
  const department = catalogue.departments.find(({ id }) => id === row.department)?.name;
  const name = row.clerk === undefined ? undefined : userOf(row.clerk)?.name;
  const withheld = SHOWN.filter((id) => few.has(id));
  return {
    ...{ kind: row.kind, department: row.department ?? null, people: row.people.length, parts },
    ...(department === undefined ? {} : { departmentName: department }),
    ...(row.clerk === undefined ? {} : { clerk: row.clerk }),
    ...(name === undefined ? {} : { name }),
    values: Object.fromEntries(SHOWN.map((id) => [id, few.has(id) ? null : (row.values[id] ?? null)])),
    ...(withheld.length === 0 ? {} : { few: withheld }),
    marks: whole && row.of > 0 ? row.marks / 100 : null,
    of: whole ? row.of : null,
    score: whole && row.score !== undefined ? row.score / 100 : null,
  };
}

function shownPart(
  { figure, state, part, whole, value, marks }: SheetPart,
  few: ReadonlySet<FigureId>,
): AssessmentView['rows'][number]['parts'][number] {
  if (reckonedFrom(figure).some((id) => few.has(id)))
    return { figure, state: 'few', part: null, whole: null, value: null, marks: null };
  return {
    ...{ figure, state, part, whole },
    value: value ?? null,
    marks: marks === undefined ? null : marks / 100,
  };
}

/**
 * What is withheld of each row: of clerks what their report withholds, of departments what would tell a clerk of
 * theirs, and of others so much that no sum less the others tells a department.
 */
function withheldIn(
  month: string,
  answer: ReportAnswer,
  rows: readonly SheetRow[],
): (row: SheetRow) => ReadonlySet<FigureId> {
  const { figures } = reportOf('assessment');
  const ofClerks = tooFew(monthAsk(month), answer, 'values');
  const hidden = new Map<SheetRow, Set<FigureId>>(rows.map((row) => [row, new Set(clerksOwn(row, ofClerks))]));
  const clerks = rows.filter(({ kind }) => kind === 'clerk');
  const departments = rows.filter(({ kind }) => kind === 'department');
  const hall = rows.find(({ kind }) => kind === 'hall');
  for (const id of figures) {
    const base = baseOf(figures, id) ?? id;
    const isHidden = (row: SheetRow): boolean => hidden.get(row)?.has(id) === true;
    const counts = clerks.map(({ values }) => values[base] ?? 0);
    const shut = new Set(clerks.flatMap((row, at) => (isHidden(row) ? [at] : [])));
    const inDepartment = departments.map(({ people }) =>
      clerks.flatMap((row, at) => (people.includes(row.clerk ?? '') ? [at] : [])),
    );
    const closed = new Set(inDepartment.flatMap((line, at) => (isSafe(counts, line, shut) ? [] : [at])));
    const sums = inDepartment.map((line) => line.reduce((sum, at) => sum + (counts[at] ?? 0), 0));
    const unsafe = closed.size > 0 && widen(sums, [[...departments.keys()]], closed).size > 0;
    for (const at of closed) hidden.get(departments[at] as SheetRow)?.add(id);
    if (hall !== undefined && (unsafe || ofClerks.ofTotal().includes(id))) hidden.get(hall)?.add(id);
  }
  return (row) => hidden.get(row) ?? new Set();
}

function clerksOwn({ kind, clerk = '', values }: SheetRow, few: TooFew): readonly FigureId[] {
  return kind === 'clerk' ? few.ofRow({ by: { clerk }, values }) : [];
}
