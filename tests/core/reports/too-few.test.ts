import { describe, expect, it } from 'vitest';
import type { ReportAnswer, ReportAsk, ReportRow } from '../../../core/reports/report-ask.ts';
import { cellsAsk, tellsByDifference, tooFew, wideAsk } from '../../../core/reports/too-few.ts';
import { fc } from '../../support/property.ts';

const DAY = { from: '2026-03-09', to: '2026-03-09' };
const BY_CLERK: ReportAsk = { ...DAY, report: 'no-shows', by: ['clerk'], only: {} };

type Counts = Readonly<Record<string, number>>;

const answer = (rows: readonly ReportRow[]): ReportAnswer => ({ rows, total: {} });
const byClerk = (counts: Counts): ReportAnswer =>
  answer(Object.entries(counts).map(([clerk, called]) => ({ by: { clerk }, values: { called, noShows: 0 } })));

/** Who is not shown, and whether the sum is. */
function hiddenIn(counts: Counts): { readonly clerks: readonly string[]; readonly total: boolean } {
  const wide = byClerk(counts);
  const few = tooFew(BY_CLERK, wide, 'values');
  const clerks = wide.rows.filter((row) => few.ofRow(row).includes('called')).map(({ by }) => String(by.clerk));
  return { clerks, total: few.ofTotal().includes('called') };
}

describe('what is too few to be shown of a single clerk', () => {
  it('[RW4] one that is withheld takes the smallest of the others along, and two that are too few together a third', () => {
    expect(hiddenIn({ li: 40, wang: 30, zhao: 5 })).toEqual({ clerks: [], total: false });
    expect(hiddenIn({ li: 40, wang: 30, zhao: 4 })).toEqual({ clerks: ['wang', 'zhao'], total: false });
    expect(hiddenIn({ li: 40, wang: 1, zhao: 3, chen: 12 })).toEqual({
      clerks: ['wang', 'zhao', 'chen'],
      total: false,
    });
    expect(hiddenIn({ li: 40, wang: 2, zhao: 3 })).toEqual({ clerks: ['wang', 'zhao'], total: false });
    // Nobody is left to stand beside: the sum itself would tell.
    expect(hiddenIn({ wang: 4 })).toEqual({ clerks: ['wang'], total: true });
    expect(hiddenIn({ wang: 1, li: 2 })).toEqual({ clerks: ['wang', 'li'], total: true });
    // Whoever did nothing is not said to have done nothing.
    expect(hiddenIn({ wang: 0, li: 20, zhao: 9 }).clerks).toEqual(['wang', 'li', 'zhao']);
  });

  it('[RW4] a finer question shows nothing of whom the coarser one withholds; and each figure by what it rests on', () => {
    const ask: ReportAsk = { ...DAY, report: 'assessment', by: ['clerk', 'hour'], only: {} };
    const row = (clerk: string, hour: number, called: number, ratings: number): ReportRow => ({
      by: { clerk, hour },
      values: { called, served: called, ratings, paced: called, attendedDays: 1, complaints: 0 },
    });
    const rows = [row('li', 9, 20, 6), row('li', 10, 20, 6), row('wang', 9, 8, 9), row('zhao', 9, 2, 0)];
    const few = tooFew(ask, answer(rows), 'values');
    const shows = (of: ReportRow | undefined, id: 'called' | 'gradeMean' | 'idleTime'): boolean =>
      of !== undefined && !few.ofRow(of).includes(id);
    expect(rows.map((each) => shows(each, 'called'))).toEqual([true, true, false, false]);
    expect(rows.map((each) => shows(each, 'idleTime'))).toEqual([true, true, false, false]);
    // Zhao has no grade, so that Wang's are withheld as well, and Li's with them: one count alone would follow.
    expect(rows.map((each) => shows(each, 'gradeMean'))).toEqual([false, false, false, false]);
  });

  it('[RW4] the same clerks are withheld, whether all are asked for, or some, or one alone', () => {
    const wide = byClerk({ li: 40, wang: 30, zhao: 4 });
    for (const [clerk, shown] of [
      [['li'], true],
      [['wang'], false],
      [['zhao'], false],
      [['li', 'wang'], false],
    ] as const) {
      const ask: ReportAsk = { ...BY_CLERK, by: [], only: { clerk } };
      expect(wideAsk(ask)).toEqual(BY_CLERK);
      expect([clerk, !tooFew(ask, wide, 'values').ofTotal().includes('called')]).toEqual([clerk, shown]);
    }
  });

  it('[RW4] of any table no line less what is shown of it is one clerk, or fewer than five, where anything could be withheld beside it', () => {
    const cell = fc.record({
      clerk: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      hour: fc.integer({ min: 8, max: 11 }),
      called: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(cell, { selector: ({ clerk, hour }) => `${clerk} ${String(hour)}` }), (cells) => {
        const ask: ReportAsk = { ...BY_CLERK, by: ['clerk', 'hour'] };
        const rows = cells.map(({ called, ...by }): ReportRow => ({ by, values: { called } }));
        const few = tooFew(ask, answer(rows), 'values');
        const all = rows.map((row, at) => ({
          ...(cells[at] as (typeof cells)[number]),
          hidden: few.ofRow(row).includes('called'),
        }));
        for (const each of all) if (each.called < 5) expect(each.hidden).toBe(true);
        const lines = [
          all,
          ...['a', 'b', 'c', 'd', 'e'].map((clerk) => all.filter((each) => each.clerk === clerk)),
          ...[8, 9, 10, 11].map((hour) => all.filter((each) => each.hour === hour)),
        ];
        for (const line of lines) {
          const hidden = line.filter((each) => each.hidden);
          const filled = hidden.filter(({ called }) => called > 0);
          const sum = filled.reduce((total, { called }) => total + called, 0);
          const nothingLeft = line.every((each) => each.hidden || each.called === 0);
          expect(hidden.length === 0 || nothingLeft || (filled.length > 1 && sum >= 5)).toBe(true);
        }
        // What the coarser question withholds of a clerk is withheld here as a whole.
        const sums: Record<string, number> = {};
        for (const { clerk, called } of cells) sums[clerk] = (sums[clerk] ?? 0) + called;
        for (const clerk of hiddenIn(sums).clerks)
          for (const each of all) if (each.clerk === clerk) expect(each.hidden).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** How many cases a clerk has at each counter and hour. */
type Cell = readonly [clerk: string, counter: string, hour: number, n: number];
const cellsOf = (ask: ReportAsk, all: readonly Cell[]): ReportAnswer => {
  const { by, only } = cellsAsk(ask);
  const sums = new Map<string, ReportRow & { readonly values: { called: number } }>();
  for (const [clerk, counter, hour, n] of all) {
    if (only.clerk?.includes(clerk) === false) continue;
    const places = Object.fromEntries(by.map((each) => [each, { clerk, counter, hour }[each as 'clerk']]));
    const key = JSON.stringify(places);
    sums.set(key, { by: places, values: { called: n + (sums.get(key)?.values.called ?? 0) } });
  }
  return answer([...sums.values()]);
};
const about = (only: ReportAsk['only']): ReportAsk => ({ ...DAY, report: 'waits', by: [], only });

describe('what distributions of clerks tell by difference', () => {
  const all: readonly Cell[] = [
    ['li', '1', 9, 20],
    ['li', '2', 9, 3],
    ['li', '1', 10, 6],
    ['wang', '3', 9, 11],
    ['wang', '3', 14, 2],
    ['zhao', '4', 9, 8],
    ['zhao', '5', 9, 7],
  ];
  const tells = (only: ReportAsk['only']): boolean => tellsByDifference(about(only), cellsOf(about(only), all));

  it('[RW5] neither both counters beside one, nor all hours but one, nor a morning beside the day', () => {
    // 1 and 2 together less 1 alone would tell three cases at counter 2; 1 alone is so much less than all of li.
    expect([tells({ clerk: ['li'], counter: ['1', '2'] }), tells({ clerk: ['li'], counter: ['1'] })]).toEqual([
      true,
      true,
    ]);
    expect(tells({ clerk: ['wang'], hour: ['09'] })).toBe(true);
    expect(tells({ clerk: ['zhao', 'wang'], hour: ['9'] })).toBe(true);
    // At nine at counter 1 li had 20; all of nine is three more.
    expect(tells({ clerk: ['li'], counter: ['1'], hour: ['9'] })).toBe(true);
    expect([tells({ clerk: ['zhao'], counter: ['4'] }), tells({ clerk: ['zhao'], counter: ['4', '5'] })]).toEqual([
      false,
      false,
    ]);
    expect(tells({ clerk: ['li', 'wang', 'zhao'] })).toBe(false);
  });

  it('[RW5] of all that is shown no one less another is one to four of a clerk', () => {
    const cell = fc.tuple(
      fc.constant('li'),
      fc.constantFrom('1', '2', '3'),
      fc.constantFrom(9, 10),
      fc.integer({ min: 1, max: 9 }),
    );
    const places = fc.subarray(['1', '2', '3'], { minLength: 1 });
    const hours = fc.subarray(['9', '10'], { minLength: 1 });
    const question = fc.record({ counter: places, hour: hours }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 9 }), question, question, (some, one, other) => {
        const shown = [one, other].filter(
          (only) =>
            !tellsByDifference(about({ clerk: ['li'], ...only }), cellsOf(about({ clerk: ['li'], ...only }), some)),
        );
        if (shown.length < 2) return;
        const has = (only: typeof one, [, counter, hour]: Cell): boolean =>
          (only.counter?.includes(counter) ?? true) && (only.hour?.includes(String(hour)) ?? true);
        if (some.some((each) => has(other, each) && !has(one, each))) return;
        const sum = (only: typeof one): number => some.reduce((n, each) => n + (has(only, each) ? each[3] : 0), 0);
        const less = sum(one) - sum(other);
        expect(less === 0 || less >= 5, `${JSON.stringify(one)} less ${JSON.stringify(other)}`).toBe(true);
      }),
    );
  });
});

describe('how long it takes to know what is withheld', () => {
  const PLACES = [
    ...(['weekday', 'hour', 'half-hour', 'department', 'line', 'service', 'counter', 'category', 'zone'] as const),
    ...(['language', 'channel', 'origin'] as const),
  ];
  const chance = seeded(7);

  it('[RW6] of a question narrowed in twelve ways, with as many rows as one may have, no reader of the hall waits for it', () => {
    const ask = about({ clerk: ['li'], ...Object.fromEntries(PLACES.map((each) => [each, ['a', 'b']])) });
    const rows = Array.from({ length: 20_000 }, (): ReportRow => ({
      by: { clerk: 'li', ...Object.fromEntries(PLACES.map((each) => [each, chance(10) < 8 ? 'a' : 'z'])) },
      values: { called: 7 },
    }));
    const began = performance.now();
    expect(tellsByDifference(ask, answer(rows))).toBe(false);
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('[RW6] nor of a table by three places and clerk, where nearly every line hides something', () => {
    const by = ['clerk', 'day', 'hour', 'counter'] as const;
    const ask: ReportAsk = { ...DAY, report: 'assessment', by, only: {} };
    const rows = Array.from({ length: 20_000 }, (): ReportRow => {
      const n = chance(9);
      return {
        by: { clerk: `c${String(chance(60))}`, day: String(chance(120)), hour: chance(9), counter: String(chance(40)) },
        values: { called: n, served: n, ratings: chance(3), paced: n, attendedDays: 1, complaints: chance(2) },
      };
    });
    const began = performance.now();
    const few = tooFew(ask, answer(rows), 'values');
    for (const row of rows) few.ofRow(row);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('[RW5] what wider questions add is looked at as if each of them were asked', () => {
    const cell = fc.record({ fits: fc.integer({ min: 0, max: 7 }), n: fc.integer({ min: 0, max: 9 }) });
    const narrowed = ['counter', 'line', 'zone'] as const;
    const ask = about({ clerk: ['li'], counter: ['a'], line: ['a'], zone: ['a'] });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 9 }), (cells) => {
        const rows = cells.map(({ fits, n }): ReportRow => ({
          by: { clerk: 'li', ...Object.fromEntries(narrowed.map((each, at) => [each, (fits >> at) & 1 ? 'a' : 'z'])) },
          values: { called: n },
        }));
        const isFew = (n: number): boolean => n > 0 && n < 5;
        const asked = [0, 1, 2, 3, 4, 5, 6];
        const added = asked.map((kept) =>
          cells.reduce((sum, { fits, n }) => sum + (fits !== 7 && (fits & kept) === kept ? n : 0), 0),
        );
        const expected = cells.some(({ fits, n }) => fits === 7 && isFew(n)) || added.some(isFew);
        expect(tellsByDifference(ask, answer(rows))).toBe(expected);
      }),
    );
  });
});

/** Whole numbers below `n`, the same ones each time. */
function seeded(seed: number): (n: number) => number {
  let at = seed;
  return (n) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(at / 65_536) % n;
  };
}
