import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HOUR } from '../../../core/base/time.ts';
import { HourlyHeads } from '../../../server/halls/hourly-heads.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import { createLog } from '../../../server/ops/log.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';

it('[AN11] the end of the journal is noted once an hour in which something happened, and a noted end is missed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-heads-'));
  const path = join(folder, 'journal.sqlite');
  const time = fakeTime();
  const journal = sqliteJournal(path);
  const ledger = await startLedger(journal, time);
  const file = join(folder, 'journal-heads.csv');
  const heads = new HourlyHeads({ hall: ledger, journal, file, log: createLog('silent') });
  await send(ledger, KIOSK, takeTicket(['alpha']));
  for (const [minutes, tickets] of [
    [0, 0],
    [20, 1],
    [70, 0],
    [70, 1],
    [70, 0],
  ] as const) {
    time.pass((minutes * HOUR) / 60);
    for (let each = 0; each < tickets; each += 1) await send(ledger, KIOSK, takeTicket(['alpha']));
    await heads.look();
  }
  const { seq, day } = ledger.world().state;
  await ledger.stop();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(lines[0]).toBe('at,hall,day,seq,hash');
  expect(lines.slice(1).map((line) => line.split(',').slice(1, 4).join(' '))).toEqual([
    `small ${day} 2`,
    `small ${day} 3`,
    `small ${day} ${String(seq)}`,
  ]);
  expect((await verifyJournal(path)).problems).toEqual([]);
  await rm(file);
  const other = new HourlyHeads({
    hall: ledger,
    journal: { lastStream: () => Promise.resolve({ hall: 'small', day, seq, hash: 'x' }) },
    file,
    log: createLog('silent'),
  });
  await other.look();
  expect((await verifyJournal(path)).problems).toEqual([
    `journal-heads.csv line 2: ${day} seq ${String(seq)} was noted with another hash, or the journal has lost it`,
  ]);
  await rm(folder, { recursive: true, force: true });
});
