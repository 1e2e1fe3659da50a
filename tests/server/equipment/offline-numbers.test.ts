import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { NumbersAsked, PaperTold } from '../../../core/protocol/offline.ts';
import { lendNumbers, takePaper, type LendingHall } from '../../../server/equipment/agents/offline-numbers.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { HOUR, SECOND } from '../../../core/base/time.ts';
import { fakeTime, quiet, send, startLedger } from '../../support/ledger.ts';
import { MANAGER } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const ASKED: NumbersAsked = { kiosk: 'kiosk-1', folder: 'its folder', held: [] };

function atAgent(): Catalogue {
  const hall = smallHall();
  return { ...hall, kiosks: hall.kiosks.map((each) => ({ ...each, address: 'agent:pc-1:tcp://127.0.0.1:9100' })) };
}

function lendingOf(ledger: Ledger): LendingHall {
  return {
    handle: (request) => ledger.handle(request),
    world: () => ledger.world(),
    now: () => ledger.now(),
    pageUrl: () => 'http://hall',
  };
}

function paperOf(ledger: Ledger, number: string): PaperTold {
  return {
    ...{ ticket: `paper-of-${number}`, secret: 'a secret', number, day: ledger.world().state.day, kiosk: 'kiosk-1' },
    ...{ services: ['alpha'], category: 'ordinary', language: 'zh-Hans', issuedAt: ledger.now(), slip: 'printed' },
  };
}

it('[LE18] a number that is known to stand on a paper is not lent again, though the kiosk has forgotten it', async () => {
  const ledger = await startLedger(memoryJournal(), fakeTime(), atAgent(), quiet);
  const hall = lendingOf(ledger);
  await lendNumbers(hall, 'pc-1', ASKED);
  for (const number of ['A901', 'A903'])
    expect(await takePaper(hall, 'pc-1', paperOf(ledger, number))).toEqual({ ok: true, value: { joined: true } });
  // Its disk was set back: the same folder, and nothing of what it gave.
  const lent = await lendNumbers(hall, 'pc-1', ASKED);
  const ranges = lent.ok ? lent.value.ranges.filter(({ prefix }) => prefix === 'A') : [];
  expect(ranges.map(({ from, to }) => [from, to])).toEqual([
    [902, 902],
    [904, 920],
  ]);
  await ledger.stop();
});

describe('numbers of a kiosk on a day that is closed', () => {
  it('[L13] a paper that is told then is taken when the next day has begun, and told in the journal once', async () => {
    const time = fakeTime();
    const journal = memoryJournal();
    const ledger = await startLedger(journal, time, atAgent(), quiet);
    const hall = lendingOf(ledger);
    expect(await lendNumbers(hall, 'pc-1', ASKED)).toMatchObject({ ok: true });
    const papers = ['A901', 'A902', 'A903'].map((number) => paperOf(ledger, number));
    const [first] = papers as [PaperTold];
    expect(await takePaper(hall, 'pc-1', first)).toEqual({ ok: true, value: { joined: true } });
    await send(ledger, MANAGER, { name: 'close-day' });
    for (const paper of papers.slice(1))
      expect(await takePaper(hall, 'pc-1', paper)).toMatchObject({ ok: false, error: { status: 409 } });
    // What was answered before is answered as it was.
    expect(await takePaper(hall, 'pc-1', first)).toEqual({ ok: true, value: { joined: true } });
    time.pass(15 * HOUR + SECOND);
    await ledger.tick();
    for (const paper of [...papers.slice(1), ...papers.slice(1)])
      expect(await takePaper(hall, 'pc-1', paper)).toEqual({ ok: true, value: { joined: false } });
    const { day } = ledger.world().state;
    const stored = await journal.read({ hall: 'small', day }, 0);
    const told = stored
      .map(({ record }) => JSON.parse(record) as { type: string; data: object })
      .filter(({ type }) => type === 'PaperNotJoined');
    expect(told.map(({ data }) => data)).toMatchObject([
      { number: 'A902', why: 'day-over' },
      { number: 'A903', why: 'day-over' },
    ]);
    await ledger.stop();
  });

  it('[LE17] the agent is told that it has no numbers any more, and gets those of the next day', async () => {
    const time = fakeTime();
    const ledger = await startLedger(memoryJournal(), time, atAgent(), quiet);
    const hall = lendingOf(ledger);
    const lent = await lendNumbers(hall, 'pc-1', ASKED);
    const held = lent.ok ? lent.value.ranges : [];
    expect(held.length).toBeGreaterThan(0);
    await send(ledger, MANAGER, { name: 'close-day' });
    const asked = { ...ASKED, held };
    expect(await lendNumbers(hall, 'pc-1', asked)).toMatchObject({ ok: true, value: { ranges: [] } });
    expect(await lendNumbers(hall, 'pc-2', asked)).toMatchObject({ ok: false, error: { status: 403 } });
    time.pass(15 * HOUR + SECOND);
    await ledger.tick();
    expect(await lendNumbers(hall, 'pc-1', ASKED)).toMatchObject({ ok: true, value: { ranges: held } });
    await ledger.stop();
  });
});
