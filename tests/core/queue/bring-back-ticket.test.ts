import { describe, expect, it } from 'vitest';
import { BRING_BACK_MS } from '../../../core/catalogue/hall-rules.ts';
import type { Actor, CommandBody } from '../../../core/queue/command.ts';
import { clerk, CITIZEN, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';

const DESK: Actor = { kind: 'staff', id: 'desk', role: 'desk' };

const back = (rules: Rules, ticket: string, reason = 'came after all', actor: Actor = DESK) =>
  rules.when(actor, { name: 'bring-back-ticket', ticket, step: undefined, reason });
const cancel = (rules: Rules, ticket: string, actor: Actor = CITIZEN) =>
  rules.when(actor, { name: 'cancel-ticket', ticket, reason: undefined });
const at = (rules: Rules, body: object) => rules.when(SUPERVISOR, { counter: '1', ...body } as CommandBody);

describe('the information desk brings back', () => {
  it('[Q79] what was cancelled in the line comes back where it stood, before those who came later', () => {
    const rules = rulesOf();
    const first = rules.ticket(rules.take('alpha'));
    rules.pass(60_000);
    rules.take('alpha');
    const since = first.steps[0]?.since;
    cancel(rules, first.id);
    expect(rules.world.record.cancelled).toBe(1);
    rules.pass(120_000);
    expect(back(rules, first.id)).toMatchObject([
      { type: 'TicketBroughtBack', data: { ticket: first.id, became: 'cancelled', reason: 'came after all' } },
    ]);
    expect(rules.events.at(-1)?.data).not.toHaveProperty('counter');
    expect(rules.ticket(first.number).steps[0]).toMatchObject({ state: 'waiting', since });
    expect(rules.world.record.cancelled).toBe(0);
    open(rules, '1');
    expect(rules.next('1')).toBe(first.number);
  });

  it('[Q79] a parked ticket with several services has all of them again', () => {
    const rules = rulesOf();
    const ticket = rules.ticket(rules.take(['alpha', 'beta']));
    rules.when(CITIZEN, { name: 'park-ticket', ticket: ticket.id, note: undefined });
    cancel(rules, ticket.id, DESK);
    back(rules, ticket.id);
    expect(rules.ticket(ticket.number).steps.map(({ state }) => state)).toEqual(['waiting', 'parked']);
  });

  it('[Q79] what ended at a counter, closed since, comes back with the place that it had', () => {
    for (const [how, became] of [
      [{ name: 'finish', outcome: 'done', note: undefined }, 'finished'],
      [{ name: 'mark-no-show' }, 'missed'],
    ] as const) {
      const rules = rulesOf();
      const ticket = rules.ticket(rules.take('alpha'));
      open(rules, '1');
      rules.next('1');
      at(rules, how);
      at(rules, { name: 'close-counter' });
      expect(back(rules, ticket.id)).toMatchObject([{ data: { became, counter: '1' } }]);
      expect(rules.ticket(ticket.number).steps[0]?.state).toBe('waiting');
    }
  });

  it('[Q80] not without a reason, not by a clerk or a citizen, not twice, and not after half an hour', () => {
    const rules = rulesOf();
    const { id } = rules.ticket(rules.take('alpha'));
    expect(back(rules, id)).toBe('not-ended-here');
    expect(back(rules, 'none')).toBe('ticket-unknown');
    cancel(rules, id);
    expect(back(rules, id, ' \u3000')).toBe('reason-needed');
    expect(back(rules, id, 'asked', clerk('li'))).toBe('not-allowed');
    expect(back(rules, id, 'asked', CITIZEN)).toBe('not-allowed');
    rules.pass(BRING_BACK_MS);
    expect(back(rules, id)).toBe('not-ended-here');
    const other = rules.ticket(rules.take('alpha'));
    cancel(rules, other.id);
    back(rules, other.id);
    expect(back(rules, other.id)).toBe('not-ended-here');
  });
});
