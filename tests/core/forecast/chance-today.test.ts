import { beforeAll, describe, expect, it } from 'vitest';
import { chanceWords, isDoubtful } from '../../../core/base/chance-words.ts';
import { takesLonger } from '../../../core/base/longer-words.ts';
import { LANGUAGES } from '../../../core/base/names.ts';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import { HallForecaster, RUNS, sortedWaits } from '../../../core/forecast/live/hall-forecaster.ts';
import { runHall } from '../../../core/forecast/live/run-hall.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { MANAGER, MONDAY_9, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const DAY_MS = 24 * HOUR;

/** The hall opens at nine; so many come at once. */
function morning(at: number, people: number): Rules {
  const hall = rulesOf(smallHall(), `2026-03-${String(9 + at).padStart(2, '0')}`, MONDAY_9 + at * DAY_MS);
  hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
  for (let each = 0; each < people; each += 1) hall.take('alpha');
  return hall;
}

/** Somebody comes every nine minutes and takes as long; at noon the counter closes over whoever is left. */
function pastDay(at: number): readonly HallEvent[] {
  const hall = morning(at, 3);
  for (let each = 0; each < 20; each += 1) {
    hall.next('1');
    hall.take('alpha');
    hall.pass(9 * MINUTE);
    hall.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
  }
  hall.when(SUPERVISOR, { name: 'close-counter', counter: '1' });
  hall.pass(5 * HOUR);
  hall.when(MANAGER, { name: 'close-day' });
  return hall.events;
}

const PAST = Array.from({ length: 12 }, (_, at) => pastDay(at));

function afterDays(days: number, people: number): { readonly hall: Rules; readonly forecaster: HallForecaster } {
  const forecaster = new HallForecaster();
  for (const events of PAST.slice(0, days)) forecaster.take(events);
  const hall = morning(days, people);
  forecaster.take(hall.events);
  return { hall, forecaster };
}

describe('until when a number is certain to be called today', () => {
  it.each([1, 4, 8])('[FC28] with %i before: the last time of the day at which each run still calls it', (people) => {
    const { hall, forecaster } = afterDays(12, people);
    const found = forecaster.certainUntil(hall.now);
    // The counter has two lines.
    expect(found.map(({ line }) => line)).toEqual(['a', 'b']);
    const until = found[0]?.until ?? 0;
    expect(until).toBeGreaterThanOrEqual(hall.now);
    // Counters have closed at noon, and nobody came back.
    expect(until).toBeLessThan(hall.now + 3 * HOUR);
    // Alone it draws otherwise than beside others, so some of many runs may differ.
    const isCalled = (atMs: number): number => {
      const made = forecaster.scene(hall.now, [{ line: 'a', category: 'ordinary', atMs }]);
      if (made === undefined) throw new Error('no day');
      const times = runHall(made.scene, RUNS, `small/${hall.world.state.day}`);
      return sortedWaits(times, made.steps.length).length / RUNS;
    };
    for (let at = hall.now; at <= until; at += 20 * MINUTE) expect(isCalled(at)).toBeGreaterThan(0.98);
    expect(isCalled(until + HOUR)).toBeLessThan(0.99);
    expect(isCalled(hall.now + 3.5 * HOUR)).toBeLessThan(0.5);
  });

  it('[FC28] the more are before, the earlier it ends; with too many nothing is certain, and the chance says so', () => {
    const until = [1, 8, 14].map((people) => {
      const { hall, forecaster } = afterDays(12, people);
      return forecaster.certainUntil(hall.now)[0]?.until ?? 0;
    });
    expect([...until].sort((a, b) => b - a)).toEqual(until);
    const { hall, forecaster } = afterDays(12, 60);
    expect(forecaster.certainUntil(hall.now)).toEqual([]);
    const chance = forecaster.forecast(hall.now)?.newcomers.find(({ line }) => line === 'a')?.chanceToday;
    expect(chance).toBeLessThan(0.5);
  });

  it.each([0, 1, 4])('[FC28] after %i days nobody knows when counters close, and nothing is said', (days) => {
    const { hall, forecaster } = afterDays(days, 8);
    expect(forecaster.certainUntil(hall.now)).toEqual([]);
  });

  it('[FC28] it is told later only by twenty minutes, earlier at once, and no more once it is over', () => {
    const book = new WaitBook();
    const day = '2026-03-09';
    const newcomers = [{ line: 'a', category: 'ordinary', p10: 1, p50: 2, p90: 3, chanceToday: 1 }];
    book.take({ day, seq: 1, steps: [], newcomers }, () => undefined);
    const told = (minutes: number | undefined): readonly unknown[] => {
      const found = minutes === undefined ? [] : [{ line: 'a', until: MONDAY_9 + minutes * MINUTE }];
      const { lines } = book.takeCertain(day, found);
      const until = book.certainUntil(day, 'a');
      return [...lines, until === undefined ? undefined : (until - MONDAY_9) / MINUTE];
    };
    expect(told(100)).toEqual(['a', 100]);
    expect(told(119)).toEqual([100]);
    expect(told(120)).toEqual(['a', 120]);
    expect(told(110)).toEqual(['a', 110]);
    expect(told(undefined)).toEqual(['a', undefined]);
    told(90);
    book.clear();
    expect(book.certainUntil(day, 'a')).toBeUndefined();
  });
});

describe('what people are told of it', () => {
  it.each([
    [1, '2026-03-09T16:20:00+08:00', '16:20 前取号，今天可以办理', 'Served today if taken before 16:20'],
    [1, undefined, undefined, undefined],
    [0.97, undefined, undefined, undefined],
    [0.97, '2026-03-09T16:20:00+08:00', undefined, undefined],
    [0.99, '2026-03-09T16:20:00+08:00', undefined, undefined],
    [0.94, undefined, '今天可能轮不到', 'You may not be served today'],
    [0.5, undefined, '今天可能轮不到', 'You may not be served today'],
    [0.49, undefined, '今天很可能轮不到', 'You will probably not be served today'],
    [0, undefined, '今天很可能轮不到', 'You will probably not be served today'],
    [undefined, undefined, undefined, undefined],
  ])('[FC29] a chance of %s, certain until %s', (chanceToday, certainUntil, zh, en) => {
    const told = { chanceToday, certainUntil };
    expect(chanceWords(told, 'zh-Hans')).toBe(zh);
    expect(chanceWords(told, 'en')).toBe(en);
    expect(isDoubtful(told)).toBe(chanceToday !== undefined && chanceToday < 0.95);
    for (const language of LANGUAGES) expect(chanceWords(told, language) === undefined).toBe(zh === undefined);
  });
});

describe('on the surfaces', () => {
  let hall: Rules & { world: { waits: WaitBook } };
  const foresee = (chanceToday: number, steps: readonly string[] = []): void => {
    const { day, seq } = hall.world.state;
    const wait = { p10: 300, p50: 600, p90: 900, chanceToday };
    const newcomers = [{ line: 'a', category: 'ordinary', ...wait }];
    const seen = steps.map((ticket) => ({ ticket, step: 0, line: 'a', ...wait }));
    hall.world.waits.take({ day, seq, newcomers, steps: seen }, () => undefined);
  };
  const lineA = () => hallView(hall.world, hall.now).lines.find(({ id }) => id === 'a');
  const stepOf = (id: string) => ticketView(hall.world, id, hall.now)?.steps[0];
  beforeAll(() => {
    const rules = rulesOf();
    hall = Object.assign(rules, { world: Object.assign(rules.world, { waits: new WaitBook() }) });
    hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
  });

  it('[FC29] before the number is taken: certain until, and no more once that is over or no longer certain', () => {
    foresee(1);
    hall.world.waits.takeCertain(hall.world.state.day, [{ line: 'a', until: hall.now + 80 * MINUTE }]);
    expect(lineA()?.wait).toMatchObject({ chanceToday: 1, certainUntil: '2026-03-09T10:20:00+08:00' });
    foresee(0.999);
    expect(lineA()?.wait).toMatchObject({ chanceToday: 0.99 });
    expect(lineA()?.wait).not.toHaveProperty('certainUntil');
    foresee(1);
    expect(lineA()?.wait).toHaveProperty('certainUntil');
    hall.pass(80 * MINUTE);
    expect(lineA()?.wait).not.toHaveProperty('certainUntil');
  });

  it('[FC29] with the number, and while the forecast has not seen it, ticket and slip say the chance it was taken with', () => {
    foresee(0.6);
    const { id } = hall.ticket(hall.take('alpha'));
    expect(lineA()?.wait).toMatchObject({ chanceToday: 0.6 });
    const paper = { ticket: id, copy: 0, paperMm: 80, pageUrl: 'http://hall' } as const;
    for (let look = 0; look < 2; look += 1) {
      expect(stepOf(id)?.wait).toMatchObject({ method: 'simulation', chanceToday: 0.6 });
      expect(stepOf(id)?.chanceText).toMatchObject({ 'zh-Hans': '今天可能轮不到' });
      expect(slipInput(hall.world, paper, hall.now)?.steps[0]?.chance).toBe('今天可能轮不到');
      hall.pass(1000);
    }
    foresee(0.6, [id]);
    expect(stepOf(id)?.chanceText?.en).toBe('You may not be served today');
    foresee(1, [id]);
    expect(stepOf(id)).not.toHaveProperty('chanceText');
    expect(slipInput(hall.world, paper, hall.now)?.steps[0]?.chance).toBeUndefined();
    hall.world.waits.clear();
    expect(stepOf(id)).not.toHaveProperty('chanceText');
  });

  it('[FC30] longer than was told with the number is said, with what is told now, and no more once it is not so', () => {
    hall.world.waits.clear();
    foresee(1);
    const { id } = hall.ticket(hall.take('alpha'));
    // Told 5 to 15 minutes; half of what is told now are 10.
    foresee(1, [id]);
    hall.pass(5 * MINUTE);
    expect(stepOf(id)).not.toHaveProperty('longerText');
    hall.pass(1000);
    expect(stepOf(id)?.longerText).toEqual({
      'zh-Hans': '比取号时预计的久，现在还要等约 5–15 分钟',
      'zh-Hant': '比取號時預計的久，現在還要等約 5–15 分鐘',
      en: 'It takes longer than you were told. From now: about 5–15 min',
    });
    hall.when(SUPERVISOR, { name: 'close-counter', counter: '1' });
    hall.pass(10 * MINUTE);
    expect(stepOf(id)?.longerText?.['zh-Hans']).toBe('比取号时预计的久，窗口现在没有开放');
    hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    while (hall.world.state.tickets.get(id)?.steps[0]?.state === 'waiting') {
      hall.next('1');
      expect(hall.events.length).toBeLessThan(500);
      hall.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    }
    expect(ticketView(hall.world, id, hall.now)?.steps[0]).not.toHaveProperty('longerText');
  });

  it.each([
    [{ p10: 300, p50: 600, p90: 840 }, 900, undefined, false],
    [{ p10: 300, p50: 600, p90: 840 }, 901, undefined, true],
    [{ p10: 300, p50: 600, p90: 840 }, 301, { p50: 600, p90: 700 }, true],
    [{ p10: 0, p50: 5, p90: 20 }, 60, { p50: 0, p90: 20 }, false],
    [{ p10: 3000, p50: 3600, p90: 4000 }, 3600, { p50: 900, p90: 1000 }, false],
  ])('[FC30] told %j, %i s ago, now %j', (told, passed, now, expected) => {
    expect(takesLonger(told, passed, now)).toBe(expected);
  });
});
