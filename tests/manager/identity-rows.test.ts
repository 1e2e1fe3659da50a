import { describe, expect, it } from 'vitest';
import { identityRows } from '../../manager/devices/identity-rows.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { named } from '../support/small-hall.ts';

const HALL = {
  kiosks: [{ id: 'kiosk-1', kind: 'standard', name: named('Kiosk') }],
  boards: [{ id: 'board-1', name: named('Board') }],
  counters: [
    { id: '1', name: named('Counter 1') },
    { id: '2', name: named('Counter 2') },
  ],
} as unknown as HallView; // the rest is not looked at
const SINCE = '2026-03-09T08:00:00+08:00';

describe('the list of identities', () => {
  it('[SU8] has the devices of the hall, with an identity or without, and then every other that has one', () => {
    const rows = identityRows(HALL, [
      { kind: 'kiosk', id: 'kiosk-9', since: SINCE },
      { kind: 'board', id: 'board-1', since: SINCE },
      { kind: 'counter-screen', id: '2', since: SINCE },
      { kind: 'agent', id: 'pc-1', since: SINCE },
    ]);
    expect(rows.map(({ key, known, pairs, device }) => [key, known, pairs, device !== undefined])).toEqual([
      ['kiosk kiosk-1', true, 'kiosk', false],
      ['board board-1', true, 'board', true],
      ['counter-screen 2', true, 'counter-screen', true],
      ['kiosk kiosk-9', false, undefined, true],
      ['agent pc-1', true, undefined, true],
    ]);
  });

  it('[SU8] of several identities of one device tells the newest', () => {
    const rows = identityRows(HALL, [
      { kind: 'kiosk', id: 'kiosk-1', since: '2026-03-10T08:00:00+08:00' },
      { kind: 'kiosk', id: 'kiosk-1', since: SINCE },
    ]);
    expect(rows[0]?.device?.since).toBe('2026-03-10T08:00:00+08:00');
  });
});
