import { expect, it } from 'vitest';
import { JournalFault, JournalUnsure } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { around } from '../../support/around.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';

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
