import { describe, expect, it } from 'vitest';
import type { AssessScope } from '../../../core/catalogue/assess-rule.ts';
import type { HallUser, Role } from '../../../core/catalogue/staff.ts';
import type { AssessmentView } from '../../../core/protocol/shapes/assessment.ts';
import type { ReportAnswer, Values } from '../../../core/reports/report-ask.ts';
import { assessmentSheet } from '../../../core/views/assessment-sheet.ts';
import { assessmentView, type Assessor } from '../../../core/views/assessment-view.ts';
import { smallHall } from '../../support/small-hall.ts';
import { fc } from '../../support/property.ts';

const small = smallHall();
const [OFFICE] = small.departments;
if (OFFICE === undefined) throw new Error('a hall has a department');

const HALL = {
  ...small,
  departments: [OFFICE, { ...OFFICE, id: 'tax' }],
  assessment: [
    { figure: 'grade', weight: 25, full: 5, zero: 1, least: 1 },
    { figure: 'attended-days', weight: 20, full: 20, zero: 0, least: 5 },
  ],
} as const;
const FIRST = OFFICE.id;
const SECOND = 'tax';

function user(id: string, department: string | undefined, zone: string, role: Role = 'clerk'): HallUser {
  const name = { 'zh-Hans': id, 'zh-Hant': id, en: id };
  return { id, role, name, department, zone, counter: undefined, passwordHash: undefined };
}

const PEOPLE = [
  user('li', FIRST, 'A'),
  user('wang', FIRST, 'A'),
  user('zhao', FIRST, 'B'),
  user('chen', SECOND, 'B'),
  user('boss', FIRST, 'B', 'supervisor'),
  user('nowhere', undefined, '', 'supervisor'),
];
const userOf = (id: string): HallUser | undefined => PEOPLE.find((each) => each.id === id);

const work = (ratings: number, called = 100): Values => ({
  ...{ called, served: called, openTime: 3600, attendedDays: 20, ratings, grade4: ratings },
});

function viewOf(people: Readonly<Record<string, Values>>, assessor: Assessor): Omit<AssessmentView, 'state'> {
  const rows = Object.entries(people).map(([clerk, values]) => ({ by: { clerk }, values }));
  const answer: ReportAnswer = { rows: [...rows, { by: { clerk: null }, values: work(0, 40) }], total: {} };
  return assessmentView('2026-03', answer, HALL, userOf, assessor);
}

const ALL = { li: work(40), wang: work(30), zhao: work(4), chen: work(50) };
const who = ({ rows }: Pick<AssessmentView, 'rows'>): readonly string[] =>
  rows.map(({ kind, clerk, department }) => clerk ?? `${kind} ${department ?? '-'}`);
const supervisor = (sees: AssessScope, id = 'boss'): Assessor => ({
  ...{ sees, user: userOf(id) ?? user(id, undefined, ''), withhold: true },
});

describe('who sees whom in the monthly sheet', () => {
  it('[KH7] a clerk sees his own row and nobody else’s, nor any sum; whoever did nothing sees none', () => {
    const own = viewOf(ALL, { sees: 'self', user: 'zhao' });
    expect(who(own)).toEqual(['zhao']);
    // Also where it is few: it is his.
    expect(own.rows[0]?.parts[0]).toMatchObject({ state: 'counted', part: 16, whole: 4, marks: 18.75 });
    expect(JSON.stringify(own)).not.toMatch(/li|wang|chen/);
    expect(who(viewOf(ALL, { sees: 'self', user: 'new' }))).toEqual([]);
  });

  it('[KH7] a supervisor sees the hall, or his own department or zone alone, as the hall file says', () => {
    const everybody = ['li', 'wang', 'zhao', `department ${FIRST}`, 'chen', `department ${SECOND}`, 'hall -'];
    expect(who(viewOf(ALL, { sees: 'hall', withhold: false }))).toEqual(everybody);
    expect(who(viewOf(ALL, supervisor('hall')))).toEqual(everybody);
    expect(who(viewOf(ALL, supervisor('department')))).toEqual(['li', 'wang', 'zhao', `department ${FIRST}`]);
    expect(who(viewOf(ALL, supervisor('zone')))).toEqual(['zhao', 'chen']);
    expect(who(viewOf(ALL, supervisor('department', 'nowhere')))).toEqual([]);
    expect(who(viewOf(ALL, supervisor('zone', 'nowhere')))).toEqual([]);
  });

  it('[KH8] fewer than five are withheld from a supervisor, and so is what would tell them: a colleague, and the sum of marks', () => {
    const { rows } = viewOf(ALL, supervisor('hall'));
    const [li, wang, zhao, first, chen, second, hall] = rows;
    // Zhao’s four grades, and Wang’s thirty beside them; their marks with them.
    for (const row of [wang, zhao]) {
      expect(row?.parts[0]).toEqual({
        figure: 'grade',
        state: 'few',
        part: null,
        whole: null,
        value: null,
        marks: null,
      });
      expect(row).toMatchObject({ marks: null, of: null, score: null });
      expect(row?.parts[1]).toMatchObject({ state: 'counted', value: 20 });
    }
    for (const row of [li, first, chen, second, hall])
      expect(row?.parts[0]).toMatchObject({ state: 'counted', value: 4 });
    expect(li).toMatchObject({ marks: 38.75, of: 45, score: 86.11 });
    // A manager sees them.
    expect(viewOf(ALL, { sees: 'hall', withhold: false }).rows[2]?.parts[0]).toMatchObject({ part: 16, whole: 4 });
    const words = assessmentSheet({ ...viewOf(ALL, supervisor('hall')), state: 'complete' }, 'zh-Hans');
    expect(words.rows[2]?.filter((cell) => cell === '少于 5')).toHaveLength(4 + 3);
  });

  it('[KH8] a department of which one is withheld alone says nothing of that figure, nor does one beside it', () => {
    // Chen is alone in his department, Wang stands beside him in the other one.
    const { rows } = viewOf({ li: work(40), wang: work(6), chen: work(3) }, supervisor('hall'));
    const states = rows.map((row) => `${row.clerk ?? row.kind} ${row.parts[0]?.state ?? ''}`);
    expect(states).toEqual([
      ...['li counted', 'wang few', 'department few', 'chen few', 'department few', 'hall counted'],
    ]);
  });

  it('[KH8] of any sheet nothing that is shown tells of fewer than five of one clerk', () => {
    const counts = fc.array(fc.oneof(fc.nat(8), fc.nat(60)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(counts, (all) => {
        const names = ['li', 'wang', 'zhao', 'chen'].slice(0, all.length);
        const people = Object.fromEntries(names.map((name, at) => [name, work(all[at] ?? 0)]));
        const { rows } = viewOf(people, supervisor('hall'));
        const shown = (row: (typeof rows)[number] | undefined): boolean => row?.parts[0]?.state !== 'few';
        const ofDepartment = (id: string) => rows.filter((row) => row.kind === 'clerk' && row.department === id);
        const check = (sum: boolean, parts: readonly { shown: boolean; n: number }[]): void => {
          const hidden = parts.filter((part) => !part.shown);
          const filled = hidden.filter(({ n }) => n > 0);
          if (sum && hidden.length > 0)
            expect(filled.length > 1 && filled.reduce((total, { n }) => total + n, 0) >= 5).toBe(true);
        };
        const n = (name: string | undefined): number => all[names.indexOf(name ?? '')] ?? 0;
        const clerks = rows.filter(({ kind }) => kind === 'clerk');
        for (const row of clerks) if (n(row.clerk) < 5) expect(shown(row)).toBe(false);
        const sums = rows.filter(({ kind }) => kind === 'department');
        for (const row of sums)
          check(
            shown(row),
            ofDepartment(row.department ?? '').map((each) => ({ shown: shown(each), n: n(each.clerk) })),
          );
        const hall = rows.at(-1);
        check(
          shown(hall),
          clerks.map((each) => ({ shown: shown(each), n: n(each.clerk) })),
        );
        const total = (row: (typeof rows)[number]): number =>
          ofDepartment(row.department ?? '').reduce((sum, each) => sum + n(each.clerk), 0);
        check(
          shown(hall),
          sums.map((row) => ({ shown: shown(row), n: total(row) })),
        );
      }),
      { numRuns: 300 },
    );
  });
});
