import type { Language, Names } from '../base/names.ts';
import { own } from '../base/own.ts';
import { SHEET_WORDS } from '../reports/assess-texts.ts';
import type { Sheet, SheetCell, SheetKind } from '../reports/report-sheet.ts';
import { TOO_FEW, UNIT_NAMES } from '../reports/report-texts.ts';
import type { AssessmentView } from '../protocol/shapes/assessment.ts';

type Rule = AssessmentView['rules'][number];
type Row = AssessmentView['rows'][number];
type Column = { readonly head: string; readonly kind: SheetKind; readonly of: (row: Row) => SheetCell };

/** The monthly sheet as a table: the very rows that are shown, with what every mark is reckoned from. */
export function assessmentSheet(view: AssessmentView, language: Language): Sheet {
  const columns = [
    ...whose(language),
    ...view.measures.map((measure) => measureColumn(measure, language)),
    ...view.rules.flatMap((rule, at) => ruleColumns(rule, at, language)),
    ...scores(language),
  ];
  return {
    name: `${SHEET_WORDS.title[language]} ${view.month}`,
    head: columns.map(({ head }) => head),
    kinds: columns.map(({ kind }) => kind),
    rows: view.rows.map((row) => columns.map(({ of }) => of(row))),
  };
}

/** What a row is called that is nobody's own: the sum of a department, or of the hall. */
export function sumName(kind: Row['kind']): Names {
  return kind === 'hall' ? SHEET_WORDS.ofHall : SHEET_WORDS.ofDepartment;
}

function whose(language: Language): readonly Column[] {
  return [
    {
      ...{ head: SHEET_WORDS.department[language], kind: 'text' },
      of: ({ kind, departmentName }) =>
        kind === 'hall' ? SHEET_WORDS.ofHall[language] : (departmentName ?? SHEET_WORDS.noDepartment)[language],
    },
    { head: SHEET_WORDS.clerkId[language], kind: 'text', of: ({ clerk }) => clerk ?? null },
    {
      ...{ head: SHEET_WORDS.clerk[language], kind: 'text' },
      of: ({ kind, name }) => (kind === 'clerk' ? (name?.[language] ?? null) : sumName(kind)[language]),
    },
  ];
}

function measureColumn({ id, name, unit }: AssessmentView['measures'][number], language: Language): Column {
  return {
    ...{ head: withUnit(name[language], UNIT_NAMES[unit][language], language), kind: unit },
    of: ({ values, few = [] }) => (few.includes(id) ? TOO_FEW[language] : (own(values, id) ?? null)),
  };
}

function ruleColumns({ name, unit, weight, full, zero, least = 0 }: Rule, at: number, language: Language): Column[] {
  const of = (row: Row, read: (part: Row['parts'][number]) => number | null): SheetCell => {
    const part = row.parts[at];
    return part === undefined ? null : part.state === 'few' ? TOO_FEW[language] : read(part);
  };
  const figure = withUnit(name[language], unit === 'percent' ? '%' : '', language);
  const head = (word: Names): string => `${name[language]} · ${word[language]}`;
  const scale =
    language === 'en'
      ? `of ${String(weight)}: full at ${String(full)}, none at ${String(zero)}`
      : `${SHEET_WORDS.weight[language]} ${String(weight)}：${String(full)} 得${language === 'zh-Hans' ? '满' : '滿'}分，${String(zero)} 得零分`;
  return [
    { head: figure, kind: 'ratio', of: (row) => of(row, ({ value }) => value) },
    { head: head(SHEET_WORDS.part), kind: 'count', of: (row) => of(row, ({ part }) => part) },
    { head: head(SHEET_WORDS.whole), kind: 'count', of: (row) => of(row, ({ whole }) => whole) },
    {
      head: withUnit(head(SHEET_WORDS.marks), scale, language),
      kind: 'ratio',
      of: (row) =>
        row.parts[at]?.state === 'short'
          ? SHEET_WORDS.short[language].replace('{least}', String(least))
          : of(row, ({ marks }) => marks),
    },
  ];
}

function scores(language: Language): readonly Column[] {
  // Where a mark is withheld, so is every sum.
  const of = (row: Row, value: number | null): SheetCell =>
    row.parts.some(({ state }) => state === 'few') ? TOO_FEW[language] : value;
  return [
    { head: SHEET_WORDS.reached[language], kind: 'ratio', of: (row) => of(row, row.marks) },
    { head: SHEET_WORDS.counted[language], kind: 'count', of: (row) => of(row, row.of) },
    { head: SHEET_WORDS.score[language], kind: 'ratio', of: (row) => of(row, row.score) },
  ];
}

function withUnit(name: string, unit: string, language: Language): string {
  if (unit === '') return name;
  return language === 'en' ? `${name} (${unit})` : `${name}（${unit}）`;
}
