import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../../../core/base/time.ts';
import { nodeDisk, type Disk } from '../../../../files/disk.ts';
import { summed } from '../../../../files/summed.ts';
import { securityFiles } from '../../../../server/auth/security/security-files.ts';
import { SecurityRecord } from '../../../../server/auth/security/security-record.ts';
import { openSyslog, syslogLine } from '../../../../server/auth/security/syslog.ts';
import { syslogTarget } from '../../../../server/ops/syslog-target.ts';
import { eventually } from '../../../support/eventually.ts';
import { faultyDisk, type DiskFault } from '../../../support/faulty-disk.ts';

let now = Date.parse('2026-03-30T09:00:00Z');
let folder = '';
let full = false;
/** The end of a path that nothing can be written to. */
let fullAt = '';
const disk: Disk = {
  ...nodeDisk,
  open: (path, how, mode) =>
    full || (fullAt !== '' && path.endsWith(fullAt))
      ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
      : nodeDisk.open(path, how, mode),
};
beforeEach(async () => {
  now = Date.parse('2026-03-30T09:00:00Z');
  full = false;
  fullAt = '';
  folder = join(await mkdtemp(join(tmpdir(), 'hallcall-security-')), 'security');
});
afterEach(async () => {
  for (const record of openRecords.splice(0)) await record.rest();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

const openRecords: SecurityRecord[] = [];
async function opened(told: string[] = [], over = disk): Promise<SecurityRecord> {
  const record = new SecurityRecord(
    securityFiles(folder, over),
    () => now,
    (detail) => told.push(detail),
  );
  openRecords.push(record);
  await record.load();
  return record;
}
const whos = async (record: SecurityRecord): Promise<readonly (string | undefined)[]> =>
  (await record.find({ limit: 50 })).map(({ who }) => who).reverse();
const file = (month = '2026-03'): string => join(folder, `${month}.jsonl`);

describe('the record of security', () => {
  it('[SL1] goes on over restarts and months, each event following from the last, for this user alone', async () => {
    for (const day of [0, 1, 2, 3]) {
      now = Date.parse('2026-03-30T09:00:00Z') + day * DAY;
      const record = await opened();
      await record.add({ kind: 'signed-in', who: 'anna', from: '10.0.0.1' });
      await record.add({ from: '10.0.0.1', detail: 'told in another order', who: 'anna', kind: 'signed-out' });
    }
    const record = await opened();
    expect(await record.prove()).toMatchObject({ whole: true, seq: 8 });
    const found = await record.find({ limit: 3, who: 'anna', kind: 'signed-in' });
    expect(found.map(({ seq, at }) => [seq, at.slice(0, 10)])).toEqual([
      [7, '2026-04-02'],
      [5, '2026-04-01'],
      [3, '2026-03-31'],
    ]);
    expect((await record.find({ limit: 10, before: 3 })).map(({ seq }) => seq)).toEqual([2, 1]);
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o077).toBe(0);
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ['a name that was changed', (lines) => lines.map((line, n) => (n === 1 ? line.replace('bob', 'eve') : line))],
    ['one that was taken out', (lines) => lines.filter((_, n) => n !== 1)],
    ['two that were swapped', ([a = '', b = '', c = '']) => [a, c, b]],
    ['one that was added', (lines) => [...lines.slice(0, 2), lines[1] ?? '', ...lines.slice(2)]],
    ['one that is no event', (lines) => lines.map((line, n) => (n === 1 ? '{"kind":"signed-in"}' : line))],
  ])('[SL2] %s is found', async (_, change) => {
    const record = await opened();
    for (const who of ['anna', 'bob', 'cleo']) await record.add({ kind: 'locked', who, by: 'admin' });
    const lines = (await readFile(file(), 'utf8')).trimEnd().split('\n');
    await writeFile(file(), `${change(lines).join('\n')}\n`);
    expect(await (await opened()).prove()).toMatchObject({ whole: false, broken: expect.any(Number) as number });
  });

  it('[SL2] a last line that the power has cut off was never acknowledged, and is taken away', async () => {
    const record = await opened();
    await record.add({ kind: 'locked', who: 'anna', by: 'admin' });
    await writeFile(file(), `${await readFile(file(), 'utf8')}{"seq":2,"at":"2026`);
    const again = await opened();
    await again.add({ kind: 'unlocked', who: 'anna', by: 'admin' });
    expect(await again.prove()).toMatchObject({ whole: true, seq: 2 });
  });

  it.each(['{"seq":2,"at":"2026', '\0\0\0\0\0":"2026"}\n', '{"seq":2,\0\0\0\0}\n', '\0\0\0'])(
    '[SL2] a last line that the power has torn (%j) is taken away on a full disk, too: a hall has to start',
    async (torn) => {
      const record = await opened();
      await record.add({ kind: 'locked', who: '大庆', by: 'admin' });
      await record.rest();
      await writeFile(file(), `${await readFile(file(), 'utf8')}${torn}`);
      const again = await opened([], faultyDisk(new Set<DiskFault>(['write'])));
      expect(await again.prove()).toMatchObject({ whole: true, seq: 1 });
      const third = await opened();
      await third.add({ kind: 'unlocked', who: 'anna', by: 'admin' });
      expect(await third.prove()).toMatchObject({ whole: true, seq: 2 });
    },
  );

  it('[SL3] strangers who fail without end fill no disk; how many more there were is said', async () => {
    const record = await opened();
    for (let n = 0; n < 5000; n += 1) {
      await record.add({ kind: n % 2 === 0 ? 'sign-in-failed' : 'refused', from: `10.0.${String(n & 255)}.1` });
      now += SECOND / 10;
    }
    now += MINUTE;
    await record.add({ kind: 'signed-in', who: 'anna' });
    const { size } = await stat(file());
    expect(size).toBeLessThan(80_000);
    const [last] = await record.find({ limit: 1 });
    expect(last?.more).toBeGreaterThan(100);
    const written = await record.find({ limit: 1000 });
    expect(written.length + written.reduce((sum, { more = 0 }) => sum + more, 0)).toBe(5001);
  });

  it('[SL4] on a full disk it says so, owes what happened, and writes it in its order once there is room', async () => {
    const record = await opened();
    await record.add({ kind: 'signed-in', who: 'anna' });
    full = true;
    await expect(record.add({ kind: 'locked', who: 'anna', by: 'bob' })).rejects.toThrow('the disk is full');
    record.note({ kind: 'sign-in-failed', who: 'anna' });
    full = false;
    await record.settle();
    expect((await record.find({ limit: 9 })).map(({ kind }) => kind)).toEqual([
      'sign-in-failed',
      'locked',
      'signed-in',
    ]);
    expect(await (await opened()).prove()).toMatchObject({ whole: true, seq: 3 });
  });

  it('[SL9] whoever looks is shown what has happened before, written or about to be', async () => {
    const record = await opened();
    for (const who of ['anna', 'bob']) {
      record.note({ kind: 'refused', who });
      expect((await record.find({ limit: 1 }))[0]).toMatchObject({ who });
    }
    full = true;
    record.note({ kind: 'refused', who: 'carl' });
    expect((await record.find({ limit: 1 }))[0]).toMatchObject({ who: 'bob' });
  });

  it('[SL4] an event is written once its line is, also while what stands beside the lines cannot be', async () => {
    const record = await opened();
    await record.add({ kind: 'signed-in', who: 'anna' });
    await record.rest();
    fullAt = '0-end.json.next';
    await record.add({ kind: 'signed-in', who: 'bob' });
    for (let second = 0; second < 3; second += 1) await record.settle();
    await record.rest();
    expect(await whos(await opened())).toEqual(['anna', 'bob']);
    fullAt = '';
    await record.add({ kind: 'signed-in', who: 'cleo' });
    await record.rest();
    const again = await opened();
    expect(await whos(again)).toEqual(['anna', 'bob', 'cleo']);
    expect(await again.prove()).toMatchObject({ whole: true, seq: 3 });
    await truncate(file(), (await stat(file())).size - 10);
    expect(await (await opened()).prove()).toMatchObject({ whole: false, broken: 3 });
  });

  it.each(['sync', 'syncFolder', 'truncate'] as const)(
    '[SL4] a line of which %s failed is not written twice',
    async (call) => {
      let broken = false;
      const fault = (): Promise<never> => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
      const failing: Disk = {
        ...nodeDisk,
        syncFolder: (path) => (broken && call === 'syncFolder' ? fault() : nodeDisk.syncFolder(path)),
        async open(path, how, mode) {
          const opened = await nodeDisk.open(path, how, mode);
          return {
            ...opened,
            sync: () => (broken && call !== 'syncFolder' ? fault() : opened.sync()),
            truncate: (size) => (broken && call === 'truncate' ? fault() : opened.truncate(size)),
          };
        },
      };
      const record = await opened([], failing);
      broken = true;
      await expect(record.add({ kind: 'signed-in', who: 'anna' })).rejects.toThrow();
      await expect(record.settle()).rejects.toThrow();
      broken = false;
      await record.settle();
      await record.add({ kind: 'signed-in', who: 'bob' });
      expect(await whos(record)).toEqual(['anna', 'bob']);
      expect(await (await opened()).prove()).toMatchObject({ whole: true, seq: 2 });
    },
  );

  it('[SL7] a copy that is made file by file, by name, while events are written has lost nothing', async () => {
    const record = await opened();
    for (const who of ['anna', 'bob', 'cleo']) await record.add({ kind: 'signed-in', who });
    await record.rest();
    const copied: [string, Buffer][] = [];
    for (const name of (await readdir(folder)).sort()) {
      copied.push([name, await readFile(join(folder, name))]);
      await record.add({ kind: 'signed-in', who: `beside ${name}` });
      await record.rest();
    }
    await rm(folder, { recursive: true });
    await mkdir(folder);
    for (const [name, bytes] of copied) await writeFile(join(folder, name), bytes);
    const copy = await opened();
    await copy.add({ kind: 'signed-in', who: 'after' });
    expect(await copy.prove()).toMatchObject({ whole: true, seq: 5 });
  });

  it('[SL7] whoever proves the record while events are written finds it whole', async () => {
    const record = await opened();
    let going = true;
    const writer = (async () => {
      while (going) await record.add({ kind: 'signed-in', who: 'anna' });
    })();
    const proofs = [];
    for (let n = 0; n < 25; n += 1) proofs.push((await record.prove()).whole);
    going = false;
    await writer;
    expect(proofs).not.toContain(false);
  });

  it.each([
    ['garbage', () => 'garbage'],
    ['emptied', () => ''],
    ['with another number', (text: string) => text.replace('"seq":3', '"seq":1')],
    ['under its name of before', (text: string) => text.replace('"seq":3', '"seq":2')],
  ])('[SL7] an end beside the lines that is harmed (%s) is told, and no event hides it', async (what, change) => {
    const record = await opened();
    for (const who of ['anna', 'bob', 'cleo']) await record.add({ kind: 'signed-in', who });
    await record.rest();
    const end = join(folder, '0-end.json');
    const text = await readFile(end, 'utf8');
    const harmed = what.includes('before') ? join(folder, 'end.json') : end;
    await rm(end);
    await writeFile(harmed, change(text));
    // Two lines were cut off besides.
    const [first = ''] = (await readFile(file(), 'utf8')).split('\n');
    await writeFile(file(), `${first}\n`);
    const told: string[] = [];
    const again = await opened(told);
    expect(told).toEqual([expect.stringContaining(`${harmed} cannot be read, so that lines may be missing`)]);
    expect(await again.prove()).toMatchObject({ whole: false, seq: 1 });
    await again.add({ kind: 'signed-in', who: 'dora' });
    await again.rest();
    expect(await again.prove()).toMatchObject({ whole: false });
    expect(await (await opened()).prove()).toMatchObject({ whole: false });
    // Somebody has looked.
    await rm(harmed);
    expect(await (await opened()).prove()).toMatchObject({ whole: true, seq: 2 });
  });

  it('[SL7] the end that an earlier version has written counts until there is a new one', async () => {
    const record = await opened();
    for (const who of ['anna', 'bob']) await record.add({ kind: 'signed-in', who });
    await record.rest();
    const { seq, hash } = await record.prove();
    const old = join(folder, 'end.json');
    await writeFile(old, summed(old, JSON.stringify({ seq, hash })));
    await rm(join(folder, '0-end.json'));
    const [first = ''] = (await readFile(file(), 'utf8')).split('\n');
    await writeFile(file(), `${first}\n`);
    expect(await (await opened()).prove()).toMatchObject({ whole: false, broken: 2 });
  });

  it('[SL1] what is older than a year is removed with the first event of a month, and the rest still holds', async () => {
    for (let month = 0; month < 16; month += 1) {
      now = Date.UTC(2026, month, 3);
      await (await opened()).add({ kind: 'signed-in', who: 'anna' });
    }
    const record = await opened();
    expect(await record.prove()).toMatchObject({ whole: true, seq: 16 });
    expect(await record.find({ limit: 50 })).toHaveLength(13);
  });
});

describe('syslog', () => {
  const EVENT = {
    seq: 7,
    at: '2026-03-30T09:00:00.000Z',
    kind: 'sign-in-failed',
    who: 'anna\n<14>1 fake',
    hash: 'h',
  } as const;
  const FORM = /^<84>1 2026-03-30T09:00:00\.000Z \S+ hallcall \d+ sign-in-failed - \uFEFF\{.*"seq":7.*\}$/s;

  it('[SL5] has the form of RFC 5424, and no name in it begins another line', () => {
    const line = syslogLine(EVENT, 'hall-1', 42);
    expect(line).toMatch(FORM);
    expect(line).not.toContain('\n');
    expect(syslogLine({ ...EVENT, kind: 'signed-in' }, 'h', 1)).toMatch(/^<86>1 /);
    expect(syslogLine({ ...EVENT, kind: 'locked' }, 'h', 1)).toMatch(/^<85>1 /);
  });

  it('[SL5] comes over UDP', async () => {
    const heard: string[] = [];
    const receiver = createSocket('udp4').on('message', (line) => heard.push(line.toString()));
    await new Promise<void>((done) => receiver.bind(0, '127.0.0.1', done));
    const syslog = openSyslog({ protocol: 'udp', host: '127.0.0.1', port: receiver.address().port }, () => undefined);
    syslog.send(EVENT);
    await eventually(() => heard[0], 'a line over UDP');
    expect(heard[0]).toMatch(FORM);
    syslog.close();
    receiver.close();
  });

  it('[SL5] comes over TCP framed by its length, also what happened before the receiver was there', async () => {
    let heard = '';
    const receiver = createServer((socket) => socket.on('data', (bytes) => (heard += bytes.toString())));
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    const syslog = openSyslog(
      { protocol: 'tcp', host: '127.0.0.1', port: (receiver.address() as AddressInfo).port },
      () => undefined,
    );
    syslog.send(EVENT);
    syslog.send(EVENT);
    await eventually(() => heard.split('sign-in-failed -').length === 3 || undefined, 'two lines over TCP');
    const [, length = '', rest = ''] = /^(\d+) (.*)$/s.exec(heard) ?? [];
    expect(Buffer.from(rest).subarray(0, Number(length)).toString()).toMatch(FORM);
    syslog.close();
    receiver.close();
  });

  it('[SL5] a receiver that does not read takes no more memory than one that is away: the oldest go', async () => {
    const sockets: Socket[] = [];
    let heard = 0;
    let last = '';
    const receiver = createServer((socket) => sockets.push(socket.pause()));
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    const { port } = receiver.address() as AddressInfo;
    const syslog = openSyslog({ protocol: 'tcp', host: '127.0.0.1', port }, () => undefined);
    const detail = '-'.repeat(4096);
    for (let n = 0; n <= 10_000; n += 1) {
      syslog.send({ ...EVENT, seq: n, detail });
      // The system takes what it has room for.
      if (n % 500 === 0) await new Promise((done) => setImmediate(done));
    }
    await eventually(() => sockets.length === 1, 'the receiver has been found');
    sockets[0]?.on('data', (bytes: Buffer) => {
      heard += bytes.length;
      last = (last + bytes.toString('latin1')).slice(-8192);
    });
    sockets[0]?.resume();
    await eventually(() => last.includes('"seq":10000,'), 'the newest one has come');
    expect(heard).toBeLessThan(10_000 * detail.length * 0.8);
    syslog.close();
    for (const socket of sockets) socket.destroy();
    receiver.close();
  });

  it.each([
    ['udp://log.example', { protocol: 'udp', host: 'log.example', port: 514 }],
    ['tcp://10.0.0.5:6514', { protocol: 'tcp', host: '10.0.0.5', port: 6514 }],
    ['udp://[2001:db8::1]:514', { protocol: 'udp', host: '2001:db8::1', port: 514 }],
  ])('[SL5] %s is understood', (text, target) => {
    expect(syslogTarget(text)).toEqual({ ok: true, value: target });
  });

  it.each(['', 'log.example', 'http://log.example', 'udp://log.example:0', 'udp://log.example:99999', 'tcp://a b'])(
    '[SL5] %j is refused with what would be right',
    (text) => {
      expect(syslogTarget(text)).toMatchObject({ ok: false, error: expect.stringContaining('udp://') as string });
    },
  );
});
