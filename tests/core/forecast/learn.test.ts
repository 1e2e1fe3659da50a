import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { chanceOf, logNormal } from '../../../core/forecast/chance.ts';
import { emptyChoiceMemory, fitPreference, keepChoices, type Choice } from '../../../core/forecast/learn/choices.ts';
import { hazardOf, momentBy } from '../../../core/forecast/learn/crew.ts';
import { DayFloor, isOpen, momentsOf } from '../../../core/forecast/learn/day-floor.ts';
import {
  addLife,
  emptyLifeTable,
  expectedLife,
  lifeAt,
  survivalOf,
  survivesTo,
} from '../../../core/forecast/learn/life-table.ts';
import { emptyMemory, learnDay, learnedOf } from '../../../core/forecast/learn/memory.ts';
import type { RecordedVisit } from '../../../core/forecast/learn/recorded.ts';
import {
  emptyServiceMemory,
  fitServices,
  learnServices,
  meanServiceMsOf,
  seeService,
  serviceDay,
  speedOf,
  type SeenService,
} from '../../../core/forecast/learn/service-times.ts';

const NOON = { waiting: 3, open: 2, atMs: 12 * 60 * MINUTE };

function services(seed: number, count: number, more: Partial<SeenService>, median: number): SeenService[] {
  const chance = chanceOf(`services ${String(seed)}`);
  return Array.from({ length: count }, () => ({
    line: 'a',
    service: '',
    category: '',
    counter: '1',
    when: NOON,
    lastedMs: Math.round(logNormal(chance, median, 0.6)),
    ...more,
  }));
}

const MEAN = Math.sqrt(1 + 0.36);

describe('service times', () => {
  it('[FC3] the mean of what was seen, by line and clerk; one seen twice stays near its line', () => {
    const memory = emptyServiceMemory();
    const day = [
      ...services(1, 400, {}, 4 * MINUTE),
      ...services(2, 400, { counter: '2' }, 6 * MINUTE),
      ...services(3, 400, { line: 'b', counter: '3' }, 15 * MINUTE),
      ...services(4, 2, { line: 'a', service: 'rare' }, 40 * MINUTE),
    ];
    learnServices(memory, day, 1);
    const model = fitServices(memory);
    const mean = (line: string, service = '') => meanServiceMsOf(model, { line, service, category: '' }) / MINUTE;
    expect(mean('a') / (Math.sqrt(4 * 6) * MEAN)).toBeGreaterThan(0.85);
    expect(mean('a') / (Math.sqrt(4 * 6) * MEAN)).toBeLessThan(1.15);
    expect(mean('b') / (15 * MEAN)).toBeGreaterThan(0.75);
    expect(mean('b') / (15 * MEAN)).toBeLessThan(1.15);
    expect(mean('a', 'rare')).toBeLessThan(25);
    const clerk = (id: string) => model.effects.counter.get(id)?.value ?? 0;
    expect(clerk('2') - clerk('1')).toBeGreaterThan(0.2);
  });

  it('[FC3] what is old counts less: after four half-lives the new times hold', () => {
    const memory = emptyServiceMemory();
    learnServices(memory, services(1, 500, {}, 20 * MINUTE), 1);
    learnServices(memory, services(2, 500, {}, 5 * MINUTE), 2 ** -4);
    const mean = meanServiceMsOf(fitServices(memory), { line: 'a', service: '', category: '' }) / MINUTE;
    expect(mean).toBeGreaterThan(5);
    expect(mean).toBeLessThan(8.5);
  });

  it('[FC4] a slow day is noticed, and a service that still runs counts as one', () => {
    const memory = emptyServiceMemory();
    for (const day of [1, 2, 3, 4, 5]) learnServices(memory, services(day, 200, {}, 5 * MINUTE), 1);
    const model = fitServices(memory);
    const usual = serviceDay(model);
    expect(speedOf(usual, []).hall.mean).toBe(0);
    const slow = serviceDay(model);
    for (const each of services(9, 120, {}, 8 * MINUTE)) seeService(slow, each);
    const seen = speedOf(slow, []);
    expect(seen.hall.mean).toBeGreaterThan(0.15);
    expect(seen.hall.mean).toBeLessThan(0.6);
    expect(seen.hall.variance).toBeLessThan(speedOf(usual, []).hall.variance);
    const running = { line: 'a', service: '', category: '', counter: '1', when: NOON, elapsedMs: 40 * MINUTE };
    expect(speedOf(usual, [running]).hall.mean).toBeGreaterThan(0);
    expect(usual.hall.n).toBe(0);
  });
});

describe('how long something lasts', () => {
  it('[FC5] survival by a life table: ends, those only seen so far, and nothing', () => {
    const table = emptyLifeTable();
    for (let each = 0; each < 100; each += 1) addLife(table, each < 50 ? 10 * SECOND : 100 * SECOND, each % 10 !== 9);
    const survival = survivalOf([table, expectedLife(60 * SECOND, 1)], 1);
    expect(survivesTo(survival, 7 * SECOND)).toBeGreaterThan(0.95);
    expect(survivesTo(survival, 16 * SECOND)).toBeGreaterThan(0.5);
    expect(survivesTo(survival, 16 * SECOND)).toBeLessThan(0.6);
    expect(survivesTo(survival, 128 * SECOND)).toBeLessThan(0.2);
    const waits = Array.from({ length: 99 }, (_, at) => lifeAt(survival, 0, true, (at + 1) / 100));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    for (const part of [0.1, 0.5, 0.9])
      expect(lifeAt(survival, 64 * SECOND, false, part)).toBeGreaterThanOrEqual(64 * SECOND);
  });

  it('[FC5] what ends at once ends at once', () => {
    const table = emptyLifeTable();
    for (let each = 0; each < 50; each += 1) addLife(table, 0, true);
    const survival = survivalOf([table, expectedLife(60 * SECOND, 1)], 1);
    expect(lifeAt(survival, 0, true, 0.5)).toBe(0);
  });
});

/** Calls by a known rule: the greatest score of those who wait. */
function choices(rule: (category: string, waited: number) => number, seed: number): Choice[] {
  const chance = chanceOf(`choices ${String(seed)}`);
  return Array.from({ length: 600 }, () => {
    const options = ['high', 'low'].map((category) => ({
      line: 'a',
      category,
      waitedMs: Math.round(chance() * 10 * MINUTE),
    }));
    const scores = options.map((each) => rule(each.category, each.waitedMs));
    return { counter: '1', options, chosen: scores.indexOf(Math.max(...scores)) };
  });
}

describe('who is called first', () => {
  const rules = {
    'oldest first': (_: string, waited: number) => waited,
    'a head start of two minutes': (category: string, waited: number) =>
      waited + (category === 'high' ? 2 * MINUTE : 0),
    'strict priority': (category: string, waited: number) => waited + (category === 'high' ? 1e9 : 0),
    'twice the weight': (category: string, waited: number) => waited * (category === 'high' ? 2 : 1),
  };
  for (const [name, rule] of Object.entries(rules))
    it(`[FC6] learns from calls: ${name}`, () => {
      const memory = emptyChoiceMemory();
      keepChoices(memory, choices(rule, 1));
      const { queue } = fitPreference(memory);
      const score = (category: string, waited: number): number => {
        const { start, slope } = queue('a', category);
        return start + slope * waited;
      };
      const unseen = choices(rule, 2);
      const right = unseen.filter(({ options, chosen }) => {
        const scores = options.map((each) => score(each.category, each.waitedMs));
        return scores.indexOf(Math.max(...scores)) === chosen;
      });
      expect(right.length / unseen.length).toBeGreaterThan(0.94);
    });
});

function visit(arrived: number, more: Partial<RecordedVisit> = {}): RecordedVisit {
  const plain = { day: '2026-03-09', line: 'a', service: '', category: '', calledMs: undefined, endedMs: undefined };
  return { ...plain, arrivedMs: arrived * MINUTE, counter: undefined, outcome: 'left', ...more };
}

const SHIFT = { counter: '1', openedMs: 0, closedMs: 60 * MINUTE, lines: ['a'] };

describe('the floor of a recorded day', () => {
  const floorAt = (visits: readonly RecordedVisit[], minute: number) => {
    const floor = new DayFloor();
    for (const moment of momentsOf({ day: '2026-03-09', visits, shifts: [SHIFT] }))
      if (moment.atMs <= minute * MINUTE) floor.apply(moment);
    return floor;
  };

  it('[FC2] who waits, who is in hand, who has left', () => {
    const visits = [
      visit(1, { calledMs: MINUTE, endedMs: 9 * MINUTE, counter: '1', outcome: 'served' }),
      visit(2, { endedMs: 4 * MINUTE }),
      visit(3, { calledMs: 9 * MINUTE, counter: '1', outcome: 'served' }),
    ];
    expect(floorAt(visits, 3).inLine('a')).toBe(2);
    expect(floorAt(visits, 5).inLine('a')).toBe(1);
    expect(floorAt(visits, 5).counters.get('1')?.inHand).toBe(visits[0]);
    expect(floorAt(visits, 9).counters.get('1')?.inHand).toBe(visits[2]);
  });

  it('[FC2] a call that names no counter goes to the longest free; one outside of its shifts has opened', () => {
    const unnamed = [visit(1, { calledMs: 2 * MINUTE, outcome: 'served' })];
    expect(floorAt(unnamed, 2).counters.get('1')?.inHand).toBe(unnamed[0]);
    const outside = [visit(70, { calledMs: 75 * MINUTE, counter: '1', outcome: 'served' })];
    const counter = floorAt(outside, 75).counters.get('1');
    expect(counter?.inHand).toBe(outside[0]);
    expect(counter !== undefined && isOpen(counter)).toBe(true);
  });
});

it('[FC5] a counter that closes for lunch every day at noon is expected to', () => {
  const memory = emptyMemory();
  for (const day of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']) {
    const visits = Array.from({ length: 60 }, (_, at) => {
      const at6 = 8 * 60 + at * 6;
      return visit(at6 - 5, {
        day,
        calledMs: at6 * MINUTE,
        endedMs: (at6 + 5) * MINUTE,
        counter: '1',
        outcome: 'served' as const,
      });
    }).filter(({ calledMs }) => (calledMs ?? 0) < 12 * 60 * MINUTE || (calledMs ?? 0) >= 13 * 60 * MINUTE);
    const waiting = visit(8 * 60, { day, endedMs: 16 * 60 * MINUTE });
    const shifts = [
      { ...SHIFT, openedMs: 8 * 60 * MINUTE, closedMs: 12 * 60 * MINUTE + 5 * MINUTE },
      { ...SHIFT, openedMs: 13 * 60 * MINUTE, closedMs: 15 * 60 * MINUTE },
    ];
    learnDay(memory, { day, visits: [...visits, waiting].sort((a, b) => a.arrivedMs - b.arrivedMs), shifts }, 1);
  }
  const { crew } = learnedOf(memory);
  const closes = momentBy(hazardOf(crew.closing, '1'), 10 * 60 * MINUTE, 0.5) / MINUTE;
  expect(closes).toBeGreaterThan(11.5 * 60);
  expect(closes).toBeLessThan(12.5 * 60);
  const returns = momentBy(hazardOf(crew.returning, '1'), 12.2 * 60 * MINUTE, 0.5) / MINUTE;
  expect(returns).toBeGreaterThan(12.7 * 60);
  expect(returns).toBeLessThan(13.5 * 60);
});
