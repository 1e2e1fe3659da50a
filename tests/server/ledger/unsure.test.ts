import { expect, it, vi } from 'vitest';
import { JournalFault, JournalTaken, JournalUnsure } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { followLedger } from '../../../server/ledger/following-ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

/** A ledger whose next write ends so, while `others` more wait behind it. */
async function interrupted(fault: Error) {
  const kept = memoryJournal();
  let next: (() => Promise<never>) | undefined;
  let begun = (): void => undefined;
  const ledger = await startLedger(
    around(kept, {
      append: (...args) => {
        begun();
        return next === undefined ? kept.append(...args) : next();
      },
    }),
    fakeTime(),
  );
  await send(ledger, KIOSK, takeTicket(['alpha']));
  let fail = (): void => undefined;
  next = () => new Promise((_, reject) => (fail = () => reject(fault)));
  const writing = new Promise<void>((done) => (begun = done));
  const first = send(ledger, KIOSK, takeTicket(['alpha']));
  await writing;
  const second = send(ledger, KIOSK, takeTicket(['alpha']));
  next = undefined;
  fail();
  return Promise.all([first, second]);
}

it('[L14] a write that may have been done is told so, and what waited behind it was not done', async () => {
  const detail = 'the connection broke';
  expect(await interrupted(new JournalUnsure(detail))).toEqual([
    { kind: 'unavailable', detail, unsure: true },
    { kind: 'unavailable', detail },
  ]);
});

it('[L14] a write that was refused was not done', async () => {
  const detail = 'the disk is full';
  const refused = { kind: 'unavailable', detail };
  expect(await interrupted(new JournalFault(detail))).toEqual([refused, refused]);
});

/** A ledger whose database goes away while it writes under a key; whether the write was done is ours to say. */
async function goneAway(wasDone: boolean) {
  const kept = memoryJournal();
  let gone: Error | undefined;
  const there = <T>(work: () => Promise<T>): Promise<T> => (gone === undefined ? work() : Promise.reject(gone));
  const journal = around(kept, {
    append: async (...args) => {
      if (gone instanceof JournalUnsure && wasDone) await kept.append(...args);
      return there(() => kept.append(...args));
    },
    answer: (...args) => there(() => kept.answer(...args)),
    lastStream: (...args) => there(() => kept.lastStream(...args)),
    read: (...args) => there(() => kept.read(...args)),
    probe: () => there(() => kept.probe()),
  });
  const ledger = await startLedger(journal, fakeTime());
  const body = takeTicket(['alpha']);
  const ask = (key: string) => send(ledger, KIOSK, body, key);
  await send(ledger, KIOSK, takeTicket(['alpha']), 'another');
  // It learns which keys there are.
  await ledger.tick();
  gone = new JournalUnsure('the connection broke');
  const first = await ask('a');
  gone = new JournalFault('nobody answers there');
  return { ledger, first, ask, back: () => (gone = undefined) };
}

it.each([true, false])(
  '[L14] a key of which it is not known is told so for as long as nobody knows, and then what became of it (done: %s)',
  async (wasDone) => {
    const { ledger, first, ask, back } = await goneAway(wasDone);
    expect(first).toEqual({ kind: 'unavailable', detail: 'the connection broke', unsure: true });
    const again = { kind: 'unavailable', detail: 'nobody answers there', unsure: true };
    expect([await ask('a'), await ask('a')]).toEqual([again, again]);
    // What comes under a key that is known to be new was not done.
    expect(await ask('b')).toEqual({ kind: 'unavailable', detail: 'nobody answers there' });
    back();
    await ledger.tick();
    expect(await ask('a')).toMatchObject({ kind: 'done', replayed: wasDone });
    expect(ledger.world().state.tickets.size).toBe(2);
  },
);

it('[L14] before it is known which keys there are, one that cannot be looked up may have been done', async () => {
  const kept = memoryJournal();
  const journal = around(kept, { answer: () => Promise.reject(new JournalFault('nobody answers there')) });
  const ledger = await startLedger(journal, fakeTime());
  const told = { kind: 'unavailable', detail: 'nobody answers there', unsure: true };
  expect(await send(ledger, KIOSK, takeTicket(['alpha']), 'a')).toEqual(told);
});

it('[L14] whoever decides no more does not know what another server has done under a key', async () => {
  const kept = memoryJournal();
  let taken = false;
  const journal = around(kept, {
    append: (...args) => (taken ? Promise.reject(new JournalTaken('taken')) : kept.append(...args)),
  });
  const ledger = await startLedger(journal, fakeTime());
  const follower = followLedger({ journal, catalogue: smallHall(), clock: steadyClock(fakeTime().source) });
  await follower.start();
  taken = true;
  const asked = () => Promise.all(['a', undefined].map((key) => send(ledger, KIOSK, takeTicket(['alpha']), key)));
  const told = (detail: string) => [
    { kind: 'unavailable', detail, unsure: true },
    { kind: 'unavailable', detail },
  ];
  expect(await asked()).toEqual(told('taken'));
  expect(await asked()).toEqual(told('taken'));
  const elsewhere = ['a', undefined].map((key) => send(follower, KIOSK, takeTicket(['alpha']), key));
  expect(await Promise.all(elsewhere)).toEqual(told('another server owns this hall'));
  await ledger.stop();
  expect(await asked()).toEqual(told('the server is stopping'));
  await follower.stop();
});

it('[OW4] who waited for a place that did not come in time is forgotten by whoever follows', async () => {
  const journal = memoryJournal();
  const owner = await startLedger(journal, fakeTime());
  const follower = followLedger({ journal, catalogue: smallHall(), clock: steadyClock(fakeTime().source) });
  await follower.start();
  const { day, seq } = owner.world().state;
  await Promise.all(Array.from({ length: 20 }, () => follower.reach({ day, seq: seq + 1 }, 5)));
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  await follower.stop();
  // Whoever waits has a timer.
  expect(cleared.mock.calls.length).toBeLessThan(5);
  cleared.mockRestore();
  await owner.stop();
});
