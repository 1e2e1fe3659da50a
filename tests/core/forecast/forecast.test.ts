import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { indexCatalogue } from '../../../core/catalogue/catalogue-index.ts';
import { chanceOf } from '../../../core/forecast/chance.ts';
import { runForward } from '../../../core/forecast/forecast.ts';
import type { Scene } from '../../../core/forecast/scene.ts';
import { hallRule } from '../../../core/forecast/hall-rule.ts';
import { SLOTS } from '../../../core/forecast/learn/crew.ts';
import type { RecordedDay, RecordedVisit } from '../../../core/forecast/learn/recorded.ts';
import { forecastDay, replay, summariesOf, type Forecasted } from '../../../core/forecast/replay/replay.ts';
import { corrected, correctionFrom, type Hindsight } from '../../../core/forecast/learn/hindsight.ts';
import { expectServices } from '../../../core/forecast/learn/service-times.ts';
import { withInferredEnds } from '../../../core/forecast/replay/inferred-ends.ts';
import { DayFloor, momentsOf } from '../../../core/forecast/learn/day-floor.ts';
import { emptyMemory, learnDay, learnedOf } from '../../../core/forecast/learn/memory.ts';
import { crpsOf, quantileOf, scoredPoint, summaryOf } from '../../../core/forecast/scores.ts';
import { knownDays, knownHall, oracleOf } from '../../support/known-hall.ts';

/** Counters alike that are all busy with exponential services, so many ahead, nobody else to come. */
function busyHall(ahead: number, counters: number, meanMs: number): Scene {
  const never = new Float64Array(SLOTS + 1);
  const stays = new Float64Array(17).fill(1);
  const atOnce = Float64Array.from({ length: 17 }, (_, at) => (at === 0 ? 1 : 0));
  const spread = Float64Array.from({ length: 513 }, (_, at) =>
    Math.log(-Math.log(1 - Math.min(512 - 0.25, Math.max(0.25, at)) / 512)),
  );
  const growth = { start: 0, slope: 1, bendMs: Infinity, slopeAfter: 1, capMs: Infinity };
  const sure = { mean: 0, sd: 0 };
  const indexes = Array.from({ length: counters }, (_, at) => at);
  return {
    nowMs: 0,
    queues: [
      {
        line: 0,
        guests: Array.from({ length: ahead + 1 }, () => ({ sinceMs: 0, kind: 0 })),
        growth,
        usualKind: 0,
        comes: new Float64Array(SLOTS),
      },
    ],
    counters: indexes.map((index) => ({
      index,
      queues: [0],
      liking: [0],
      now: 'serves',
      forMs: 0,
      kind: 0,
      turn: atOnce,
      reaction: atOnce,
      closing: never,
      opening: never,
      speed: sure,
    })),
    kinds: [{ line: 0, logMeans: indexes.map(() => Math.log(meanMs)) }],
    target: 0,
    offsetMs: 0,
    hall: sure,
    lines: [{ ...sure, spread, patience: stays, missed: 0 }],
    missedLasts: atOnce,
    outOfTurn: 0,
    decided: true,
    busy: { shape: 1, rate: 1 },
    slotMs: 15 * MINUTE,
    coming: new Float64Array(SLOTS),
    overtaken: false,
  };
}

describe('the hall run forward', () => {
  // V16 of the exact cases: minutes.
  const cases = [
    { ahead: 0, counters: 40, service: 10, q10: 0.02634, q50: 0.173287, q90: 0.575646 },
    { ahead: 99, counters: 40, service: 10, q10: 21.854409, q50: 24.916716, q90: 28.252631 },
    { ahead: 24, counters: 5, service: 12, q10: 45.226378, q50: 59.201924, q90: 75.800545 },
  ];
  for (const { ahead, counters, service, q10, q50, q90 } of cases)
    it(`[FC7] ${String(ahead)} ahead at ${String(counters)} busy counters: the Erlang distribution`, () => {
      const waits = runForward(busyHall(ahead, counters, service * MINUTE), 4000, chanceOf('V16'));
      const off = (part: number, exact: number) => Math.abs(quantileOf(waits, part) / MINUTE / exact - 1);
      expect(off(0.5, q50)).toBeLessThan(ahead === 0 ? 0.06 : 0.02);
      expect(off(0.9, q90)).toBeLessThan(ahead === 0 ? 0.06 : 0.02);
      expect(off(0.1, q10)).toBeLessThan(ahead === 0 ? 0.12 : 0.02);
    });

  it('[FC7] nobody calls: there is no wait to tell', () => {
    const scene = busyHall(3, 2, MINUTE);
    const gone = scene.counters.map((each) => ({ ...each, now: 'closed' as const }));
    expect(runForward({ ...scene, counters: gone }, 200, chanceOf('closed'))).toHaveLength(0);
  });

  it('[FC7] who waits before may leave: the wait is shorter', () => {
    const scene = busyHall(30, 3, 5 * MINUTE);
    const patience = Float64Array.from({ length: 17 }, (_, at) => Math.max(0, 1 - at / 20));
    const leaving = scene.lines.map((each) => ({ ...each, patience }));
    const [stay, leave] = [scene, { ...scene, lines: leaving }].map((each) =>
      quantileOf(runForward(each, 400, chanceOf('x')), 0.5),
    );
    expect(leave ?? 0).toBeLessThan((stay ?? 0) * 0.9);
  });
});

it('[FC9] scores: of a single value CRPS is the error; the range covers what lies in it', () => {
  expect(crpsOf([5], 8)).toBe(3);
  expect(crpsOf([1, 3], 2)).toBe(0);
  expect(crpsOf([0, 10], 0)).toBe(0);
  expect(quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.5)).toBe(5);
  expect(quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.1)).toBe(1);
  const wide = { p10: 0, p50: 10 * SECOND, p90: 20 * SECOND, mean: 12 * SECOND, crps: 2 * SECOND, actual: 6 * SECOND };
  expect(summaryOf([wide, { ...wide, actual: 30 * SECOND }])).toEqual({
    n: 2,
    mae: 12,
    rmse: Math.sqrt((36 + 324) / 2),
    bias: -6,
    crps: 2,
    coverage80: 0.5,
    width80: 20,
  });
  expect(summaryOf([scoredPoint(4000, 1000)])).toMatchObject({ mae: 3, crps: 3, width80: 0 });
});

const HALL = { catalogue: knownHall(8, 2), seed: 1, load: 1, daySpeed: 0.1 };
const DAYS = knownDays(HALL, '2026-03-02', 6);

function told(days: readonly RecordedDay[], until: string, seed = 1): Forecasted[] {
  const found: Forecasted[] = [];
  replay(days, { trainUntil: until, seed }, (_, forecasts) => void found.push(...forecasts));
  return found;
}

const words = (forecasts: readonly Forecasted[]) =>
  forecasts.map(({ visit: { day, arrivedMs, line }, p10, p50, p90 }) => [day, arrivedMs, line, p10, p50, p90]);

describe('replay', () => {
  const before = told(DAYS, '2026-03-06');

  it('[FC1] what is told at a moment does not know what comes after it', () => {
    const [last] = DAYS.slice(-1);
    const noon = 12 * 60 * MINUTE;
    const hidden = (visit: RecordedVisit): RecordedVisit => {
      const calledMs =
        visit.calledMs !== undefined && visit.calledMs > noon ? visit.calledMs + 7 * MINUTE : visit.calledMs;
      const late = visit.endedMs !== undefined && visit.endedMs > noon;
      return { ...visit, calledMs, endedMs: late ? (visit.endedMs ?? 0) + 90 * MINUTE : visit.endedMs };
    };
    const changed = {
      ...(last as RecordedDay),
      visits: (last?.visits ?? []).filter(({ arrivedMs }) => arrivedMs <= noon).map(hidden),
      shifts: (last?.shifts ?? [])
        .filter(({ openedMs }) => openedMs <= noon)
        .map((each) => ({ ...each, closedMs: (each.closedMs ?? 0) <= noon ? each.closedMs : noon + 1 })),
    };
    const after = told([...DAYS.slice(0, -1), changed], '2026-03-06');
    const until = words(before).filter(([day, at]) => day === last?.day && Number(at) <= noon);
    expect(until.length).toBeGreaterThan(40);
    expect(words(after).filter(([day]) => day === last?.day)).toEqual(until);
  });

  it('[FC1] after --train-until nothing more is learned; without it every evening is', () => {
    const alone = told([...DAYS.slice(0, 3), ...DAYS.slice(-1)], '2026-03-04');
    const both = told([...DAYS.slice(0, 3), ...DAYS.slice(-2)], '2026-03-04');
    const [last] = DAYS.slice(-1);
    expect(words(both).filter(([day]) => day === last?.day)).toEqual(words(alone));
    const days: string[] = [];
    replay(DAYS.slice(0, 3), { trainUntil: undefined, seed: 1 }, (day) => void days.push(day));
    expect(days).toEqual(['2026-03-03', '2026-03-04']);
  });

  it('[FC1] one day is enough to know when counters open: who comes before that is told by running the hall forward', () => {
    const opens = 8 * 60;
    const days = ['2026-03-02', '2026-03-03'].map((day): RecordedDay => {
      const visits = Array.from({ length: 40 }, (_, at): RecordedVisit => {
        const [arrived, called] = [opens - 10 + at, opens + Math.floor(at / 4) * 10];
        const calledMs = Math.max(arrived, called) * MINUTE;
        return {
          ...{ day, arrivedMs: arrived * MINUTE, line: 'a', service: '', category: '', outcome: 'served' },
          ...{ calledMs, endedMs: calledMs + 9 * MINUTE, counter: String(at % 4) },
        };
      });
      const shifts = ['0', '1', '2', '3'].map((counter) => ({
        ...{ counter, openedMs: opens * MINUTE, closedMs: 2 * opens * MINUTE, lines: [] },
      }));
      return { day, visits, shifts };
    });
    const early = told(days, '2026-03-02').filter(({ visit }) => visit.arrivedMs < opens * MINUTE);
    expect(early).toHaveLength(10);
    expect(early.map(({ method }) => method)).toEqual(early.map(() => 'simulation'));
    // The formula would say an hour and a half to the tenth, who is called after twenty minutes.
    for (const { p50, actual } of early) expect(Math.abs(p50 - actual)).toBeLessThan(15 * MINUTE);
  });

  it('[FC8] the same seed tells the same; another seed hardly differs', () => {
    const memory = emptyMemory();
    for (const day of DAYS.slice(0, 3)) learnDay(memory, day, 1);
    const day = DAYS[3] as RecordedDay;
    const [once, again, other] = [1, 1, 2].map((seed) => forecastDay(day, learnedOf(memory), seed));
    expect(words(again ?? [])).toEqual(words(once ?? []));
    expect(words(other ?? [])).not.toEqual(words(once ?? []));
    expect(summaryOf(other ?? []).mae / summaryOf(once ?? []).mae).toBeCloseTo(1, 1);
  });

  it('[FC9] better than each simple method, near somebody who knows the hall, and as sure as it is right', () => {
    const { ours, ...simple } = summariesOf(before);
    expect(ours.n).toBeGreaterThan(150);
    for (const each of Object.values(simple)) {
      expect(ours.mae).toBeLessThan(each.mae);
      expect(ours.crps).toBeLessThan(each.crps);
    }
    expect(ours.coverage80).toBeGreaterThan(0.7);
    expect(ours.coverage80).toBeLessThan(0.9);
    const memory = emptyMemory();
    for (const day of DAYS.slice(0, -1)) learnDay(memory, day, 1);
    const [last] = DAYS.slice(-1);
    const known = forecastDay(last as RecordedDay, oracleOf(memory, HALL), 1);
    expect(ours.mae / summaryOf(known).mae).toBeLessThan(1.12);
    const ruled = { ...learnedOf(memory), preference: hallRule(indexCatalogue(HALL.catalogue)) };
    expect(summaryOf(forecastDay(last as RecordedDay, ruled, 1)).mae / summaryOf(known).mae).toBeLessThan(1.12);
  });
});

describe('records that leave things out', () => {
  const visit = (minute: number, called: number | undefined, more: Partial<RecordedVisit> = {}): RecordedVisit => ({
    ...{ day: '2026-03-09', arrivedMs: minute * MINUTE, line: 'a', service: '', category: '' },
    ...{ calledMs: called === undefined ? undefined : called * MINUTE, endedMs: undefined, counter: '1' },
    ...{ outcome: 'served', ...more },
  });
  const ends = (visits: readonly RecordedVisit[], shifts: RecordedDay['shifts'] = []) =>
    withInferredEnds({ day: '2026-03-09', visits, shifts }).visits.map(({ counter, endedMs }) => [
      counter,
      endedMs === undefined ? undefined : endedMs / MINUTE,
    ]);

  it('[FC38] a service ended when its counter called the next one who had waited; else nobody knows', () => {
    expect(ends([visit(1, 2), visit(1, 10), visit(30, 30), visit(31, 40)])).toEqual([
      ['1', 10],
      ['1', undefined],
      ['1', 40],
      ['1', undefined],
    ]);
    // What is written down stands; after hours without a call nobody was served all that time.
    expect(ends([visit(1, 2, { endedMs: 5 * MINUTE }), visit(1, 10), visit(11, 200)])).toEqual([
      ['1', 5],
      ['1', undefined],
      ['1', undefined],
    ]);
  });

  it('[FC38] a call that names no counter: a free one of its line, else where somebody has been for longest', () => {
    const shift = (counter: string, lines: readonly string[]) => ({ counter, openedMs: 0, closedMs: undefined, lines });
    const of = [visit(1, 2), visit(1, 3), visit(1, 9), visit(1, 11)].map((each) => ({ ...each, counter: undefined }));
    expect(ends(of, [shift('x', ['a']), shift('y', ['a']), shift('z', ['b'])])).toEqual([
      ['x', 9],
      ['y', 11],
      ['x', undefined],
      ['y', undefined],
    ]);
    expect(ends(of)).toEqual([
      ['? a', 3],
      ['? a', 9],
      ['? a', 11],
      ['? a', undefined],
    ]);
  });

  describe('counters without a name', () => {
    const nowhere = { counter: undefined };
    const until = (minute: number) => ({ ...nowhere, endedMs: minute * MINUTE });

    it.each([
      [
        'as many as have visitors at once',
        [visit(1, 2, until(20)), visit(1, 3, until(21)), visit(1, 4, until(22)), visit(90, 100, nowhere)],
        ['? a', '? a 2', '? a 3', '? a'],
      ],
      [
        'one that is free again before another',
        [visit(1, 2, until(5)), visit(1, 3, until(21)), visit(1, 5, until(22)), visit(1, 6, nowhere)],
        ['? a', '? a 2', '? a', '? a 3'],
      ],
      [
        'of another line others',
        [visit(1, 2, until(20)), visit(1, 3, { ...until(21), line: 'b' }), visit(1, 4, nowhere)],
        ['? a', '? b', '? a 2'],
      ],
      [
        'where nobody knows when somebody has gone, that one',
        [visit(1, 2, nowhere), visit(1, 3, until(21)), visit(1, 4, nowhere)],
        ['? a', '? a', '? a 2'],
      ],
    ])('[FC38] one open end makes no single counter of them: %s', (_, visits, counters) => {
      expect(ends(visits).map(([counter]) => counter)).toEqual(counters);
    });

    it('[FC38] the day has as many in hand as there were', () => {
      const visits = [visit(1, 2, until(20)), visit(1, 3, until(21)), visit(1, 4, until(22)), visit(90, 100, nowhere)];
      const floor = new DayFloor();
      for (const moment of momentsOf(withInferredEnds({ day: '2026-03-09', visits, shifts: [] })))
        if (moment.atMs <= 10 * MINUTE) floor.apply(moment);
      expect([...floor.counters.values()].filter(({ inHand }) => inHand !== undefined)).toHaveLength(3);
    });
  });

  it('[FC38] two who are in hand at once without a counter are at two', () => {
    const floor = new DayFloor();
    const both = [visit(1, 2), visit(1, 3)].map((each) => ({ ...each, counter: undefined, endedMs: 9 * MINUTE }));
    for (const moment of momentsOf({ day: '2026-03-09', visits: both, shifts: [] }))
      if (moment.atMs <= 3 * MINUTE) floor.apply(moment);
    expect([...floor.counters.values()].map(({ inHand }) => inHand)).toEqual(both);
  });

  it('[FC38] without ends, counters or staff it is still better than the last wait, and not far from as good', () => {
    const days = DAYS.slice(0, 3);
    const summary = (less: Partial<RecordedVisit>, hasStaff: boolean) =>
      summariesOf(
        told(
          days.map(({ day, visits, shifts }) => ({
            day,
            visits: visits.map((each) => ({ ...each, ...less })),
            shifts: hasStaff ? shifts : [],
          })),
          '2026-03-03',
        ),
      );
    const { ours: whole, les } = summary({}, true);
    const nothing = { endedMs: undefined, counter: undefined };
    for (const [{ ours }, times] of [
      [summary(nothing, true), 1.5],
      [summary({ counter: undefined }, false), 2],
    ] as const) {
      expect(ours.n).toBe(whole.n);
      expect(ours.mae).toBeLessThan(les.mae);
      expect(ours.mae / whole.mae).toBeLessThan(times);
    }
  });
});

it('[FC12] times that were expected wrong by 35 % are as good as right ones after two days', () => {
  const mae = (wrongBy: (line: string) => number): number => {
    const memory = emptyMemory();
    expectServices(
      memory.services,
      HALL.catalogue.services.map(({ id, line, medianMs }) => ({
        line,
        service: id,
        medianMs: medianMs * wrongBy(line),
      })),
    );
    for (const day of DAYS.slice(0, 2)) learnDay(memory, day, 1);
    return summaryOf(forecastDay(DAYS[2] as RecordedDay, learnedOf(memory), 1)).mae;
  };
  const right = mae(() => 1);
  expect(mae((line) => (line < 'e' ? 1.35 : 0.65)) / right).toBeLessThan(1.05);
  expect(mae(() => 1.35) / right).toBeLessThan(1.05);
  expect(mae((line) => ('aceg'.includes(line) ? 0.65 : 1.35)) / right).toBeLessThan(1.05);
});

describe('forecasts put right by how past ones came out', () => {
  /** Forecasts of an hour that came out so many times as long, on so many days. */
  const seen = (days: number, timesOn: (day: number) => number): Hindsight[] =>
    Array.from({ length: days * 80 }, (_, at) => {
      const chance = chanceOf(`hindsight ${String(at)}`);
      const draws = Float64Array.from({ length: 40 }, (__, draw) => (40 + draw) * MINUTE);
      const signs = { les: 60 * MINUTE, hol: 60 * MINUTE, ql: 60 * MINUTE, lineOff: 0, hallOff: 0 };
      const day = Math.floor(at / 80);
      return {
        day: String(day).padStart(2, '0'),
        waits: draws,
        signs,
        actualMs: (40 + 40 * chance()) * MINUTE * timesOn(day),
      };
    });

  it('[FC13] all too long: they become shorter, and stay in order', () => {
    const kept = seen(6, () => 0.5);
    const correction = correctionFrom(kept, MINUTE);
    const [first] = kept;
    if (correction === undefined || first === undefined) throw new Error('nothing was learned');
    const better = corrected(first.waits, first.signs, correction);
    expect(quantileOf(better, 0.5) / MINUTE).toBeGreaterThan(26);
    expect(quantileOf(better, 0.5) / MINUTE).toBeLessThan(34);
    expect([...better]).toEqual([...better].sort((a, b) => a - b));
  });

  it('[FC13] right as they were, wrong otherwise on the last days, or too few days: they stay', () => {
    expect(
      correctionFrom(
        seen(6, () => 1),
        MINUTE,
      ),
    ).toBeUndefined();
    expect(
      correctionFrom(
        seen(6, (day) => (day < 4 ? 0.5 : 1)),
        MINUTE,
      ),
    ).toBeUndefined();
    expect(
      correctionFrom(
        seen(2, () => 0.5),
        MINUTE,
      ),
    ).toBeUndefined();
  });
});
