import { expect, it } from 'vitest';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';
import { usedJournal } from '../../../server/halls/used-journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { memoryMark, type MarkBook } from '../../../server/journal/used-mark.ts';
import { createLedger, type Ledger } from '../../../server/ledger/ledger.ts';
import { createLog } from '../../../server/ops/log.ts';
import { fakeTime, quiet, send, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { systemIds } from '../../../server/ledger/ids.ts';

/** A hall's start, as far as its journal and its identities go. */
async function begin(parts: { journal: ReturnType<typeof memoryJournal>; mark: MarkBook; paired: boolean }) {
  const { journal, mark, paired } = parts;
  const time = fakeTime();
  const clock = steadyClock(time.source);
  const tokens = keepTokens(memoryTokenBook(), () => clock.now());
  if (paired) await tokens.issue('kiosk', 'kiosk-1', undefined);
  const used = await usedJournal({ mark, tokens, folder: '/data' }, 'small', createLog('silent'));
  const { whenEmpty } = used;
  const ledger: Ledger = createLedger({
    journal,
    catalogue: smallHall(),
    clock,
    ids: systemIds,
    report: quiet,
    whenEmpty,
  });
  await ledger.start();
  return { ledger, stop: await used.keep(ledger) };
}

/** A journal whose disk is full for as long as it is told so. */
function fullDisk(): { journal: ReturnType<typeof memoryJournal>; room: () => void } {
  const journal = memoryJournal();
  let full = true;
  return {
    journal: {
      ...journal,
      append: (...given) => (full ? Promise.reject(new Error('the disk is full')) : journal.append(...given)),
      probe: () => (full ? Promise.reject(new Error('the disk is full')) : Promise.resolve()),
    },
    room: () => (full = false),
  };
}

it('[STR15] identities that were given out while no day could be written keep no start from going on', async () => {
  const { journal, room } = fullDisk();
  const mark = memoryMark();
  const first = await begin({ journal, mark, paired: false });
  expect(first.ledger.world().state.phase).toBe('unopened');
  expect(await mark.read()).toEqual({});
  const second = await begin({ journal, mark, paired: true });
  room();
  await second.ledger.tick();
  await send(second.ledger, KIOSK, takeTicket(['alpha']));
  await expect.poll(() => mark.read()).toEqual({ usedBy: 'small' });
  const third = await begin({ journal, mark, paired: true });
  expect(third.ledger.world().state.issuedTotal).toBe(1);
  await expect(begin({ journal: memoryJournal(), mark, paired: true })).rejects.toThrow('has been used');
});

it('[STR15] a mark that the disk does not take keeps no hall from its work, and is written with a later event', async () => {
  const book = memoryMark();
  let full = true;
  const mark: MarkBook = {
    ...book,
    write: (next) => (full ? Promise.reject(new Error('the disk is full')) : book.write(next)),
  };
  const { ledger } = await begin({ journal: memoryJournal(), mark, paired: false });
  await send(ledger, KIOSK, takeTicket(['alpha']));
  expect(await mark.read()).toBeUndefined();
  full = false;
  await send(ledger, KIOSK, takeTicket(['alpha']));
  await expect.poll(() => mark.read()).toEqual({ usedBy: 'small' });
});

it('[STR13] identities without a mark are those of a journal in use', async () => {
  const gone = begin({ journal: memoryJournal(), mark: memoryMark(), paired: true });
  await expect(gone).rejects.toThrow('begin-anew');
});

it('[AN13] a hall does not begin where a restore did not finish, and forgets of it once it has days', async () => {
  const mark = memoryMark();
  await mark.write({ restoring: '/backup.sqlite' });
  const unfinished = begin({ journal: memoryJournal(), mark, paired: false });
  await expect(unfinished).rejects.toThrow('a restore of /backup.sqlite did not finish here');
  const journal = memoryJournal();
  const whole = memoryMark();
  await send((await begin({ journal, mark: whole, paired: false })).ledger, KIOSK, takeTicket(['alpha']));
  await whole.write({ usedBy: 'small', restoring: '/backup.sqlite' });
  await begin({ journal, mark: whole, paired: false });
  await expect.poll(() => whole.read()).toEqual({ usedBy: 'small' });
});
