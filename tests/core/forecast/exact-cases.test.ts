import { expect, it, vi } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { chanceOf, exponential, type Chance } from '../../../core/forecast/chance.ts';
import type { Visit } from '../../../core/forecast/simulated-day.ts';
import { batchMeans, playModel, queueingHall } from '../../support/queueing-model.ts';
import { expo, poisson as streams, spread, waitsOf, type Stream } from '../../support/poisson-streams.ts';
import {
  erlangA,
  erlangC,
  waitMG1,
  waitMMc,
  waitsByAccumulation,
  waitsByCobham,
  waitsByPriority,
} from '../../support/queueing-theory.ts';
import { category, counter, line, service } from '../../support/small-hall.ts';
import { THOROUGH, tries } from '../../support/thorough.ts';

// Rates per minute, times in minutes. Every case: within four standard errors of twenty batch means, which are small
// themselves. An ordinary run plays a tenth of the visits, always the same ones; its errors may then be as much greater
// as chance makes them.

/** Of how many visits an ordinary run plays one. */
const ONE_IN = 10;
const COARSER = THOROUGH ? 1 : Math.sqrt(ONE_IN);

vi.setConfig({ testTimeout: 120_000 });

const poisson = (seed: number, visits: number, of: readonly Stream[], oneIn = ONE_IN): Visit[] =>
  streams(seed, tries(visits, oneIn), of);

function alike(count: number, ...lines: string[]) {
  return Array.from({ length: count }, (_, at) => counter(String(at + 1), ...lines));
}

const oneLine = (counters: number) =>
  queueingHall({ lines: [line('a', 'A')], services: [service('alpha', 'a')], counters: alike(counters, 'a') });

function agrees(values: readonly number[] | undefined, exact: number, precision = 0.08): void {
  const { mean, se } = batchMeans(values ?? []);
  expect(se, `standard error of ${mean.toFixed(4)}, exact ${exact.toFixed(4)}`).toBeLessThan(
    COARSER * precision * exact,
  );
  expect(Math.abs(mean - exact), `${mean.toFixed(4)} ± ${se.toFixed(4)}, exact ${exact.toFixed(4)}`).toBeLessThan(
    4 * se,
  );
}

it('[F1] one counter, exponential: M/M/1 waits 4 services at load 0.8, and four in five wait', () => {
  const waits = waitsOf(oneLine(1), poisson(1, 50_000, [{ rate: 0.8, minutes: expo(1) }])).get('all') ?? [];
  expect(waitMMc(0.8, 1, 1)).toBeCloseTo(4, 9);
  agrees(waits, 4);
  agrees(
    waits.map((each) => (each > 0 ? 1 : 0)),
    0.8,
  );
});

it('[F1] three counters: Erlang C', () => {
  const waits = waitsOf(oneLine(3), poisson(2, 50_000, [{ rate: 2.4, minutes: expo(1) }])).get('all') ?? [];
  expect(erlangC(2.4, 1, 3)).toBeCloseTo(0.647191, 6);
  agrees(waits, 1.078652);
  agrees(
    waits.map((each) => (each > 0 ? 1 : 0)),
    0.647191,
  );
});

it('[F1] forty counters at load 0.9: Erlang C, and how many have to wait', () => {
  const waits = waitsOf(oneLine(40), poisson(3, 75_000, [{ rate: 3.6, minutes: expo(10) }])).get('all') ?? [];
  expect(waitMMc(3.6, 10, 40)).toBeCloseTo(1.028906, 6);
  agrees(waits, 1.028906, 0.15);
  agrees(
    waits.map((each) => (each > 0 ? 1 : 0)),
    erlangC(3.6, 10, 40),
  );
});

it('[F1] services all alike: M/D/1', () => {
  const waits = waitsOf(oneLine(1), poisson(5, 40_000, [{ rate: 0.08, minutes: () => 10 }])).get('all');
  expect(waitMG1(0.08, 10, 100)).toBeCloseTo(20, 9);
  agrees(waits, 20);
});

it('[F1] log-normal services: Pollaczek and Khinchine', () => {
  const waits = waitsOf(oneLine(1), poisson(6, 50_000, [{ rate: 0.08, minutes: spread(10, 0.8) }])).get('all');
  expect(waitMG1(0.08, 10, 164)).toBeCloseTo(32.8, 9);
  agrees(waits, 32.8);
});

it('[F1] no-shows that hold a counter for two minutes', () => {
  const gone = (chance: Chance) => (chance() < 0.15 ? { absence: { backAfterMs: undefined } } : {});
  const visits = poisson(7, 50_000, [{ rate: 0.11, minutes: spread(8, 0.7), more: gone }]);
  agrees(waitsOf(oneLine(1), visits, undefined, 2 * MINUTE).get('all'), waitMG1(0.11, 7.1, 81.656));
});

it.each([
  { rate: 3.9, patience: 60, delayed: 0.631047, abandoned: 0.027177, wait: 1.630595 },
  { rate: 4.4, patience: 45, delayed: 0.936059, abandoned: 0.097081, wait: 4.368657 },
])('[F1] visitors who give up, $rate a minute at forty counters: Erlang A', (exact) => {
  const theory = erlangA(exact.rate, 10, exact.patience, 40);
  expect(theory.delayed).toBeCloseTo(exact.delayed, 5);
  expect(theory.abandoned).toBeCloseTo(exact.abandoned, 5);
  expect(theory.wait).toBeCloseTo(exact.wait, 4);
  const patience = (chance: Chance) => ({ patienceMs: Math.round(exponential(chance, exact.patience * MINUTE)) });
  const visits = poisson(9, 60_000, [{ rate: exact.rate, minutes: expo(10), more: patience }]);
  const issued = new Map<string, number>();
  const waits: number[] = [];
  const left: number[] = [];
  playModel(oneLine(40), visits, (event, minute) => {
    if (event.type === 'TicketIssued') issued.set(event.data.ticket, minute);
    if (event.type !== 'TicketCalled' && event.type !== 'TicketCancelled') return;
    waits.push(minute - (issued.get(event.data.ticket) ?? minute));
    left.push(event.type === 'TicketCancelled' ? 1 : 0);
  });
  agrees(waits, exact.wait, 0.12);
  agrees(left, exact.abandoned, 0.12);
});

it('[F1] three lines in strict order at forty counters: Kella and Yechiali', () => {
  const exact = waitsByPriority([0.6, 1.2, 1.8], 10, 40);
  expect(exact.map((each) => each.toFixed(6))).toEqual(['0.121048', '0.220087', '1.870739']);
  const waits = waitsOf(strictly(40), inThreeLines(11, 75_000, [0.6, 1.2, 1.8], [10, 10, 10]), (call) => call.line);
  ['a', 'b', 'c'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0, 0.15));
});

it('[F1] two lines in strict order at two counters', () => {
  const exact = waitsByPriority([0.02, 0.06], 20, 2);
  expect(exact.map((each) => each.toFixed(6))).toEqual(['8.888889', '44.444444']);
  const waits = waitsOf(strictly(2), inThreeLines(12, 60_000, [0.02, 0.06], [20, 20]), (call) => call.line);
  ['a', 'b'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0, 0.1));
});

it('[F1] two lines in strict order with services of their own: Cobham', () => {
  const exact = waitsByCobham([
    { lambda: 0.03, mean: 8, secondMoment: 64 * 1.25 },
    { lambda: 0.04, mean: 12, secondMoment: 144 * 1.64 },
  ]);
  expect(exact.map((each) => each.toFixed(6))).toEqual(['7.793684', '27.834586']);
  const visits = poisson(13, 40_000, [
    { rate: 0.03, minutes: spread(8, 0.5), services: ['alpha'] },
    { rate: 0.04, minutes: spread(12, 0.8), services: ['beta'] },
  ]);
  const waits = waitsOf(strictly(1), visits, (call) => call.line);
  ['a', 'b'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0));
});

it('[F1] categories by wait over target at forty counters: accumulating priority', () => {
  const exact = waitsByAccumulation(
    [
      { lambda: 2.4, slope: 1 / 30 },
      { lambda: 1.2, slope: 1 / 10 },
    ],
    10,
    40,
  );
  expect(exact.map((each) => each.toFixed(6))).toEqual(['1.286133', '0.514453']);
  // Slope = target makes urgency wait / target for ever.
  const hall = queueingHall({
    lines: [line('a', 'A', 30)],
    services: [service('alpha', 'a')],
    counters: alike(40, 'a'),
    categories: [category('ordinary', 1, 30, 1e9), category('elderly', 1 / 3, 10, 1e9)],
  });
  // Forty counters at this load forget slowly: fewer visits are no batches of their own.
  const visits = poisson(
    14,
    75_000,
    [
      { rate: 2.4, minutes: expo(10) },
      { rate: 1.2, minutes: expo(10), category: 'elderly' },
    ],
    4,
  );
  const waits = waitsOf(hall, visits, (call) => call.category);
  ['ordinary', 'elderly'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0, 0.15));
});

it('[F1] three categories by wait over target at one counter: Kleinrock', () => {
  const exact = waitsByAccumulation(
    [
      { lambda: 0.4, slope: 1 },
      { lambda: 0.2, slope: 2 },
      { lambda: 0.3, slope: 6 },
    ],
    1,
    1,
  );
  expect(exact.map((each) => each.toFixed(6))).toEqual(['13.846154', '7.788462', '3.346154']);
  const hall = queueingHall({
    lines: [line('a', 'A', 60)],
    services: [service('alpha', 'a')],
    counters: alike(1, 'a'),
    categories: [
      category('ordinary', 1, 60, 1e9),
      category('elderly', 1 / 2, 30, 1e9),
      category('disabled', 1 / 6, 10, 1e9),
    ],
  });
  const visits = poisson(15, 100_000, [
    { rate: 0.4, minutes: expo(1) },
    { rate: 0.2, minutes: expo(1), category: 'elderly' },
    { rate: 0.3, minutes: expo(1), category: 'disabled' },
  ]);
  const waits = waitsOf(hall, visits, (call) => call.category);
  ['ordinary', 'elderly', 'disabled'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0, 0.12));
});

it('[F1] many counters and arrivals that rise and fall: the number in service follows with its lag', () => {
  // 3.6 + 1.8 sin(2πt / 480) arrivals a minute, by thinning; services of 10 minutes; seen at minute 120 and 360 of each
  // cycle.
  const chance = chanceOf('case 17');
  const cycles = tries(60, ONE_IN);
  const visits: Visit[] = [];
  for (let at = exponential(chance, 1 / 5.4); at < cycles * 480; at += exponential(chance, 1 / 5.4)) {
    if (chance() * 5.4 > 3.6 + 1.8 * Math.sin((2 * Math.PI * at) / 480)) continue;
    const durations = [Math.round(exponential(chance, 10 * MINUTE))];
    visits.push({
      id: String(visits.length),
      at: Math.round(at * MINUTE),
      services: ['alpha'],
      durations,
      category: 'ordinary',
    });
  }
  const seen = new Map<number, number[]>([
    [120, []],
    [360, []],
  ]);
  let busy = 0;
  let next = 120;
  playModel(oneLine(110), visits, (event, minute) => {
    for (; minute >= next; next += 240) seen.get(next % 480)?.push(busy);
    if (event.type === 'TicketCalled') busy += 1;
    if (event.type === 'StepFinished') busy -= 1;
  });
  // Each sight is Poisson by itself, a cycle apart.
  for (const [minute, exact] of [
    [120, 53.696771],
    [360, 18.303229],
  ] as const) {
    const sights = (seen.get(minute) ?? []).slice(1, cycles);
    const mean = sights.reduce((sum, each) => sum + each, 0) / sights.length;
    expect(Math.abs(mean - exact)).toBeLessThan(4 * Math.sqrt(exact / sights.length));
  }
});

it('[F1] a counter that helps: the N-model', () => {
  const hall = queueingHall({
    lines: [line('a', 'A'), line('b', 'B')],
    services: [service('alpha', 'a'), service('beta', 'b')],
    counters: [counter('1', 'a'), counter('2', 'b', 'a:2')],
  });
  const visits = poisson(18, 75_000, [
    { rate: 0.12, minutes: expo(10) },
    { rate: 0.05, minutes: expo(10), services: ['beta'] },
  ]);
  const waits = waitsOf(hall, visits, (call) => call.line);
  agrees(waits.get('a'), 32.580322, 0.12);
  agrees(waits.get('b'), 17.371567, 0.12);
});

it('[F1] two services one after the other: the tandem of ten and fourteen counters', () => {
  const hall = queueingHall({
    lines: [line('a', 'A'), line('b', 'B')],
    services: [service('alpha', 'a'), service('beta', 'b', { after: ['alpha'] })],
    counters: [...alike(10, 'a'), ...Array.from({ length: 14 }, (_, at) => counter(`b${String(at)}`, 'b'))],
  });
  const chance = chanceOf('case 19');
  let at = 0;
  const visits = Array.from({ length: tries(50_000, ONE_IN) }, (_, index): Visit => {
    at += exponential(chance, MINUTE / 1.5);
    const durations = [5, 8].map((mean) => Math.round(exponential(chance, mean * MINUTE)));
    return { id: String(index), at: Math.round(at), services: ['alpha', 'beta'], durations, category: 'ordinary' };
  });
  const readyAt = new Map<string, number>();
  const waits = { first: [] as number[], second: [] as number[] };
  playModel(hall, visits, (event, minute) => {
    if (event.type === 'TicketIssued' || event.type === 'StepFinished') readyAt.set(event.data.ticket, minute);
    if (event.type !== 'TicketCalled') return;
    waits[event.data.step === 0 ? 'first' : 'second'].push(minute - (readyAt.get(event.data.ticket) ?? 0));
  });
  agrees(waits.first, 0.613222, 0.12);
  agrees(waits.second, 1.926821, 0.12);
});

function strictly(counters: number) {
  return queueingHall({
    lines: [line('a', 'A'), line('b', 'B'), line('c', 'C')],
    services: [service('alpha', 'a'), service('beta', 'b'), service('gamma', 'c')],
    counters: alike(counters, 'a', 'b:2', 'c:3'),
  });
}

function inThreeLines(seed: number, visits: number, rates: readonly number[], means: readonly number[]): Visit[] {
  const services = ['alpha', 'beta', 'gamma'];
  return poisson(
    seed,
    visits,
    rates.map((rate, at) => ({ rate, minutes: expo(means[at] ?? 1), services: [services[at] ?? 'alpha'] })),
  );
}
