import { describe, expect, it } from 'vitest';
import { compareUrgency } from '../../../core/queue/order/order.ts';
import { holdsUp, isOpen, isServed } from '../../../core/queue/ticket.ts';
import { advance, initialWorld } from '../../../core/record/world.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import type { HallState } from '../../../core/queue/state.ts';
import { anyDay, anyMove, play } from '../../support/any-day.ts';
import { callable, emptyModel, tell, whoIsNext, type DayModel } from '../../support/day-model.ts';
import { fc } from '../../support/property.ts';
import { MANAGER, rulesOf, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { tries } from '../../support/thorough.ts';

const RUNS = { numRuns: tries(300) };

/** Everything in a state that could tell two states apart, as text. */
function snapshot(state: HallState): string {
  const { index: _index, ...rest } = state;
  return JSON.stringify(rest, (_key, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<string, unknown>)].filter(([, each]) => !isEmptyQueue(each));
    if (value instanceof Set) return [...(value as Set<unknown>)];
    if (isQueue(value)) return value.items.slice(value.head);
    return value;
  });
}

function isQueue(value: unknown): value is { items: unknown[]; head: number } {
  return typeof value === 'object' && value !== null && 'items' in value && 'head' in value;
}

function isEmptyQueue(value: unknown): boolean {
  if (isQueue(value)) return value.items.length === value.head;
  return value instanceof Map && [...value.values()].every(isEmptyQueue) && [...value.values()].some(isQueue);
}

/** Every place in every queue, as `ticket/step`. */
function places(state: HallState): string[] {
  const queues = [
    ...[...state.queues.values()].flatMap((byCategory) => [...byCategory.values()]),
    ...[...state.reserved.values()].flatMap((byLine) => [...byLine.values()]),
    ...state.prioritised.values(),
  ];
  return queues.flatMap((queue) => queue.items.slice(queue.head).map((item) => `${item.ticket}/${String(item.step)}`));
}

function modelOf(events: readonly HallEvent[], before: (model: DayModel, event: HallEvent) => void): DayModel {
  const model = emptyModel(smallHall());
  for (const event of events) {
    before(model, event);
    tell(model, event);
  }
  return model;
}

/** Runs a property over whole days of everything that people do. */
function everyDay(check: (rules: Rules) => void): void {
  fc.assert(
    fc.property(anyDay, (moves) => {
      check(play(moves));
    }),
    RUNS,
  );
}

describe('over any day of any commands', () => {
  it('[QP1] no ticket is lost or in two places, and each waiting step that may be called stands in one queue, once', () => {
    fc.assert(
      fc.property(anyDay, (moves) => {
        play(moves, ({ world: { state } }) => {
          const standing = places(state);
          const due: string[] = [];
          for (const ticket of state.tickets.values()) {
            expect(state.ended.has(ticket.id)).toBe(false);
            for (const step of ticket.steps) {
              const after = state.index.services.get(step.service)?.after ?? [];
              const blocked = ticket.steps.some(
                (other) => other !== step && holdsUp(other) && after.includes(other.service),
              );
              if (step.state === 'waiting' && ticket.heldBy === undefined && !blocked)
                due.push(`${ticket.id}/${String(step.index)}`);
            }
          }
          expect([...standing].sort()).toEqual(due.sort());
        });
      }),
      RUNS,
    );
  });

  it('[QP2] no number is given twice in a day', () => {
    everyDay((rules) => {
      const numbers = rules.events.flatMap((event) => (event.type === 'TicketIssued' ? [event.data.number] : []));
      expect(new Set(numbers).size).toBe(numbers.length);
    });
  });

  it('[QP3] no two counters ever hold one ticket, and whoever holds one is who it says', () => {
    fc.assert(
      fc.property(anyDay, (moves) => {
        play(moves, ({ world: { state } }) => {
          const held = [...state.counters].flatMap(([id, desk]) =>
            desk.state === 'closed' || desk.inHand === undefined ? [] : [{ id, ...desk.inHand }],
          );
          expect(new Set(held.map((each) => each.ticket)).size).toBe(held.length);
          for (const each of held) expect(state.tickets.get(each.ticket)?.heldBy).toBe(each.id);
          const holders = [...state.tickets.values()].filter((ticket) => ticket.heldBy !== undefined);
          expect(holders.length).toBe(held.length);
        });
      }),
      RUNS,
    );
  });

  it('[QP4] every call recomputed from the events alone, with exact fractions, gives the same ticket (P1, P2, P3, P12)', () => {
    let calls = 0;
    everyDay((rules) => {
      modelOf(rules.events, (model, event) => {
        if (event.type !== 'TicketCalled' || event.data.reason.rule !== 'next') return;
        calls += 1;
        const next = whoIsNext(model, callable(model, event.data.counter), event.at);
        expect({ ticket: next?.ticket.id, step: next?.step }).toEqual({
          ticket: event.data.ticket,
          step: event.data.step,
        });
      });
    });
    expect(calls).toBeGreaterThan(tries(500));
  });

  it('[QP5] a counter is told that its line is empty only when nobody whom it may serve waits (P2)', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyDay, (moves) => {
        play(moves, (rules, _move, body, result) => {
          if (body.name !== 'call-next' || result !== 'line-empty') return;
          refused += 1;
          const model = modelOf(rules.events, () => undefined);
          const desk = rules.world.state.counters.get(body.counter);
          const inHand = desk?.state === 'closed' ? undefined : desk?.inHand?.ticket;
          expect(callable(model, body.counter).filter((each) => each.ticket.id !== inHand)).toEqual([]);
        });
      }),
      RUNS,
    );
    expect(refused).toBeGreaterThan(tries(50));
  });

  it('[QP6] replaying the journal gives the same state as living it (P1)', () => {
    everyDay((rules) => {
      const again = initialWorld(smallHall(), '2026-03-09');
      for (const event of JSON.parse(JSON.stringify(rules.events)) as HallEvent[]) advance(again, event);
      expect(snapshot(again.state)).toBe(snapshot(rules.world.state));
      expect(again.record).toEqual(rules.world.record);
    });
  });

  it('[QP7] every refusal leaves the state as it was', () => {
    let refusals = 0;
    fc.assert(
      fc.property(anyDay, (moves) => {
        let before = '';
        play(moves, ({ world }, _move, _body, result) => {
          const after = snapshot(world.state);
          if (typeof result === 'string') {
            refusals += 1;
            if (before !== '') expect(after).toBe(before);
          }
          before = after;
        });
      }),
      { numRuns: tries(120) },
    );
    expect(refusals).toBeGreaterThan(tries(500));
  });

  it('[QP8] a decision changes none of its arguments, whatever it decides', () => {
    fc.assert(
      fc.property(anyDay, anyMove, (moves, last) => {
        const rules = play(moves);
        const before = snapshot(rules.world.state);
        const [copy] = [rulesOf(smallHall())];
        for (const event of rules.events) if (event.seq > 1) advance(copy.world, event);
        copy.now = rules.now;
        expect(snapshot(copy.world.state)).toBe(before);
        play([last], undefined, copy);
        expect(snapshot(rules.world.state)).toBe(before);
      }),
      { numRuns: tries(100) },
    );
  });

  it('[QP9] the explanation holds: whoever is called first has the higher tier, the better level or the higher urgency (P5)', () => {
    everyDay((rules) => {
      for (const event of rules.events) {
        if (event.type !== 'TicketCalled' || event.data.reason.rule !== 'next') continue;
        const [chosen, ...others] = event.data.reason.heads;
        if (chosen === undefined) throw new Error('a call without heads');
        for (const other of others) {
          const holds =
            chosen.tier > other.tier ||
            (chosen.tier === other.tier && chosen.tier > 1 && chosen.since <= other.since) ||
            (chosen.tier === 1 &&
              other.tier === 1 &&
              (chosen.level < other.level ||
                (chosen.level === other.level && compareUrgency(chosen, other, event.at) >= 0)));
          expect(holds).toBe(true);
        }
      }
    });
  });

  it('[QP10] within one line and category, order of call is order of since (P4)', () => {
    everyDay((rules) => {
      modelOf(rules.events, (model, event) => {
        if (event.type !== 'TicketCalled' || event.data.reason.rule !== 'next') return;
        const ticket = model.tickets.get(event.data.ticket);
        const step = ticket?.steps[event.data.step];
        if (ticket === undefined || step === undefined || ticket.first) return;
        for (const each of callable(model, event.data.counter)) {
          const other = each.ticket.steps[each.step];
          if (
            other?.line !== step.line ||
            other.category !== step.category ||
            other.reservedFor !== step.reservedFor ||
            each.ticket.first
          )
            continue;
          expect(step.since).toBeLessThanOrEqual(other.since);
        }
      });
    });
  });

  it('[QP11] a no-show that comes back never has a better place than it had (P11)', () => {
    everyDay((rules) => {
      modelOf(rules.events, (model, event) => {
        if (event.type !== 'TicketReentered') return;
        for (const back of event.data.steps) {
          expect(back.since).toBeGreaterThanOrEqual(
            model.tickets.get(event.data.ticket)?.steps[back.step]?.since ?? Infinity,
          );
        }
      });
    });
  });

  it('[QP12] shifting the whole day in time changes no call (P7)', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400 * 86_400, max: 400 * 86_400 }), (moves, shift) => {
        const calls = (rules: Rules) =>
          rules.events.flatMap((event) =>
            event.type === 'TicketCalled' ? [[event.data.number, event.data.counter]] : [],
          );
        const one = play(moves);
        const other = rulesOf(smallHall(), '2026-03-09', one.events[0]!.at + shift * 1000);
        expect(calls(play(moves, undefined, other))).toEqual(calls(one));
      }),
      { numRuns: tries(100) },
    );
  });

  it('[QP13] at the close every ticket has one end: issued = served + not served + no-show + cancelled (P14)', () => {
    everyDay((rules) => {
      rules.when(MANAGER, { name: 'close-day' });
      const { state, record } = rules.world;
      const issued = rules.events.filter((event) => event.type === 'TicketIssued').length;
      expect(state.issuedTotal).toBe(issued);
      expect(record.ended.size).toBe(issued);
      expect(state.tickets.size).toBe(0);
      expect(places(state)).toEqual([]);
      for (const ticket of record.ended.values()) for (const step of ticket.steps) expect(isOpen(step)).toBe(false);
    });
  });

  it('[QP14] what was recorded of a line adds up with its events', () => {
    let brought = 0;
    everyDay((rules) => {
      const undone = rules.events.flatMap((event) => (event.type === 'CounterActionUndone' ? [event.data.undone] : []));
      const back = rules.events.flatMap((event) => (event.type === 'TicketBroughtBack' ? [event.data.ended] : []));
      brought += back.length;
      const stands = rules.events.filter(({ seq }) => !undone.includes(seq) && !back.includes(seq));
      const called = stands.filter((event) => event.type === 'TicketCalled').length;
      const missed = stands.filter((event) => event.type === 'TicketMissed').length;
      const served = stands.filter((event) => event.type === 'StepFinished' && isServed(event.data.outcome)).length;
      const sum = (of: (tally: { called: number; noShows: number; served: number }) => number): number =>
        [...rules.world.record.lines.values()].reduce((total, tally) => total + of(tally), 0);
      expect(sum((tally) => tally.called)).toBe(called);
      expect(sum((tally) => tally.noShows)).toBe(missed);
      expect(sum((tally) => tally.served)).toBe(served);
      const atCounters = [...rules.world.record.counters.values()];
      expect(atCounters.reduce((total, tally) => total + tally.called, 0)).toBe(called);
      expect(atCounters.reduce((total, tally) => total + tally.served, 0)).toBe(served);
      for (const call of rules.world.record.calls) expect(undone).not.toContain(call.seq);
    });
    expect(brought).toBeGreaterThan(tries(20));
  });
});
