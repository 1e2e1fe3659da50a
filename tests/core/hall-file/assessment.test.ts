import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

function read(lines: readonly string[], head = 'figure,weight,full,zero,least') {
  return readHallFile(tablesOf({ ...SMALL_HALL, 'assessment.csv': `${[head, ...lines].join('\n')}\n` }));
}

function errors(lines: readonly string[]): readonly string[] {
  const found = read(lines);
  return found.ok ? [] : found.error.map(hallFileErrorText);
}

describe('assessment.csv', () => {
  it('[KH9] says what the monthly sheet weighs; the least number of cases is 5 if not said; a hall need not have it', () => {
    const found = read(['grade,25,4.8,3,', 'pace,20,1,1.6,20', 'no-show-share,10,5%,30%,', 'pause-share,10,2.5,20,']);
    if (!found.ok) return expect(found.error.map(hallFileErrorText)).toEqual([]);
    expect(found.value.catalogue.assessment).toEqual([
      { figure: 'grade', weight: 25, full: 4.8, zero: 3, least: 5 },
      { figure: 'pace', weight: 20, full: 1, zero: 1.6, least: 20 },
      { figure: 'no-show-share', weight: 10, full: 5, zero: 30, least: 5 },
      { figure: 'pause-share', weight: 10, full: 2.5, zero: 20, least: 5 },
    ]);
    const without = readHallFile(tablesOf(SMALL_HALL));
    expect(without.ok && without.value.catalogue.assessment).toBeUndefined();
  });

  it('[KH9] each mistake is told with its place and what would be right', () => {
    for (const [lines, told] of [
      [['grades,25,4.8,3,'], /assessment\.csv, line 2, figure "grades": expected one of .*; nearest: grade/],
      [['grade,0,4.8,3,'], /line 2, weight "0": expected a whole number from 1 to 1000/],
      [['grade,2.5,4.8,3,'], /line 2, weight "2.5": expected a whole number/],
      [['grade,25,4.8,4.8,'], /line 2, zero "4.8": expected another number than full, 4.8/],
      [['grade,25,6,3,'], /line 2, full "6": expected a grade from 1 \(very bad\) to 5 \(very good\)/],
      [['grade,25,480%,3,'], /line 2, full "480%": expected a number without %: grade is no share/],
      [['idle-share,10,5,130,'], /line 2, zero "130": expected a percentage up to 100/],
      [['pace,10,1.00001,2,'], /line 2, full "1.00001": expected four decimals at most/],
      [['pace,10,fast,2,'], /line 2, full "fast": expected a number from 0 to 100000/],
      [['served,10,900,100,30'], /line 2, least "30": expected nothing: served is counted/],
      [['pace,10,1,2,0'], /line 2, least "0": expected a whole number from 1 to 1000/],
      [
        ['pace,10,1,2,', 'grade,5,4,2,', 'pace,5,1,3,'],
        /line 4, figure "pace": expected a value that no other line has; line 2/,
      ],
    ] as const) {
      const found = errors(lines);
      expect([lines, found.length, found[0]]).toEqual([lines, 1, expect.stringMatching(told)]);
    }
  });

  it('[KH9] hall.csv says whom supervisors see, and a word that is none is told', () => {
    const hall = SMALL_HALL['hall.csv'] ?? '';
    const withScope = (scope: string) =>
      readHallFile(tablesOf({ ...SMALL_HALL, 'hall.csv': `${hall.trimEnd()}\nsupervisors_assess,${scope}\n` }));
    const found = withScope('department');
    expect(found.ok && found.value.catalogue.rules.assessScope).toBe('department');
    const wrong = withScope('departments');
    expect(wrong.ok ? [] : wrong.error.map(hallFileErrorText)).toEqual([
      expect.stringMatching(
        /supervisors_assess "departments": expected one of hall, department, zone; nearest: department/,
      ),
    ]);
  });
});
