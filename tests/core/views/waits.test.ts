import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { decide } from '../../../core/queue/decide/decide.ts';
import { boardView, WAITING_AREA } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { CITIZEN, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

function hall(): Rules {
  const catalogue = smallHall();
  return rulesOf({ ...catalogue, boards: catalogue.boards.map((board) => ({ ...board, kind: WAITING_AREA })) });
}

const manager = ({ world, now }: Rules) => managerView(world, now, () => undefined);
const lineOf = (rules: Rules, id: string) => manager(rules).lines.find((line) => line.id === id);
const nextOf = (rules: Rules, id: string) =>
  boardView(rules.world, 'board-01', rules.now)?.waiting.find(({ line }) => line === id);
const steps = (rules: Rules, number: string) => {
  const id = rules.world.state.byNumber.get(number) ?? '';
  return ticketView(rules.world, id, rules.now)?.steps ?? [];
};

/** What the refusal of the next call says. */
function saidTo(rules: Rules, counter: string): string {
  const body = { name: 'call-next', counter, actor: SUPERVISOR, commandId: 'x' } as const;
  const decided = decide(rules.world.state, body, rules.now);
  return decided.ok ? 'called' : `${decided.error.code}: ${decided.error.detail}`;
}

describe('who waits', () => {
  it('[WT1] called elsewhere, somebody waits in no line, is late nowhere and next nowhere', () => {
    const rules = hall();
    open(rules, '1', '4');
    const number = rules.take(['alpha', 'gamma']);
    rules.pass(20 * MINUTE);
    expect(lineOf(rules, 'c')).toMatchObject({ waiting: 1, longestWait: 1200, late: 1, alert: 'over-target' });
    expect(nextOf(rules, 'c')).toMatchObject({ waiting: 1, next: [number] });
    rules.next('1');
    expect(lineOf(rules, 'c')).toMatchObject({ waiting: 0, longestWait: 0, late: 0 });
    expect(lineOf(rules, 'c')).not.toHaveProperty('alert');
    expect(lineOf(rules, 'c')).not.toHaveProperty('longestNumber');
    expect(nextOf(rules, 'c')).toMatchObject({ waiting: 0, next: [] });
    expect(hallView(rules.world, rules.now).waiting).toBe(0);
    expect(manager(rules).totals).toMatchObject({ waiting: 0, longestWait: 0, late: 0 });
    expect(lineView(rules.world, 'c', rules.now)).toMatchObject({
      waiting: 0,
      longestWait: 0,
      tickets: [{ number, state: 'held', heldBy: '1' }],
    });
    expect(steps(rules, number)[1]).toMatchObject({ state: 'waiting', heldBy: '1' });
    expect(steps(rules, number)[1]).not.toHaveProperty('ahead');
    expect(steps(rules, number)[1]).not.toHaveProperty('wait');
  });

  it('[WT1] who has to finish another service first, is parked or was missed does not wait; free again, they do', () => {
    const rules = hall();
    open(rules, '1', '2');
    const number = rules.take(['title', 'deed-tax']);
    rules.pass(30 * MINUTE);
    expect(lineOf(rules, 'b')).toMatchObject({ waiting: 0, longestWait: 0, late: 0 });
    expect(steps(rules, number)[1]).toMatchObject({ service: 'title', after: 'deed-tax' });
    expect(steps(rules, number)[1]).not.toHaveProperty('ahead');
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    // It may still come back: until then nobody is called for what comes after it.
    expect(lineOf(rules, 'a')).toMatchObject({ waiting: 0 });
    expect(lineOf(rules, 'b')).toMatchObject({ waiting: 0, longestWait: 0, late: 0 });
    rules.pass(31 * MINUTE);
    rules.when(SYSTEM, { name: 'end-reentries' });
    expect(lineOf(rules, 'b')).toMatchObject({ waiting: 1, longestNumber: number });
    const ticket = rules.world.state.byNumber.get(number) ?? '';
    rules.when(CITIZEN, { name: 'park-ticket', ticket, note: undefined });
    expect(lineOf(rules, 'b')).toMatchObject({ waiting: 0, longestWait: 0 });
    expect(manager(rules).totals.waiting).toBe(0);
    rules.when(CITIZEN, { name: 'resume-ticket', ticket });
    expect(manager(rules).totals.waiting).toBe(1);
  });

  it('[WT2] nobody can be called, and who is at counter 6 is said by name', () => {
    const rules = hall();
    open(rules, '1', '2', '4');
    expect(saidTo(rules, '4')).toBe('line-empty: nobody waits for counter 4');
    const number = rules.take(['alpha', 'gamma']);
    rules.next('1');
    const { waiting, ahead } = counterView(rules.world, '4', rules.now) ?? {};
    expect(waiting).toBe(0);
    expect(ahead).toMatchObject([{ number, state: 'held', heldBy: '1' }]);
    expect(saidTo(rules, '4')).toBe(`line-empty: nobody can be called: ${number} is at counter 1`);
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(counterView(rules.world, '4', rules.now)?.waiting).toBe(1);
    expect(rules.next('4')).toBe(number);
    const later = rules.take(['title', 'deed-tax']);
    expect(saidTo(rules, '2')).toBe(`line-empty: nobody can be called: ${later} has to finish deed-tax first`);
    expect(counterView(rules.world, '2', rules.now)?.ahead).toMatchObject([
      { state: 'blocked', afterName: { en: 'deed-tax' } },
    ]);
  });

  it('[WT3] a ticket counts once in a line, at a counter and on a board, however many services it asks for there', () => {
    const rules = hall();
    open(rules, '3');
    const number = rules.take(['alpha', 'deed-tax', 'gamma']);
    const other = rules.take('alpha');
    expect(lineOf(rules, 'a')).toMatchObject({ waiting: 2 });
    expect(nextOf(rules, 'a')).toMatchObject({ waiting: 2, next: [number, other] });
    const { waiting, ahead } = counterView(rules.world, '3', rules.now) ?? {};
    expect(waiting).toBe(2);
    expect(ahead?.map((each) => each.number)).toEqual([number, other]);
  });
});

describe('figures of today', () => {
  it('[WT4] one was called at once and twelve are left waiting: one of thirteen, and a mean of hours', () => {
    const rules = hall();
    open(rules, '4');
    for (let n = 0; n < 13; n += 1) rules.take('gamma');
    rules.next('4');
    expect(manager(rules).totals).toMatchObject({ withinTarget: 1, withinTargetOf: 1, meanWait: 0, meanWaitOf: 13 });
    rules.pass(265 * MINUTE);
    const { totals } = manager(rules);
    expect(totals).toMatchObject({ late: 12, withinTarget: 1 / 13, withinTargetOf: 13, meanWaitOf: 13 });
    expect(totals.meanWait).toBe(Math.round((12 * 265 * 60) / 13));
    expect(totals).toMatchObject({ longestWait: 265 * 60, longestNumber: 'C002' });
    expect(lineOf(rules, 'c')).toMatchObject({ late: 12, withinTarget: 1 / 13, meanWait: totals.meanWait });
  });

  it('[WT4] before anybody was called, who is past the target counts; who is not yet does not', () => {
    const rules = hall();
    rules.take('beta');
    rules.take('beta', 'elderly');
    rules.pass(3 * MINUTE);
    // The target is five minutes, and half of that for the old.
    expect(manager(rules).totals).toMatchObject({ late: 1, withinTarget: 0, withinTargetOf: 1, meanWait: 180 });
    rules.pass(3 * MINUTE);
    expect(manager(rules).totals).toMatchObject({ late: 2, withinTarget: 0, withinTargetOf: 2, meanWait: 360 });
  });

  it('[WT4] a booking that checked in before its slot has not waited, and shortens nobody else’s mean', () => {
    const rules = hall();
    rules.take('gamma');
    rules.when(SUPERVISOR, {
      name: 'issue-ticket',
      ticket: 'booked',
      secret: 's',
      services: ['gamma'],
      category: 'ordinary',
      language: 'en',
      origin: 'kiosk-1',
      appointment: { id: 'b1', slotAt: rules.now + 30 * MINUTE },
      identity: undefined,
    });
    rules.pass(10 * MINUTE);
    expect(manager(rules).totals).toMatchObject({ waiting: 2, meanWait: 300, meanWaitOf: 2 });
  });

  it('[WT5] one person who gives up three services is one who cancelled', () => {
    const rules = hall();
    const number = rules.take(['alpha', 'beta', 'gamma']);
    rules.take('alpha');
    const ticket = rules.world.state.byNumber.get(number) ?? '';
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket, reason: undefined });
    expect(manager(rules).totals.cancelled).toBe(1);
  });
});
