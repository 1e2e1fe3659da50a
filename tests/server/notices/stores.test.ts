import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShownItem, StoredNotice } from '../../../core/protocol/notices.ts';
import { summed } from '../../../files/summed.ts';
import { MEDIA_LIMIT, mediaStore } from '../../../server/notices/media-store.ts';
import { endingOf } from '../../../server/notices/media-type.ts';
import { noticeStore, type NoticeStore } from '../../../server/notices/notice-store.ts';
import { SHOWN_HEAD, shownRow, type Shown } from '../../../server/notices/shown-file.ts';
import { shownLog, type ShownLog } from '../../../server/notices/shown-log.ts';

const QUOTA = 2 * MEDIA_LIMIT;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-notices-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const notice = (id: string, title = 'Fire drill'): StoredNotice => ({
  id,
  title,
  content: { kind: 'text', text: { en: 'Fire drill at ten' } },
  boards: [],
  weekdays: [],
  windows: [{ from: '10:00', to: '10:05' }],
  seconds: 10,
  order: 0,
  priority: 'normal',
  enabled: true,
  changedBy: 'staff:manager',
  changedAt: '2026-03-09T09:00:00+08:00',
});

describe('notices on the disk', () => {
  const opened = async (): Promise<NoticeStore> => {
    const store = noticeStore(folder);
    await store.load();
    return store;
  };

  it('[N20] what was written is there after a restart, and what was withdrawn is not', async () => {
    const store = await opened();
    await Promise.all(['a', 'b', 'c'].map((id) => store.put(notice(id))));
    expect(await store.remove('b', 'staff:manager', '2026-03-09T09:01:00+08:00')).toBe(true);
    expect(await store.remove('b', 'staff:manager', '2026-03-09T09:01:00+08:00')).toBe(false);
    expect((await opened()).all()).toEqual([notice('a'), notice('c')]);
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'a.json.sum', 'c.json', 'c.json.sum', 'changes.csv']);
  });

  it('[N21] one that was copied, or that an editor laid out otherwise, counts; one that says something else is told', async () => {
    await (await opened()).put(notice('a'));
    const at = (name: string) => join(folder, name);
    const text = await readFile(at('a.json'), 'utf8');
    // As a version before reads it: what is kept is a notice, and nothing besides.
    expect(JSON.parse(text)).toEqual(notice('a'));
    await writeFile(at('a.json'), JSON.stringify(notice('a')));
    await writeFile(at('b.json'), text.replace('"a"', '"b"'));
    expect((await opened()).all()).toEqual([notice('a'), notice('b')]);
    await writeFile(at('a.json'), text.replace('drill', 'drull'));
    const store = await opened();
    expect(store.all()).toEqual([notice('b')]);
    expect(store.broken()).toMatchObject([
      { file: 'a.json', why: expect.stringContaining('if you changed it yourself, remove a.json.sum') },
    ]);
    await rm(at('a.json.sum'));
    expect((await opened()).find('a')?.title).toBe('Fire drull');
  });

  it('[N21] those of a version that had the sum within count, and are changed and withdrawn', async () => {
    const within = (id: string): Promise<void> =>
      writeFile(join(folder, `${id}.json`), summed(`${id}.json`, `${JSON.stringify(notice(id), undefined, 2)}\n`));
    for (const id of ['a', 'b', 'c']) await within(id);
    await writeFile(join(folder, 'd.json'), summed('d.json', JSON.stringify(notice('d'))).replace('drill', 'drull'));
    const store = await opened();
    expect(store.all()).toEqual([notice('a'), notice('b'), notice('c')]);
    expect(store.broken()).toMatchObject([{ file: 'd.json', why: expect.stringContaining('`sum` out') }]);
    await store.put(notice('a', 'Another'));
    await store.remove('b', 'staff:manager', '2026-03-09T09:01:00+08:00');
    expect((await opened()).all()).toEqual([notice('a', 'Another'), notice('c')]);
  });

  it('[N21] a broken file is told and left alone; the others count', async () => {
    await (await opened()).put(notice('good'));
    const wrongs = {
      'half.json': '{"id": "ha',
      'other.json': JSON.stringify(notice('good')),
      'wrong.json': JSON.stringify({ ...notice('wrong'), windows: [{ from: '25:00', to: '26:00' }] }),
    };
    for (const [name, text] of Object.entries(wrongs)) await writeFile(join(folder, name), text);
    const store = await opened();
    expect(store.all().map(({ id }) => id)).toEqual(['good']);
    expect(store.broken().map(({ file }) => file)).toEqual(Object.keys(wrongs));
    expect(store.broken()[2]?.why).toContain('windows[0].from: expected a time of day');
    for (const [name, text] of Object.entries(wrongs)) expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  });

  it('[N22] every change is a line that says who it was, also when the title is a formula', async () => {
    const store = await opened();
    await store.put(notice('a', '=1+1, "so"\nx'));
    await store.put({ ...notice('a'), changedBy: 'staff:admin' });
    await store.remove('a', 'staff:manager', '2026-03-09T09:01:00+08:00');
    const lines = (await readFile(join(folder, 'changes.csv'), 'utf8')).split('\n');
    expect(lines.map((line) => line.slice(0, line.indexOf(',,')))).toEqual([
      'at,who,change,notice,title,key,whol',
      `2026-03-09T09:00:00+08:00,staff:manager,made,a,"'=1+1, ""so"" x"`,
      '2026-03-09T09:00:00+08:00,staff:admin,changed,a,Fire drill',
      '2026-03-09T09:01:00+08:00,staff:manager,withdrawn,a,Fire drill',
      '',
    ]);
    // What was withdrawn can be read there, whole.
    const [, , , withdrawn] = parse(lines.join('\n'));
    expect(JSON.parse(withdrawn?.[6] ?? '')).toEqual({ ...notice('a'), changedBy: 'staff:admin' });
  });

  it('[N22] a file of an older version goes on: its lines stay as they are', async () => {
    const old = '2026-03-01T09:00:00+08:00,staff:manager,made,old,"Drill, old"';
    await writeFile(join(folder, 'changes.csv'), `at,who,change,notice,title\n${old}\n`);
    await (await opened()).put(notice('a'), 'key-a');
    const lines = (await readFile(join(folder, 'changes.csv'), 'utf8')).split('\n');
    expect(lines.slice(0, 2)).toEqual(['at,who,change,notice,title,key,whole', old]);
    expect((await opened()).madeWith('key-a')).toEqual(notice('a'));
  });

  it('[N48] what a notice was called then is known after a restart, also once it is called otherwise or gone', async () => {
    const store = await opened();
    await store.put({ ...notice('a', 'Old name'), changedAt: '2026-03-09T09:00:00+08:00' });
    await store.put({ ...notice('a', 'New name'), changedAt: '2026-03-09T10:00:00+08:00' });
    await store.remove('a', 'staff:manager', '2026-03-09T11:00:00+08:00');
    for (const each of [store, await opened()]) {
      expect(each.titleAt('a', '2026-03-09T08:59:00+08:00')).toBeUndefined();
      expect(each.titleAt('a', '2026-03-09T09:30:00+08:00')).toBe('Old name');
      expect(each.titleAt('a', '2026-03-09T04:00:00Z')).toBe('New name');
      expect(each.titleAt('b', '2026-03-09T12:00:00+08:00')).toBeUndefined();
    }
  });

  it('[N30] what a key has made is known after a restart, whatever became of it since', async () => {
    const store = await opened();
    await store.put(notice('a', 'First \u2028 "one", {}'), 'key-1');
    await store.put(notice('a', 'Second'), 'key-2');
    await store.remove('a', 'staff:manager', '2026-03-09T09:01:00+08:00');
    for (const each of [store, await opened()]) {
      expect(each.madeWith('key-1')?.title).toBe('First \u2028 "one", {}');
      expect(each.madeWith('key-2')?.title).toBe('Second');
      expect(each.madeWith('key-3')).toBeUndefined();
    }
  });

  it('[N30] a change that did not come about, by a fault of the disk or because the power went, has not used its key', async () => {
    const store = await opened();
    await mkdir(join(folder, 'a.json.next'));
    await expect(store.put(notice('a'), 'key-a')).rejects.toThrow();
    await store.put(notice('b'), 'key-b');
    for (const each of [store, await opened()]) {
      expect(each.madeWith('key-a')).toBeUndefined();
      expect(each.madeWith('key-b')).toEqual(notice('b'));
    }
    const file = join(folder, 'changes.csv');
    expect((await readFile(file, 'utf8')).split('\n').map((line) => line.split(',')[2])).toEqual([
      'change',
      'made',
      'failed',
      'made',
      undefined,
    ]);
    // The line was written, the power went before the notice was in place.
    await rm(join(folder, 'b.json'));
    const again = await opened();
    expect(again.madeWith('key-b')).toBeUndefined();
    await again.put(notice('c'), 'key-c');
    await again.put(notice('b'), 'key-b');
    expect((await opened()).madeWith('key-b')).toEqual(notice('b'));
    expect((await readFile(file, 'utf8')).match(/,failed,b,/g)).toHaveLength(1);
  });
});

describe('files', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  async function* chunks(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield await Promise.resolve(part);
  }

  it('[N23] the bytes say what a file is', () => {
    const kinds: readonly (readonly [Buffer, string | undefined])[] = [
      [PNG, 'png'],
      [Buffer.from('ffd8ffe000104a46', 'hex'), 'jpg'],
      [Buffer.from('GIF89a....'), 'gif'],
      [Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
      [Buffer.from('\0\0\0\x20ftypisom\0\0'), 'mp4'],
      [Buffer.from('\0\0\0\x18ftypmp42\0\0'), 'mp4'],
      [Buffer.from('\0\0\0\x18ftypheic\0\0'), undefined],
      [Buffer.concat([Buffer.from('1a45dfa39f4286', 'hex'), Buffer.from('B\x82\x84webm')]), 'webm'],
      [Buffer.concat([Buffer.from('1a45dfa39f4286', 'hex'), Buffer.from('B\x82\x88matroska')]), undefined],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
      [Buffer.from('<html>'), undefined],
      [Buffer.alloc(0), undefined],
    ];
    expect(kinds.map(([head]) => endingOf(head))).toEqual(kinds.map(([, ending]) => ending));
  });

  it('[N24] a file is named by what is in it, is there after a restart, and the same one twice is one', async () => {
    const store = mediaStore(folder, () => QUOTA);
    await store.load();
    const whole = await store.take(chunks(PNG));
    const parts = await store.take(chunks(PNG.subarray(0, 3), PNG.subarray(3)));
    expect(parts).toEqual(whole);
    expect(whole).toEqual({ id: expect.stringMatching(/^[0-9a-f]{64}\.png$/), type: 'image/png', size: PNG.length });
    await writeFile(join(folder, '.part-left'), 'half a film');
    await writeFile(join(folder, `${'0'.repeat(64)}.png.name`), 'of a picture that did not come');
    const again = mediaStore(folder, () => QUOTA);
    await again.load();
    expect(await readdir(folder)).toEqual([(whole as { id: string }).id]);
    expect(again.find((whole as { id: string }).id)).toMatchObject({ size: PNG.length });
    expect(again.find('../changes.csv')).toBeUndefined();
  });

  it('[N24] what a file was called where it came from is kept with it, the last name counts, and goes with it', async () => {
    const store = mediaStore(folder, () => QUOTA);
    await store.load();
    const { id } = (await store.take(chunks(PNG), '开放日 1.png')) as { id: string };
    expect(await store.take(chunks(PNG))).toMatchObject({ id, name: '开放日 1.png' });
    expect(await store.take(chunks(PNG), '../open "day".png')).toMatchObject({ name: '../open "day".png' });
    const again = mediaStore(folder, () => QUOTA);
    await again.load();
    expect(again.all()).toEqual([expect.objectContaining({ id, name: '../open "day".png' })]);
    await again.remove(id);
    expect(await readdir(folder)).toEqual([]);
  });

  it('[N74] what would go beyond the room is refused and leaves nothing; what is there already takes none', async () => {
    const store = mediaStore(folder, () => PNG.length + 1);
    await store.load();
    const first = await store.take(chunks(PNG));
    expect(await store.take(chunks(PNG, Buffer.from('x')))).toBe('full');
    expect(await store.take(chunks(PNG))).toEqual(first);
    expect(await readdir(folder)).toHaveLength(1);
    expect(store.all()).toEqual([{ ...(first as object), at: expect.any(Number) }]);
    expect(await store.remove((first as { id: string }).id)).toBe(true);
    expect(await store.remove((first as { id: string }).id)).toBe(false);
    expect(await store.take(chunks(PNG, Buffer.from('x')))).toMatchObject({ size: PNG.length + 1 });
  });

  it('[N25] what is too large, or nothing that a board shows, leaves nothing behind; nor does one that breaks off', async () => {
    const store = mediaStore(folder, () => QUOTA);
    await store.load();
    expect(await store.take(chunks(PNG, Buffer.alloc(MEDIA_LIMIT)))).toBe('too-large');
    expect(await store.take(chunks(Buffer.from('MZ a program')))).toBe('unknown-type');
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(PNG);
      throw new Error('aborted');
    }
    await expect(store.take(broken())).rejects.toThrow('aborted');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the record of what was shown', () => {
  const item = (id: string, from = '2026-03-09T02:00:00Z'): ShownItem => ({
    id: `report-${id}`,
    notice: 'drill',
    from,
    until: new Date(Date.parse(from) + 10_000).toISOString(),
    complete: true,
  });
  const opened = (now = '2026-04-02T04:00:00Z'): ShownLog =>
    shownLog({ folder, zone: () => 'Asia/Shanghai', months: () => 2, now: () => Date.parse(now) });
  const rowsOf = async (log: ShownLog, day: string): Promise<Shown[]> => {
    const all: Shown[] = [];
    for await (const rows of log.rows(day)) all.push(...rows);
    return all;
  };
  const ids = async (log: ShownLog, day: string): Promise<string[]> => (await rowsOf(log, day)).map(({ id }) => id);

  it('[N26] the same report counts once, at once, later and after a restart; each board has its own', async () => {
    const log = opened();
    expect(await Promise.all([log.add('board-01', [item('a'), item('a')]), log.add('board-01', [item('a')])])).toEqual([
      1, 0,
    ]);
    expect(await log.add('board-02', [item('a')])).toBe(1);
    expect(await opened().add('board-01', [item('a'), item('b')])).toBe(1);
    expect(await rowsOf(opened(), '2026-03-09')).toEqual([
      {
        id: 'report-a',
        board: 'board-01',
        notice: 'drill',
        from: '2026-03-09T10:00:00+08:00',
        until: '2026-03-09T10:00:10+08:00',
        complete: true,
      },
      expect.objectContaining({ id: 'report-a', board: 'board-02' }),
      expect.objectContaining({ id: 'report-b', board: 'board-01' }),
    ]);
  });

  it('[N27] days are those of the hall; each has a file of its own', async () => {
    const log = opened();
    await log.add('board-01', [item('a', '2026-03-31T15:59:59Z'), item('b', '2026-03-31T16:00:00Z')]);
    expect([await ids(log, '2026-03-31'), await ids(log, '2026-04-01')]).toEqual([['report-a'], ['report-b']]);
    expect(await ids(log, '2026-04-02')).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['2026-03', '2026-04']);
  });

  it('[N28] a line that was cut off by a loss of power is told again, and harms no other', async () => {
    await opened().add('board-01', [item('a'), item('b')]);
    const file = join(folder, '2026-03', '2026-03-09.csv');
    const { length } = await readFile(file);
    await truncate(file, length - 6);
    const log = opened();
    expect(await ids(log, '2026-03-09')).toEqual(['report-a']);
    expect(await log.add('board-01', [item('b'), item('c')])).toBe(2);
    expect(await ids(log, '2026-03-09')).toEqual(['report-a', 'report-b', 'report-c']);
    await appendFile(file, 'x,y\n');
    expect(await ids(log, '2026-03-09')).toHaveLength(3);
  });

  it('[N29] a day is read in parts, also while it grows and after a line that was cut off; the parts are the whole', async () => {
    const log = opened();
    const file = join(folder, '2026-03', '2026-03-09.csv');
    const names = Array.from({ length: 25 }, (_, at) => String(at).padStart(3, '0'));
    await log.add(
      'board-01',
      names.slice(0, 20).map((name) => item(name)),
    );
    const { length } = await readFile(file);
    // The last line lacks its end: it is whole all the same.
    await truncate(file, length - 1);
    const seen: string[] = [];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page = await log.page('2026-03-09', { after, limit: 7 });
      expect(page.items.length).toBeLessThanOrEqual(7);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
      if (seen.length === 14)
        await log.add(
          'board-02',
          names.slice(20).map((name) => item(name)),
        );
    }
    expect(seen).toEqual(names.map((name) => `report-${name}`));
    // Any place in the file will do: what begins before it is passed over.
    const somewhere = await log.page('2026-03-09', { after: SHOWN_HEAD.length + 20, limit: 1 });
    expect(somewhere.items.map(({ id }) => id)).toEqual(['report-001']);
    const ofOne = await log.page('2026-03-09', { after: 0, limit: 100, board: 'board-02', notice: 'drill' });
    expect(ofOne.items).toHaveLength(5);
    expect((await log.page('2026-03-09', { after: 0, limit: 100, notice: 'other' })).items).toEqual([]);
    expect(await log.page('2026-03-10', { after: 0, limit: 100 })).toEqual({ items: [] });
  });

  it('[N29] the sums of a day are those of its rows, however often they are asked for while it grows', async () => {
    const log = opened();
    expect(await log.summary('2026-03-09')).toEqual([]);
    await log.add('board-01', [item('a'), { ...item('b', '2026-03-09T03:00:00Z'), complete: false }]);
    const twice = await Promise.all([log.summary('2026-03-09'), log.summary('2026-03-09')]);
    expect(twice[1]).toEqual(twice[0]);
    await log.add('board-01', [item('c', '2026-03-09T01:00:00Z')]);
    await log.add('board-02', [{ ...item('a'), notice: 'opening' }]);
    const sums = [
      {
        notice: 'drill',
        board: 'board-01',
        showings: 3,
        seconds: 30,
        first: '2026-03-09T09:00:00+08:00',
        last: '2026-03-09T11:00:10+08:00',
        incomplete: 1,
      },
      expect.objectContaining({ notice: 'opening', board: 'board-02', showings: 1, seconds: 10 }),
    ];
    expect(await log.summary('2026-03-09')).toEqual(sums);
    expect(await opened().summary('2026-03-09')).toEqual(sums);
  });

  it('[N29] a day of 72,000 rows holds nobody up, neither read, nor summed up, nor added to', async () => {
    const row = (at: number): string =>
      shownRow({
        id: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`,
        board: `board-${String(at % 20)}`,
        notice: `notice-${String(at % 2)}`,
        from: '2026-03-09T09:00:00+08:00',
        until: '2026-03-09T09:00:10+08:00',
        complete: true,
      });
    await mkdir(join(folder, '2026-03'));
    await writeFile(
      join(folder, '2026-03', '2026-03-09.csv'),
      `${SHOWN_HEAD}\n${Array.from({ length: 72_000 }, (_, at) => `${row(at)}\n`).join('')}`,
    );
    const log = opened();
    let turns = 0;
    const others = async (act: () => Promise<void>): Promise<number> => {
      turns = 0;
      let next = setImmediate(function other() {
        turns += 1;
        next = setImmediate(other);
      });
      await act();
      clearImmediate(next);
      return turns;
    };
    const summed = await others(async () => {
      const sums = await log.summary('2026-03-09');
      expect(sums).toHaveLength(20);
      expect(sums.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(720_000);
    });
    const added = await others(async () => {
      expect(await log.add('board-1', [item('a')])).toBe(1);
    });
    const found = await others(async () => {
      const { items } = await log.page('2026-03-09', { after: 0, limit: 1000, notice: 'drill' });
      expect(items).toHaveLength(1);
    });
    // Others have had their turn after every few hundred rows.
    for (const count of [summed, added, found]) expect(count).toBeGreaterThan(72_000 / 500);
    expect(await rowsOf(log, '2026-03-09')).toHaveLength(72_001);
  });

  it('[N29] months go when their time is over, and nothing else', async () => {
    for (const month of ['2025-12', '2026-01', '2026-02', '2026-04', 'kept'])
      await mkdir(join(folder, month), { recursive: true });
    expect(await opened().sweep()).toEqual(['2025-12', '2026-01']);
    expect((await readdir(folder)).sort()).toEqual(['2026-02', '2026-04', 'kept']);
    expect(await opened('2026-01-31T16:00:00Z').sweep()).toEqual([]);
  });
});
