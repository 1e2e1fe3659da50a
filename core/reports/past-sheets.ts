import type { Language, Names } from '../base/names.ts';
import { COURSE_FIGURES, COURSE_TEXTS, TIME_NAME } from './course-texts.ts';
import { BIN_FIGURES, binFiguresOf, FROM_NAME, TO_NAME } from './distribution-texts.ts';
import type { Distributed } from './distribution.ts';
import type { Sheet, SheetCell } from './report-sheet.ts';
import { UNIT_NAMES } from './report-texts.ts';

type Values = Readonly<Record<string, number | null>>;

/** The very rows of the course of a day as a table. */
export function courseSheet(
  course: { readonly name: Names; readonly rows: readonly { readonly time: string; readonly values: Values }[] },
  language: Language,
): Sheet {
  return {
    name: course.name[language],
    head: [TIME_NAME[language], ...COURSE_FIGURES.map((id) => COURSE_TEXTS[id].name[language])],
    kinds: ['text', ...COURSE_FIGURES.map(() => 'count' as const)],
    rows: course.rows.map(({ time, values }): SheetCell[] => [time, ...COURSE_FIGURES.map((id) => values[id] ?? null)]),
  };
}

/** The very rows of a distribution as a table. */
export function distributionSheet(
  told: {
    readonly of: Distributed;
    readonly name: Names;
    readonly rows: readonly { readonly from: number; readonly to: number | null; readonly values: Values }[];
  },
  language: Language,
): Sheet {
  const figures = binFiguresOf(told.of);
  const headOf = (id: (typeof figures)[number]): string => {
    const unit = UNIT_NAMES[BIN_FIGURES[id].unit][language];
    const name = BIN_FIGURES[id].name[language];
    if (unit === '') return name;
    return language === 'en' ? `${name} (${unit})` : `${name}（${unit}）`;
  };
  return {
    name: told.name[language],
    head: [FROM_NAME[language], TO_NAME[language], ...figures.map(headOf)],
    kinds: ['count', 'count', ...figures.map((id) => BIN_FIGURES[id].unit)],
    rows: told.rows.map(({ from, to, values }): SheetCell[] => [from, to, ...figures.map((id) => values[id] ?? null)]),
  };
}
