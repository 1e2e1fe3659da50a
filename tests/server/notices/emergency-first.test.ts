import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storedNotice, type StoredNotice } from '../../../core/protocol/notices.ts';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { emergencyFirst } from '../../../server/notices/emergency-first.ts';
import { noticeStore } from '../../../server/notices/notice-store.ts';
import { around } from '../../support/around.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-emergency-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A disk that, once broken, opens no file for writing: it fails in its way, or does not answer, until it is mended. */
function badDisk() {
  let mended = (): void => undefined;
  let way: string | undefined;
  const well = new Promise<void>((done) => (mended = done));
  const disk: Disk = {
    ...nodeDisk,
    async open(path, how, mode) {
      if (way !== undefined && how !== 'read' && way !== 'stuck') throw Object.assign(new Error(way), { code: way });
      if (way === 'stuck' && how !== 'read') await well;
      return nodeDisk.open(path, how, mode);
    },
    // Names alone take no room, but a disk that is stuck is stuck for all.
    async remove(path) {
      if (way !== undefined && way !== 'stuck') throw Object.assign(new Error(way), { code: way });
      if (way === 'stuck') await well;
      return nodeDisk.remove(path);
    },
  };
  return {
    disk,
    break: (how: string): void => void (way = how),
    mend(): void {
      way = undefined;
      mended();
    },
  };
}

const fire = (en: string, second: number): StoredNotice =>
  storedNotice.parse({
    id: 'emergency',
    title: en,
    content: { kind: 'text', text: { en } },
    priority: 'emergency',
    changedBy: 'staff:anna',
    changedAt: `2026-03-09T09:00:0${String(second)}+08:00`,
  });

const textsOf = (notices: readonly StoredNotice[]): readonly string[] => notices.map(({ title }) => title);

describe.each(['ENOSPC', 'EMFILE', 'EIO', 'stuck'])('an emergency on a disk that says %s', (way) => {
  async function begun() {
    const bad = badDisk();
    const said: string[] = [];
    const inner = noticeStore(folder, bad.disk);
    const store = emergencyFirst(
      inner,
      { unrecorded: () => said.push('unrecorded'), recorded: () => said.push('recorded') },
      { patienceMs: 50, againMs: 10 },
    );
    await store.load();
    let tells = 0;
    store.onEmergency(() => (tells += 1));
    return { bad, store, said, tells: () => tells };
  }

  it('[N87] holds at once, and comes on record, in order, with its key, once the disk takes it', async () => {
    const { bad, store, said, tells } = await begun();
    bad.break(way);
    const put = store.put(fire('Fire', 1), 'key-1');
    expect(textsOf(store.all()), 'before anybody has waited for the disk').toEqual(['Fire']);
    expect(tells()).toBe(1);
    await put;
    expect(store.unrecorded()).toBe(true);
    expect(store.madeWith('key-1')?.title).toBe('Fire');
    await store.put(fire('Fire in the east wing', 2), 'key-2');
    expect(textsOf(store.all())).toEqual(['Fire in the east wing']);
    bad.mend();
    await expect.poll(() => store.unrecorded()).toBe(false);
    expect(said).toEqual(way === 'stuck' ? [] : ['unrecorded', 'recorded']);
    const again = noticeStore(folder);
    await again.load();
    expect(textsOf(again.all())).toEqual(['Fire in the east wing']);
    expect([again.madeWith('key-1')?.title, again.madeWith('key-2')?.title]).toEqual(['Fire', 'Fire in the east wing']);
    await store.close();
  });

  it('[N87] is withdrawn at once as well, and stays so over a restart after the disk took it', async () => {
    const { bad, store } = await begun();
    await store.put(fire('Fire', 1), undefined);
    // On a busy machine a good disk may need longer than is waited for.
    await expect.poll(() => store.unrecorded()).toBe(false);
    bad.break(way);
    expect(await store.remove('emergency', 'staff:anna', '2026-03-09T09:00:05+08:00')).toBe(true);
    expect([store.all(), store.find('emergency'), store.unrecorded()]).toEqual([[], undefined, true]);
    expect(await store.remove('emergency', 'staff:anna', '2026-03-09T09:00:06+08:00')).toBe(false);
    bad.mend();
    await expect.poll(() => store.unrecorded()).toBe(false);
    const again = noticeStore(folder);
    await again.load();
    expect(again.all()).toEqual([]);
    expect(await readFile(join(folder, 'changes.csv'), 'utf8')).toContain('withdrawn,emergency');
    await store.close();
  });
});

describe('an emergency whose hall is closed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  /** A store of which each write ends when it is told to. */
  const slow = () => {
    const writes: { readonly done: () => void; readonly fail: () => void }[] = [];
    const put = (): Promise<void> =>
      new Promise((done, fail) => writes.push({ done, fail: () => fail(new Error('the database is closed')) }));
    const store = emergencyFirst(
      around(noticeStore(folder), { put }),
      { unrecorded: () => undefined, recorded: () => undefined },
      { patienceMs: 1000, againMs: 10 },
    );
    return { store, writes };
  };

  it('[N87] waits for what is being written, and is not closed before', async () => {
    const { store, writes } = slow();
    const put = store.put(fire('Fire', 1));
    let closed = false;
    const closing = store.close().then(() => (closed = true));
    await vi.advanceTimersByTimeAsync(500);
    expect(closed).toBe(false);
    writes[0]!.done();
    await Promise.all([closing, put]);
    expect(store.unrecorded()).toBe(false);
  });

  it('[N87] tries nothing any more: neither what fails then, nor what failed before, nor what was behind it', async () => {
    const { store, writes } = slow();
    void store.put(fire('Fire', 1));
    void store.put(fire('Fire in the east wing', 2));
    const closing = store.close();
    writes[0]!.fail();
    await closing;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes).toHaveLength(1);
    const other = slow();
    void other.store.put(fire('Fire', 1));
    other.writes[0]!.fail();
    await vi.advanceTimersByTimeAsync(5);
    await other.store.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(other.writes).toHaveLength(1);
  });

  it('[N87] waits for no disk that is stuck, and begins nothing behind it', async () => {
    const { store, writes } = slow();
    void store.put(fire('Fire', 1));
    void store.put(fire('Fire in the east wing', 2));
    const closing = store.close();
    // And one turn more, in which what has come would be heard.
    await vi.advanceTimersByTimeAsync(1001);
    await closing;
    writes[0]!.done();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes).toHaveLength(1);
  });
});
