import { describe, expect, it } from 'vitest';
import type { Disk } from '../../files/disk.ts';
import { appendLines, makeFolder, readIfThere, removeFile, withFile, writeWhole } from '../../files/durable-file.ts';
import { readBesideSum, removeBesideSum, writeBesideSum } from '../../files/sum-beside.ts';
import { summed } from '../../files/summed.ts';
import { MortalDisk } from '../support/mortal-disk.ts';
import { surviveEveryCut } from '../support/power-cuts.ts';

const PATH = '/data/deep/file.json';
const textOf = async (disk: Disk, path = PATH): Promise<string | undefined> =>
  (await readIfThere(path, disk))?.toString();
const writeTemporary = async (disk: Disk, text: string, sync: boolean): Promise<void> =>
  withFile(await disk.open(`${PATH}.next`, 'write'), async (file) => {
    await file.write(Buffer.from(text));
    if (sync) await file.sync();
  });
const prepare = (disk: Disk): Promise<void> => writeWhole(PATH, 'old', disk);

describe('what lasts', () => {
  it('[FI1] is the old or the new, whenever the power goes, and the new once it is acknowledged', async () => {
    await surviveEveryCut({ prepare, change: (disk) => writeWhole(PATH, 'new', disk), read: textOf });
    await surviveEveryCut({ change: (disk) => writeWhole(PATH, 'first', disk), read: textOf });
    await surviveEveryCut({ prepare, change: (disk) => removeFile(PATH, disk), read: textOf });
  });

  it('[FI1] so is one whose sum stands beside it, written anew, over one without a sum, and taken away', async () => {
    const read = (disk: Disk) => readBesideSum(PATH, disk);
    const write = (text: string) => (disk: Disk) => writeBesideSum(PATH, text, disk);
    await surviveEveryCut({ change: write('{"n":1}'), read });
    await surviveEveryCut({ prepare: write('{"n":1}'), change: write('{"n":2}'), read });
    await surviveEveryCut({
      prepare: async (disk) => {
        await write('{"n":1}')(disk);
        await write('{"n":2}')(disk);
      },
      change: write('{"n":3}'),
      read,
    });
    await surviveEveryCut({ prepare: (disk) => writeWhole(PATH, '{"n":0}', disk), change: write('{"n":1}'), read });
    await surviveEveryCut({
      prepare: (disk) => writeWhole(PATH, summed(PATH, '{"n":0}'), disk),
      change: write('{"n":1}'),
      read,
    });
    await surviveEveryCut({ prepare: write('{"n":1}'), change: (disk) => removeBesideSum(PATH, disk), read });
  });

  it('[FI2] lines that were acknowledged are whole; of others there may be a part, which is no line', async () => {
    const lines = async (disk: Disk) =>
      (await textOf(disk))
        ?.split('\n')
        .slice(0, -1)
        .filter((line) => line.endsWith('!'));
    const add = (line: string) => (disk: Disk) => appendLines(PATH, 'head!', [line], disk);
    await surviveEveryCut({ prepare: add('one!'), change: add('two!'), read: lines });
    const first = async (disk: Disk) => ((await lines(disk)) ?? []).filter((line) => line !== 'head!');
    await surviveEveryCut({ change: add('one!'), read: first });
  });

  it('[FI2] lines of which a full disk has taken a part leave nothing of it', async () => {
    const disk = new MortalDisk();
    const open = disk.open.bind(disk);
    let isFull = true;
    disk.open = async (path, how) => {
      const file = await open(path, how);
      const write = async (bytes: Uint8Array): Promise<void> => {
        await file.write(bytes.subarray(0, bytes.length / 2));
        throw new Error('full');
      };
      return isFull ? { ...file, write } : file;
    };
    const add = (line: string) => appendLines(PATH, 'head', [line], disk);
    await expect(add('one')).rejects.toThrow('full');
    expect(await textOf(disk)).toBe('');
    isFull = false;
    await add('two');
    isFull = true;
    await expect(add('three')).rejects.toThrow('full');
    isFull = false;
    await add('four');
    expect(await textOf(disk)).toBe('head\ntwo\nfour\n');
  });

  it('[FI3] folders that were made for it are as durable as it is', async () => {
    const read = (disk: Disk) =>
      disk.list('/a/b/c').then(
        () => 'there',
        () => 'not there',
      );
    await surviveEveryCut({ change: (disk) => makeFolder('/a/b/c', disk), read });
  });

  it.each<readonly [string, (disk: Disk) => Promise<void>]>([
    [
      'written in place',
      async (disk) => withFile(await disk.open(PATH, 'write'), (file) => file.write(Buffer.from('new'))),
    ],
    [
      'renamed before the file is synced',
      async (disk) => {
        await writeTemporary(disk, 'new', false);
        await disk.rename(`${PATH}.next`, PATH);
        await disk.syncFolder('/data/deep');
      },
    ],
    [
      'acknowledged before the folder is synced',
      async (disk) => {
        await writeTemporary(disk, 'new', true);
        await disk.rename(`${PATH}.next`, PATH);
      },
    ],
    [
      'taken away before the new one is there',
      async (disk) => {
        await writeTemporary(disk, 'new', true);
        await disk.remove(PATH);
        await disk.rename(`${PATH}.next`, PATH);
        await disk.syncFolder('/data/deep');
      },
    ],
  ])('[FI4] a write that is %s does not pass this test', async (_, change) => {
    await expect(surviveEveryCut({ prepare, change, read: textOf })).rejects.toThrow(/calls/);
  });
});
