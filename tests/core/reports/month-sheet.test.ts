import { describe, expect, it } from 'vitest';
import type { AssessRule } from '../../../core/catalogue/assess-rule.ts';
import { marksOf, scoreOf, type Fraction } from '../../../core/reports/marks.ts';
import { monthSheet, type SheetRow } from '../../../core/reports/month-sheet.ts';
import type { Values } from '../../../core/reports/report-ask.ts';
import { monthSpan } from '../../../core/views/assessment-view.ts';
import { fc } from '../../support/property.ts';

const rule = (figure: AssessRule['figure'], weight: number, full: number, zero: number, least = 5): AssessRule => ({
  ...{ figure, weight, full, zero, least },
});
const of = (part: number, whole = 1, times = 1): Fraction => ({ part, whole, times });

function sheet(people: Readonly<Record<string, Values>>, rules: readonly AssessRule[]): readonly SheetRow[] {
  const rows = Object.entries(people).map(([clerk, values]) => ({ clerk, values }));
  const places: Readonly<Record<string, string>> = { li: 'tax', wang: 'tax', zhao: 'police', chen: 'gone' };
  return monthSheet(rows, rules, ['police', 'tax'], (clerk) => places[clerk]);
}

const brief = (row: SheetRow | undefined): unknown =>
  row && [row.kind, row.clerk ?? row.department, row.parts.map(({ state, marks }) => marks ?? state), row.score];

describe('the marks of the monthly sheet', () => {
  it('[KH4] the weight at full and beyond, none at zero and beyond, in proportion between, more or less being better', () => {
    const days = rule('attended-days', 20, 20, 10);
    expect([0, 10, 11, 15, 20, 31].map((each) => marksOf(of(each), days))).toEqual([0, 0, 200, 1000, 2000, 2000]);
    // 12 of 80 calls are 15 %: three fifths of the way from 30 to 5.
    expect(marksOf(of(12, 80, 100), rule('no-show-share', 10, 5, 30))).toBe(600);
    expect(marksOf(of(0, 80, 100), rule('no-show-share', 10, 5, 30))).toBe(1000);
    // 301 s where 300 are usual: 1.00333… of 1 to 1.6.
    expect(marksOf(of(301, 300), rule('pace', 20, 1, 1.6))).toBe(1989);
    // 27,000 s are 7.5 hours.
    expect(marksOf(of(27_000, 1, 1 / 3600), rule('staffed-hours', 10, 8, 7))).toBe(500);
  });

  it('[KH4] halves of a hundredth are rounded up, exactly, where floating numbers would not', () => {
    // 1.005 of 0 to 2 at weight 2: 1.005 marks.
    expect(marksOf(of(1005, 1000), rule('pace', 2, 2, 0))).toBe(101);
    expect(marksOf(of(1004999, 1_000_000), rule('pace', 2, 2, 0))).toBe(100);
    expect(marksOf(of(29, 200), rule('pace', 1, 1, 0))).toBe(15);
    expect([scoreOf(1005, 20), scoreOf(100, 3), scoreOf(0, 5)]).toEqual([5025, 3333, 0]);
  });

  it('[KH4] of any figure within its limits, it is the hundredth that is nearest to the weight in proportion', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom(1, 100, 3600),
        fc.integer({ min: 1, max: 1000 }),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        (part, whole, times, weight, full4, zero4) => {
          fc.pre(full4 !== zero4);
          const marks = marksOf(of(part, whole, times), rule('pace', weight, full4 / 10_000, zero4 / 10_000));
          const share = ((part * times * 10_000) / whole - zero4) / (full4 - zero4);
          const exact = Math.min(1, Math.max(0, share)) * weight * 100;
          expect(Math.abs(marks - exact)).toBeLessThan(0.5 + 1e-6 * (1 + exact));
        },
      ),
    );
  });
});

describe('the rows of the monthly sheet', () => {
  const RULES = [rule('grade', 25, 5, 3, 10), rule('complaints-upheld', 15, 0, 3), rule('pause-share', 10, 0, 100)];
  const li = {
    called: 100,
    ratings: 10,
    grade5: 5,
    grade4: 5,
    complaintsUpheld: 1,
    openTime: 7200,
    pauseTime: 3600,
    pauseLunch: 3000,
  };

  it('[KH5] what there is no data of, or too few cases, gives no marks and takes none: it does not count', () => {
    const rows = sheet({ li, zhao: { ratings: 9, grade1: 9, openTime: 0 }, chen: { ratings: 0 } }, RULES);
    expect(rows.filter(({ kind }) => kind === 'clerk').map(brief)).toEqual([
      // Of 15 alone: fewer than ten grades; nobody stood there.
      ['clerk', 'zhao', ['short', 1500, 'no-data'], 10_000],
      // 4.5, one complaint, ten minutes of seventy.
      ['clerk', 'li', [1875, 1000, 857], 7464],
      ['clerk', 'chen', ['no-data', 1500, 'no-data'], 10_000],
    ]);
    expect(sheet({ li: {} }, [rule('grade', 25, 5, 3)])[0]).toMatchObject({ of: 0, score: undefined });
    expect(sheet({ li }, [])[0]).toMatchObject({ parts: [], score: undefined });
    expect(sheet({}, RULES)).toEqual([]);
  });

  it('[KH6] a department’s shares are of all its cases together, and what is counted is a person’s on average; then the hall', () => {
    const wang = { ratings: 90, grade5: 90, complaintsUpheld: 0, openTime: 3600, pauseTime: 0, pauseLunch: 0 };
    const rows = sheet({ li, wang, chen: { ratings: 20, grade1: 20, complaintsUpheld: 2, openTime: 100 } }, RULES);
    expect(rows.map(({ kind, clerk, department }) => [kind, department, clerk])).toEqual([
      ['clerk', 'tax', 'li'],
      ['clerk', 'tax', 'wang'],
      ['department', 'tax', undefined],
      // Not in the hall file any more: with those of whom nobody knows where they belong.
      ['clerk', undefined, 'chen'],
      ['department', undefined, undefined],
      ['hall', undefined, undefined],
    ]);
    const tax = rows[2];
    // 495 points of a hundred grades, no mean of 4.5 and 5.
    expect(tax?.parts[0]).toMatchObject({ part: 495, whole: 100, value: 4.95, marks: 2438 });
    expect(tax?.parts[1]).toMatchObject({ part: 1, whole: 2, value: 0.5, marks: 1250 });
    // Lunch is neither a pause nor time at the counter: 600 of 7800 s.
    expect(tax?.parts[2]).toMatchObject({ part: 600, whole: 7800, marks: 923 });
    expect(rows.at(-1)?.parts[0]).toMatchObject({ part: 515, whole: 120 });
  });

  it('[KH6] months are those of the calendar', () => {
    expect(monthSpan('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthSpan('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthSpan('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });
});
