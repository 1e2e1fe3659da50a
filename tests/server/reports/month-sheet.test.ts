import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { AssessRule } from '../../../core/catalogue/assess-rule.ts';
import type { AssessmentView } from '../../../core/protocol/shapes/assessment.ts';
import { assessmentSheet } from '../../../core/views/assessment-sheet.ts';
import { assessmentView, monthAsk } from '../../../core/views/assessment-view.ts';
import { answerReport } from '../../../server/reports/answer-report.ts';
import { csvFile } from '../../../server/reports/csv-file.ts';
import { openStore } from '../../../server/reports/open-store.ts';
import type { Dialect, ReportStore } from '../../../server/reports/report-store.ts';
import { xlsxFile } from '../../../server/reports/xlsx-file.ts';
import { anyDay } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { recount, type Plain } from '../../support/recount-reports.ts';
import { factsFrom, playDays } from '../../support/report-days.ts';
import { smallHall } from '../../support/small-hall.ts';

const RULES: readonly AssessRule[] = [
  { figure: 'attended-days', weight: 20, full: 20, zero: 0, least: 5 },
  { figure: 'staffed-hours', weight: 7, full: 40, zero: 0.5, least: 5 },
  { figure: 'served-per-hour', weight: 13, full: 6, zero: 0.1, least: 5 },
  { figure: 'idle-share', weight: 11, full: 5, zero: 95, least: 5 },
  { figure: 'pause-share', weight: 9, full: 0, zero: 60, least: 5 },
  { figure: 'pace', weight: 20, full: 0.5, zero: 1.75, least: 3 },
  { figure: 'no-show-share', weight: 10, full: 0, zero: 37.5, least: 5 },
  { figure: 'grade', weight: 25, full: 5, zero: 1, least: 2 },
  { figure: 'bad-grade-share', weight: 10, full: 0, zero: 100, least: 1 },
  { figure: 'complaints', weight: 15, full: 0, zero: 9, least: 5 },
];

/** Days by chance in one month, and what was recounted of each from its events alone. */
function anyMonth(seed: number) {
  const [moves] = fc.sample(fc.array(anyDay, { minLength: 7, maxLength: 7 }), { numRuns: 1, seed });
  return playDays(moves ?? []).map(({ world, events, now }) => ({
    ...{ day: world.state.day, facts: factsFrom(events, now), told: recount(events, now) },
  }));
}

/** A clerk’s month by loops over what was recounted: each figure as two whole numbers, and on how many it rests. */
function byLoops(all: readonly (readonly Plain[])[], clerk: string, usual: ReadonlyMap<string, number>) {
  let [served, called, missed, had, normal, compared, points, grades, bad, filed, days] = Array<number>(11).fill(0) as [
    ...[number, number, number, number, number, number, number, number, number, number, number],
  ];
  const ms = new Map<string, number>();
  for (const [legs = [], desks = [], ratings = [], attendance = [], complaints = []] of [all]) {
    for (const leg of legs) {
      if (leg['clerk'] !== clerk) continue;
      if (leg['called'] === true) called += 1;
      if (leg['end'] === 'no-show') missed += 1;
      if (leg['end'] === 'served') served += 1;
      const time = usual.get(String(leg['service']));
      if (leg['serve'] === undefined || time === undefined) continue;
      had += Number(leg['serve']);
      normal += time;
      compared += 1;
    }
    for (const desk of desks) {
      if (desk['clerk'] !== clerk) continue;
      const what = desk['reason'] === 'lunch' ? 'lunch' : String(desk['state']);
      for (const key of [what, 'staffed', ...(what === 'lunch' ? ['paused'] : [])])
        ms.set(key, (ms.get(key) ?? 0) + Number(desk['ms']));
    }
    for (const rating of ratings) {
      if (rating['clerk'] !== clerk) continue;
      points += Number(rating['grade']);
      grades += 1;
      if (Number(rating['grade']) < 3) bad += 1;
    }
    for (const each of attendance) if (each['clerk'] === clerk) days += 1;
    for (const each of complaints) if (each['clerk'] === clerk && each['event'] === 'filed') filed += 1;
  }
  const s = (key: string): number => Math.round((ms.get(key) ?? 0) / 1000);
  const lots = Number.MAX_SAFE_INTEGER;
  return [
    { top: days, bottom: 1, cases: lots },
    { top: s('staffed'), bottom: 3600, cases: lots },
    { top: served * 3600, bottom: s('staffed'), cases: lots },
    { top: s('idle') * 100, bottom: s('staffed'), cases: lots },
    { top: (s('paused') - s('lunch')) * 100, bottom: s('staffed') - s('lunch'), cases: lots },
    { top: had, bottom: normal, cases: compared },
    { top: missed * 100, bottom: called, cases: called },
    { top: points, bottom: grades, cases: grades },
    { top: bad * 100, bottom: grades, cases: grades },
    { top: filed, bottom: 1, cases: lots },
  ];
}

/** The marks by trying every hundredth: the last one that is not past the point half a hundredth above it. */
function byTrying({ top, bottom }: { top: number; bottom: number }, rule: AssessRule): number {
  const scale = (value: number): bigint => BigInt(Math.round(value * 10_000));
  const [full, zero] = [scale(rule.full), scale(rule.zero)];
  const at = BigInt(top) * 10_000n;
  const under = BigInt(bottom);
  const most = rule.weight * 100;
  let marks = 0;
  for (let tried = 1; tried <= most; tried += 1) {
    // The figure at which half a hundredth less than `tried` is reached.
    const line = zero * BigInt(2 * most) + (full - zero) * BigInt(2 * tried - 1);
    const reached = full > zero ? at * BigInt(2 * most) >= line * under : at * BigInt(2 * most) <= line * under;
    if (reached) marks = tried;
  }
  return marks / 100;
}

describe.each(['duckdb', 'sqlite'] as const)('the monthly sheet from the store in %s', (dialect: Dialect) => {
  let folder: string;
  let store: ReportStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallcall-sheet-'));
    store = await openStore(folder, dialect);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function sheetOf(): Promise<AssessmentView> {
    const answer = await answerReport(store, monthAsk('2026-03'));
    if (answer === 'too-many') throw new Error('too many rows');
    const catalogue = { ...smallHall(), assessment: RULES };
    const manager = { sees: 'hall', withhold: false } as const;
    return { ...assessmentView('2026-03', answer, catalogue, () => undefined, manager), state: 'complete' };
  }

  it('[KH10] is what plain loops over random journals find, mark by mark; a day of the next month is not in it', async () => {
    let marked = 0;
    for (const seed of [3, 14]) {
      await store.clear();
      const days = anyMonth(seed);
      for (const { day, facts } of days.slice(0, -1)) await store.keepDay(day, facts);
      await store.present(days.at(-1)?.facts ?? factsFrom([]));
      const outside = days[0]?.facts;
      if (outside === undefined) throw new Error('there is a day');
      const moved = <T extends object>(rows: readonly T[]): T[] => rows.map((row) => ({ ...row, day: '2026-04-01' }));
      await store.keepImport('april', [{ legs: moved(outside.legs), ratings: moved(outside.ratings) }]);
      const legs = days.flatMap(({ told }) => told.legs);
      const usual = new Map<string, number>();
      for (const { service } of legs) {
        const times = legs.filter((leg) => leg['service'] === service && leg['serve'] !== undefined);
        const sum = times.reduce((total, leg) => total + Number(leg['serve']), 0);
        if (times.length >= 5) usual.set(String(service), Math.floor(sum / times.length + 0.5));
      }
      const told = [
        ...[legs, days.flatMap((each) => each.told.desks), days.flatMap((each) => each.told.ratings)],
        ...[days.flatMap((each) => each.told.attendance), days.flatMap((each) => each.told.complaints)],
      ];
      const clerks = (await sheetOf()).rows.filter(({ kind }) => kind === 'clerk');
      const there = new Set(
        told.slice(0, 3).flatMap((rows) => rows.flatMap(({ clerk }) => (clerk === undefined ? [] : [clerk]))),
      );
      expect(new Set(clerks.map(({ clerk }) => clerk))).toEqual(there);
      for (const row of clerks) {
        const figures = byLoops(told, row.clerk ?? '', usual);
        const expected = RULES.map((rule, at) => {
          const { top = 0, bottom = 0, cases = 0 } = figures[at] ?? {};
          if (bottom === 0) return 'no-data';
          return cases < rule.least && [5, 6, 7, 8].includes(at) ? 'short' : byTrying({ top, bottom }, rule);
        });
        expect(row.parts.map(({ state, marks }) => marks ?? state)).toEqual(expected);
        const counted = RULES.filter((_, at) => typeof expected[at] === 'number');
        const possible = counted.reduce((sum, { weight }) => sum + weight, 0);
        const reached = expected.reduce<number>(
          (sum, each) => sum + (typeof each === 'number' ? Math.round(each * 100) : 0),
          0,
        );
        expect(row).toMatchObject({ marks: reached / 100, of: possible });
        expect(Math.abs((row.score ?? 0) - reached / possible)).toBeLessThanOrEqual(0.005 + 1e-9);
        marked += counted.length;
      }
    }
    expect(marked).toBeGreaterThan(20);
  }, 60_000);

  it('[KH11] its files have the very rows, with what each mark is reckoned from; a spreadsheet’s numbers are numbers', async () => {
    for (const { day, facts } of anyMonth(5)) await store.keepDay(day, facts);
    const view = await sheetOf();
    for (const language of ['zh-Hans', 'en'] as const) {
      const sheet = assessmentSheet(view, language);
      expect(sheet.head).toHaveLength(3 + view.measures.length + 4 * RULES.length + 3);
      expect(sheet.rows).toHaveLength(view.rows.length);
      const asText = [sheet.head, ...sheet.rows].map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
      expect(parseCsv(csvFile(sheet), { bom: true })).toEqual(asText);
      const book = XLSX.read(xlsxFile(sheet));
      const first = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
      const rows: unknown[][] = XLSX.utils.sheet_to_json(first, { header: 1, defval: null, raw: true });
      expect(rows).toEqual([sheet.head, ...sheet.rows].map((row) => [...row]));
      const [row] = view.rows;
      const grade = sheet.head.findIndex((head) => head.startsWith(language === 'en' ? 'Mean grade' : '平均评分'));
      const part = row?.parts[7];
      expect(sheet.rows[0]?.slice(grade, grade + 3)).toEqual([part?.value, part?.part, part?.whole]);
    }
    expect(assessmentSheet(view, 'zh-Hans').head).toContain('平均评分 · 得分（分值 25：5 得满分，1 得零分）');
  });
});
