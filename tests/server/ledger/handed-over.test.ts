import { describe, expect, it } from 'vitest';
import { JournalFault } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import type { CutBack } from '../../../server/ledger/cut-back.ts';
import { followLedger } from '../../../server/ledger/following-ledger.ts';
import { systemIds } from '../../../server/ledger/ids.ts';
import { createLedger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, numberIn, quiet, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { promoted, replaceable, shared } from '../../support/promoted.ts';
import { KIOSK } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const time = fakeTime();
const ledgerOn = (journal: ReturnType<typeof memoryJournal>, more = {}) =>
  createLedger({
    journal,
    catalogue: smallHall(),
    clock: steadyClock(time.source),
    ids: systemIds,
    report: quiet,
    ...more,
  });

describe('[OW17] the day as it is handed over', () => {
  it('is touched by no command that waited for its key meanwhile, and the chain goes on', async () => {
    const inner = shared(memoryJournal());
    let release: () => void = () => undefined;
    const gate = new Promise<void>((done) => (release = done));
    let holds = false;
    let isClosed = false;
    const owner = ledgerOn(
      around(inner, {
        async answer(hall: string, key: string) {
          if (holds) await gate;
          return inner.answer(hall, key);
        },
        close() {
          isClosed = true;
          return Promise.resolve();
        },
        append(...all: Parameters<typeof inner.append>) {
          return isClosed ? Promise.reject(new Error('not open')) : inner.append(...all);
        },
      }),
    );
    await owner.start();
    await send(owner, KIOSK, takeTicket(['alpha']));
    holds = true;
    const late = send(owner, KIOSK, takeTicket(['alpha']), 'late-key');
    await owner.stop();
    const known = owner.handOver();
    const next = ledgerOn(inner, { known });
    await next.start();
    const { seq } = next.world().state;
    release();
    expect(await late).toMatchObject({ kind: 'unavailable', detail: 'the server is stopping' });
    expect([known?.durable.state.seq, known?.ahead.state.seq]).toEqual([seq, seq]);
    expect(numberIn(await send(next, KIOSK, takeTicket(['alpha'])))).toBe('A002');
    expect((await startLedger(shared(inner))).world()).toEqual(next.world());
  });

  it('goes on where the owner writes at that moment: nothing is said to be lost', async () => {
    const inner = shared(memoryJournal());
    const owner = await startLedger(inner);
    await send(owner, KIOSK, takeTicket(['alpha']));
    const told: CutBack[] = [];
    const follow = (journal: typeof inner, known = {}) =>
      followLedger({
        journal,
        catalogue: smallHall(),
        clock: steadyClock(time.source),
        standsBy: true,
        report: { cutBack: (cutBack) => void told.push(cutBack) },
        ...known,
      });
    const first = follow(inner);
    await first.start();
    await first.stop();
    await send(owner, KIOSK, takeTicket(['alpha']));
    let writes = true;
    const journal = around(inner, {
      async lastStream(hall: string) {
        const last = await inner.lastStream(hall);
        if (writes) await send(owner, KIOSK, takeTicket(['alpha']));
        writes = false;
        return last;
      },
    });
    const second = follow(journal, { known: first.handOver() });
    await second.start();
    const { day, seq } = owner.world().state;
    await second.reach({ day, seq }, 5000);
    expect([second.world(), told]).toEqual([owner.world(), []]);
    expect(second.health()).toMatchObject({ ready: true });
    await second.stop();
  });
});

it('[DB10] a hall that nobody asks for anything notices that its database is gone, and that it is back', async () => {
  const kept = shared(memoryJournal());
  let gone = false;
  const there = <T>(work: () => Promise<T>): Promise<T> =>
    gone ? Promise.reject(new JournalFault('no database takes writes')) : work();
  const said: string[] = [];
  const owner = await startLedger(
    around(kept, {
      lastStream: (hall) => there(() => kept.lastStream(hall)),
      probe: () => there(() => kept.probe()),
      elsewhere: () => () => undefined,
    }),
    fakeTime(),
    smallHall(),
    { fault: (detail) => void said.push(detail), recovered: () => void said.push('recovered') },
  );
  await send(owner, KIOSK, takeTicket(['alpha']));
  gone = true;
  for (let tick = 0; tick < 3; tick += 1) {
    await owner.tick();
    expect(owner.health()).toMatchObject({ ready: false, detail: 'no database takes writes' });
  }
  gone = false;
  await owner.tick();
  expect(owner.health()).toMatchObject({ ready: true });
  expect(said).toEqual(['no database takes writes', 'recovered']);
});

it('[OW16] an owner that cannot read back what there is says so until it can, however well the database takes a probe', async () => {
  const kept = memoryJournal();
  const place = replaceable(kept);
  const said: string[] = [];
  const report = { fault: (detail: string) => void said.push(detail), recovered: () => void said.push('recovered') };
  const owner = await startLedger(place.journal, fakeTime(), smallHall(), report);
  await send(owner, KIOSK, takeTicket(['alpha']));
  const { hall, seq } = owner.world().state;
  const there = await promoted(kept, hall, seq, false);
  const empty = memoryJournal();
  await empty.open();
  place.become(empty);
  for (let look = 0; look < 4; look += 1) {
    await owner.tick();
    expect(owner.health()).toMatchObject({ ready: false, detail: expect.stringContaining('no day') as string });
  }
  expect(said).toEqual([expect.stringContaining('no day')]);
  place.become(there);
  await owner.tick();
  expect(owner.health()).toMatchObject({ ready: true });
  expect(said.at(-1)).toBe('recovered');
  expect(numberIn(await send(owner, KIOSK, takeTicket(['alpha'])))).toBe('A002');
});
