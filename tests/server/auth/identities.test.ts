import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../core/base/time.ts';
import { createGate } from '../../../server/auth/gate.ts';
import { endsSoon, PAIRED_FOR } from '../../../server/auth/admitted.ts';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';
import { tellEndings } from '../../../server/halls/identity-endings.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { Logger } from '../../../server/ops/log.ts';
import { fakeTime, startLedger } from '../../support/ledger.ts';

const START = Date.parse('2026-03-09T01:00:00Z');

function gateAt(clock: { now: number }) {
  return createGate(
    () => ({ users: [], sample: false }),
    keepTokens(memoryTokenBook(), () => clock.now),
  );
}

describe('the identity of a device', () => {
  it('[SU8] ends when browsers drop its cookie; that of a program does not', async () => {
    const clock = { now: START };
    const gate = gateAt(clock);
    const kiosk = await gate.admit('kiosk', 'kiosk-1');
    const agent = await gate.admit('agent', 'pc-1');
    expect(gate.devices().map(({ id, expires }) => [id, expires])).toEqual([
      ['kiosk-1', START + PAIRED_FOR],
      ['pc-1', undefined],
    ]);
    clock.now += PAIRED_FOR - 1;
    expect(gate.identify(kiosk)).toMatchObject({ id: 'kiosk-1' });
    clock.now += 1;
    expect(gate.identify(kiosk)).toEqual({ kind: 'nobody' });
    expect(gate.identify(agent)).toMatchObject({ id: 'pc-1' });
  });

  it('[SU8] is here while one of its sockets is open, and was last seen when the last one left', async () => {
    const clock = { now: START };
    const gate = gateAt(clock);
    const identity = gate.identify(await gate.admit('board', 'board-01'));
    const one = gate.enter(identity);
    const other = gate.enter(identity);
    one();
    expect(gate.devices()).toMatchObject([{ here: true }]);
    clock.now += 3 * HOUR;
    other();
    expect(gate.devices()).toMatchObject([{ here: false, seen: START + 3 * HOUR }]);
  });

  it('[SU8] is told within 30 days of its end, not before', () => {
    expect([31, 30.5, 30, 1, -1].map((days) => endsSoon(START + days * DAY, START))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(endsSoon(undefined, START)).toBe(false);
  });

  it('[SU8] the log tells of it at the start and with each new day', async () => {
    const time = fakeTime();
    const ledger = await startLedger(memoryJournal(), time);
    const told: object[] = [];
    const log = { warn: (what: object) => void told.push(what) } as unknown as Logger;
    const soon = { kind: 'kiosk' as const, id: 'kiosk-1', since: 0, expires: time.wall() + 30.5 * DAY, here: true };
    const later = { ...soon, id: 'kiosk-2', expires: time.wall() + 300 * DAY };
    const stop = tellEndings({ devices: () => [soon, later] }, ledger, log);
    expect(told).toEqual([]);
    time.pass(DAY);
    await ledger.tick();
    expect(told).toMatchObject([{ kind: 'kiosk', id: 'kiosk-1' }]);
    stop();
    await ledger.stop();
  });
});
