import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/base/time.ts';
import { TICKET_EXAMPLE } from '../../core/protocol/examples/visit-examples.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import { ACTIONS, obstacleTo, soughtBy, wayBack, type Seen } from '../../desk/flow.ts';

const ID = '01jnx5g7q80000000000000000';

describe('what stands in the field', () => {
  it.each([
    ['A014', { kind: 'number', number: 'A014' }],
    [' b001 ', { kind: 'number', number: 'B001' }],
    ['Ａ０１４', { kind: 'number', number: 'A014' }],
    ['a 14', { kind: 'number', number: 'A14' }],
    [`http://hall.example:8080/t/${ID}#AbCdEfGhIjKlMnOpQrStUv`, { kind: 'ticket', id: ID }],
    [ID, { kind: 'ticket', id: ID }],
    ['AP-0001', { kind: 'booking', id: 'AP-0001' }],
    ['11010119900307721x', { kind: 'card', identity: '11010119900307721X' }],
    ['110101 1990 0307 7213', { kind: 'card', identity: '110101199003077213' }],
    ['１１０１０１１９９００３０７７２１３', { kind: 'card', identity: '110101199003077213' }],
    ['110101900307721', { kind: 'card', identity: '110101900307721' }],
    [`sealed:${'a'.repeat(43)}`, { kind: 'card', identity: `sealed:${'a'.repeat(43)}` }],
    ['passport', { kind: 'nothing' }],
    ['', { kind: 'nothing' }],
  ])('[IP8] %s', (text, sought) => {
    expect(soughtBy(text)).toEqual(sought);
  });
});

describe('what may be done', () => {
  const now = Date.parse('2026-03-09T10:00:00+08:00');
  const step = TICKET_EXAMPLE.steps[0]!;
  const seen = (state: TicketView['state'], more: Partial<Seen> = {}, minutesAgo = 1): Seen => {
    const endedAt = new Date(now - minutesAgo * MINUTE).toISOString();
    return {
      ticket: { ...TICKET_EXAMPLE, state, steps: [{ ...step, endedAt }] },
      today: true,
      role: 'desk',
      now,
      ...more,
    };
  };

  it('[IP9] of a day before nothing is done; of today what is over is printed and brought back', () => {
    for (const action of ACTIONS) expect(obstacleTo(action, seen('done', { today: false }))).toBe('past');
    expect(ACTIONS.map((action) => obstacleTo(action, seen('cancelled')))).toEqual([
      undefined,
      undefined,
      'over',
      'over',
      'over',
      'over',
    ]);
  });

  it('[IP9] brought back for half an hour, by the desk and above; what is aside comes back by anybody', () => {
    expect(obstacleTo('back', seen('done', {}, 29))).toBeUndefined();
    expect(obstacleTo('back', seen('done', {}, 30))).toBe('too-late');
    expect(obstacleTo('back', seen('done', { role: 'clerk' }))).toBe('for-desk');
    for (const state of ['parked', 'no-show'] as const) {
      expect(wayBack(seen(state).ticket)).toBe('resume');
      expect(obstacleTo('back', seen(state, { role: 'clerk' }))).toBeUndefined();
    }
    expect(obstacleTo('back', seen('waiting'))).toBe('waits');
    expect(obstacleTo('back', seen('serving'))).toBe('at-counter');
  });

  it('[IP9] put first by a supervisor alone; cancelled unless it is being served', () => {
    expect(obstacleTo('first', seen('waiting'))).toBe('for-supervisor');
    expect(obstacleTo('first', seen('waiting', { role: 'supervisor' }))).toBeUndefined();
    expect(obstacleTo('cancel', seen('serving'))).toBe('at-counter');
    expect(obstacleTo('cancel', seen('called'))).toBeUndefined();
  });
});
