import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJsonLines, readJsonLines } from '../../files/json-lines.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-lines-'));
  path = join(folder, 'deep', 'lines.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = () => readJsonLines(path, (value) => (value as { n: number }).n, 'remove the file');

describe('lines of JSON', () => {
  it.each<readonly [DiskFault, DiskFault]>([
    ['write', 'truncate'],
    ['sync', 'truncate'],
    ['write', 'sync'],
  ])('[FI7] one of which a faulty disk (%s, %s) leaves a part is taken away before the next', async (first, second) => {
    const faulty = new Set<DiskFault>();
    const lines = await openJsonLines(path, [{ n: 1 }], faultyDisk(faulty));
    faulty.add(first).add(second);
    await expect(lines.add({ n: 2 })).rejects.toThrow('ENOSPC');
    faulty.delete(first);
    await expect(lines.add({ n: 3 })).rejects.toThrow('ENOSPC');
    faulty.clear();
    await lines.add({ n: 4 });
    expect([await read(), lines.count]).toEqual([[1, 4], 2]);
    await lines.close();
  });

  it('[FI7] none counts in a file whose name is not durable', async () => {
    const faulty = new Set<DiskFault>();
    const lines = await openJsonLines(path, [{ n: 1 }], faultyDisk(faulty));
    faulty.add('sync-folder');
    await expect(lines.renew(() => [{ n: 2 }])).rejects.toThrow('ENOSPC');
    await expect(lines.add({ n: 3 })).rejects.toThrow('ENOSPC');
    faulty.clear();
    await lines.add({ n: 4 });
    expect(await read()).toEqual([2, 4]);
    await lines.close();
  });

  it('[FI7] where the disk has no room for them anew, those that are there stand, and a torn one is cut off', async () => {
    const faulty = new Set<DiskFault>();
    const before = await openJsonLines(path, [{ n: 1 }, { n: 2 }]);
    await before.close();
    await appendFile(path, '{"n":');
    faulty.add('write');
    const lines = await openJsonLines(path, [{ n: 9 }], faultyDisk(faulty));
    await expect(lines.renew(() => [{ n: 9 }])).rejects.toThrow('ENOSPC');
    await expect(lines.add({ n: 3 })).rejects.toThrow('ENOSPC');
    faulty.clear();
    await lines.add({ n: 4 });
    expect([await read(), lines.count]).toEqual([[1, 2, 4], 3]);
    await lines.renew(() => [{ n: 5 }]);
    expect([await read(), lines.count]).toEqual([[5], 1]);
    await lines.close();
    faulty.add('write');
    path = join(folder, 'other.jsonl');
    await expect(openJsonLines(path, [{ n: 1 }], faultyDisk(faulty))).rejects.toThrow('ENOSPC');
  });

  it('[FI8] a last line with a hole in it, as a loss of power may leave one, never counted; elsewhere it is named', async () => {
    for (const torn of ['\0\0\0\0":3}\n', '{"n":\0\0\0}\n', '\0}\n', '{"n":3\0\0\0', '\0\0\0\0']) {
      const lines = await openJsonLines(path, [{ n: 1 }, { n: 2 }]);
      await lines.close();
      await appendFile(path, torn);
      expect(await read()).toEqual([1, 2]);
      if (!torn.endsWith('\n')) continue;
      await appendFile(path, '{"n":4}\n');
      await expect(read()).rejects.toThrow(/lines\.jsonl, line 3, cannot be read; remove the file/);
    }
  });
});
