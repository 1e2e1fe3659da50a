import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { WaitEstimate } from '../../../core/forecast/estimate.ts';
import { newcomer, placeOf } from '../../../core/forecast/place.ts';
import { paceFactor } from '../../../core/record/pace.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { inCallingOrder } from '../../../core/views/waiting-view.ts';
import { waitingByLine } from '../../support/everybody.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { seeded } from '../../support/seeded.ts';
import { outlook } from '../../support/outlook.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { category, counter, line, service, smallHall } from '../../support/small-hall.ts';

/** One line of exponential services (cv 1) and some counters, all busy: queueing theory solves it exactly. */
function oneLine(counters: number, meanMinutes: number): Catalogue {
  const hall = smallHall();
  // Mean of the log-normal = median * sqrt(1 + cv^2).
  const medianMs = (meanMinutes * MINUTE) / Math.SQRT2;
  return {
    ...hall,
    lines: [line('a', 'A', 30)],
    services: [service('alpha', 'a', { medianMs, cv: 1 })],
    counters: Array.from({ length: counters }, (_, i) => counter(String(i + 1), 'a')),
    categories: [category('ordinary', 1, 15, 10_000), category('elderly', 0.5, 8, 10_000)],
  };
}

function busy(rules: Rules, counters: number): void {
  for (let i = 1; i <= counters; i += 1) {
    open(rules, String(i));
    rules.take('alpha');
    rules.next(String(i));
  }
}

/**
 * Plays a counter that has worked for some hours in line a, until it calls somebody from line b, where it only helps:
 * what they were told, while others waited, and how long it took. `minutes`: exponential, of this mean.
 */
function oneWhoIsHelped(minutes: (mean: number) => number, load: number) {
  const hall = oneLine(1, 10);
  const rules = rulesOf({
    ...hall,
    lines: [line('a', 'A', 30), line('b', 'B', 30)],
    services: [...hall.services, { ...service('beta', 'b', { cv: 1 }), medianMs: hall.services[0]?.medianMs ?? 0 }],
    counters: [counter('1', 'a', 'b:2')],
  });
  open(rules, '1');
  const comesAt = rules.now + (60 + minutes(120)) * MINUTE;
  let told: WaitEstimate | undefined;
  let cameAt: number | undefined;
  let nextComes = rules.now;
  let ends = Infinity;
  for (;;) {
    const until = Math.min(nextComes, ends);
    rules.pass(Math.max(0, until - rules.now));
    if (until === nextComes) {
      rules.take('alpha');
      nextComes = rules.now + Math.round(minutes(10 / load) * MINUTE);
    } else rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    if (until === ends || ends === Infinity) {
      const called = rules.next('1');
      if (called.startsWith('B')) return { told, waitedMs: rules.now - (cameAt ?? rules.now) };
      ends = called === 'line-empty' ? Infinity : rules.now + Math.round(minutes(10) * MINUTE);
    }
    const queued = (rules.world.state.standing.byLine.get('a')?.count ?? 0) > 0;
    if (cameAt !== undefined || rules.now < comesAt || !queued) continue;
    told = look(rules, 'ordinary', 'b').wait;
    cameAt = rules.now;
    rules.take('beta');
  }
}

const look = (rules: Rules, categoryId = 'ordinary', lineId = 'a') =>
  outlook(rules.world.state, rules.world.record.pace, newcomer(lineId, categoryId, rules.now), rules.now);

describe('the first estimate', () => {
  it.each([
    ['V16a', 40, 10, 0, 0.173287, 0.575646],
    ['V16b', 40, 10, 99, 24.916716, 28.252631],
    ['V16c', 5, 12, 24, 59.201924, 75.800545],
  ])(
    '[E1] %s: exact for exponential service, to 2 %% at the median and the ninetieth percentile',
    (_name, counters, mean, ahead, q50, q90) => {
      const rules = rulesOf(oneLine(counters, mean));
      busy(rules, counters);
      for (let i = 0; i < ahead; i += 1) rules.take('alpha');
      const { wait, ahead: told } = look(rules);
      expect(told).toBe(ahead);
      expect((wait?.p50Ms ?? 0) / MINUTE / q50).toBeCloseTo(1, 1.4);
      expect((wait?.p90Ms ?? 0) / MINUTE / q90).toBeCloseTo(1, 1.4);
    },
  );

  it('[E2] nothing is said while no counter of the line is open, paused ones included', () => {
    const rules = rulesOf();
    rules.take('alpha');
    expect(look(rules)).toEqual({ ahead: 1, wait: undefined });
    open(rules, '1');
    expect(look(rules).wait).toBeDefined();
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'lunch' });
    expect(look(rules).wait).toBeUndefined();
  });

  it('[E3] a free counter and nobody before: at once, within a minute', () => {
    const rules = rulesOf();
    open(rules, '1');
    expect(look(rules)).toEqual({ ahead: 0, wait: { p10Ms: 0, p50Ms: 0, p90Ms: MINUTE } });
  });

  it('[E4] people ahead are those who will be called before: a priority ticket passes ordinary ones, and they know it', () => {
    const rules = rulesOf(oneLine(1, 10));
    busy(rules, 1);
    for (let i = 0; i < 12; i += 1) {
      rules.pass(MINUTE);
      rules.take('alpha');
    }
    const ordinary = look(rules);
    const elderly = look(rules, 'elderly');
    expect(ordinary.ahead).toBe(12);
    expect(elderly.ahead).toBeLessThan(12);
    expect(elderly.wait?.p50Ms ?? Infinity).toBeLessThan(ordinary.wait?.p50Ms ?? 0);
  });

  it('[E5] work of other lines at the same counters counts; more counters make it shorter; help does not count while its own line waits', () => {
    const rules = rulesOf();
    open(rules, '3');
    rules.take('gamma');
    rules.next('3');
    const alone = look(rules).wait?.p50Ms ?? 0;
    for (let i = 0; i < 4; i += 1) rules.take('gamma');
    const shared = look(rules).wait?.p50Ms ?? 0;
    expect(shared).toBeGreaterThan(alone * 2);
    open(rules, '4');
    expect(look(rules).wait?.p50Ms ?? Infinity).toBeLessThan(shared);
    open(rules, '1');
    rules.take('alpha');
    rules.take('alpha');
    const withHelp = outlook(
      rules.world.state,
      rules.world.record.pace,
      newcomer('b', 'ordinary', rules.now),
      rules.now,
    );
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'tea' });
    const without = outlook(
      rules.world.state,
      rules.world.record.pace,
      newcomer('b', 'ordinary', rules.now),
      rules.now,
    );
    expect(withHelp.wait?.p50Ms ?? 0).toBeLessThanOrEqual(without.wait?.p50Ms ?? 0);
  });

  it.each([
    ['one counter helps', ['1'], 4],
    ['two counters help', ['1', '2'], 7],
    ['nobody is before, and the counter is busy', ['1'], 0],
  ])(
    '[E13] %s a line that nobody else serves: its newcomer waits behind all in the better line',
    (_name, counters, ahead) => {
      const hall = oneLine(2, 10);
      const rules = rulesOf({
        ...hall,
        lines: [...hall.lines, line('b', 'B', 30)],
        services: [...hall.services, { ...service('beta', 'b', { cv: 1 }), medianMs: hall.services[0]?.medianMs ?? 0 }],
        counters: [counter('1', 'a', 'b:2'), counter('2', 'a', 'b:2')],
      });
      expect(look(rules, 'ordinary', 'b').wait).toBeUndefined();
      for (const each of counters) {
        open(rules, each);
        rules.take('alpha');
        rules.next(each);
      }
      for (let n = 0; n < ahead; n += 1) rules.take('alpha');
      const helped = look(rules, 'ordinary', 'b');
      expect(helped.ahead).toBe(0);
      // Whoever comes to the better line meanwhile goes first as well.
      const behindAll = look(rules).wait?.p50Ms ?? NaN;
      if (ahead === 0) expect(helped.wait?.p50Ms).toBe(behindAll);
      else expect(helped.wait?.p50Ms).toBeGreaterThan(behindAll);
      // Nobody with a shorter target passes them.
      expect(look(rules, 'elderly', 'b').wait).toEqual(helped.wait);
      rules.take('beta');
      expect(look(rules, 'ordinary', 'b').wait?.p50Ms).toBeGreaterThan(helped.wait?.p50Ms ?? Infinity);
      rules.take('alpha');
      expect(ticketView(rules.world, rules.world.state.byNumber.get('B001') ?? '', rules.now)?.steps[0]).toMatchObject({
        ahead: 0,
        waitText: { en: expect.any(String) },
      });
    },
  );

  it('[E13] forty who come at once are no promise of forty every minute', () => {
    const hall = oneLine(2, 10);
    const rules = rulesOf({
      ...hall,
      lines: [...hall.lines, line('b', 'B', 30)],
      services: [...hall.services, service('beta', 'b', { cv: 1 })],
      counters: [counter('1', 'a', 'b:2')],
    });
    open(rules, '1');
    for (let n = 0; n < 40; n += 1) rules.take('alpha');
    rules.pass(MINUTE);
    const behindAll = look(rules).wait?.p50Ms ?? NaN;
    const told = look(rules, 'ordinary', 'b').wait;
    expect(told?.p50Ms).toBeGreaterThan(behindAll);
    expect(told?.p50Ms).toBeLessThan(behindAll + 60 * MINUTE);
    expect(told?.p90Ms).toBeLessThan(2 * behindAll);
  });

  it.each([0.3, 0.5, 0.7])(
    '[E13] at a load of %d of its better line, about eight of ten waits for a counter that helps are in the range',
    (load) => {
      const random = seeded(1300 + load * 10);
      const minutes = (mean: number): number => -Math.log(1 - random()) * mean;
      let inside = 0;
      let all = 0;
      while (all < 200) {
        const { told, waitedMs } = oneWhoIsHelped(minutes, load);
        if (told === undefined) continue;
        all += 1;
        if (told.p10Ms <= waitedMs && waitedMs <= told.p90Ms) inside += 1;
      }
      expect(inside / all).toBeGreaterThan(0.65);
      expect(inside / all).toBeLessThan(0.97);
    },
  );

  it("[E6] today's pace moves it, carefully: thirty services twice as slow as the hall file raise it by about sqrt 2", () => {
    const rules = rulesOf(oneLine(1, 10));
    open(rules, '1');
    for (let i = 0; i < 29; i += 1) {
      rules.take('alpha');
      rules.next('1');
      rules.pass((2 * 10 * MINUTE) / Math.SQRT2);
      rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    }
    expect(paceFactor(rules.world.record.pace)).toBeCloseTo(Math.SQRT2, 2);
  });

  it('[E7] asked for everybody in line, people ahead are 0, 1, 2 … in calling order', () => {
    const rules = rulesOf(oneLine(2, 6));
    busy(rules, 2);
    for (let i = 0; i < 9; i += 1) {
      rules.pass(40_000);
      rules.take('alpha');
    }
    const { state, record } = rules.world;
    const ordered = inCallingOrder(state, waitingByLine(state).get('a') ?? [], () => 1, rules.now);
    const ahead = ordered.map(
      ({ waiting }) => outlook(state, record.pace, placeOf(waiting.ticket, waiting.step), rules.now).ahead,
    );
    expect(ahead).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('[E8] it is honest in a simulated hall: half of the waits are below p50 and nine of ten below p90, give or take a tenth', () => {
    const random = seeded(20260309);
    const below = { p50: 0, p90: 0, all: 0 };
    for (let day = 0; day < 40; day += 1) {
      const rules = rulesOf(oneLine(4, 8));
      const free = new Map([1, 2, 3, 4].map((id) => [String(id), 0]));
      open(rules, ...free.keys());
      const promised = new Map<string, { p50: number; p90: number; at: number }>();
      const start = rules.now;
      let arrival = 0;
      const horizon = 180 * MINUTE;
      while (arrival < horizon) {
        const [id, until] = [...free].reduce((least, each) => (each[1] < least[1] ? each : least));
        const at = Math.min(arrival, Math.max(until, rules.now - start));
        rules.now = start + (arrival <= until ? arrival : Math.max(until, at));
        const idle = arrival > until && rules.next(id) === 'line-empty';
        if (idle) rules.when(SUPERVISOR, { name: 'finish', counter: id, outcome: 'done', note: undefined });
        if (idle || arrival <= until) {
          rules.now = start + arrival;
          const number = rules.take('alpha');
          const ticket = rules.ticket(number);
          const { wait } = outlook(
            rules.world.state,
            rules.world.record.pace,
            placeOf(ticket, ticket.steps[0]!),
            rules.now,
          );
          promised.set(number, { p50: wait?.p50Ms ?? 0, p90: wait?.p90Ms ?? 0, at: rules.now });
          arrival += -Math.log(1 - random()) * 2.05 * MINUTE;
          continue;
        }
        const call = rules.events.at(-1);
        const said = call?.type === 'TicketCalled' ? promised.get(call.data.number) : undefined;
        if (said !== undefined && said.p50 > 0) {
          below.all += 1;
          if (rules.now - said.at <= said.p50) below.p50 += 1;
          if (rules.now - said.at <= said.p90) below.p90 += 1;
        }
        free.set(id, rules.now - start + -Math.log(1 - random()) * 8 * MINUTE);
      }
    }
    expect(below.all).toBeGreaterThan(1000);
    expect(below.p50 / below.all).toBeGreaterThan(0.4);
    expect(below.p50 / below.all).toBeLessThan(0.6);
    expect(below.p90 / below.all).toBeGreaterThan(0.8);
    console.info(
      `of ${String(below.all)} waits ${((100 * below.p50) / below.all).toFixed(1)} % were below p50 and ${((100 * below.p90) / below.all).toFixed(1)} % below p90`,
    );
  });
});
