import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { DayFacts } from '../../core/reports/facts.ts';
import type { ReportAsk } from '../../core/reports/report-ask.ts';
import { sheetOf, type Sheet } from '../../core/reports/report-sheet.ts';
import { dimensionsOf, REPORT_IDS, reportOf, type Dimension } from '../../core/reports/report-table.ts';
import { REPORT_NAMES } from '../../core/reports/report-texts.ts';
import { answerPast } from '../../server/reports/answer-past.ts';
import { answerReport } from '../../server/reports/answer-report.ts';
import { csvFile } from '../../server/reports/csv-file.ts';
import { openStore } from '../../server/reports/open-store.ts';
import type { Dialect, ReportStore } from '../../server/reports/report-store.ts';
import { xlsxFile } from '../../server/reports/xlsx-file.ts';
import { instantOf } from '../../core/base/zone.ts';
import type { CourseAsk, DayCourse } from '../../core/reports/day-course.ts';
import type { DistributionAnswer } from '../../core/reports/distribution.ts';
import { anyDay } from '../support/any-day.ts';
import { fc } from '../support/property.ts';
import { inOneOrder, recountReport, type RecountedDays } from '../support/recount-figures.ts';
import { recountCourse, withoutEmptyEnds } from '../support/recount-course.ts';
import { recount } from '../support/recount-reports.ts';
import { factsFrom, playDays } from '../support/report-days.ts';

/** A part of a day as `08:52`. */
function hoursAndMinutes(part: number): string {
  const minutes = Math.round(part * 1440);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A span of random days with everything that reports are made from, and the same recounted. */
type Span = { readonly days: readonly (readonly [day: string, facts: DayFacts])[]; readonly told: RecountedDays };

function anySpan(seed: number): Span {
  const [moves] = fc.sample(fc.array(anyDay, { minLength: 9, maxLength: 9 }), { numRuns: 1, seed });
  const played = playDays(moves ?? []);
  return {
    days: played.map(({ world, events, now }) => [world.state.day, factsFrom(events, now)]),
    told: new Map(played.map(({ world, events, now }) => [world.state.day, recount(events, now)])),
  };
}

const SPAN = { from: '2026-03-09', to: '2026-03-17' };
const EMPTY: DayFacts = {
  ...{
    arrivals: [],
    legs: [],
    desks: [],
    ratings: [],
    jams: [],
    papers: [],
    attendance: [],
    complaints: [],
    cards: [],
  },
  ...{ stays: [], stands: [] },
};

/** Every report by itself, by each dimension, by some pairs, and narrowed. */
function asksOf(): readonly ReportAsk[] {
  return REPORT_IDS.flatMap((report): ReportAsk[] => {
    const known = dimensionsOf(reportOf(report));
    const pairs: readonly Dimension[][] = [
      ['weekday', 'half-hour'],
      ...(known.includes('line') ? [['day' as const, 'line' as const]] : []),
    ];
    const ways = [[], ...known.map((each) => [each]), ...pairs];
    const only = known.includes('line')
      ? [{ line: ['a', 'c'] }]
      : known.includes('counter')
        ? [{ counter: ['1', '3'] }]
        : [];
    return [
      ...ways.map((by) => ({ ...SPAN, report, by, only: {} })),
      ...only.map((each) => ({ ...SPAN, report, by: ['day' as const], only: each })),
      { report, from: '2026-03-10', to: '2026-03-12', by: ['day'], only: { hour: ['9', '10', '11'] } },
    ];
  });
}

describe.each(['duckdb', 'sqlite'] as const)('the store in %s', (dialect: Dialect) => {
  let folder: string;
  let store: ReportStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallcall-reports-'));
    store = await openStore(folder, dialect);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[RF2] every report, split every way, is what plain loops over the same events find', async () => {
    const { days, told } = anySpan(7);
    // The last day is still going on.
    for (const [day, facts] of days.slice(0, -1)) await store.keepDay(day, facts);
    await store.present(days.at(-1)?.[1] ?? EMPTY);
    let filled = 0;
    for (const ask of asksOf()) {
      const answer = await answerReport(store, ask);
      if (answer === 'too-many') throw new Error('too many rows');
      const expected = recountReport(told, ask);
      expect({ ask, rows: inOneOrder(answer.rows), total: answer.total }).toEqual({
        ...{ ask, rows: inOneOrder(expected.rows), total: expected.total },
      });
      filled += answer.rows.length;
    }
    expect(filled).toBeGreaterThan(500);
  }, 60_000);

  it('[RF3] a day that is told again counts once, and is there after a start', async () => {
    const { days } = anySpan(8);
    const [day = '', facts = EMPTY] = days[0] ?? [];
    const ask: ReportAsk = { ...SPAN, report: 'arrivals', by: ['line'], only: {} };
    await store.keepDay(day, facts);
    const once = await answerReport(store, ask);
    await store.keepDay(day, facts);
    expect(await answerReport(store, ask)).toEqual(once);
    await store.present(facts);
    await store.close();
    store = await openStore(folder, dialect);
    expect(await store.lastDay()).toBe(day);
    expect(await answerReport(store, ask)).toEqual(once);
  });

  it('[RF4] nothing is no data, not 0: of a span without a day, of a group without a row, of a mean of nothing', async () => {
    for (const report of REPORT_IDS) {
      const answer = await answerReport(store, { ...SPAN, report, by: ['day'], only: {} });
      expect(answer).toMatchObject({ rows: [] });
      if (answer !== 'too-many') expect(Object.values(answer.total).every((value) => value === null)).toBe(true);
    }
    await store.keepDay('2026-03-09', { ...EMPTY, arrivals: anySpan(7).days[0]?.[1].arrivals ?? [] });
    const waits = await answerReport(store, { ...SPAN, report: 'waits', by: ['day'], only: {} });
    expect(waits).toMatchObject({ rows: [], total: { called: null, waitMean: null, waitP90: null } });
  });

  it('[RC1] the course of a day that is over, and of the one that goes on, is what plain loops find, in every scope', async () => {
    const [moves] = fc.sample(fc.array(anyDay, { minLength: 4, maxLength: 4 }), { numRuns: 1, seed: 21 });
    const played = playDays(moves ?? []);
    for (const [at, { world, events, now }] of played.entries())
      if (at < played.length - 1) await store.keepDay(world.state.day, factsFrom(events, now));
      else await store.present(factsFrom(events, now));
    const scopes: readonly CourseAsk['only'][] = [
      {},
      { line: ['a', 'b'] },
      { line: ['c'] },
      { department: ['office'] },
    ];
    let rows = 0;
    for (const { world, events, now } of played)
      for (const only of [...scopes, { zone: ['1F-A'] }, { line: ["a') OR 1=1 --", ','] }]) {
        const { day } = world.state;
        const ask = { startsAt: instantOf(day, 0, 'Asia/Shanghai'), stepMs: 600_000, only };
        const told = (await answerPast(store, { report: 'course', day, ...ask })) as DayCourse;
        expect(withoutEmptyEnds(told.rows)).toEqual(withoutEmptyEnds(recountCourse(events, now, ask)));
        rows += told.rows.length;
      }
    expect(rows).toBeGreaterThan(50);
  }, 30_000);

  it('[RH1] a distribution has every case of its report in its bin, with the figures of the report', async () => {
    const { days, told } = anySpan(12);
    for (const [day, facts] of days) await store.keepDay(day, facts);
    for (const only of [{}, { line: ['a', 'c'] }, { counter: ['1'] }, { hour: ['9', '10'] }])
      for (const of of ['waits', 'service-times'] as const) {
        const ask = { ...SPAN, report: of, by: [], only };
        const found = (await answerPast(store, {
          report: 'distribution',
          of: ask,
          binMinutes: 5,
        })) as DistributionAnswer;
        const { total } = recountReport(told, ask);
        expect(found.total).toEqual(total);
        expect(found.cases).toBe((of === 'waits' ? total.called : total.served) ?? 0);
        if (of === 'waits') expect(found.bins.reduce((sum, { late }) => sum + late, 0)).toBe(total.calledLate ?? 0);
        const length = (leg: Record<string, unknown>): unknown => leg[of === 'waits' ? 'wait' : 'serve'];
        for (const bin of Object.keys(only).length === 0 ? found.bins : []) {
          const inside = [...told.values()]
            .flatMap(({ legs }) => legs)
            .filter((leg) => (of === 'waits' ? leg['called'] === true : leg['serve'] !== undefined))
            .filter((leg) => Math.floor(Number(length(leg)) / 300) * 5 === bin.fromMinutes);
          expect(bin.cases).toBe(inside.length);
        }
      }
    const none = await answerPast(store, {
      ...{ report: 'distribution', binMinutes: undefined },
      of: { from: '2030-01-01', to: '2030-01-02', report: 'waits', by: [], only: {} },
    });
    expect(none).toMatchObject({ cases: 0, bins: [], targetS: null, total: { called: null, waitP90: null } });
  });

  it('[RF5] compared with another span: the n-th day with the n-th, lines by their names, what was only then too', async () => {
    const { days, told } = anySpan(9);
    for (const [day, facts] of days) await store.keepDay(day, facts);
    const span = { from: '2026-03-12', to: '2026-03-14' };
    const compare = { from: '2026-03-09', to: '2026-03-11' };
    for (const by of [['day'], ['line'], ['hour', 'line']] as const) {
      const answer = await answerReport(store, { ...span, report: 'arrivals', by, only: {}, compare });
      if (answer === 'too-many') throw new Error('too many rows');
      const before = recountReport(told, { ...compare, report: 'arrivals', by, only: {} });
      expect(answer.totalBefore).toEqual(before.total);
      const filled = answer.rows.filter((row) => row.before?.visits !== null || row.before.services !== null);
      expect(filled.map((row) => row.before?.services).sort()).toEqual(
        before.rows.map(({ values }) => values.services).sort(),
      );
      if (by[0] !== 'day') continue;
      const third = answer.rows.find((row) => row.by.day === '2026-03-14');
      expect(third?.before).toEqual(before.rows.find((row) => row.by.day === '2026-03-11')?.values);
    }
  });

  it('[KH3] the usual time of a service is its mean in the whole hall, in whole seconds, from five on; each is compared with its own', async () => {
    const [leg] = anySpan(7).days.flatMap(([, { legs }]) => legs.filter(({ end }) => end === 'served'));
    if (leg === undefined) throw new Error('nobody was served');
    const served = (service: string, clerk: string, ...all: readonly number[]) =>
      all.map((serveS) => ({ ...leg, day: '2026-03-09', service, clerk, serveS }));
    const legs = [
      // Together 501 in five: 100 s, rounded.
      ...served('passport', 'li', 90, 110, 101),
      ...served('passport', 'wang', 150, 50),
      // Half a second is rounded up: 205 in ten.
      ...served('copy', 'wang', 20, 20, 20, 20, 20, 21, 21, 21, 21, 21),
      // Four are too few to say what is usual.
      ...served('deed', 'li', 1000, 1000, 1000, 1000),
    ];
    await store.keepDay('2026-03-09', { ...EMPTY, legs });
    // On another day passports take longer; that is not asked for.
    await store.keepDay('2026-03-10', {
      ...EMPTY,
      legs: served('passport', 'li', 900, 900, 900).map((each) => ({ ...each, day: '2026-03-10' })),
    });
    const ask: ReportAsk = { from: '2026-03-09', to: '2026-03-09', report: 'assessment', by: ['clerk'], only: {} };
    const figures = async (only: ReportAsk['only']) => {
      const answer = await answerReport(store, { ...ask, only });
      if (answer === 'too-many') throw new Error('too many rows');
      return answer.rows.map(({ by, values: { served: many, paced, pacedTime, usualTime, pace } }) => [
        ...[by.clerk, many, paced, pacedTime, usualTime, pace],
      ]);
    };
    const li = ['li', 7, 3, 301, 300, 301 / 300];
    expect(await figures({})).toEqual([li, ['wang', 12, 12, 405, 410, 405 / 410]]);
    // What is usual is so in the whole hall, whomever one asks about.
    expect(await figures({ clerk: ['li'] })).toEqual([li]);
  });

  it('[RF6] a file that is damaged, or of another version, is thrown away and made anew', async () => {
    await store.keepDay('2026-03-09', EMPTY);
    await store.close();
    const [file = ''] = (await readdir(folder)).filter((name) => /^reports\.\w+$/.test(name));
    await writeFile(join(folder, file), 'this is no database, and it is long enough to be looked at'.repeat(200));
    store = await openStore(folder, dialect);
    expect(await store.lastDay()).toBeUndefined();
    await store.keepDay('2026-03-10', EMPTY);
    await store.rows('SELECT 1 AS one', []);
    await store.close();
    store = await openStore(folder, dialect);
    expect(await store.lastDay()).toBe('2026-03-10');
  });
});

describe('a report as a file', () => {
  let folder: string;
  let store: ReportStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallcall-reports-'));
    store = await openStore(folder);
    for (const [day, facts] of anySpan(11).days) await store.keepDay(day, facts);
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const sheetFor = async (ask: ReportAsk, language: 'zh-Hans' | 'en' = 'en'): Promise<Sheet> => {
    const answer = await answerReport(store, ask);
    if (answer === 'too-many') throw new Error('too many rows');
    const { figures } = reportOf(ask.report);
    return sheetOf({ ...answer, name: REPORT_NAMES[ask.report], by: ask.by, figures, labels: {} }, language);
  };

  it('[RX1] CSV and spreadsheet have the very rows of the JSON, opened by four libraries that are not ours', async () => {
    let cells = 0;
    for (const ask of asksOf().filter((_, at) => at % 3 === 0)) {
      const sheet = await sheetFor(ask);
      const { head, rows } = sheet;
      const asText = [head, ...rows].map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
      const csv = csvFile(sheet);
      expect(parseCsv(csv, { bom: true })).toEqual(asText);
      expect(Papa.parse(csv.slice(1), { skipEmptyLines: true }).data).toEqual(asText);
      const file = xlsxFile(sheet);
      const book = XLSX.read(file);
      const first = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
      const dayOf = (cell: unknown, at: number): unknown =>
        sheet.kinds[at] === 'date' && typeof cell === 'number'
          ? new Date((cell - 25_569) * 86_400_000).toISOString().slice(0, 10)
          : sheet.kinds[at] === 'clock' && typeof cell === 'number'
            ? hoursAndMinutes(cell)
            : cell;
      const day = (cell: unknown, at: number): unknown =>
        !(cell instanceof Date)
          ? cell
          : sheet.kinds[at] === 'clock'
            ? hoursAndMinutes(cell.getTime() / 86_400_000 + 25_569)
            : cell.toISOString().slice(0, 10);
      const typed = [head, ...rows].map((row) => [...row]);
      const read: unknown[][] = XLSX.utils.sheet_to_json(first, { header: 1, defval: null, raw: true });
      expect(read.map((row) => row.map(dayOf))).toEqual(typed);
      const other = (await readSheet(file)) as unknown[][];
      // This one leaves rows out that hold nothing.
      const held = typed.filter((row) => row.some((cell) => cell !== null));
      expect(other.map((row) => row.map(day))).toEqual(held);
      cells += rows.length * head.length;
    }
    expect(cells).toBeGreaterThan(1000);
  }, 60_000);

  it('[RX2] a text that looks like a formula stays a text in both', async () => {
    const evil = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '=HYPERLINK("http://x","y")',
      'a,"b"',
      '普通',
      "'quoted",
    ];
    const sheet: Sheet = {
      name: '[a]:*?/\\ name that is much longer than 31 signs',
      head: ['=head', 'n'],
      kinds: ['text', 'count'],
      rows: evil.map((text, at) => [text, -at]),
    };
    const csv = parseCsv(csvFile(sheet), { bom: true });
    for (const [first = ''] of csv) expect(first).not.toMatch(/^[=+\-@\t\r]/);
    // A number is one, below 0 too.
    expect(csv.slice(1).map(([, count]) => Number(count))).toEqual(evil.map((_, at) => 0 - at));
    const file = xlsxFile(sheet);
    const book = XLSX.read(file, { cellFormula: true });
    const first = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    for (const [at, text] of evil.entries()) {
      const cell = first[`A${String(at + 2)}`] as XLSX.CellObject;
      expect({ type: cell.t, formula: cell.f, value: String(cell.v) }).toEqual({
        type: 's',
        formula: undefined,
        value: text,
      });
    }
    expect((await readSheet(file)).slice(1).map(([text]) => String(text).trim())).toEqual(
      evil.map((text) => text.trim()),
    );
  });

  it('[RX3] its cells have types, dates are dates, its head is frozen and has filters, and its heads are in the language', async () => {
    const sheet = await sheetFor({ ...SPAN, report: 'waits', by: ['day', 'line'], only: {} }, 'zh-Hans');
    expect(sheet.head.slice(0, 4)).toEqual(['日期', '队列 ID', '队列', '呼叫']);
    expect(sheet.head).toContain('平均等候（秒）');
    expect(sheet.rows.at(-1)?.[0]).toBe('合计');
    const book = XLSX.read(xlsxFile(sheet), { cellNF: true, cellDates: true, bookFiles: true });
    const first = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(first['A2']).toMatchObject({ t: 'd' });
    expect(first['B2']).toMatchObject({ t: 's' });
    expect(first['D2']).toMatchObject({ t: 'n' });
    expect(first['!autofilter']).toBeDefined();
    const { files } = book as unknown as { files: Record<string, { content: Uint8Array }> };
    const xml = Buffer.from(files['xl/worksheets/sheet1.xml']?.content ?? []).toString();
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  });
});
