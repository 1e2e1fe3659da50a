import { expect, it } from 'vitest';
import { perform, type Asked } from '../../../server/doors/perform.ts';
import type { CommandHall } from '../../../server/halls/hall-parts.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { startLedger } from '../../support/ledger.ts';

it('[L20] over a door whoever asked is told with a 500 that it was done, and it was', async () => {
  const ledger = await startLedger(memoryJournal());
  const hall = {
    world: () => ledger.world(),
    now: () => ledger.now(),
    handle: (request: Parameters<typeof ledger.handle>[0]) => ledger.handle(request),
    bookings: () => undefined,
    pseudonym: (text: string) => text,
    // What the answer is made with is what fails.
    pageUrl: () => {
      throw new Error('no address');
    },
    metrics: { command: () => undefined },
  };
  const asked: Asked = {
    identity: { kind: 'staff', id: 'li', role: 'supervisor' },
    name: 'stop-intake',
    target: {},
    body: { reason: 'full' },
    secret: undefined,
    key: 'key-1',
  };
  for (let times = 0; times < 2; times += 1) {
    const reply = await perform(hall as unknown as CommandHall, asked);
    expect(reply).toMatchObject({ status: 500, body: { detail: expect.stringContaining('this was done') as string } });
  }
  expect(ledger.world().state.intakeStopped).toBe('full');
  expect(ledger.world().state.seq).toBe(2);
  await ledger.stop();
});
