import { describe, expect, it } from 'vitest';
import type { StoredNotice } from '../../core/protocol/notices.ts';
import { openNumberStore } from '../../agent/kiosk/number-store.ts';
import { openJobSpool } from '../../printer/job-spool.ts';
import { readSetup, setupText, writeSetup } from '../../agent/setup-file.ts';
import { hallKey } from '../../server/auth/pseudonym.ts';
import { tokenStore } from '../../server/auth/token-store.ts';
import { orderBook } from '../../server/equipment/boards/order-book.ts';
import { fileMark } from '../../server/journal/used-mark.ts';
import { mediaStore } from '../../server/notices/media-store.ts';
import { noticeStore } from '../../server/notices/notice-store.ts';
import { shownLog } from '../../server/notices/shown-log.ts';
import type { MortalDisk } from '../support/mortal-disk.ts';
import { surviveEveryCut } from '../support/power-cuts.ts';

const NOW = (): number => 1_000_000;

it('[FI5] a token that was given out is known, one that was taken back is not, whenever the power goes', async () => {
  const open = async (disk: MortalDisk) => {
    const store = tokenStore('/data/tokens.json', NOW, disk);
    await store.load();
    return store;
  };
  const read = async (disk: MortalDisk) => (await open(disk)).devices().map(({ id }) => id);
  const give = (id: string) => async (disk: MortalDisk) => {
    await (await open(disk)).issue('kiosk', id, undefined);
  };
  await surviveEveryCut({ change: give('kiosk-1'), read });
  await surviveEveryCut({ prepare: give('kiosk-1'), change: give('kiosk-2'), read });
  const change = async (disk: MortalDisk) => {
    await (await open(disk)).revokeDevice('kiosk', 'kiosk-1');
  };
  await surviveEveryCut({ prepare: give('kiosk-1'), change, read });
});

it('[STR15] that a journal is in use is known or not yet, whenever the power goes', async () => {
  const book = (disk: MortalDisk) => fileMark('/data/journal.json', disk);
  const write = (usedBy?: string) => (disk: MortalDisk) => book(disk).write(usedBy === undefined ? {} : { usedBy });
  const read = async (disk: MortalDisk) => (await book(disk).read()) ?? 'none';
  await surviveEveryCut({ change: write(), read });
  await surviveEveryCut({ prepare: write(), change: write('hall'), read });
});

it('[FI5] the key of the hall is whole or not yet there, whenever the power goes', async () => {
  const path = '/data/identity.key';
  const read = (disk: MortalDisk) =>
    disk.readFile(path).then(
      (key) => key.length,
      () => 'none',
    );
  await surviveEveryCut({ change: async (disk) => void (await hallKey(path, disk)), read });
});

it('[FI5] what the hall told an agent is the old or the new, whenever the power goes', async () => {
  const path = '/agent/setup.json';
  const name = { 'zh-Hans': '大厅', 'zh-Hant': '大廳', en: 'Hall' };
  const setup = (id: string) => ({
    hall: { name, languages: ['zh-Hans' as const], timeZone: 'Asia/Shanghai' },
    printers: [{ id, name: '一', paperMm: 80 as const, model: 'generic-80' }],
    inputs: [],
    keymaps: [],
    signs: [],
    boards: [],
  });
  const write = (id: string) => (disk: MortalDisk) => writeSetup(path, setup(id), disk);
  const read = async (disk: MortalDisk) => setupText(await readSetup(path, disk));
  await surviveEveryCut({ change: write('kiosk-1'), read });
  await surviveEveryCut({ prepare: write('kiosk-1'), change: write('kiosk-2'), read });
});

it('[FI5] an order stands as a whole or not at all, and is written down by whoever gave it', async () => {
  const order = (at: string) => ({ at, who: 'staff:anna', order: 'mute', board: 'board-01', reached: true });
  const open = async (disk: MortalDisk) => {
    const book = orderBook('/data/boards', disk);
    expect([undefined, 'standing.json: the power is gone']).toContain(await book.load());
    return book;
  };
  const give = (at: string, muted: boolean) => async (disk: MortalDisk) => {
    await (await open(disk)).give(order(at), (before) => ({ ...before, muted }));
  };
  const standing = async (disk: MortalDisk) => (await open(disk)).standing('board-01');
  const given = async (disk: MortalDisk) => (await open(disk)).given().map(({ at }) => at)[0];
  for (const read of [standing, given]) {
    await surviveEveryCut({ change: give('1', true), read });
    await surviveEveryCut({ prepare: give('1', true), change: give('2', false), read });
  }
});

describe('a notice', () => {
  const notice = (title: string, changedAt: string): StoredNotice => ({
    id: 'drill',
    title,
    content: { kind: 'text', text: { en: 'Fire drill at ten' } },
    boards: [],
    weekdays: [],
    windows: [],
    seconds: 10,
    order: 0,
    priority: 'normal',
    enabled: true,
    changedBy: 'staff:anna',
    changedAt,
  });
  const [old, young] = [notice('Old', '2026-03-09T09:00:00+08:00'), notice('New', '2026-03-09T09:05:00+08:00')];
  const open = async (disk: MortalDisk) => {
    const store = noticeStore('/data/notices', disk);
    await store.load();
    expect(store.broken()).toEqual([]);
    return store;
  };
  const put = (each: StoredNotice, key?: string) => async (disk: MortalDisk) => (await open(disk)).put(each, key);
  const titles = async (disk: MortalDisk) => (await open(disk)).all().map(({ title }) => title);

  it('[FI5] is the old or the new, there or gone, whenever the power goes', async () => {
    await surviveEveryCut({ change: put(old), read: titles });
    await surviveEveryCut({ prepare: put(old), change: put(young), read: titles });
    const withdraw = async (disk: MortalDisk) =>
      void (await (await open(disk)).remove('drill', 'staff:anna', young.changedAt));
    await surviveEveryCut({ prepare: put(old), change: withdraw, read: titles });
  });

  it('[FI5] has used its key if it is there, and only then, whenever the power goes', async () => {
    const read = async (disk: MortalDisk) => {
      const store = await open(disk);
      return [store.madeWith('k')?.title, store.find('drill')?.title];
    };
    await surviveEveryCut({ change: put(old, 'k'), read });
  });
});

it('[FI5] what a board has shown is in the record once it was acknowledged, whenever the power goes', async () => {
  const log = (disk: MortalDisk) =>
    shownLog({ folder: '/data/shown', zone: () => 'Asia/Shanghai', months: () => 2, now: NOW, disk });
  const item = (id: string) => ({
    id,
    notice: 'drill',
    from: '2026-03-09T02:00:00Z',
    until: '2026-03-09T02:00:10Z',
    complete: true,
  });
  const add = (id: string) => async (disk: MortalDisk) => void (await log(disk).add('board-01', [item(id)]));
  const read = async (disk: MortalDisk) => {
    const ids: string[] = [];
    for await (const rows of log(disk).rows('2026-03-09')) ids.push(...rows.map(({ id }) => id));
    return ids;
  };
  await surviveEveryCut({ change: add('r1'), read });
  await surviveEveryCut({ prepare: add('r1'), change: add('r2'), read });
});

it('[FI5] a picture is there whole or not at all, whenever the power goes', async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)]);
  const pieces = async function* () {
    yield await Promise.resolve(png.subarray(0, 50));
    yield await Promise.resolve(png.subarray(50));
  };
  const open = async (disk: MortalDisk) => {
    const store = mediaStore('/data/media', () => 10_000, disk);
    await store.load();
    return store;
  };
  const read = async (disk: MortalDisk) => {
    const store = await open(disk);
    return Promise.all(
      store.all().map(async ({ id, name }) => [id, name, (await disk.readFile(`/data/media/${id}`)).length]),
    );
  };
  const take = async (disk: MortalDisk) => void (await (await open(disk)).take(pieces(), 'a.png'));
  const drop = async (disk: MortalDisk) => {
    const store = await open(disk);
    for (const { id } of store.all()) await store.remove(id);
  };
  await surviveEveryCut({ change: take, read });
  const isThere = async (disk: MortalDisk) => (await open(disk)).all().length;
  await surviveEveryCut({ prepare: take, change: drop, read: isThere });
});

it('[FI5] what an agent owes the hall is known, or not yet begun, whenever the power goes', async () => {
  const path = '/agent/spool.jsonl';
  const job = (id: string) => ({ job: id, printer: 'kiosk-1', paper: { ticket: 't', copy: 0 } });
  const begin = async (disk: MortalDisk) => (await openJobSpool(path, disk)).begin(job('1'));
  const end = async (disk: MortalDisk) =>
    (await openJobSpool(path, disk)).end({ ...job('2'), attempt: { outcome: 'printed' } });
  const reported = async (disk: MortalDisk) => (await openJobSpool(path, disk)).reported('2');
  const read = async (disk: MortalDisk) =>
    (await openJobSpool(path, disk)).owed().map(({ attempt }) => attempt.outcome);
  await surviveEveryCut({ change: begin, read });
  await surviveEveryCut({ change: end, read });
  await surviveEveryCut({ prepare: end, change: reported, read });
});

it('[FI5] a number that a kiosk gave, and that it was told, are known or not yet, whenever the power goes', async () => {
  const open = (disk: MortalDisk) => openNumberStore('/agent', ['kiosk-1'], disk);
  const [one, two] = ['A901', 'A902'].map((number) => ({
    ...{
      ticket: `${'0'.repeat(22)}${number.toLowerCase()}`,
      secret: 's'.repeat(22),
      number,
      day: '2026-03-09',
      kiosk: 'kiosk-1',
    },
    ...{ services: ['pass'], category: 'ordinary', language: 'en' as const, issuedAt: NOW() },
  }));
  if (one === undefined || two === undefined) throw new Error('there are two');
  const give = (paper: typeof one) => async (disk: MortalDisk) => (await open(disk)).give(paper);
  const told = async (disk: MortalDisk) => (await open(disk)).told(one.ticket);
  const read = async (disk: MortalDisk) => {
    const store = await open(disk);
    return store.papers().map(({ number, ticket }) => [number, store.isTold(ticket)]);
  };
  await surviveEveryCut({ change: give(one), read });
  await surviveEveryCut({ prepare: give(one), change: give(two), read });
  await surviveEveryCut({ prepare: give(one), change: told, read });
});
