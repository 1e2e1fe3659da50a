import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../core/base/time.ts';
import type { Actor } from '../../../core/queue/command.ts';
import { nextDayOf } from '../../support/report-days.ts';
import { CITIZEN, clerk, MONDAY_9, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
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
