import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { genesis, verifyChain } from '../../server/journal/chain.ts';
import type { Database } from '../../server/database/database.ts';
import type { Journal, StoredEvent, StreamId } from '../../server/journal/journal.ts';
import { memoryJournal } from '../../server/journal/memory-journal.ts';
import { postgresJournal } from '../../server/journal/postgres-journal.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { chain } from '../support/chain.ts';
import { ownDatabase, type OwnDatabase } from '../support/postgres.ts';
import { followContract } from './follow-contract.ts';

const STREAM: StreamId = { hall: 'h', day: '2026-03-09' };

describe.each(['memory', 'sqlite', 'postgres'])('the journal in %s', (kind) => {
  let folder = '';
  let journal: Journal;
  let make: () => Journal;
  let store: OwnDatabase | undefined;
  let database: Database | undefined;
  beforeAll(async () => {
    if (kind !== 'postgres') return;
    store = await ownDatabase();
    database = store.here();
    await database.open();
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallcall-journal-'));
    const kept = memoryJournal();
    await store?.clear();
    if (database === undefined)
      make = kind === 'memory' ? () => kept : () => sqliteJournal(join(folder, 'journal.sqlite'));
    else make = () => postgresJournal(database as Database);
    journal = make();
    await journal.open();
  });
  afterEach(async () => {
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[J1] what was appended is read back whole, in order, and its chain holds', async () => {
    const events = chain(STREAM, 5);
    expect(await journal.append(STREAM, 0, events.slice(0, 2), [])).toBe('ok');
    expect(await journal.append(STREAM, 2, events.slice(2), [])).toBe('ok');
    const read = await journal.read(STREAM, 0);
    expect(read).toEqual(events);
    expect(await journal.read(STREAM, 3)).toEqual(events.slice(3));
    expect(await journal.read(STREAM, 1, 2)).toEqual(events.slice(1, 3));
    expect(verifyChain(STREAM, read, 0, genesis(STREAM)).ok).toBe(true);
  });

  it('[J2] two writers at one seq: one wins, the other is told and has written nothing', async () => {
    await journal.append(STREAM, 0, chain(STREAM, 2), []);
    const late = chain(STREAM, 3);
    expect(await journal.append(STREAM, 0, late, [{ key: 'k', fingerprint: 'f', answer: '1' }])).toBe('conflict');
    expect(await journal.append(STREAM, 5, late, [])).toBe('conflict');
    expect(await journal.read(STREAM, 0)).toHaveLength(2);
    expect(await journal.answer('h', 'k')).toBeUndefined();
  });

  it('[J3] answers are written with the events or not at all, once a key, and found again', async () => {
    const events = chain(STREAM, 1);
    await journal.append(STREAM, 0, events, [{ key: 'k1', fingerprint: 'f1', answer: '{"a":"号"}' }]);
    await journal.append(STREAM, 1, [], [{ key: 'k2', fingerprint: 'f2', answer: 'null' }]);
    expect(await journal.answer('h', 'k1')).toEqual({ key: 'k1', fingerprint: 'f1', answer: '{"a":"号"}' });
    expect((await journal.answerKeys('h', STREAM.day)).map(({ key, day }) => `${key} ${day}`).sort()).toEqual([
      `k1 ${STREAM.day}`,
      `k2 ${STREAM.day}`,
    ]);
    expect(await journal.append(STREAM, 1, chain(STREAM, 1, 1), [{ key: 'k1', fingerprint: 'x', answer: '2' }])).toBe(
      'conflict',
    );
    expect(await journal.read(STREAM, 0)).toHaveLength(1);
    await journal.forgetAnswers('h', '2026-03-10');
    expect(await journal.answerKeys('h', '2026-01-01')).toEqual([]);
  });

  it('[J4] each day and each hall is a stream of its own; streams are listed by day with their heads', async () => {
    const next = { hall: 'h', day: '2026-03-10' };
    const other = { hall: 'other', day: '2026-03-09' };
    await journal.append(next, 0, chain(next, 1), []);
    await journal.append(STREAM, 0, chain(STREAM, 3), []);
    await journal.append(other, 0, chain(other, 2), []);
    const heads = await journal.streams('h');
    expect(heads.map((head) => [head.day, head.seq])).toEqual([
      ['2026-03-09', 3],
      ['2026-03-10', 1],
    ]);
    expect(heads[0]?.hash).toBe(chain(STREAM, 3).at(-1)?.hash);
  });

  it('[J5] after closing and opening again all of it is there', async () => {
    await journal.append(STREAM, 0, chain(STREAM, 3), [{ key: 'k', fingerprint: 'f', answer: '1' }]);
    await journal.close();
    journal = make();
    await journal.open();
    expect(await journal.read(STREAM, 0)).toEqual(chain(STREAM, 3));
    expect(await journal.answer('h', 'k')).toBeDefined();
    await journal.probe();
  });

  it('[J7] the newest stream, and the first day after one, are found among those of other halls', async () => {
    expect(await journal.lastStream('h')).toBeUndefined();
    expect(await journal.dayAfter('h', '')).toBeUndefined();
    for (const day of ['2026-03-09', '2026-03-11', '2027-01-01']) {
      for (const [hall, count] of [['h', 3] as const, ['other', 1] as const]) {
        await journal.append({ hall, day }, 0, chain({ hall, day }, count), []);
      }
    }
    await journal.append({ hall: 'other', day: '2027-01-02' }, 0, chain({ hall: 'other', day: '2027-01-02' }, 1), []);
    const newest = { hall: 'h', day: '2027-01-01' };
    expect(await journal.lastStream('h')).toEqual({ ...newest, seq: 3, hash: chain(newest, 3).at(-1)?.hash });
    const days: (string | undefined)[] = [];
    for (const day of ['', '2026-03-09', '2026-03-10', '2026-03-11', '2027-01-01']) {
      days.push(await journal.dayAfter('h', day));
    }
    expect(days).toEqual(['2026-03-09', '2026-03-11', '2026-03-11', '2027-01-01', undefined]);
    expect((await journal.streams('h')).map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-11', '2027-01-01']);
    expect(await journal.streams('nowhere')).toEqual([]);
  });

  it('[J11] the halls that have days here are known', async () => {
    expect(await journal.halls()).toEqual([]);
    for (const hall of ['west', 'east', 'west'])
      for (const day of ['2026-03-09', '2026-03-10'])
        await journal.append({ hall, day }, 0, chain({ hall, day }, 2), []);
    await journal.append({ hall: 'empty', day: '2026-03-09' }, 0, [], []);
    expect(await journal.halls()).toEqual(['east', 'west']);
  });

  it('[J8] each consumer of each hall has a checkpoint of its own, which is there after opening again', async () => {
    expect(await journal.checkpoint('h', 'reports')).toBeUndefined();
    await journal.keepCheckpoint('h', 'reports', { day: '2026-03-09', seq: 7 });
    await journal.keepCheckpoint('h', 'webhooks', { day: '2026-03-09', seq: 2 });
    await journal.keepCheckpoint('other', 'reports', { day: '2026-03-08', seq: 1 });
    await journal.keepCheckpoint('h', 'reports', { day: '2026-03-10', seq: 1 });
    await journal.close();
    journal = make();
    await journal.open();
    expect(await journal.checkpoint('h', 'reports')).toEqual({ day: '2026-03-10', seq: 1 });
    expect(await journal.checkpoint('h', 'webhooks')).toEqual({ day: '2026-03-09', seq: 2 });
    expect(await journal.checkpoint('other', 'reports')).toEqual({ day: '2026-03-08', seq: 1 });
    expect(await journal.checkpoint('other', 'webhooks')).toBeUndefined();
  });

  describe('is followed', () => {
    followContract(
      () => journal,
      async () => {
        await journal.close();
        journal = make();
        await journal.open();
      },
    );
  });
});

describe('the chain', () => {
  it('[J6] any change to any record is found, and the first bad one is named', () => {
    const good = chain(STREAM, 6);
    const verify = (events: readonly StoredEvent[]) => verifyChain(STREAM, events, 0, genesis(STREAM));
    expect(verify(good).ok).toBe(true);
    const changes: ((event: StoredEvent) => StoredEvent)[] = [
      (event) => ({ ...event, record: event.record.replace('2', '3') }),
      (event) => ({ ...event, record: event.record.replace('"at":1', '"at":2') }),
      (event) => ({ ...event, record: event.record.replace('system', 'staff:li') }),
      (event) => ({ ...event, record: event.record.replace('IntakeStopped', 'IntakeResumed') }),
      (event) => ({ ...event, record: `${event.record} ` }),
      (event) => ({ ...event, hash: good[0]!.hash }),
    ];
    for (const change of changes) {
      const broken = verify(good.map((event, index) => (index === 2 ? change(event) : event)));
      expect(broken.ok ? 'holds' : broken.error.seq).toBe(3);
    }
    const gap = verify(good.filter((_, index) => index !== 3));
    expect(gap.ok ? 'holds' : gap.error).toMatchObject({ seq: 4, detail: expect.stringContaining('missing') });
  });
});
