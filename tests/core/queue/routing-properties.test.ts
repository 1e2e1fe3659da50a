import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { servedBy } from '../../../core/queue/order/served-by.ts';
import { anyMove, play, type Move } from '../../support/any-day.ts';
import { callable, emptyModel, linesOf, tell, type DayModel } from '../../support/day-model.ts';
import { fc } from '../../support/property.ts';
import { MANAGER, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { tries } from '../../support/thorough.ts';

/**
 * A day on which the counters are open, people come, and the hall looks at its lines now and then, so that much is
 * lent.
 */
const busyDay: fc.Arbitrary<readonly Move[]> = fc
  .array(
    fc.oneof(
      { arbitrary: anyMove, weight: 5 },
      { arbitrary: anyMove.map((move) => ({ ...move, kind: 'take' })), weight: 3 },
      { arbitrary: anyMove.map((move) => ({ ...move, kind: 'next' })), weight: 2 },
      { arbitrary: anyMove.map((move) => ({ ...move, kind: 'open', who: 0 })), weight: 1 },
      { arbitrary: anyMove.map((move) => ({ ...move, kind: 'balance' })), weight: 4 },
    ),
    { minLength: 40, maxLength: 160, size: 'max' },
  )
  .map((moves) => moves.map((move) => ({ ...move, passMs: move.passMs % (4 * MINUTE) })));

const RUNS = { numRuns: tries(300) };

function everyBusyDay(check: (rules: Rules) => void): void {
  fc.assert(
    fc.property(busyDay, (moves) => {
      const rules = rulesOf(smallHall());
      for (const counter of ['1', '2', '3', '4']) rules.when(SUPERVISOR, { name: 'open-counter', counter });
      check(play(moves, undefined, rules));
    }),
    RUNS,
  );
}

type Lent = Extract<HallEvent, { type: 'CounterLent' }>;
type Returned = Extract<HallEvent, { type: 'CounterReturned' }>;

const movesOf = (events: readonly HallEvent[]): (Lent | Returned)[] =>
  events.filter((event): event is Lent | Returned => event.type === 'CounterLent' || event.type === 'CounterReturned');

const ruleOf = (line: string) => smallHall().lines.find((each) => each.id === line)?.borrow;

/** The greatest share of the target used by anybody whom some counter of the line could call, as [waited, target]. */
function mostUrgent(model: DayModel, line: string, now: number, counter?: string): [number, number] {
  let most: [number, number] = [0, 1];
  for (const ticket of model.tickets.values()) {
    ticket.steps.forEach((step, index) => {
      if (step.reservedFor !== counter || (counter === undefined && step.line !== line)) return;
      const asking = step.reservedFor ?? counterOf(model, step.line);
      if (!callable(model, asking).some((each) => each.ticket === ticket && each.step === index)) return;
      const target = model.catalogue.lines.find((each) => each.id === step.line)?.targetMs ?? 0;
      const factor = model.catalogue.categories.find((each) => each.id === step.category)?.targetFactor ?? 1;
      const share: [number, number] = [now - step.since, Math.max(1000, Math.round(target * factor))];
      if (share[0] * most[1] > most[0] * share[1]) most = share;
    });
  }
  return most;
}

/** Some counter that serves the line now, staffed or not. */
function counterOf(model: DayModel, line: string): string {
  return (
    model.catalogue.counters.find((each) => linesOf(model, each.id).some((served) => served.line === line))?.id ?? ''
  );
}

function replay(events: readonly HallEvent[], before: (model: DayModel, event: HallEvent) => void): void {
  const model = emptyModel(smallHall());
  for (const event of events) {
    before(model, event);
    tell(model, event);
  }
}

describe('routing over any day', () => {
  it('[QP30] no counter is lent again, and no line borrows again, before the least time of the rule is over', () => {
    let loans = 0;
    everyBusyDay((rules) => {
      const returnedAt = new Map<string, number>();
      const borrowedAt = new Map<string, number>();
      for (const event of movesOf(rules.events)) {
        const { counter, line } = event.data;
        const least = ruleOf(line)?.atLeastMs ?? 0;
        if (event.type === 'CounterReturned') {
          returnedAt.set(counter, event.at);
          continue;
        }
        loans += 1;
        expect(event.at - (returnedAt.get(counter) ?? -Infinity)).toBeGreaterThanOrEqual(least);
        expect(event.at - (borrowedAt.get(line) ?? -Infinity)).toBeGreaterThanOrEqual(least);
        borrowedAt.set(line, event.at);
      }
    });
    expect(loans).toBeGreaterThan(tries(200));
  });

  it('[QP31] a counter is lent only to a line that may borrow it, at a further level, one line at a time, and is open then', () => {
    everyBusyDay((rules) => {
      const open = new Set<string>();
      replay(rules.events, (model, event) => {
        if (event.type === 'CounterOpened') open.add(event.data.counter);
        if (event.type === 'CounterPaused' || event.type === 'CounterClosed') open.delete(event.data.counter);
        if (event.type !== 'CounterLent') return;
        const { counter, line, level } = event.data;
        const own = linesOf(model, counter, false);
        expect(ruleOf(line)?.counters).toContain(counter);
        expect(own.map((each) => each.line)).not.toContain(line);
        expect(level).toBe(1 + Math.max(...own.map((each) => each.level)));
        expect(model.lent.has(counter)).toBe(false);
        expect(open.has(counter)).toBe(true);
      });
    });
  });

  it('[QP32] every loan and every return is recomputed from the events alone: who was late, and that nobody at home was', () => {
    let relieved = 0;
    let needed = 0;
    everyBusyDay((rules) => {
      replay(rules.events, (model, event) => {
        if (event.type === 'CounterLent') {
          const { counter, line, figures } = event.data;
          const [waited, target] = mostUrgent(model, line, event.at);
          expect([figures.waitedMs, figures.targetMs, figures.boundPercent]).toEqual([
            waited,
            target,
            ruleOf(line)?.afterPercent,
          ]);
          expect(waited * 100).toBeGreaterThan(target * figures.boundPercent);
          for (const own of linesOf(model, counter)) {
            const [theirs, most] = mostUrgent(model, own.line, event.at);
            expect(theirs).toBeLessThanOrEqual(most);
          }
        }
        if (event.type !== 'CounterReturned') return;
        const { counter, line, why, figures } = event.data;
        const lentAt = model.lent.get(counter)?.at ?? Infinity;
        if (why === 'own-line') {
          needed += 1;
          const [waited, target] = [figures?.waitedMs ?? 0, figures?.targetMs ?? 0];
          expect(waited).toBeGreaterThan(target);
        }
        if (why !== 'relieved') return;
        relieved += 1;
        const [waited, target] = mostUrgent(model, line, event.at);
        expect(waited * 100).toBeLessThan(target * (ruleOf(line)?.untilPercent ?? 0));
        expect(event.at - lentAt).toBeGreaterThanOrEqual(ruleOf(line)?.atLeastMs ?? Infinity);
      });
    });
    expect(Math.min(relieved, needed)).toBeGreaterThan(tries(10));
  });

  it('[QP33] every loan ends once: at the latest when its counter pauses or closes, and at the end of the day', () => {
    everyBusyDay((rules) => {
      rules.when(MANAGER, { name: 'close-day' });
      const out = new Set<string>();
      for (const event of rules.events) {
        if (event.type === 'CounterLent') out.add(event.data.counter);
        if (event.type === 'CounterReturned') expect(out.delete(event.data.counter)).toBe(true);
        if (event.type === 'CounterClosed' || event.type === 'CounterPaused')
          expect(out.has(event.data.counter)).toBe(false);
      }
      expect(out.size).toBe(0);
      expect(rules.world.state.routing.lent.size).toBe(0);
    });
  });

  it('[QP34] what a counter serves, told from the events alone, is what it serves', () => {
    everyBusyDay((rules) => {
      const model = emptyModel(smallHall());
      for (const event of rules.events) tell(model, event);
      for (const { id } of smallHall().counters) {
        const plain = servedBy(rules.world.state, id).map(({ line, level }) => ({ line, level }));
        expect(plain).toEqual(linesOf(model, id).map(({ line, level }) => ({ line, level })));
      }
    });
  });

  it('[QP35] asked twice at one instant, the hall moves nothing the second time', () => {
    everyBusyDay((rules) => {
      rules.when(SYSTEM, { name: 'balance-lines' });
      expect(rules.when(SYSTEM, { name: 'balance-lines' })).toEqual([]);
    });
  });

  it('[QP36] a closed line gives no number, and keeps nobody whom the hall file sends elsewhere', () => {
    let moved = 0;
    everyBusyDay((rules) => {
      const closed = new Set<string>();
      replay(rules.events, (model, event) => {
        if (event.type === 'LineReopened') closed.delete(event.data.line);
        // What a kiosk gave while it was cut off was promised before.
        if (event.type === 'TicketIssued' && event.data.offline === undefined)
          for (const step of event.data.steps) expect(closed.has(step.line)).toBe(false);
        if (event.type !== 'LineClosed') return;
        closed.add(event.data.line);
        const places = [...model.tickets.values()].map((ticket) => ticket.steps.map((step) => step.since));
        tell(model, event);
        // Told twice is the same as told once: the move names the line they go to.
        expect([...model.tickets.values()].map((ticket) => ticket.steps.map((step) => step.since))).toEqual(places);
        moved += event.data.moved.length;
        if (event.data.movedTo === undefined) return;
        expect(closed.has(event.data.movedTo)).toBe(false);
        for (const ticket of model.tickets.values()) {
          for (const step of ticket.steps) {
            if (step.state === 'waiting' && step.reservedFor === undefined) expect(step.line).not.toBe(event.data.line);
          }
        }
      });
    });
    expect(moved).toBeGreaterThan(tries(50));
  });

  it('[QP37] no service with a daily limit is asked for more often than that, those given up not counted', () => {
    let full = 0;
    fc.assert(
      fc.property(busyDay, (moves) => {
        play(moves, (rules, _move, body, result) => {
          if (result === 'service-full') full += 1;
          if (body.name !== 'issue-ticket' || typeof result === 'string' || body.appointment !== undefined) return;
          if (!body.services.includes('fund')) return;
          expect(rules.world.state.routing.taken.get('fund')).toBeLessThanOrEqual(
            highestLimit(rules) + staffAndBooked(rules),
          );
        });
      }),
      RUNS,
    );
    expect(full).toBeGreaterThan(tries(10));
  });
});

/** The highest limit that the service has had today: that of the hall file, or one that a supervisor set. */
function highestLimit(rules: Rules): number {
  const set = rules.events.flatMap((event) =>
    event.type === 'LimitSet' && event.data.service === 'fund' ? [event.data.places] : [],
  );
  return Math.max(4, ...set.map((places) => (places === 'none' ? Infinity : (places ?? 4))));
}

/** Those whom no limit stops: added or transferred by staff, and bookings. */
function staffAndBooked(rules: Rules): number {
  return rules.events.filter(
    (event) =>
      (event.type === 'ServiceAdded' && event.data.step.service === 'fund') ||
      (event.type === 'StepTransferred' && event.data.to.service === 'fund') ||
      (event.type === 'TicketIssued' &&
        event.data.appointment !== undefined &&
        event.data.steps.some((step) => step.service === 'fund')),
  ).length;
}
