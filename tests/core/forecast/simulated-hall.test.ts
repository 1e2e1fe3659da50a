import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { chanceOf, exponential, logNormal } from '../../../core/forecast/chance.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../../core/forecast/demand.ts';
import { count, countVisits, emptyFigures } from '../../../core/forecast/figures.ts';
import { compareJoint } from '../../../core/forecast/joint-visits.ts';
import { shiftsOn, workingDays } from '../../../core/forecast/shifts.ts';
import { simulateDay } from '../../../core/forecast/simulate-day.ts';
import { USUAL_CONDUCT, type Visit } from '../../../core/forecast/simulated-day.ts';
import type { EventOf, HallEvent } from '../../../core/queue/event.ts';
import { loadHall } from '../../../server/hall-file/read-hall-folder.ts';
import { jointSummary } from '../../../server/simulate/report.ts';
import { fc } from '../../support/property.ts';
import { recountCalls } from '../../support/recount-calls.ts';
import { MONDAY_9 } from '../../support/rules.ts';
import { category, counter, line, service, smallHall } from '../../support/small-hall.ts';
import { THOROUGH, tries } from '../../support/thorough.ts';

vi.setConfig({ testTimeout: 120_000 });

let sample: Catalogue;
beforeAll(async () => {
  const hall = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!hall.ok) throw new Error(JSON.stringify(hall.error[0]));
  sample = hall.value.catalogue;
});

function playSample(day: string, seed: number): HallEvent[] {
  const visits = visitsOn(sample, day, seed, USUAL_ASSUMPTIONS);
  const events: HallEvent[] = [];
  simulateDay(
    { catalogue: sample, day, visits, shifts: shiftsOn(sample, day), conduct: USUAL_CONDUCT },
    (event) => void events.push(event),
  );
  return events;
}

describe('a simulated day of the sample hall', () => {
  it('[F2] the same seed is the same day, event by event; another seed is another', () => {
    const lines = (events: readonly HallEvent[]) => events.map((event) => JSON.stringify(event));
    const once = playSample('2026-03-09', 1);
    expect(lines(playSample('2026-03-09', 1))).toEqual(lines(once));
    expect(playSample('2026-03-09', 2).length).not.toBe(once.length);
  });

  it('[F2] as many services are asked for in a week as the hall file says for a week', () => {
    const perYear = sample.services.reduce((sum, each) => sum + each.visitsPerYear, 0);
    const days = workingDays(sample, '2026-01-01', 365).length;
    const week = workingDays(sample, '2026-03-09', 7);
    const asked = [1, 2, 3, 4].flatMap((seed) =>
      week.flatMap((day) => visitsOn(sample, day, seed, USUAL_ASSUMPTIONS).map((visit) => visit.services.length)),
    );
    const perWeek = asked.reduce((sum, each) => sum + each, 0) / 4;
    expect(perWeek / ((perYear / days) * week.length)).toBeGreaterThan(0.93);
    expect(perWeek / ((perYear / days) * week.length)).toBeLessThan(1.07);
  });

  it('[E10] eight of ten waits end within the range that was told at issue, give or take a twentieth', () => {
    const figures = emptyFigures();
    for (const seed of [1, 2, 3]) for (const event of playSample('2026-03-09', seed)) count(figures, event, sample);
    const { before, within, after } = figures.told;
    const all = before + within + after;
    expect(all).toBeGreaterThan(7000);
    expect(within / all).toBeGreaterThan(0.75);
    expect(within / all).toBeLessThan(0.85);
    for (const outside of [before, after]) expect(outside / all).toBeGreaterThan(0.04);
  });

  it('[F3] everybody who is there gets everything done before the day ends', () => {
    const visits = visitsOn(sample, '2026-03-10', 3, USUAL_ASSUMPTIONS);
    const setup = { catalogue: sample, day: '2026-03-10', visits, shifts: shiftsOn(sample, '2026-03-10') };
    const { ends, turnedAway } = simulateDay({ ...setup, conduct: USUAL_CONDUCT }, () => undefined);
    const done = new Set(ends.map((each) => each.visit.id));
    expect(turnedAway).toBe(0);
    expect(visits.filter((visit) => visit.absence === undefined && !done.has(visit.id))).toEqual([]);
  });
});

it('[F4] days of the sample hall: every call and every number of its reason, recomputed; no category starves', () => {
  const { watch, recount } = recountCalls(sample);
  const figures = emptyFigures();
  for (const day of workingDays(sample, '2026-03-09', THOROUGH ? 14 : 2)) {
    const visits = visitsOn(sample, day, 1, USUAL_ASSUMPTIONS);
    const setup = { catalogue: sample, day, visits, shifts: shiftsOn(sample, day), conduct: USUAL_CONDUCT };
    countVisits(
      figures,
      visits,
      simulateDay(setup, (event) => {
        watch(event);
        count(figures, event, sample);
      }),
    );
  }
  expect(recount.words).toEqual([]);
  expect(recount.wrong).toBe(0);
  expect(recount.overtakenPastCap).toBe(0);
  expect(recount.calls).toBeGreaterThan(THOROUGH ? 15_000 : 2_500);
  expect([...figures.categories.keys()].sort()).toEqual(sample.categories.map((each) => each.id).sort());
  for (const { waits, within } of figures.categories.values()) expect(within / waits.length).toBeGreaterThan(0.4);
});

it('[F4] a recount notices a call out of turn, and a reason with one false number', () => {
  const events = playSample('2026-03-11', 4);
  const contested = events.findIndex((event) => event.type === 'TicketCalled' && event.data.reason.heads.length > 2);
  const problems = (change: (event: EventOf<'TicketCalled'>) => HallEvent): readonly string[] => {
    const { watch, recount } = recountCalls(sample);
    events.slice(0, contested + 1).forEach((event, at) => {
      watch(at === contested && event.type === 'TicketCalled' ? change(event) : event);
    });
    return recount.words;
  };
  expect(problems((event) => event)).toEqual([]);
  const second = (event: EventOf<'TicketCalled'>) => event.data.reason.heads[1] ?? event.data;
  const outOfTurn = problems((event) => {
    const { ticket, number, step } = second(event);
    return { ...event, data: { ...event.data, ticket, number, step } };
  });
  expect(outOfTurn[0]).toContain('was next');
  const falseNumber = problems((event) => {
    const heads = event.data.reason.heads.map((head) => ({ ...head, targetMs: head.targetMs + 1 }));
    return { ...event, data: { ...event.data, reason: { ...event.data.reason, heads } } };
  });
  expect(falseNumber[0]).toContain('other numbers');
});

it('[F4] three counters, priority, bookings and ordinary tickets, too few hands: nobody waits past what the cap and those before allow', () => {
  const hall = smallHall({
    lines: [line('a', 'A', 15)],
    services: [service('alpha', 'a')],
    counters: ['1', '2', '3'].map((id) => counter(id, 'a')),
    categories: [
      category('ordinary', 1, 15, 60),
      category('elderly', 0.5, 8, 40),
      category('appointment', 0.33, 5, 40),
    ],
  });
  let pastCap = 0;
  for (let seed = 1; seed <= tries(40); seed += 1) {
    const { watch, recount } = recountCalls(hall);
    const visits = busyMorning(seed);
    const heldMs = Math.max(...visits.map((visit) => visit.durations[0] ?? 0)) + USUAL_CONDUCT.betweenCallsMs;
    const calls: { since: number; at: number; capMs: number }[] = [];
    const shifts = hall.counters.map(({ id }) => ({ counter: id, from: MONDAY_9, until: MONDAY_9 + 240 * MINUTE }));
    simulateDay({ catalogue: hall, day: '2026-03-09', visits, shifts, conduct: USUAL_CONDUCT }, (event) => {
      watch(event);
      const head = event.type === 'TicketCalled' ? event.data.reason.heads[0] : undefined;
      if (head !== undefined) calls.push({ since: head.since, at: event.at, capMs: head.capMs });
    });
    expect(recount.words).toEqual([]);
    expect(calls.length).toBe(visits.length);
    for (const one of calls) {
      const capAt = one.since + one.capMs;
      if (one.at < capAt) continue;
      pastCap += 1;
      // Three counters: at the cap each is busy for one service at most, and only those who came earlier are called
      // before.
      const before = calls.filter((other) => other.since <= one.since && other !== one && other.at >= capAt).length;
      expect(one.at - capAt).toBeLessThanOrEqual((before / 3 + 1) * heldMs);
    }
  }
  // The mornings are busy enough for the cap to matter.
  expect(pastCap).toBeGreaterThan(tries(200));
});

/** More than three counters can do for two hours, then less. */
function busyMorning(seed: number): Visit[] {
  const chance = chanceOf(`morning ${String(seed)}`);
  const visits: Visit[] = [];
  let at = MONDAY_9;
  while (at < MONDAY_9 + 210 * MINUTE) {
    at += Math.round(exponential(chance, (at < MONDAY_9 + 120 * MINUTE ? 1.5 : 3) * MINUTE));
    const kind = chance();
    const booked = kind > 0.8 ? { slotAt: at + Math.round((chance() - 0.5) * 10 * MINUTE) } : {};
    const durations = [Math.round(logNormal(chance, 5.5 * MINUTE, 0.5))];
    const id = String(visits.length);
    visits.push({ id, at, services: ['alpha'], durations, category: kind < 0.15 ? 'elderly' : 'ordinary', ...booked });
  }
  return visits;
}

it('[F5] three departments on one number take less time than one number after another, and others hardly notice', () => {
  const comparisons = (THOROUGH ? [1, 2, 3, 4, 5, 6] : [1]).map((seed) => compareJoint(sample, '2026-03-09', seed));
  for (const each of comparisons) {
    expect(each.together.joint.count).toBeGreaterThan(50);
    expect(each.oneByOne.joint.count).toBe(each.together.joint.count);
    expect(each.together.joint.meanMs).toBeLessThan(0.95 * each.oneByOne.joint.meanMs);
    expect(each.together.others.meanMs).toBeLessThan(1.06 * each.oneByOne.others.meanMs);
  }
  const { joint, othersMinutes } = jointSummary(comparisons);
  expect(joint.mean).toBeLessThan(-0.1);
  expect(othersMinutes).toBeLessThan(2);
});

const SERVICES = ['s0', 's1', 's2', 's3', 's4', 's5'];

/** A hall of a few counters whose services come after lower ones at random, and visits of one to four services. */
const anyHall = fc.record({
  after: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 }),
  /** Whoever is helped and so far past the target counts as one of the own. */
  overdue: fc.constantFrom(undefined, 100, 150),
  counters: fc.array(fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
  visits: fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 6 * MINUTE }),
      services: fc.shuffledSubarray(SERVICES, { minLength: 1, maxLength: 4 }),
      minutes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 4, maxLength: 4 }),
      category: fc.constantFrom('ordinary', 'ordinary', 'elderly'),
      absence: fc.constantFrom(undefined, undefined, undefined, {}, { backAfterMs: 5 * MINUTE }),
      oneByOne: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  ),
});

it('[F6] [Q96] in any hall what comes before another service is over before that one is called (Q6)', () => {
  fc.assert(
    fc.property(anyHall, ({ after, overdue, counters, visits: drawn }) => {
      const hall = smallHall({
        ...(overdue === undefined ? {} : { rules: { ...smallHall().rules, helpOverduePercent: overdue } }),
        services: SERVICES.map((id, at) => {
          const before = after.filter(([one, two]) => one < two && two === at).map(([one]) => `s${String(one)}`);
          return service(id, ['a', 'b', 'c'][at % 3] ?? 'a', { after: [...new Set(before)] });
        }),
        counters: counters.map((lines, at) =>
          counter(
            String(at + 1),
            ...lines.map((each, level) => `${['a', 'b', 'c'][each] ?? 'a'}:${String(level + 1)}`),
          ),
        ),
      });
      let at = MONDAY_9;
      const visits = drawn.map((each, index): Visit => {
        at += each.afterMs;
        const { absence } = each;
        return {
          id: String(index),
          at,
          services: each.services,
          durations: each.services.map((_, order) => (each.minutes[order] ?? 1) * MINUTE),
          category: each.category,
          oneByOne: each.oneByOne && each.services.length > 1,
          ...(absence === undefined
            ? {}
            : { absence: { backAfterMs: 'backAfterMs' in absence ? absence.backAfterMs : undefined } }),
        };
      });
      const { watch, recount } = recountCalls(hall);
      const stepsOf = new Map<string, { service: string; over: boolean }[]>();
      const held = new Map<string, string>();
      const shifts = hall.counters.map(({ id }) => ({ counter: id, from: MONDAY_9, until: at }));
      simulateDay({ catalogue: hall, day: '2026-03-09', visits, shifts, conduct: USUAL_CONDUCT }, (event) => {
        watch(event);
        if (event.type === 'TicketIssued') {
          const steps = event.data.steps.map((step) => ({ service: step.service, over: false }));
          stepsOf.set(event.data.ticket, steps);
        }
        if (event.type === 'TicketReentered') {
          for (const back of event.data.steps) {
            const step = stepsOf.get(event.data.ticket)?.[back.step];
            if (step !== undefined) step.over = false;
          }
        }
        if (event.type === 'StepFinished' || event.type === 'TicketMissed') {
          held.delete(event.data.ticket);
          const step = stepsOf.get(event.data.ticket)?.[event.data.step];
          if (step !== undefined) step.over = true;
        }
        if (event.type !== 'TicketCalled') return;
        const steps = stepsOf.get(event.data.ticket) ?? [];
        const before = hall.services.find((each) => each.id === steps[event.data.step]?.service)?.after ?? [];
        expect(steps.filter((step) => before.includes(step.service) && !step.over)).toEqual([]);
        // At one counter at a time.
        expect(held.has(event.data.ticket)).toBe(false);
        held.set(event.data.ticket, event.data.counter);
      });
      expect(recount.words).toEqual([]);
    }),
    { numRuns: tries(300, 10) },
  );
});
