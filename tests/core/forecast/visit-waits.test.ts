import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { EventOf } from '../../../core/queue/event.ts';
import { advance, initialWorld } from '../../../core/record/world.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { tries } from '../../support/thorough.ts';

const stepsOf = (rules: Rules, number: string) =>
  ticketView(rules.world, rules.world.state.byNumber.get(number) ?? '', rules.now)?.steps ?? [];

const issued = ({ events }: Rules): EventOf<'TicketIssued'>[] =>
  events.flatMap((event) => (event.type === 'TicketIssued' ? [event] : []));

describe('waits of a visit with several services', () => {
  it('[E9] what has to come after another service is never told a shorter wait than that one, in any hall at any time', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyDay, (moves) => {
        const rules = rulesOf();
        open(rules, '1', '2', '3');
        play(moves, () => undefined, rules);
        for (const { data } of issued(rules)) {
          const first = data.steps.findIndex(({ service }) => service === 'deed-tax');
          const then = data.steps.findIndex(({ service }) => service === 'title');
          const [before, after] = [first, then].map((index) => data.told?.find(({ step }) => step === index));
          if (first < 0 || after === undefined) continue;
          expect(before).toBeDefined();
          for (const key of ['p10', 'p50', 'p90'] as const)
            expect(after[key]).toBeGreaterThanOrEqual(before?.[key] ?? 0);
          compared += 1;
        }
        for (const id of rules.world.state.tickets.keys()) {
          const steps = ticketView(rules.world, id, rules.now)?.steps ?? [];
          const [tax, title] = [
            steps.find(({ service }) => service === 'deed-tax'),
            steps.find(({ after }) => after !== undefined),
          ];
          if (tax?.wait !== undefined && title?.wait !== undefined) {
            expect(title.wait.p10).toBeGreaterThanOrEqual(tax.wait.p10);
            expect(title.wait.p90).toBeGreaterThanOrEqual(tax.wait.p90);
          }
        }
      }),
      { numRuns: tries(300) },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('[E9] a free line does not make the second service quick: the first has to be waited for and done', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    for (let n = 0; n < 6; n += 1) rules.take('alpha');
    const [tax, title] = stepsOf(rules, rules.take(['title', 'deed-tax']));
    expect(tax?.service).toBe('deed-tax');
    expect(tax?.wait?.p10).toBeGreaterThan(5 * 60);
    expect(title?.wait?.p10).toBeGreaterThan(tax?.wait?.p10 ?? Infinity);
    expect(title).not.toHaveProperty('ahead');
    // Where no counter can do the first one, nothing is said of the second.
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '1' });
    const [none, nothing] = stepsOf(rules, rules.take(['title', 'deed-tax']));
    expect(none).not.toHaveProperty('wait');
    expect(nothing).not.toHaveProperty('wait');
  });

  it('[E9] of two services at free counters one is done first, and the other is told so', () => {
    const rules = rulesOf();
    open(rules, '1', '4');
    const [first, second] = stepsOf(rules, rules.take(['alpha', 'gamma']));
    expect(first?.wait).toEqual({ p10: 0, p50: 0, p90: 60, method: 'formula' });
    // The service of five minutes, and the walk of two.
    expect(second?.wait?.p50).toBe(7 * 60);
    expect(second?.wait?.p10).toBe(0);
  });
});

describe('the wait that was told', () => {
  it('[E12] it stands in the event, and in the ticket until the end of the day', () => {
    const rules = rulesOf();
    open(rules, '1');
    for (let n = 0; n < 3; n += 1) rules.take('alpha');
    const number = rules.take('alpha');
    const id = rules.world.state.byNumber.get(number) ?? '';
    const [told] = issued(rules).at(-1)?.data.told ?? [];
    const { step: _, ...wait } = told ?? { step: -1 };
    expect(stepsOf(rules, number)).toMatchObject([{ wait, told: wait }]);
    const paper = { ticket: id, paperMm: 80, pageUrl: 'http://hall' } as const;
    for (let n = 0; n < 2; n += 1) rules.next('1');
    rules.pass(MINUTE - 1);
    expect(slipInput(rules.world, { ...paper, copy: 0 }, rules.now)?.steps[0]?.wait).toEqual(wait);
    expect(slipInput(rules.world, { ...paper, copy: 1 }, rules.now)?.steps[0]?.wait).not.toEqual(wait);
    rules.pass(20 * MINUTE);
    expect(stepsOf(rules, number)[0]?.told).toEqual(wait);
    for (let n = 0; n < 2; n += 1) rules.next('1');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(ticketView(rules.world, id, rules.now)?.steps).toMatchObject([{ state: 'done', told: wait }]);
  });

  it('[E12] over any day it is what the answer says, and the events alone give the same tickets again', () => {
    fc.assert(
      fc.property(anyDay, (moves) => {
        const rules = rulesOf();
        open(rules, '1', '2', '3');
        play(
          moves,
          ({ world, now }, _move, _body, result) => {
            if (typeof result === 'string') return;
            for (const event of result) {
              // What a kiosk gave while it was cut off was told no wait.
              if (event.type !== 'TicketIssued' || event.data.offline !== undefined) continue;
              for (const { index, wait } of ticketView(world, event.data.ticket, now)?.steps ?? []) {
                const told = event.data.told?.find(({ step }) => step === index);
                const formula = told === undefined ? undefined : { ...told, method: 'formula' };
                expect(wait === undefined ? undefined : { step: index, ...wait }).toEqual(formula);
              }
            }
          },
          rules,
        );
        const again = initialWorld(rules.world.state.index.catalogue, rules.world.state.day);
        for (const event of rules.events) advance(again, event);
        expect(again.state.tickets).toEqual(rules.world.state.tickets);
      }),
      { numRuns: tries(200) },
    );
  });

  it('[E12] a journal that was written before waits were kept is read as it is', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('alpha');
    const old = initialWorld(rules.world.state.index.catalogue, rules.world.state.day);
    for (const event of rules.events) {
      if (event.type !== 'TicketIssued') advance(old, event);
      else {
        const { told: _, ...data } = event.data;
        advance(old, { ...event, data });
      }
    }
    const [step] = ticketView(old, old.state.byNumber.get(number) ?? '', rules.now)?.steps ?? [];
    expect(step).not.toHaveProperty('told');
    expect(step?.wait).toEqual({ p10: 0, p50: 0, p90: 60, method: 'formula' });
  });
});
