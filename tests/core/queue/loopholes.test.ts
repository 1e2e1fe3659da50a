import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../core/base/time.ts';
import type { Actor, CommandBody } from '../../../core/queue/command.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { whereaboutsOf } from '../../../core/views/whereabouts-view.ts';
import { nextDayOf } from '../../support/report-days.ts';
import { CITIZEN, clerk, KIOSK, MONDAY_9, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const desk = (id: string): Actor => ({ kind: 'staff', id, role: 'desk' });
const miss = (rules: Rules, counter: string) => rules.when(SUPERVISOR, { name: 'mark-no-show', counter });
const undo = (rules: Rules, counter: string) => rules.when(SUPERVISOR, { name: 'undo', counter });
const cancel = (rules: Rules, ticket: string) =>
  rules.when(CITIZEN, { name: 'cancel-ticket', ticket, reason: undefined });

describe('whose counter it is', () => {
  it('[Q24] the desk works at one counter as a clerk does: not at two, not at somebody else’s, and it ends no pause there', () => {
    const rules = rulesOf();
    rules.when(clerk('li'), { name: 'open-counter', counter: '1' });
    expect(rules.when(desk('d1'), { name: 'open-counter', counter: '1' })).toBe('counter-taken');
    rules.when(clerk('li'), { name: 'pause-counter', counter: '1', reason: 'tea' });
    expect(rules.when(desk('d1'), { name: 'open-counter', counter: '1' })).toBe('counter-taken');
    expect(rules.when(desk('d1'), { name: 'open-counter', counter: '2' })).toMatchObject([{ data: { held: true } }]);
    expect(rules.when(desk('d1'), { name: 'open-counter', counter: '3' })).toBe('clerk-elsewhere');
    expect(rules.when(desk('d2'), { name: 'open-counter', counter: '2' })).toBe('counter-taken');
    expect(rules.when(SUPERVISOR, { name: 'open-counter', counter: '3' })).toMatchObject([{ data: { held: false } }]);
  });
});

describe('the edge of a day', () => {
  it('[B17] who took a number after midnight, on a day that went on late, goes over once', () => {
    const first = rulesOf(smallHall(), '2026-03-09', MONDAY_9 + 16.5 * HOUR);
    const number = first.take('alpha');
    first.pass(2.5 * HOUR);
    const second = nextDayOf(first, '2026-03-10');
    expect(second.ticket(number).number).toBe(number);
    second.pass(DAY);
    open(second, '1');
    const today = second.take('alpha');
    const third = nextDayOf(second, '2026-03-11');
    expect([...third.world.state.byNumber.keys()]).toEqual([today]);
  });
});

describe('numbers of a kiosk that is cut off', () => {
  const AGENT: Actor = { kind: 'device', id: 'pc-1' };
  const paper = (number: string, issuedAt: number) =>
    ({
      name: 'join-ticket',
      paper: {
        ticket: `offline-${number}`,
        secret: 'a secret',
        number,
        day: '2026-03-09',
        kiosk: 'kiosk-1',
        services: ['alpha'],
        category: 'ordinary',
        language: 'zh-Hans',
        issuedAt,
        slip: 'printed',
      },
    }) as const;

  it('[LE5] a paper told after its lease was returned was given within it, whatever the clock says', () => {
    const rules = rulesOf();
    rules.pass(HOUR);
    rules.when(AGENT, { name: 'lease-numbers', kiosk: 'kiosk-1', folder: 'f', held: [] });
    rules.pass(10 * MINUTE);
    rules.when(AGENT, { name: 'return-numbers', kiosk: 'kiosk-1', folder: 'f' });
    rules.pass(5 * MINUTE);
    for (const [number, issuedAt, is] of [
      ['A901', rules.now - DAY, MONDAY_9 + HOUR],
      ['A902', rules.now, MONDAY_9 + HOUR + 10 * MINUTE],
      ['A903', MONDAY_9 + HOUR + MINUTE, MONDAY_9 + HOUR + MINUTE],
    ] as const) {
      rules.when(AGENT, paper(number, issuedAt));
      expect(rules.ticket(number).issuedAt).toBe(is);
    }
    // The same kiosk leases again: what it was lent before is not of the new lease.
    rules.when(AGENT, { name: 'lease-numbers', kiosk: 'kiosk-1', folder: 'f', held: [] });
    rules.when(AGENT, paper('A904', rules.now - DAY));
    expect(rules.ticket('A904').issuedAt).toBe(MONDAY_9 + HOUR);
  });
});

describe('what is taken back', () => {
  it('[Q32] a call counts no more, whatever target was set since', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take('alpha');
    rules.pass(10 * MINUTE);
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'set-target', line: 'a', targetMs: 5 * MINUTE, reason: 'a quiet day' });
    undo(rules, '1');
    expect(rules.world.record.lines.get('a')).toMatchObject({ called: 0, withinTarget: 0, waitedMs: 0 });
  });

  it('[Q79] the first of fifty who were cancelled in the line within half an hour comes back too', () => {
    const rules = rulesOf();
    const ids = Array.from({ length: 50 }, () => rules.ticket(rules.take('alpha')).id);
    for (const id of ids) cancel(rules, id);
    rules.pass(29 * MINUTE);
    const back = { name: 'bring-back-ticket', ticket: ids[0] ?? '', step: undefined, reason: 'came' } as const;
    expect(rules.when(desk('d1'), back)).toMatchObject([{ type: 'TicketBroughtBack' }]);
  });
});

const add = (rules: Rules, actor: Actor, ticket: string, service: string) =>
  rules.when(actor, { name: 'add-service', ticket, service });
const resume = (rules: Rules, ticket: string) => rules.when(CITIZEN, { name: 'resume-ticket', ticket });
const states = (rules: Rules, number: string) =>
  rules.ticket(number).steps.map(({ service, state }) => [service, state]);

/** Checks in with a booking; gives the ticket's id, or why not. */
function checkIn(rules: Rules, id: string, slotAt: number, services = ['alpha']): string {
  const came = rules.when(KIOSK, {
    name: 'issue-ticket',
    ticket: `booked-${id}-${String(rules.now)}`,
    secret: 's',
    services,
    category: 'ordinary',
    language: 'en',
    origin: 'kiosk-1',
    appointment: { id, slotAt },
    identity: undefined,
  });
  return typeof came === 'string' ? came : `booked-${id}-${String(rules.now)}`;
}

describe('each service once', () => {
  it('[Q97] who missed a service and may come back for it does not ask for it anew, and is told to come back', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    rules.next('1');
    miss(rules, '1');
    for (const actor of [CITIZEN, SUPERVISOR]) expect(add(rules, actor, id, 'alpha')).toBe('service-missed');
    expect(resume(rules, id)).toMatchObject([{ type: 'TicketReentered' }]);
    expect(states(rules, number)).toEqual([['alpha', 'waiting']]);
    expect(add(rules, CITIZEN, id, 'alpha')).toBe('service-repeated');
  });

  it('[Q97] nor is it transferred to what it missed', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take(['alpha', 'beta']);
    rules.next('1');
    miss(rules, '1');
    expect(rules.next('2')).toBe(number);
    const transfer = { name: 'transfer', counter: '2', to: { service: 'alpha' }, note: 'x' } as const;
    expect(rules.when(SUPERVISOR, transfer)).toBe('service-missed');
    rules.pass(31 * MINUTE);
    expect(rules.when(SUPERVISOR, transfer)).toMatchObject([{ type: 'StepTransferred' }]);
    expect(states(rules, number)).toEqual([
      ['alpha', 'no-show'],
      ['beta', 'transferred'],
      ['alpha', 'waiting'],
    ]);
  });

  it('[Q97] of what stands open again already nothing comes back; the other services that were missed do', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take(['alpha', 'beta']);
    const { id } = rules.ticket(number);
    rules.next('1');
    miss(rules, '1');
    rules.next('2');
    miss(rules, '2');
    // A journal of before: the service was added while its step was missed.
    const [first] = rules.ticket(number).steps;
    rules.ticket(number).steps.push({ ...first!, index: 2, state: 'waiting', endedAt: undefined });
    const came = resume(rules, id);
    expect(came).toMatchObject([{ data: { steps: [{ step: 1 }] } }]);
    expect(resume(rules, id)).toBe('ticket-not-parked');
  });

  it('[Q97] once it is too late to come back, staff add what was missed from now on, behind who waits', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    rules.next('1');
    miss(rules, '1');
    rules.pass(31 * MINUTE);
    const second = rules.take('alpha');
    rules.pass(MINUTE);
    expect(add(rules, SUPERVISOR, id, 'alpha')).toMatchObject([{ data: { step: { since: rules.now } } }]);
    expect(rules.next('1')).toBe(second);
    expect(rules.next('1')).toBe(number);
  });
});

describe('what a place is worth', () => {
  it('[Q16] what is added to a booking counts from its slot too, also by the citizen', () => {
    const rules = rulesOf();
    open(rules, '4');
    const slotAt = rules.now + 50 * MINUTE;
    const id = checkIn(rules, 'b1', slotAt);
    rules.pass(MINUTE);
    const walkIn = rules.take('gamma');
    rules.pass(14 * MINUTE);
    expect(add(rules, SUPERVISOR, id, 'gamma')).toMatchObject([{ data: { step: { since: slotAt } } }]);
    expect(add(rules, CITIZEN, id, 'bid')).toMatchObject([{ data: { step: { since: slotAt } } }]);
    expect(rules.next('4')).toBe(walkIn);
    // Late, it waits as everybody: what staff add counts from the check-in.
    const late = checkIn(rules, 'b2', rules.now - 16 * MINUTE);
    rules.pass(MINUTE);
    expect(add(rules, SUPERVISOR, late, 'gamma')).toMatchObject([{ data: { step: { since: rules.now - MINUTE } } }]);
  });

  it('[Q16] a booking that has checked in does not so once more behind midnight', () => {
    const rules = rulesOf(smallHall(), '2026-03-09', MONDAY_9 + 14.8 * HOUR);
    const slotAt = MONDAY_9 + 15 * HOUR;
    open(rules, '1');
    const waits = checkIn(rules, 'waits', slotAt);
    checkIn(rules, 'served', slotAt);
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    rules.pass(0.2 * HOUR);
    const next = nextDayOf(rules, '2026-03-10');
    expect(waits).toContain('booked');
    next.pass(MINUTE);
    expect(checkIn(next, 'waits', slotAt)).toBe('appointment-used');
    expect(checkIn(next, 'served', slotAt)).toBe('appointment-used');
    expect(checkIn(next, 'other', slotAt)).toContain('booked');
  });

  it('[Q98] a miss ends what put a ticket first: it comes back behind the next one', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [first, , third] = [rules.take('alpha'), rules.take('alpha'), rules.take('alpha')];
    const { id } = rules.ticket(third);
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: id, reason: 'unwell' });
    expect(rules.next('1')).toBe(third);
    expect(miss(rules, '1')).toMatchObject([{ type: 'TicketMissed', data: { firstNoMore: true } }]);
    expect(rules.ticket(third).override).toBeUndefined();
    resume(rules, id);
    expect(rules.next('1')).toBe(first);
  });

  it('[Q98] a miss that was none takes nothing: taken back, or brought back, it is first as before', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [, second] = [rules.take('alpha'), rules.take('alpha')];
    const { id } = rules.ticket(second);
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: id, reason: 'unwell' });
    const { override } = rules.ticket(second);
    rules.next('1');
    miss(rules, '1');
    undo(rules, '1');
    expect(rules.ticket(second).override).toEqual(override);
    miss(rules, '1');
    rules.pass(MINUTE);
    const back = {
      name: 'bring-back',
      counter: '1',
      ticket: id,
      step: undefined,
      to: 'line',
      reason: 'was there',
    } as const;
    expect(rules.when(SUPERVISOR, back)).toMatchObject([{ type: 'TicketBroughtBack' }]);
    expect(rules.ticket(second).override).toEqual(override);
    expect(rules.next('1')).toBe(second);
  });

  it('[Q98] missed with the next call, its other services do not go first by it either', () => {
    const rules = rulesOf();
    open(rules, '3');
    const other = rules.take('alpha');
    rules.pass(MINUTE);
    const first = rules.take(['beta', 'gamma']);
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: rules.ticket(first).id, reason: 'unwell' });
    expect(rules.next('3')).toBe(first);
    const called = rules.when(SUPERVISOR, { name: 'call-next', counter: '3', became: 'missed' });
    expect(called).toMatchObject([{ type: 'TicketMissed' }, { type: 'TicketCalled', data: { number: other } }]);
    expect(called[1]).not.toHaveProperty('data.reason.override');
  });
});

describe('serve to empty', () => {
  it('[Q27] after a stop nobody adds a service by phone; staff do, with the citizen before them', () => {
    const rules = rulesOf();
    const { id } = rules.ticket(rules.take('alpha'));
    rules.when(SUPERVISOR, { name: 'stop-intake', reason: 'closing early' });
    expect(add(rules, CITIZEN, id, 'gamma')).toBe('intake-stopped');
    expect(add(rules, KIOSK, id, 'gamma')).toBe('intake-stopped');
    expect(add(rules, clerk('li'), id, 'gamma')).toMatchObject([{ type: 'ServiceAdded' }]);
    rules.when(SUPERVISOR, { name: 'resume-intake' });
    expect(add(rules, CITIZEN, id, 'beta')).toMatchObject([{ type: 'ServiceAdded' }]);
  });

  it('[Q27] nor after the last ticket of the day', () => {
    const hall = smallHall();
    const hours = [{ weekday: 1 as const, from: 8 * 60, to: 17 * 60 }];
    const rules = rulesOf({
      ...hall,
      hall: { ...hall.hall, alwaysOpen: false },
      calendar: { ...hall.calendar, hours },
    });
    const { id } = rules.ticket(rules.take('alpha'));
    rules.pass(7.6 * HOUR);
    expect(add(rules, CITIZEN, id, 'gamma')).toBe('hall-closed');
    expect(add(rules, clerk('li'), id, 'gamma')).toMatchObject([{ type: 'ServiceAdded' }]);
  });
});

describe('what has to be done first', () => {
  const END: CommandBody = { name: 'end-reentries' };

  function missedFirst(): { rules: Rules; number: string; id: string } {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take(['title', 'deed-tax']);
    const { id } = rules.ticket(number);
    expect(rules.next('1')).toBe(number);
    miss(rules, '1');
    return { rules, number, id };
  }

  it('[Q99] missed, it still has to be done first: by nobody is the next one called, nor named', () => {
    const { rules, number, id } = missedFirst();
    expect(rules.next('2')).toBe('line-empty');
    const named = { name: 'call-ticket', counter: '2', number, reason: 'asked' } as const;
    expect(rules.when(SUPERVISOR, named)).toBe('step-blocked');
    expect(whereaboutsOf(rules.world, number)).toMatchObject({ state: 'no-show' });
    expect(ticketView(rules.world, id, rules.now)?.steps[1]).toMatchObject({ after: 'deed-tax' });
    expect(ticketView(rules.world, id, rules.now)?.steps[1]).not.toHaveProperty('wait');
    resume(rules, id);
    expect(rules.next('2')).toBe('line-empty');
    expect(rules.next('1')).toBe(number);
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(rules.next('2')).toBe(number);
  });

  it('[Q99] once it is too late to come back the hall says so, once, and the next one is called', () => {
    const { rules, number } = missedFirst();
    rules.pass(30 * MINUTE);
    expect(rules.when(SUPERVISOR, END)).toBe('not-allowed');
    expect(rules.when(SYSTEM, END)).toEqual([]);
    rules.pass(1);
    expect(rules.when(SYSTEM, END)).toMatchObject([{ type: 'ReentryEnded', data: { step: 0 } }]);
    expect(rules.when(SYSTEM, END)).toEqual([]);
    expect(rules.next('2')).toBe(number);
  });

  it('[Q99] a miss that holds up nobody is left alone', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take(['alpha', 'beta']);
    rules.next('1');
    miss(rules, '1');
    rules.pass(HOUR);
    expect(rules.when(SYSTEM, END)).toEqual([]);
  });

  it('[Q99] missed with the next call at a counter that serves both, the next one is not called there', () => {
    const rules = rulesOf();
    open(rules, '3');
    const number = rules.take(['title', 'deed-tax']);
    rules.pass(MINUTE);
    const other = rules.take('alpha');
    expect(rules.next('3')).toBe(number);
    const called = rules.when(SUPERVISOR, { name: 'call-next', counter: '3', became: 'missed' });
    expect(called).toMatchObject([{ type: 'TicketMissed' }, { type: 'TicketCalled', data: { number: other } }]);
  });

  it('[Q99] added anew and done, it holds up nobody; missed again, it does', () => {
    const { rules, number, id } = missedFirst();
    rules.pass(31 * MINUTE);
    rules.when(SYSTEM, END);
    add(rules, SUPERVISOR, id, 'deed-tax');
    expect(rules.next('2')).toBe('line-empty');
    expect(rules.next('1')).toBe(number);
    miss(rules, '1');
    expect(rules.next('2')).toBe('line-empty');
    resume(rules, id);
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(rules.next('2')).toBe(number);
  });

  it('[Q99] what is taken back since is as before, whatever time was over', () => {
    const { rules, number } = missedFirst();
    rules.pass(31 * MINUTE);
    rules.when(SYSTEM, END);
    expect(rules.next('2')).toBe(number);
    const before = structuredClone(rules.ticket(number));
    rules.when(SUPERVISOR, { name: 'finish', counter: '2', outcome: 'done', note: undefined });
    undo(rules, '2');
    expect(rules.ticket(number)).toEqual(before);
  });
});
