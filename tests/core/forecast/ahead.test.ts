import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { aheadWords } from '../../../core/base/ahead-words.ts';
import { MINUTE, type Instant } from '../../../core/base/time.ts';
import type { Ahead } from '../../../core/forecast/ahead.ts';
import { newcomer, openFor, placeOf, type Place } from '../../../core/forecast/place.ts';
import type { CommandBody } from '../../../core/queue/command.ts';
import { decide } from '../../../core/queue/decide/decide.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { isCallable } from '../../../core/queue/order/places.ts';
import type { HallState } from '../../../core/queue/state.ts';
import { advance, type World } from '../../../core/record/world.ts';
import { copyWorld } from '../../../server/ledger/copy-world.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { outlook } from '../../support/outlook.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { seeded } from '../../support/seeded.ts';
import { counter, smallHall } from '../../support/small-hall.ts';
import { THOROUGH } from '../../support/thorough.ts';

/** Places of all who wait in a day. */
function placesIn({ state }: World): Place[] {
  return [...state.tickets.values()].flatMap((ticket) =>
    ticket.steps.filter((step) => isCallable(state, ticket, step)).map((step) => placeOf(ticket, step)),
  );
}

type Called = { readonly ticket: string; readonly line: string };

/**
 * What the hall's own rule calls before a place, when its counters press "next" at moments by chance within what is
 * told; undefined where the ticket is called for something else, or cannot be called.
 */
function calledBefore(
  world: World,
  place: Place,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  random: () => number,
): readonly Called[] | undefined {
  const counters = openFor(world.state, place).map(({ id }) => id);
  const hall = copyWorld(world);
  const called: Called[] = [];
  const presses = 400;
  const when = Array.from({ length: presses }, () => Math.round(from + random() * (until - from))).sort(
    (a, b) => a - b,
  );
  // Also all at once: at the first moment, at the last.
  const [sooner, later] = [random() < 0.2, random() < 0.2];
  for (const each of when) {
    const now = sooner ? from : later ? until : each;
    const id = counters[Math.floor(random() * counters.length)] ?? '';
    let events = does(hall, { name: 'call-next', counter: id }, now);
    if (events === undefined)
      events = does(hall, { name: 'finish', counter: id, outcome: 'done', note: undefined }, now);
    for (const event of events ?? []) {
      if (event.type !== 'TicketCalled') continue;
      const step = hall.state.tickets.get(event.data.ticket)?.steps[event.data.step];
      const line = step?.line ?? '';
      if (event.data.ticket === place.ticket)
        return line === place.line && step?.since === place.since ? called : undefined;
      called.push({ ticket: event.data.ticket, line });
    }
  }
  return undefined;
}

let commands = 0;
function does(world: World, body: CommandBody, now: Instant): readonly HallEvent[] | undefined {
  commands += 1;
  const { hall, day } = world.state;
  const decided = decide(world.state, { ...body, actor: SUPERVISOR, commandId: `s${String(commands)}` }, now);
  if (!decided.ok) return undefined;
  return decided.value.map((each): HallEvent => {
    const about = {
      hall,
      day,
      seq: world.state.seq + 1,
      at: now,
      commandId: 's',
      actor: 'staff:supervisor',
      version: 1,
    };
    const event = { ...about, ...each } as HallEvent;
    advance(world, event);
    return event;
  });
}

const waitsIn = (state: HallState, line: string): ReadonlySet<string> =>
  new Set(
    [...state.tickets.values()]
      .filter((ticket) => ticket.steps.some((step) => step.line === line && isCallable(state, ticket, step)))
      .map(({ id }) => id),
  );

/** One service of a line comes after another one of it. */
function stepwise(): Catalogue {
  const hall = smallHall();
  return { ...hall, services: hall.services.map((each) => (each.id === 'title' ? { ...each, line: 'a' } : each)) };
}

/** Plays a day of a hall whose counters share lines at other levels, and looks at everybody who waits now and then. */
function overAnyDay(days: number): { exact: number; ranges: number } {
  const seen = { exact: 0, ranges: 0 };
  fc.assert(
    fc.property(anyDay, fc.nat(1_000_000), (moves, seed) => {
      const random = seeded(seed);
      const rules = rulesOf(seed % 2 === 0 ? smallHall() : stepwise());
      open(rules, '1', '3');
      let made = 0;
      play(
        moves,
        () => {
          made += 1;
          if (made % 25 === 0) lookAtAll(rules, random, seen);
        },
        rules,
      );
      lookAtAll(rules, random, seen);
    }),
    { numRuns: days },
  );
  return seen;
}

function lookAtAll({ world, now }: Rules, random: () => number, seen: { exact: number; ranges: number }): void {
  const { state, record } = world;
  for (const place of placesIn(world)) {
    if (random() > 0.3) continue;
    const { wait, ...told } = outlook(state, record.pace, place, now);
    if (wait === undefined) continue;
    const times = { from: now, until: now + wait.p90Ms };
    const called = calledBefore(world, place, times, random);
    if (called === undefined) continue;
    const own = waitsIn(state, place.line);
    const people = new Set(called.map(({ ticket }) => ticket));
    const inLine = new Set(called.filter(({ line }) => line === place.line).map(({ ticket }) => ticket));
    // Whoever is called to something else first may stand behind in the line: those are not counted from above.
    expect([...people].filter((id) => own.has(id)).length).toBeGreaterThanOrEqual(told.ahead);
    expect(inLine.size).toBeLessThanOrEqual(told.aheadMost ?? told.ahead);
    if (told.aheadMost === undefined) seen.exact += 1;
    else seen.ranges += 1;
  }
}

const told = ({ world, now }: Rules, number: string, index = 0): Ahead => {
  const ticket = world.state.tickets.get(world.state.byNumber.get(number) ?? '');
  const step = ticket?.steps[index];
  if (ticket === undefined || step === undefined) throw new Error(`no ${number}`);
  const { wait: _, ...ahead } = outlook(world.state, world.record.pace, placeOf(ticket, step), now);
  return ahead;
};

describe('how many are ahead', () => {
  it('[E16] over any day, the calling rule calls so many of the line before, however the counters press', () => {
    const { exact, ranges } = overAnyDay(THOROUGH ? 400 : 60);
    expect(exact).toBeGreaterThan(100);
    expect(ranges).toBeGreaterThan(20);
  });

  it('[E17] who waits for the one open counter alone is ahead of others of the line', () => {
    const rules = openHall(counter('3', 'a'));
    takeAll(rules, 'alpha', 3);
    bindAll(rules, '3');
    const number = rules.take('alpha');
    expect(told(rules, number)).toEqual({ ahead: 3 });
    // And those of the line whom any counter may call are ahead of who waits for one alone.
    bindAll(rules, '3');
    takeAll(rules, 'alpha', 2);
    expect(told(rules, number)).toEqual({ ahead: 3 });
  });

  it('[E17] of several open counters, who waits for one alone may be ahead, and who waits for another is not waited for', () => {
    const rules = openHall(counter('3', 'a'), counter('4', 'a'));
    takeAll(rules, 'alpha', 9);
    const alone = lookNow(rules);
    bindAll(rules, '3');
    const number = rules.take('alpha');
    expect(told(rules, number)).toEqual({ ahead: 0, aheadMost: 9 });
    // Counter 4 has nobody before; nor does who is to wait for it wait for those of the other.
    expect(waitOf(rules, number)).toBeLessThan(alone / 4);
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '4' });
    expect(told(rules, number)).toEqual({ ahead: 9 });
    expect(waitOf(rules, number)).toBeGreaterThan(alone);
  });

  it('[E17] whoever waits for one counter is told of those of the line there, and of no other counter', () => {
    const rules = openHall(counter('3', 'a'), counter('4', 'a'));
    takeAll(rules, 'alpha', 4);
    bindAll(rules, '3');
    const number = rules.take('alpha');
    const later = rules.take('alpha');
    bindAll(rules, '4', [number, later]);
    expect(told(rules, number)).toEqual({ ahead: 0 });
    expect(told(rules, later)).toEqual({ ahead: 1 });
    const before = waitOf(rules, later);
    takeAll(rules, 'alpha', 9);
    expect(waitOf(rules, later)).toBe(before);
  });

  it('[E18] who wants two services in a line is one ahead, and its work is that of two', () => {
    const rules = openHall(counter('3', 'a'));
    rules.take(['alpha', 'deed-tax']);
    const number = rules.take('alpha');
    expect(told(rules, number)).toEqual({ ahead: 1 });
    const two = waitOf(rules, number);
    const other = openHall(counter('3', 'a'));
    other.take('alpha');
    expect(two).toBeGreaterThan(1.5 * waitOf(other, other.take('alpha')));
    // Nor is anybody ahead of themselves, with whatever they want there.
    for (const index of [0, 1]) expect(told(rules, rules.take(['alpha', 'deed-tax']), index).ahead).toBe(2 + index);
  });

  it('[E18] one service for any counter and one for this counter alone: the same ticket, once', () => {
    const rules = openHall(counter('3', 'a'));
    const two = rules.take('alpha');
    bindAll(rules, '3');
    rules.when(SUPERVISOR, { name: 'add-service', ticket: rules.ticket(two).id, service: 'deed-tax' });
    expect(rules.ticket(two).steps.map(({ reservedFor }) => reservedFor)).toEqual(['3', undefined]);
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 1 });
  });

  it('[E18] a service to do first and one to do later in the same line: the same ticket, once', () => {
    const rules = stepwiseHall();
    for (let each = 0; each < 5; each += 1) rules.take(['deed-tax', 'title']);
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 5 });
    // Also where the first of them waits for this counter alone.
    const bound = stepwiseHall();
    const number = bound.take('deed-tax');
    bindAll(bound, '3');
    bound.when(SUPERVISOR, { name: 'add-service', ticket: bound.ticket(number).id, service: 'title' });
    expect(bound.ticket(number).steps.map(({ reservedFor }) => reservedFor)).toEqual(['3', undefined]);
    expect(told(bound, bound.take('alpha'))).toEqual({ ahead: 1 });
  });

  it('[E18] whoever is at a counter and has two places in the line may be back in time, once', () => {
    const rules = stepwiseHall();
    const number = rules.take('alpha');
    bindAll(rules, '3');
    for (const service of ['deed-tax', 'gamma'])
      rules.when(SUPERVISOR, { name: 'add-service', ticket: rules.ticket(number).id, service });
    rules.next('4');
    expect(rules.ticket(number).heldBy).toBe('4');
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 0, aheadMost: 1 });
  });

  it('[E18] of many with one to do first nobody looks at each: so many in any case, and never too few', () => {
    const rules = stepwiseHall();
    for (let each = 0; each < 20; each += 1) rules.take(['deed-tax', 'title']);
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 20 });
    rules.take(['deed-tax', 'title']);
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 22, aheadMost: 43 });
  });

  it('[E18] it is so in a copy of the hall, over while the first service is at a counter, and again once that is undone', () => {
    const rules = stepwiseHall();
    const kept = () => [...rules.world.state.standing.twiceInLine.values()].map(({ size }) => size);
    rules.take(['deed-tax', 'title']);
    expect(copyWorld(rules.world).state.standing).toEqual(rules.world.state.standing);
    expect(kept()).toEqual([1]);
    rules.next('3');
    // Nobody who is at a counter has more than the one place left.
    expect(kept()).toEqual([]);
    rules.when(SUPERVISOR, { name: 'undo', counter: '3' });
    expect(kept()).toEqual([1]);
    rules.next('3');
    rules.when(SUPERVISOR, { name: 'finish', counter: '3', outcome: 'done', note: undefined });
    expect(kept()).toEqual([]);
    // Once they have walked back, who comes is behind them.
    rules.pass(3 * MINUTE);
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 1 });
  });

  it('[E19] where two change places while they wait, it is a range: of both, and in the words of every surface', () => {
    const rules = openHall(counter('3', 'a'));
    for (let each = 0; each < 9; each += 1) {
      rules.take('alpha');
      rules.pass(MINUTE);
    }
    const elderly = rules.take('alpha', 'elderly');
    const { ahead, aheadMost } = told(rules, elderly);
    expect(aheadMost).toBe(9);
    expect(ahead).toBeLessThan(9);
    expect(aheadWords({ ahead, aheadMost }, undefined, 'en')).toBe(`${String(ahead)}–9 people ahead of you`);
    expect(aheadWords({ ahead: 0, aheadMost: 9 }, undefined, 'zh-Hans')).toBe('前面还有 0–9 人');
    expect(aheadWords({ ahead: 0, aheadMost: 1 }, undefined, 'en')).toBe('0–1 person ahead of you');
    // Whoever came first and whom nobody can pass in time is told a number.
    expect(told(rules, 'A001')).toEqual({ ahead: 0 });
  });

  it('[E19] who is at another counter meanwhile and keeps the place may be back in time', () => {
    const rules = openHall(counter('3', 'a'), counter('4', 'c'));
    rules.take(['alpha', 'gamma']);
    rules.next('4');
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 0, aheadMost: 1 });
  });

  it('[E19] without an open counter whoever may pass at any time of the day may be ahead', () => {
    const rules = rulesOf(smallHall({ counters: [counter('3', 'a')] }));
    const first = rules.take('alpha');
    rules.pass(MINUTE);
    const elderly = rules.take('alpha', 'elderly');
    expect(told(rules, first)).toEqual({ ahead: 0, aheadMost: 1 });
    expect(told(rules, elderly)).toEqual({ ahead: 0, aheadMost: 1 });
    expect(told(rules, rules.take('alpha'))).toEqual({ ahead: 2 });
  });
});

function openHall(...counters: ReturnType<typeof counter>[]): Rules {
  const rules = rulesOf(smallHall({ counters }));
  open(rules, ...counters.map(({ id }) => id));
  return rules;
}

/** One line in which `title` comes after `deed-tax`, and another one. */
function stepwiseHall(): Rules {
  const rules = rulesOf({ ...stepwise(), counters: [counter('3', 'a'), counter('4', 'c')] });
  open(rules, '3', '4');
  return rules;
}

function takeAll(rules: Rules, service: string, times: number): void {
  for (let each = 0; each < times; each += 1) rules.take(service);
}

type Move = Extract<CommandBody, { readonly name: 'move-tickets' }>;

/** All who wait in line a for any of its counters have to wait for the one; or these numbers. */
function bindAll(rules: Rules, to: string, numbers?: readonly string[]): void {
  const which: Move['which'] =
    numbers === undefined ? 'all' : { tickets: numbers.map((number) => rules.ticket(number).id) };
  const [from, reason] = [{ line: 'a' }, 'papers'];
  const moved = rules.when(SUPERVISOR, {
    name: 'move-tickets',
    from,
    to: { counter: to },
    which,
    place: 'kept',
    reason,
  });
  expect(moved).toBeInstanceOf(Array);
}

const lookNow = ({ world, now }: Rules): number =>
  outlook(world.state, world.record.pace, newcomer('a', 'ordinary', now), now).wait?.p50Ms ?? NaN;

const waitOf = (rules: Rules, number: string): number => {
  const { world, now } = rules;
  const [step] = rules.ticket(number).steps;
  if (step === undefined) return NaN;
  return outlook(world.state, world.record.pace, placeOf(rules.ticket(number), step), now).wait?.p50Ms ?? NaN;
};
