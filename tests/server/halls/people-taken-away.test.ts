import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { loadHall, type LoadedHall } from '../../../server/hall-file/read-hall-folder.ts';
import { changeHallFile } from '../../../server/halls/change-hall-file.ts';
import { PresentFile } from '../../../server/halls/present-file.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { fakeTime, send, startLedger } from '../../support/ledger.ts';

const loaded = await loadHall(join('halls', 'sample'));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
const SAMPLE = loaded.value;

/** Another file: without the clerk, with another role for the desk, somebody new, and another catalogue. */
function another(): LoadedHall {
  const { catalogue, users } = SAMPLE;
  const rules: Catalogue['rules'] = { ...catalogue.rules, boardCalls: catalogue.rules.boardCalls + 1 };
  const left = users.filter(({ id }) => id !== 'clerk');
  const [first] = users;
  if (first === undefined) throw new Error('the sample hall has users');
  return {
    ...SAMPLE,
    catalogue: { ...catalogue, rules },
    users: [
      ...left.map((user) => (user.id === 'desk' ? { ...user, role: 'clerk' as const } : user)),
      { ...first, id: 'new' },
    ],
  };
}

it.each(['a journal that takes nothing', 'a day that is closed'])(
  '[IE6] under %s whoever leaves the hall file is gone at once, and nobody comes with it',
  async (under) => {
    const journal = memoryJournal();
    const append = journal.append.bind(journal);
    let full = false;
    journal.append = (...given) => (full ? Promise.reject(new Error('the disk is full')) : append(...given));
    const ledger = await startLedger(journal, fakeTime(), SAMPLE.catalogue);
    const present = new PresentFile(ledger, SAMPLE);
    if (under === 'a day that is closed')
      await send(ledger, { kind: 'staff', id: 'manager', role: 'manager' }, { name: 'close-day' });
    else full = true;
    const changed = await changeHallFile(ledger, present, another());
    if (full) expect(changed).toEqual({ ok: false, error: expect.stringContaining('is out already') });
    else expect(changed.ok).toBe(true);
    const users = new Map(present.now().users.map(({ id, role }) => [id, role]));
    expect([users.has('clerk'), users.get('desk'), users.has('new'), users.size]).toEqual([
      false,
      'clerk',
      false,
      SAMPLE.users.length - 1,
    ]);
    expect(present.now().catalogue).toBe(SAMPLE.catalogue);
    full = false;
    present.leave();
    await ledger.stop();
  },
);
