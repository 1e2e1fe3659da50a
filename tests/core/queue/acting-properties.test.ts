import { describe, expect, it } from 'vitest';
import type { HallEvent } from '../../../core/queue/event.ts';
import { servedBy } from '../../../core/queue/order/served-by.ts';
import { ACTS, anyMove, play, type Move } from '../../support/any-day.ts';
import { emptyModel, linesOf, tell, type DayModel } from '../../support/day-model.ts';
import { fc } from '../../support/property.ts';
import type { Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { tries } from '../../support/thorough.ts';

/** A day on which supervisors do much. */
const actingDay: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    { arbitrary: anyMove, weight: 3 },
    { arbitrary: fc.tuple(anyMove, fc.constantFrom(...ACTS)).map(([move, kind]) => ({ ...move, kind })), weight: 1 },
  ),
  { minLength: 40, maxLength: 160, size: 'max' },
);

const RUNS = { numRuns: tries(200) };

function everyDay(check: (rules: Rules) => void): void {
  fc.assert(
    fc.property(actingDay, (moves) => check(play(moves))),
    RUNS,
  );
}

function modelOf(events: readonly HallEvent[]): DayModel {
  const model = emptyModel(smallHall());
  for (const event of events) tell(model, event);
  return model;
}

describe('acting over any day', () => {
  it('[QP50] a move loses nobody and doubles nobody, and leaves number, service, category and state as they were', () => {
    let moved = 0;
    const bare = (rules: Rules) =>
      [...rules.world.state.tickets.values()].map(({ id, number, steps }) => [
        id,
        number,
        steps.map(({ service, category, state }) => [service, category, state]),
      ]);
    fc.assert(
      fc.property(actingDay, (moves) => {
        let before: unknown = [];
        play(moves, (rules, _move, body, result) => {
          const here = bare(rules);
          if ((body.name === 'move-tickets' || body.name === 'undo-move') && typeof result !== 'string') {
            moved += 1;
            expect(here).toEqual(before);
            const [event] = result;
            const steps = event?.type === 'TicketsMoved' ? event.data.moved : [];
            expect(new Set(steps.map(({ ticket, step }) => `${ticket}/${String(step)}`)).size).toBe(steps.length);
          }
          before = here;
        });
      }),
      RUNS,
    );
    expect(moved).toBeGreaterThan(tries(200));
  });

  it('[QP51] a move with places kept changes no waiting, and one to the end gives nobody a better place', () => {
    everyDay((rules) => {
      for (const event of rules.events) {
        if (event.type !== 'TicketsMoved' || event.data.undoes !== undefined) continue;
        for (const { was, is } of event.data.moved) {
          if (event.data.place === 'kept') expect(is.since).toBe(was.since);
          else expect(is.since).toBe(Math.max(event.at, was.since));
        }
      }
    });
  });

  it('[QP52] who stands where, told from the events alone by other code, is who stands there', () => {
    everyDay((rules) => {
      const model = modelOf(rules.events);
      for (const ticket of rules.world.state.tickets.values()) {
        const told = model.tickets.get(ticket.id);
        expect(ticket.steps.map(({ line, since, reservedFor }) => [line, since, reservedFor])).toEqual(
          told?.steps.map(({ line, since, reservedFor }) => [line, since, reservedFor]),
        );
        expect(ticket.override !== undefined).toBe(told?.first);
      }
      for (const { id } of smallHall().counters) {
        const served = servedBy(rules.world.state, id).map(({ line, level }) => [line, level]);
        expect(served).toEqual(linesOf(model, id).map(({ line, level }) => [line, level]));
        expect(new Set(served.map(([line]) => line)).size).toBe(served.length);
      }
    });
  });

  it('[QP53] no message stands that was taken back, is over, or stands at a place that has three', () => {
    everyDay((rules) => {
      const standing = new Map<string, { readonly to: string; readonly until: number }>();
      for (const event of rules.events) {
        if (event.type === 'MessageWithdrawn' || event.type === 'MessageEnded') {
          const known = standing.get(event.data.message);
          expect(known).toBeDefined();
          if (event.type === 'MessageEnded') expect(event.at).toBeGreaterThanOrEqual(known?.until ?? Infinity);
          standing.delete(event.data.message);
        }
        if (event.type !== 'MessageSent') continue;
        const { to, until = Infinity } = event.data;
        standing.set(`${event.day}-${String(event.seq)}`, { to: JSON.stringify(to), until });
        const there = [...standing.values()].filter((each) => each.to === JSON.stringify(to) && each.until > event.at);
        expect(there.length).toBeLessThanOrEqual(3);
      }
      expect([...rules.world.state.messages.keys()].sort()).toEqual([...standing.keys()].sort());
    });
  });
});
