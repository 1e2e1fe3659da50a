import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HOUR } from '../../../core/base/time.ts';
import { HourlyHeads } from '../../../server/halls/hourly-heads.ts';
import { lostHead, noteHead } from '../../../server/journal/noted-heads.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
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
    journal: {
      lastStream: () => Promise.resolve({ hall: 'small', day, seq, hash: 'x' }),
      read: () => Promise.resolve([]),
    },
    file,
    log: createLog('silent'),
  });
  await other.look();
  expect((await verifyJournal(path)).problems).toEqual([
    `journal-heads.csv line 2: ${day} seq ${String(seq)} was noted with another hash, or the journal has lost it`,
  ]);
  await rm(folder, { recursive: true, force: true });
});

it('[AN11] a line of a noted end that was cut off, wherever, tells of no loss; what is lost is told by the one before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-heads-'));
  const file = join(folder, 'journal-heads.csv');
  const path = join(folder, 'journal.sqlite');
  const ledger = await startLedger(sqliteJournal(path), fakeTime());
  for (let each = 0; each < 12; each += 1) await send(ledger, KIOSK, takeTicket(['alpha']));
  await ledger.stop();
  const journal = sqliteJournal(path);
  await journal.open();
  const head = await journal.lastStream('small');
  if (head === undefined) throw new Error('nothing was written');
  await noteHead(file, '2026-03-09T09:00:00.000Z', head);
  const line = (await readFile(file, 'utf8')).split('\n')[1] ?? '';
  const lost = { read: () => Promise.resolve([]) };
  // Each length; and as the next line ends it.
  for (let length = 1; length <= line.length; length += 1)
    for (const behind of ['', '\n']) {
      await writeFile(file, `at,hall,day,seq,hash\n${line.slice(0, length)}${behind}`);
      expect(await lostHead(file, 'small', journal), line.slice(0, length)).toBeUndefined();
      await writeFile(file, `at,hall,day,seq,hash\n${line}\n${line.slice(0, length)}${behind}`);
      expect(await lostHead(file, 'small', lost)).toMatchObject({ seq: head.seq });
    }
  await journal.close();
  for (const length of [10, line.indexOf(',', 30) + 3, line.length - 66, line.length - 64, line.length - 20]) {
    await writeFile(file, `at,hall,day,seq,hash\n${line.slice(0, length)}`);
    expect((await verifyJournal(path)).problems).toEqual([]);
    await noteHead(file, '2026-03-09T09:00:00.000Z', head);
    expect((await verifyJournal(path)).problems).toEqual([]);
  }
  await writeFile(file, `at,hall,day,seq,hash\n${line.slice(0, -20)}xyz\n`);
  expect((await verifyJournal(path)).problems).toHaveLength(1);
  await rm(folder, { recursive: true, force: true });
});

it('[AN12] a journal without the head that was noted here is told at the start, in whatever it lasts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-heads-'));
  const file = join(folder, 'journal-heads.csv');
  const journal = memoryJournal();
  const ledger = await startLedger(journal, fakeTime());
  await send(ledger, KIOSK, takeTicket(['alpha']));
  const told: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (what: object) => void told.push(what) };
  const heads = new HourlyHeads({ hall: ledger, journal, file, log: log as never });
  await heads.compare();
  await heads.look();
  await heads.compare();
  expect(told, 'nothing was lost').toEqual([]);
  const { day, seq } = ledger.world().state;
  for (const read of [
    // Its end was cut off; another one was restored; one record is another.
    () => Promise.resolve([]),
    () => Promise.resolve([{ hall: 'small', day, seq, record: '{}', hash: 'another' }]),
    () => Promise.resolve([{ hall: 'small', day, seq: seq - 1, record: '{}', hash: 'x' }]),
  ])
    await new HourlyHeads({
      hall: ledger,
      journal: { lastStream: () => Promise.resolve(undefined), read },
      file,
      log: log as never,
    }).compare();
  expect(told).toMatchObject([1, 2, 3].map(() => ({ day, seq })));
  await ledger.stop();
  await rm(folder, { recursive: true, force: true });
});
