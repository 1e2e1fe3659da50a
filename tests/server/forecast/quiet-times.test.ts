import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { LANGUAGES } from '../../../core/base/names.ts';
import { quietWords } from '../../../core/base/quiet-words.ts';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import { emptyComingMemory, learnComing } from '../../../core/forecast/learn/coming.ts';
import { quietTimes, usualArrivals, type QuietTimes } from '../../../core/forecast/quiet-times.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import type { AccuracyCell } from '../../../core/forecast/live/accuracy.ts';
import { PublishedAccuracy } from '../../../server/forecast/published-accuracy.ts';
import { waitsPage } from '../../../server/doors/http/pages/waits-page.ts';
import { rulesOf, SUPERVISOR } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const HOURS = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 17 * 60 },
];

/** So many days on which so many come in each half hour from nine on. */
function usualOf(days: number, comeIn: (hour: number) => number): ReturnType<typeof usualArrivals> {
  const memory = emptyComingMemory();
  for (let day = 0; day < days; day += 1) {
    const arrivals = Array.from({ length: 16 }, (_, at) => 9 + at / 2).flatMap((hour) =>
      Array.from({ length: comeIn(hour) }, (_, each) => ({
        ...{ line: each % 2 === 0 ? 'a' : 'b', category: 'ordinary' },
        arrivedMs: hour * HOUR + ((each * 7) % 30) * MINUTE,
      })),
    );
    learnComing(memory, arrivals, 0.975);
  }
  return usualArrivals(memory, days);
}

const told = (found: QuietTimes | undefined): readonly string[] =>
  (found?.spans ?? []).map(({ from, to }) => `${String(from / 60)}-${String(to / 60)}`);

describe('when it is usually quiet', () => {
  it.each([
    ['an hour of few', 10, (hour: number) => (hour === 10 || hour === 10.5 ? 3 : 12), ['10-11']],
    [
      'two, one beside the lunch',
      10,
      (hour: number) => (hour === 11.5 || hour >= 16.5 ? 2 : 12),
      ['11.5-12', '16.5-17'],
    ],
    ['the lunch alone, when nobody may come', 10, (hour: number) => (hour > 11.5 && hour < 13.5 ? 0 : 12), []],
    ['everything alike', 10, () => 12, []],
    ['no less than chance', 5, (hour: number) => (hour === 10 ? 1 : 2), []],
    ['the same on many days', 60, (hour: number) => (hour === 10 ? 1 : 2), ['10-10.5']],
    ['too few days', 4, (hour: number) => (hour === 10 ? 1 : 30), []],
    ['nobody at all', 10, () => 0, []],
  ])('[FC32] %s', (_, days, comeIn, expected) => {
    const found = quietTimes(usualOf(days, comeIn), [HOURS]);
    expect(told(found)).toEqual(expected);
    if (found !== undefined) expect(found.days).toBe(days);
    expect(found === undefined).toBe(expected.length === 0);
  });

  it('[FC32] what is not open on each of the days is not told as quiet, nor does it count to the usual', () => {
    const fewLate = usualOf(10, (hour) => (hour >= 15 ? 2 : hour === 10 ? 3 : 12));
    const mornings = [{ from: 9 * 60, to: 12 * 60 }];
    const early = [{ from: 9 * 60, to: 15 * 60 + 30 }];
    expect(told(quietTimes(fewLate, [HOURS, HOURS]))).toEqual(['10-10.5', '15-17']);
    expect(told(quietTimes(fewLate, [HOURS, mornings]))).toEqual(['10-10.5']);
    expect(told(quietTimes(fewLate, [HOURS, early, HOURS]))).toEqual(['10-10.5', '15-15.5']);
    expect(quietTimes(fewLate, [HOURS, [{ from: 18 * 60, to: 20 * 60 }]])).toBeUndefined();
  });

  it('[FC32] the hall looks at its working days of two weeks, and anew once a day was learned from', () => {
    const hour = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
    const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, ...hour(9, 12) },
      ...(weekday === 5 ? [] : [{ weekday, ...hour(13, 17) }]),
    ]) as unknown as Catalogue['calendar']['hours'];
    const small = smallHall();
    const rules = rulesOf({
      ...small,
      hall: { ...small.hall, alwaysOpen: false },
      calendar: { ...small.calendar, hours, holidays: [], makeUpWorkdays: [] },
    });
    const waits = new WaitBook();
    const world = Object.assign(rules.world, { waits });
    const quiet = () => hallView(world, rules.now).quiet;
    waits.usual = usualOf(10, (at) => (at >= 15 ? 2 : at === 10 ? 3 : 12));
    expect(quiet()).toEqual({ days: 10, spans: [{ from: '10:00', to: '10:30' }] });
    expect(quiet()).toBe(quiet());
    waits.usual = usualOf(11, (at) => (at === 9.5 ? 3 : 12));
    expect(quiet()).toEqual({ days: 11, spans: [{ from: '09:30', to: '10:00' }] });
  });

  it('[FC32] it is said in words, with the days that it rests on', () => {
    const quiet = {
      days: 12,
      spans: [
        { from: '10:30', to: '11:30' },
        { from: '15:00', to: '16:00' },
      ],
    };
    expect(LANGUAGES.map((language) => quietWords(quiet, language))).toEqual([
      '10:30–11:30、15:00–16:00 通常人较少（依据过去 12 天）',
      '10:30–11:30、15:00–16:00 通常人較少（依據過去 12 天）',
      'Usually quiet 10:30–11:30, 15:00–16:00 (from 12 days)',
    ]);
  });
});

describe('/waits', () => {
  it('[FC33] says what the hall says of each line, and when it is quiet; names are not markup', () => {
    const rules = rulesOf();
    const waits = new WaitBook();
    const hall = Object.assign(rules, { world: Object.assign(rules.world, { waits }) });
    hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    for (let each = 0; each < 3; each += 1) hall.take('alpha');
    const { day, seq } = hall.world.state;
    const newcomers = [{ line: 'a', category: 'ordinary', p10: 1200, p50: 1800, p90: 2400, chanceToday: 0.7 }];
    waits.take({ day, seq, steps: [], newcomers }, () => undefined);
    const view = hallView(hall.world, hall.now);
    expect(view).not.toHaveProperty('quiet');
    const quiet = { days: 9, spans: [{ from: '10:00', to: '11:00' }] };
    const name = { 'zh-Hans': '<b>大厅', 'zh-Hant': '<b>大廳', en: '<b>Hall' };
    const of = (language: 'zh-Hans' | 'zh-Hant' | 'en') => waitsPage({ ...view, quiet, name }, language).html;
    const line = (page: string, id: string) => page.split(`data-line="${id}"`)[1]?.split('</li>')[0] ?? '';
    expect(line(of('zh-Hans'), 'a')).toMatch(/约 20–40 分钟.*3 人等候.*今天可能轮不到/s);
    expect(line(of('en'), 'a')).toMatch(/about 20–40 min.*3 waiting.*You may not be served today/s);
    const shut = view.lines.find((each) => each.openCounters === 0)?.id ?? '';
    expect(line(of('zh-Hant'), shut)).toMatch(/窗口尚未開放/);
    expect(of('en')).toContain('Usually quiet 10:00–11:00 (from 9 days)');
    expect(of('en')).toContain('&#60;b');
    expect(of('en')).not.toContain('<b>Hall');
  });

  it('[FC37] says how right waits were where that is told, in each language', () => {
    const rules = rulesOf();
    const view = hallView(rules.world, rules.now);
    const told = { days: 7, waits: 1234, within: 0.81 };
    expect(waitsPage(view, 'zh-Hans', undefined, told).html).toContain(
      '近 7 天告知的 1,234 次等候时间，每 100 次有 81 次说中',
    );
    expect(waitsPage(view, 'zh-Hant', undefined, told).html).toContain('近 7 天告知的 1,234 次等候時間');
    expect(waitsPage(view, 'en', undefined, told).html).toContain('Of 1,234 waits told in the last 7 days, 81 in 100');
    expect(waitsPage(view, 'en').html).not.toContain('id="accuracy"');
  });

  it('[FC37] it is counted now and then; who asks waits for nobody, and where nobody answers nothing is told', async () => {
    const score = { medianError: 0, bias: 0, crps: 0 };
    const cell = { key: 'all', n: 200, coverage80: 0.8, simulated: 1, peopleAhead: score, lastWait: score, ...score };
    const asked: unknown[] = [];
    const answering = (cells: readonly AccuracyCell[] | undefined) =>
      new PublishedAccuracy((ask) => {
        asked.push(ask);
        return Promise.resolve(cells);
      });
    const [away, there] = [answering(undefined), answering([cell])];
    for (const each of [away, there]) expect(each.now('2026-03-09')).toBeUndefined();
    await Promise.resolve();
    expect(away.now('2026-03-09')).toBeUndefined();
    expect(there.now('2026-03-09')).toEqual({ days: 7, waits: 200, within: 0.8 });
    const week = { from: '2026-03-03', to: '2026-03-09', by: 'all', lead: 'issue' };
    expect(asked).toEqual([week, week]);
  });

  it('[FC34] where no number can be taken nothing is said of whether one would be served', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    const view = hallView(rules.world, rules.now);
    const wait = { p10: 60, p50: 90, p90: 120, chanceToday: 1, certainUntil: '2026-03-09T16:20:00+08:00' };
    const of = (intake: object, closed: object, chanceToday = 1): string =>
      waitsPage(
        {
          ...view,
          intake: { ...view.intake, ...intake },
          lines: view.lines.map((line) => ({ ...line, ...closed, wait: { ...wait, chanceToday } })),
        },
        'en',
      ).html;
    const closed = { closed: { at: view.now } };
    expect(of({ open: true }, {})).toContain('Served today if taken before 16:20');
    for (const chance of [1, 0.9, 0.1]) {
      expect(of({ open: true }, closed, chance)).not.toContain('class="chance');
      expect(of({ open: false }, {}, chance)).not.toContain('class="chance');
    }
  });
});
