import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PLAIN_BOARD } from '../../core/protocol/boards.ts';
import type { ShownItem, StoredNotice } from '../../core/protocol/notices.ts';
import { hallKey, memoryHallKey } from '../../server/auth/pseudonym.ts';
import { keepTokens, memoryTokenBook, tokenStore, type TokenStore } from '../../server/auth/token-store.ts';
import { memoryOrderBook } from '../../server/equipment/boards/memory-order-book.ts';
import { orderBook, SHOWN_ORDERS, type OrderBook } from '../../server/equipment/boards/order-book.ts';
import { memoryNoticeStore } from '../../server/notices/memory-notice-store.ts';
import { memoryShownLog } from '../../server/notices/memory-shown-log.ts';
import { noticeStore, type NoticeStore } from '../../server/notices/notice-store.ts';
import type { Shown } from '../../server/notices/shown-file.ts';
import { shownLog, type ShownLog } from '../../server/notices/shown-log.ts';
import { postgresTokenBook } from '../../server/auth/postgres-token-book.ts';
import { postgresHallKey } from '../../server/auth/postgres-hall-key.ts';
import type { Database } from '../../server/database/database.ts';
import { hallTables, type HallTables } from '../../server/database/hall-tables.ts';
import { postgresOrderBook } from '../../server/equipment/boards/postgres-order-book.ts';
import { mediaStore, type MediaStore } from '../../server/notices/media-store.ts';
import { postgresMediaStore } from '../../server/notices/postgres-media-store.ts';
import { postgresNoticeStore } from '../../server/notices/postgres-notice-store.ts';
import { postgresShownLog } from '../../server/notices/postgres-shown-log.ts';
import { ownDatabase, type OwnDatabase } from '../support/postgres.ts';

let store: OwnDatabase;
let database: Database;
beforeAll(async () => {
  store = await ownDatabase();
  database = store.here();
  await database.open();
});
afterAll(() => database.close());
let open: HallTables[] = [];
/** The same tables again, as another process has them. */
const tables = (hall = 'h'): HallTables => {
  const made = hallTables(database, hall);
  open.push(made);
  return made;
};

const NOW = Date.parse('2026-03-09T09:00:00+08:00');
const HOUR = 3_600_000;
let folder = '';
let now = NOW;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-stores-'));
  now = NOW;
  await store.clear();
});
afterEach(async () => {
  await Promise.all(open.map((each) => each.close()));
  open = [];
  await rm(folder, { recursive: true, force: true });
});

/** Opens a store over the same things again, as after a restart. */
type Open<T> = () => Promise<T>;
const loaded = async <T extends { load(): Promise<unknown> }>(store: T): Promise<T> => {
  await store.load();
  return store;
};

describe.each<[string, () => Open<TokenStore>]>([
  [
    'memory',
    () => {
      const book = memoryTokenBook();
      return () => loaded(keepTokens(book, () => now));
    },
  ],
  ['a file', () => () => loaded(tokenStore(join(folder, 'tokens.json'), () => now))],
  ['PostgreSQL', () => () => loaded(keepTokens(postgresTokenBook(tables()), () => now))],
])('tokens in %s', (_, make) => {
  it('[ST1] a token is known by what was given out, also after a restart, and by nothing else', async () => {
    const open = make();
    const store = await open();
    const token = await store.issue('kiosk', 'kiosk-1', undefined);
    for (const each of [store, await open()]) {
      expect(each.find(token)).toMatchObject({ kind: 'kiosk', id: 'kiosk-1' });
      expect(each.find(each.find(token)?.hash ?? '')).toBeUndefined();
    }
  });

  it('[ST1] its time over, it is not known; and is forgotten with the next start', async () => {
    const open = make();
    const store = await open();
    const token = await store.issue('staff', 'anna', HOUR);
    now += HOUR - 1;
    expect(store.find(token)?.id).toBe('anna');
    now += 1;
    expect(store.find(token)).toBeUndefined();
    expect((await open()).find(token)).toBeUndefined();
  });

  it('[SU8] when a device was here last is known to the hour, also after a restart', async () => {
    const open = make();
    const store = await open();
    await store.issue('kiosk', 'kiosk-1', undefined);
    const seenAt = (of: TokenStore): readonly (number | undefined)[] => of.devices().map((each) => each.seenAt);
    expect(seenAt(store)).toEqual([undefined]);
    const first = now;
    store.seen('kiosk', 'kiosk-1');
    store.seen('kiosk', 'kiosk-2');
    now += HOUR - 1;
    store.seen('kiosk', 'kiosk-1');
    expect(seenAt(store)).toEqual([first]);
    now += 1;
    store.seen('kiosk', 'kiosk-1');
    expect(seenAt(store)).toEqual([first + HOUR]);
    // Whatever is issued next is written after it.
    await store.issue('staff', 'anna', HOUR);
    expect(seenAt(await open())).toEqual([first + HOUR]);
  });

  it('[ST1] what was taken back is not known any more: one session, or all of a device', async () => {
    const open = make();
    const store = await open();
    const [first, second] = [await store.issue('staff', 'anna', HOUR), await store.issue('staff', 'anna', HOUR)];
    await store.revoke(first);
    const devices = await Promise.all(
      ['board-01', 'board-01', 'board-02'].map((id) => store.issue('board', id, undefined)),
    );
    expect(await store.revokeDevice('board', 'board-01')).toBe(true);
    expect(await store.revokeDevice('board', 'board-01')).toBe(false);
    for (const each of [store, await open()]) {
      expect([each.find(first), each.find(second)?.id]).toEqual([undefined, 'anna']);
      expect(devices.map((token) => each.find(token)?.id)).toEqual([undefined, undefined, 'board-02']);
      expect(each.devices().map(({ id }) => id)).toEqual(['board-02']);
    }
  });
});

describe.each<[string, () => () => Promise<Buffer>]>([
  ['memory', memoryHallKey],
  ['a file', () => () => hallKey(join(folder, 'deep', 'identity.key'))],
  ['PostgreSQL', () => () => postgresHallKey(tables())],
])('the key of a hall in %s', (_, make) => {
  it('[ST2] is made once and is the same ever after; another hall has another', async () => {
    const key = make();
    const first = await key();
    expect(first).toHaveLength(32);
    expect(await key()).toEqual(first);
    expect(await memoryHallKey()()).not.toEqual(first);
  });
});

describe.each<[string, () => Open<OrderBook>]>([
  [
    'memory',
    () => {
      const book = memoryOrderBook();
      return () => loaded(book);
    },
  ],
  ['files', () => () => loaded(orderBook(join(folder, 'boards')))],
  ['PostgreSQL', () => () => loaded(postgresOrderBook(tables()))],
])('orders of boards in %s', (_, make) => {
  const order = (at: number, board = 'board-01') => ({
    at: new Date(NOW + at).toISOString(),
    who: 'staff:anna',
    order: 'mute',
    board,
    reached: at % 2 === 0,
  });

  it('[ST3] what lasts of an order lasts over a restart, for its board alone, and orders are told the newest first', async () => {
    const open = make();
    const book = await open();
    await Promise.all([
      book.give(order(1), (before) => ({ ...before, muted: true })),
      book.give(order(2), (before) => ({ ...before, blank: true })),
      book.give(order(3, 'board-02'), (before) => before),
    ]);
    for (const each of [book, await open()]) {
      expect(each.standing('board-01')).toEqual({ ...PLAIN_BOARD, muted: true, blank: true });
      expect(each.standing('board-02')).toEqual(PLAIN_BOARD);
      expect(each.given()).toEqual([order(3, 'board-02'), order(2), order(1)]);
    }
  });

  it('[ST3] the last of them are told, however many there were', async () => {
    const open = make();
    const book = await open();
    const many = Array.from({ length: SHOWN_ORDERS + 5 }, (_, at) => order(at));
    await Promise.all(many.map((each) => book.give(each, (before) => before)));
    for (const each of [book, await open()]) expect(each.given()).toEqual(many.slice(5).reverse());
  });
});

describe.each<[string, () => Open<NoticeStore>]>([
  [
    'memory',
    () => {
      const store = memoryNoticeStore();
      return () => loaded(store);
    },
  ],
  ['files', () => () => loaded(noticeStore(folder))],
  ['PostgreSQL', () => () => loaded(postgresNoticeStore(tables()))],
])('notices in %s', (_, make) => {
  const at = (minute: number): string => `2026-03-09T09:${String(minute).padStart(2, '0')}:00+08:00`;
  const notice = (id: string, title = 'Fire drill', minute = 0): StoredNotice => ({
    id,
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
    changedAt: at(minute),
  });

  it('[ST4] what was put is there after a restart, as it was put last; what was withdrawn is not', async () => {
    const open = make();
    const store = await open();
    await Promise.all(['a', 'b', 'c'].map((id) => store.put(notice(id))));
    await store.put(notice('c', 'Later', 1));
    expect([await store.remove('b', 'staff:anna', at(2)), await store.remove('b', 'staff:anna', at(2))]).toEqual([
      true,
      false,
    ]);
    for (const each of [store, await open()]) {
      expect([...each.all()].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
        notice('a'),
        notice('c', 'Later', 1),
      ]);
      expect([each.find('b'), each.find('c')]).toEqual([undefined, notice('c', 'Later', 1)]);
      expect(each.broken()).toEqual([]);
    }
  });

  it('[ST4] what a key has made, and what a notice was called when, is known whatever became of it', async () => {
    const open = make();
    const store = await open();
    await store.put(notice('a', 'First', 1), 'anna|k1');
    await store.put(notice('a', 'Second', 3));
    await store.remove('a', 'staff:anna', at(5));
    for (const each of [store, await open()]) {
      expect([each.madeWith('anna|k1'), each.madeWith('anna|k2')]).toEqual([notice('a', 'First', 1), undefined]);
      expect([0, 1, 2, 3, 9].map((minute) => each.titleAt('a', at(minute)))).toEqual([
        undefined,
        'First',
        'First',
        'Second',
        'Second',
      ]);
    }
  });
});

describe.each<[string, () => Open<ShownLog>]>([
  [
    'memory',
    () => {
      const log = memoryShownLog({ zone: () => 'Asia/Shanghai', months: () => 2, now: () => now });
      return () => Promise.resolve(log);
    },
  ],
  [
    'files',
    () => () => Promise.resolve(shownLog({ folder, zone: () => 'Asia/Shanghai', months: () => 2, now: () => now })),
  ],
  [
    'PostgreSQL',
    () => () =>
      Promise.resolve(postgresShownLog(tables(), { zone: () => 'Asia/Shanghai', months: () => 2, now: () => now })),
  ],
])('the record of what was shown, in %s', (_, make) => {
  const item = (id: number, from = '2026-03-09T02:00:00Z', notice = 'drill'): ShownItem => ({
    id: `r${String(id).padStart(2, '0')}`,
    notice,
    from,
    until: new Date(Date.parse(from) + 10_000).toISOString(),
    complete: id % 2 === 0,
  });
  const rowsOf = async (log: ShownLog, day: string): Promise<readonly Shown[]> => {
    const all: Shown[] = [];
    for await (const rows of log.rows(day)) all.push(...rows);
    return all;
  };

  it('[ST5] what is told twice counts once, also after a restart; each board has its own; days are those of the hall', async () => {
    const open = make();
    const log = await open();
    expect(await log.add('board-01', [item(1), item(1), item(2, '2026-03-09T16:00:00Z')])).toBe(2);
    expect(await log.add('board-02', [item(1)])).toBe(1);
    expect(await (await open()).add('board-01', [item(1), item(3)])).toBe(1);
    const rows = await rowsOf(await open(), '2026-03-09');
    expect(rows.map(({ board, id }) => `${board} ${id}`)).toEqual(['board-01 r01', 'board-02 r01', 'board-01 r03']);
    expect(rows[0]).toMatchObject({
      from: '2026-03-09T10:00:00+08:00',
      until: '2026-03-09T10:00:10+08:00',
      complete: false,
    });
    expect((await rowsOf(await open(), '2026-03-10')).map(({ id }) => id)).toEqual(['r02']);
  });

  it('[ST5] a day is read in parts and summed up while it grows, of one notice or one board alone', async () => {
    const open = make();
    const log = await open();
    const many = Array.from({ length: 20 }, (_, at) => item(at, undefined, at % 4 === 0 ? 'tour' : 'drill'));
    await log.add('board-01', many.slice(0, 15));
    const seen: string[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const page = await log.page('2026-03-09', { after, limit: 6 });
      seen.push(...page.items.map(({ id }) => id));
      if (seen.length === 6) await log.add('board-01', many.slice(15));
      after = page.next;
    }
    expect(seen).toEqual(many.map(({ id }) => id));
    const tours = await log.page('2026-03-09', { after: 0, limit: 100, notice: 'tour', board: 'board-01' });
    expect(tours.items).toHaveLength(5);
    expect(await log.page('2026-03-09', { after: 0, limit: 100, board: 'board-02' })).toEqual({ items: [] });
    for (const each of [log, await open()]) {
      const sums = await each.summary('2026-03-09');
      expect(sums.map(({ notice, showings, seconds }) => [notice, showings, seconds]).sort()).toEqual([
        ['drill', 15, 150],
        ['tour', 5, 50],
      ]);
    }
  });

  it('[ST5] months go when their time is over, and are named', async () => {
    const log = await make()();
    for (const month of ['01', '02', '03']) await log.add('board-01', [item(1, `2026-${month}-09T02:00:00Z`)]);
    now = Date.parse('2026-05-01T04:00:00Z');
    expect(await log.sweep()).toEqual(['2026-01', '2026-02']);
    expect(await log.sweep()).toEqual([]);
    expect(await rowsOf(log, '2026-02-09')).toEqual([]);
    expect(await rowsOf(log, '2026-03-09')).toHaveLength(1);
  });
});

const png = (fill: number, size = 100): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(size, fill)]);
const pieces = async function* (bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 70_000) yield await Promise.resolve(bytes.subarray(at, at + 70_000));
};

describe.each<[string, () => (machine: string, quota?: number) => Promise<MediaStore>]>([
  [
    'files',
    () =>
      (_, quota = 1e6) =>
        loaded(mediaStore(join(folder, 'media'), () => quota)),
  ],
  [
    'PostgreSQL',
    () =>
      (machine, quota = 1e6) =>
        loaded(postgresMediaStore(tables(), join(folder, machine), () => quota)),
  ],
])('pictures and films in %s', (_, make) => {
  const bytesOf = async (of: MediaStore, id: string): Promise<Buffer> => {
    await of.ready(id);
    return readFile(of.find(id)?.path ?? '');
  };

  it('[ST6] a file is whole after a restart and on another machine, under the name that came last', async () => {
    const opens = make();
    const [small, large] = [png(1), png(2, 2_500_000)];
    const kept = await opens('one', 5e6);
    const ids: string[] = [];
    for (const [bytes, name] of [
      [small, 'a.png'],
      [large, ''],
      [small, '灯.png'],
    ] as const) {
      const taken = await kept.take(pieces(bytes), name);
      if (typeof taken === 'string' || 'dots' in taken) throw new Error(JSON.stringify(taken));
      ids.push(taken.id);
    }
    expect(ids[2]).toBe(ids[0]);
    for (const each of [kept, await opens('one'), await opens('two')]) {
      expect(
        each
          .all()
          .map(({ id }) => id)
          .sort(),
      ).toEqual([ids[0], ids[1]].sort());
      expect(each.find(ids[0]!)?.name).toBe('灯.png');
      expect((await bytesOf(each, ids[0]!)).equals(small)).toBe(true);
      expect((await bytesOf(each, ids[1]!)).equals(large)).toBe(true);
    }
  });

  it('[ST6] beyond their room none is taken, and one that was taken away is gone everywhere', async () => {
    const opens = make();
    const kept = await opens('one', 250);
    expect(await kept.take(pieces(png(1)))).toMatchObject({ size: 108 });
    const second = await kept.take(pieces(png(2)));
    expect(second).toMatchObject({ size: 108 });
    expect(await kept.take(pieces(png(3)))).toBe('full');
    expect(await kept.take(pieces(png(1)))).toMatchObject({ size: 108 });
    const { id } = second as { id: string };
    expect([await kept.remove(id), await kept.remove(id)]).toEqual([true, false]);
    expect((await opens('two')).all()).toHaveLength(1);
    expect(await kept.take(pieces(png(3)))).toMatchObject({ size: 108 });
  });
});

describe('pictures of a database on the disk of each server', () => {
  const opens = (machine: string): Promise<MediaStore> =>
    loaded(postgresMediaStore(tables(), join(folder, machine), () => 1e6));
  const taken = async (store: MediaStore, fill: number, name = ''): Promise<string> => {
    const { id } = (await store.take(pieces(png(fill)), name)) as { id: string };
    return id;
  };

  it('[ST6] one that is taken away goes from the disk, whichever server has taken it', async () => {
    const one = await opens('one');
    const [gone, stays] = [await taken(one, 1, 'a.png'), await taken(one, 2)];
    const two = await opens('two');
    await Promise.all([two.ready(gone), two.ready(stays)]);
    expect((await readdir(join(folder, 'two'))).sort()).toEqual([gone, stays].sort());
    expect(await two.remove(gone)).toBe(true);
    expect(await readdir(join(folder, 'two'))).toEqual([stays]);
    // One that is still on its way from the database does not come behind.
    const third = await opens('three');
    const coming = third.ready(stays).catch(() => undefined);
    await Promise.all([third.remove(stays), coming]);
    expect(await readdir(join(folder, 'three'))).toEqual([]);
  });

  it('[ST6] what went at another server goes at the next start, with its name', async () => {
    const one = await opens('one');
    const [gone, stays] = [await taken(one, 1, 'a.png'), await taken(one, 2)];
    expect(await (await opens('two')).remove(gone)).toBe(true);
    expect((await readdir(join(folder, 'one'))).sort()).toEqual([gone, `${gone}.name`, stays].sort());
    await opens('one');
    expect(await readdir(join(folder, 'one'))).toEqual([stays]);
  });
});
