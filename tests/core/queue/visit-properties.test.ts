import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { CommandBody } from '../../../core/queue/command.ts';
import type { ActKind } from '../../../core/queue/counter-act.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { ratingFigures } from '../../../core/views/rating-view.ts';
import type { World } from '../../../core/record/world.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { emptyModel, holds, tell } from '../../support/day-model.ts';
import { fc } from '../../support/property.ts';
import { SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { tries } from '../../support/thorough.ts';

const RUNS = { numRuns: tries(300) };

const ACTS: readonly HallEvent['type'][] = [
  'TicketCalled',
  'StepFinished',
  'TicketMissed',
  'StepParked',
  'StepTransferred',
  'TicketReturned',
];

/** A day as people know it: everything but what has been done last and its clock. Keys in order, queues as lists. */
function known({ state, record }: World): unknown {
  const {
    index: _index,
    hallFile: _file,
    seq: _seq,
    at: _at,
    acts: _acts,
    takenUp: _takenUp,
    ratable: _ratable,
    ...more
  } = state;
  const { endedHere: _ended, gone: _gone, ...rest } = more;
  const { pace: _pace, ...told } = record;
  return JSON.parse(
    JSON.stringify({ rest, told }, (key, value: unknown) => {
      // Since when its hands are empty: taking back is something that they did.
      if (key === 'freeSince') return undefined;
      if (value instanceof Map) {
        return [...(value as Map<string, unknown>)]
          .filter(([, each]) => !isEmpty(each))
          .sort(([a], [b]) => (a < b ? -1 : 1));
      }
      if (value instanceof Set) return [...(value as Set<unknown>)].sort();
      return isQueue(value) ? value.items.slice(value.head) : value;
    }),
  );
}

function isQueue(value: unknown): value is { items: unknown[]; head: number } {
  return typeof value === 'object' && value !== null && 'items' in value && 'head' in value;
}

/** Empty queues, and figures of lines and services that have none yet. */
function isEmpty(value: unknown): boolean {
  if (value === 0) return true;
  if (isQueue(value)) return value.items.length === value.head;
  // A line that somebody has stood in, and nobody does: `near` is only an instant to count from.
  if (typeof value === 'object' && value !== null && 'near' in value && 'count' in value) return value.count === 0;
  if (value instanceof Map) return value.size === 0 || [...value.values()].every(isEmpty);
  return typeof value === 'object' && value !== null && Object.values(value).every(isEmpty);
}

/** What a clerk may do and take back, at a counter. */
function anyAct(counter: string): fc.Arbitrary<CommandBody> {
  return fc.constantFrom<CommandBody>(
    { name: 'call-next', counter },
    { name: 'finish', counter, outcome: 'done', note: 'all well' },
    { name: 'finish', counter, outcome: 'not-served', note: undefined },
    { name: 'mark-no-show', counter },
    { name: 'park', counter, note: 'papers' },
    { name: 'transfer', counter, to: { service: 'gamma' }, note: 'please' },
    { name: 'transfer', counter, to: { counter: '3' }, note: undefined },
    { name: 'return-to-line', counter, reason: 'wrong' },
  );
}

const anyActSomewhere = fc.constantFrom('1', '2', '3', '4').chain((counter) => anyAct(counter));

/** The act, or taking up again whoever is aside. */
function actOn(rules: Rules, act: CommandBody, again: boolean): CommandBody {
  const aside = [...rules.world.state.tickets.values()].find(
    (ticket) =>
      ticket.heldBy === undefined && ticket.steps.some(({ state }) => state === 'parked' || state === 'no-show'),
  );
  if (!again || aside === undefined || !('counter' in act) || act.counter === undefined) return act;
  return { name: 'resume-here', counter: act.counter, ticket: aside.id };
}

/** A finish is taken back as long as a ticket is brought back. */
function timeFor(what: ActKind | undefined): number {
  return what === 'finish' ? 30 * MINUTE : 8000;
}

describe('over any day, of what is taken back', () => {
  it('[QP22] what is taken back at once leaves tickets, places, boards and figures as they were', () => {
    let undone = 0;
    fc.assert(
      fc.property(anyDay, anyActSomewhere, fc.boolean(), (moves, act, again) => {
        const rules = play(moves);
        const command = actOn(rules, act, again);
        if (!('counter' in command) || command.counter === undefined) return;
        const before = known(rules.world);
        const pace = { ...rules.world.record.pace };
        const done = rules.when(SUPERVISOR, command);
        if (typeof done === 'string') return;
        for (const _act of done.filter((event) => ACTS.includes(event.type))) {
          expect(rules.when(SUPERVISOR, { name: 'undo', counter: command.counter })).toMatchObject([
            { type: 'CounterActionUndone' },
          ]);
          undone += 1;
        }
        expect(known(rules.world)).toEqual(before);
        expect(rules.world.record.pace.finished).toBe(pace.finished);
        expect(rules.world.record.pace.sumLogResidual).toBeCloseTo(pace.sumLogResidual, 9);
      }),
      { numRuns: tries(600) },
    );
    expect(undone).toBeGreaterThan(tries(100));
  });

  it('[QP23] no step is ever called while one that has to be done first is open, whatever was moved or taken back', () => {
    fc.assert(
      fc.property(anyDay, (moves) => {
        const rules = play(moves);
        const model = emptyModel(smallHall());
        for (const event of rules.events) {
          if (event.type === 'TicketCalled') {
            const ticket = model.tickets.get(event.data.ticket);
            const service = ticket?.steps[event.data.step]?.service;
            const after = model.catalogue.services.find((each) => each.id === service)?.after ?? [];
            const first = ticket?.steps.filter((step) => after.includes(step.service) && holds(step));
            expect(first).toEqual([]);
          }
          tell(model, event);
        }
      }),
      RUNS,
    );
  });

  it('[QP24] every served step has one grade or none, and every bad grade its reason and its complaint', () => {
    let bad = 0;
    fc.assert(
      fc.property(anyDay, (moves) => {
        const { world, events } = play(moves);
        const { grades, none } = ratingFigures(world);
        const given = Object.values(grades).reduce((sum, each) => sum + each, 0);
        const rated = events.filter((event) => event.type === 'StepRated');
        expect(given).toBe(rated.length);
        expect(none).toBeGreaterThanOrEqual(0);
        // The figures of lines and of counters add up to those of the hall, grade by grade.
        for (const tallies of [world.record.lines, world.record.counters]) {
          const sums = [...tallies.values()].reduce(
            (sum, tally) => sum.map((each, at) => each + (tally.grades[at] ?? 0)),
            [0, 0, 0, 0, 0],
          );
          expect(sums).toEqual(['1', '2', '3', '4', '5'].map((grade) => grades[grade as keyof typeof grades]));
        }
        const steps = rated.map(({ data }) => `${data.ticket}/${String(data.step)}`);
        expect(new Set(steps).size).toBe(steps.length);
        expect(rated.filter(({ actor }) => actor.startsWith('staff:'))).toEqual([]);
        for (const { data, commandId } of rated) {
          const filed = events.filter((event) => event.type === 'ComplaintFiled' && event.commandId === commandId);
          expect(filed.length).toBe(data.grade <= 2 ? 1 : 0);
          if (data.grade > 2) continue;
          bad += 1;
          expect(data.reason ?? data.reasons?.join()).toBeTruthy();
          expect(filed[0]?.data).toMatchObject({ ticket: data.ticket, step: data.step, counter: expect.any(String) });
        }
      }),
      RUNS,
    );
    expect(bad).toBeGreaterThan(0);
  });

  it('[QP25] nothing is taken back after its time, nor once the ticket has gone on', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyDay, (moves) => {
        play(moves, (rules, _move, body, result) => {
          if (body.name !== 'undo') return;
          const last = (rules.world.state.acts.get(body.counter) ?? []).at(-1);
          if (typeof result === 'string') {
            if (result === 'undo-expired' || result === 'undo-overtaken') refused += 1;
            if (result === 'undo-expired')
              expect(rules.now - (last?.at ?? 0)).toBeGreaterThanOrEqual(timeFor(last?.what));
            return;
          }
          const [event] = result;
          if (event?.type !== 'CounterActionUndone') throw new Error('an undo without its event');
          const act = rules.events.find(({ seq }) => seq === event.data.undone);
          expect(rules.now - (act?.at ?? 0)).toBeLessThan(timeFor(event.data.what));
        });
      }),
      RUNS,
    );
    expect(refused).toBeGreaterThan(tries(20));
  });
});
