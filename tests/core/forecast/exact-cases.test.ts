import { expect, it, vi } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { chanceOf, exponential } from '../../../core/forecast/chance.ts';
import type { Visit } from '../../../core/forecast/simulated-day.ts';
import { batchMeans, playModel, queueingHall } from '../../support/queueing-model.ts';
import { givingUp, GIVING_UP_CASES, QUEUEING_CASES, waitsIn, type QueueingCase } from '../../support/queueing-cases.ts';
import {
  erlangA,
  erlangC,
  waitMG1,
  waitMMc,
  waitsByAccumulation,
  waitsByCobham,
  waitsByPriority,
} from '../../support/queueing-theory.ts';
import { counter, line, service } from '../../support/small-hall.ts';
import { THOROUGH, tries } from '../../support/thorough.ts';

// Rates per minute, times in minutes. Every case: within four standard errors of twenty batch means, which are small
// themselves. An ordinary run plays a tenth of the visits, always the same ones; its errors may then be as much greater
// as chance makes them.

/** Of how many visits an ordinary run plays one. */
const ONE_IN = 10;
const COARSER = THOROUGH ? 1 : Math.sqrt(ONE_IN);

vi.setConfig({ testTimeout: 120_000 });

const { V01, V02, V03, V05, V06, V07, V11, V12, V13, V14, V15, V18 } = QUEUEING_CASES;
const { V09, V10 } = GIVING_UP_CASES;

const played = (of: QueueingCase, visits: number, oneIn = ONE_IN): Map<string, number[]> =>
  waitsIn(of, tries(visits, oneIn));

function alike(count: number, ...lines: string[]) {
  return Array.from({ length: count }, (_, at) => counter(String(at + 1), ...lines));
}

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
  const waits = played(V01, 50_000).get('all') ?? [];
  expect(waitMMc(0.8, 1, 1)).toBeCloseTo(4, 9);
  expect(V01.exact.all).toBe(4);
  agrees(waits, V01.exact.all);
  agrees(
    waits.map((each) => (each > 0 ? 1 : 0)),
    0.8,
  );
});

it('[F1] three counters: Erlang C', () => {
  const waits = played(V02, 50_000).get('all') ?? [];
  expect(waitMMc(2.4, 1, 3)).toBeCloseTo(V02.exact.all, 6);
  expect(erlangC(2.4, 1, 3)).toBeCloseTo(0.647191, 6);
  agrees(waits, V02.exact.all);
  agrees(
    waits.map((each) => (each > 0 ? 1 : 0)),
    0.647191,
  );
});

it('[F1] forty counters at load 0.9: Erlang C, and how many have to wait', () => {
  const waits = played(V03, 75_000).get('all') ?? [];
  expect(waitMMc(3.6, 10, 40)).toBeCloseTo(V03.exact.all, 6);
  agrees(waits, V03.exact.all, 0.15);
  agrees(
    waits.map((each) => (each > 0 ? 1 : 0)),
    erlangC(3.6, 10, 40),
  );
});

it('[F1] services all alike: M/D/1', () => {
  expect(waitMG1(0.08, 10, 100)).toBeCloseTo(V05.exact.all, 9);
  agrees(played(V05, 40_000).get('all'), V05.exact.all);
});

it('[F1] log-normal services: Pollaczek and Khinchine', () => {
  expect(waitMG1(0.08, 10, 164)).toBeCloseTo(V06.exact.all, 9);
  agrees(played(V06, 50_000).get('all'), V06.exact.all);
});

it('[F1] no-shows that hold a counter for two minutes', () => {
  expect(waitMG1(0.11, 7.1, 81.656)).toBeCloseTo(V07.exact.all, 6);
  agrees(played(V07, 50_000).get('all'), V07.exact.all);
});

it.each([V09, V10])('[F1] visitors who give up, $rate a minute at forty counters: Erlang A', (exact) => {
  const theory = erlangA(exact.rate, 10, exact.patience, 40);
  expect(theory.delayed).toBeCloseTo(exact.delayed, 5);
  expect(theory.abandoned).toBeCloseTo(exact.abandoned, 5);
  expect(theory.wait).toBeCloseTo(exact.wait, 4);
  const { waits, left } = givingUp(exact, tries(60_000, ONE_IN));
  agrees(waits, exact.wait, 0.12);
  agrees(left, exact.abandoned, 0.12);
});

it('[F1] three lines in strict order at forty counters: Kella and Yechiali', () => {
  const exact = waitsByPriority([0.6, 1.2, 1.8], 10, 40);
  expect(exact.map((each) => each.toFixed(6))).toEqual(inSix(V11));
  const waits = played(V11, 75_000);
  ['a', 'b', 'c'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0, 0.15));
});

it('[F1] two lines in strict order at two counters', () => {
  const exact = waitsByPriority([0.02, 0.06], 20, 2);
  expect(exact.map((each) => each.toFixed(6))).toEqual(inSix(V12));
  const waits = played(V12, 60_000);
  ['a', 'b'].forEach((id, at) => agrees(waits.get(id), exact[at] ?? 0, 0.1));
});

it('[F1] two lines in strict order with services of their own: Cobham', () => {
  const exact = waitsByCobham([
    { lambda: 0.03, mean: 8, secondMoment: 64 * 1.25 },
    { lambda: 0.04, mean: 12, secondMoment: 144 * 1.64 },
  ]);
  expect(exact.map((each) => each.toFixed(6))).toEqual(inSix(V13));
  const waits = played(V13, 40_000);
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
  expect(exact.map((each) => each.toFixed(6))).toEqual(inSix(V14));
  // Forty counters at this load forget slowly: fewer visits are no batches of their own.
  const waits = played(V14, 75_000, 4);
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
  expect(exact.map((each) => each.toFixed(6))).toEqual(inSix(V15));
  const waits = played(V15, 100_000);
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
  const hall = queueingHall({
    lines: [line('a', 'A')],
    services: [service('alpha', 'a')],
    counters: alike(110, 'a'),
  });
  let busy = 0;
  let next = 120;
  playModel(hall, visits, (event, minute) => {
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
  const waits = played(V18, 75_000);
  agrees(waits.get('a'), V18.exact.a, 0.12);
  agrees(waits.get('b'), V18.exact.b, 0.12);
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

/** What a case says of each, as theory has to say it. */
function inSix({ exact }: QueueingCase): readonly string[] {
  return Object.values(exact).map((each) => each.toFixed(6));
}
