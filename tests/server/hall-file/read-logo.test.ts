import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { loadHall } from '../../../server/hall-file/read-hall-folder.ts';
import { readLogo } from '../../../server/hall-file/read-logo.ts';

const SAMPLE = join(import.meta.dirname, '../../../halls/sample');

function png(width: number, height: number, rgba: readonly [number, number, number, number]): Buffer {
  const image = new PNG({ width, height });
  for (let at = 0; at < image.data.length; at += 4) image.data.set(rgba, at);
  return PNG.sync.write(image);
}

describe('logo.png in the folder of a hall', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hall-logo-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (bytes: Buffer) => {
    await writeFile(join(folder, 'logo.png'), bytes);
    const logo = await readLogo(folder);
    return logo.ok ? logo.value : hallFileErrorText(logo.error);
  };

  it('[H19] may be left out', async () => {
    expect(await readLogo(folder)).toEqual({ ok: true, value: undefined });
  });

  it('[H19] the sample hall has one that fits both papers', async () => {
    const hall = await loadHall(SAMPLE);
    expect(hall.ok && hall.value.logo).toMatchObject({ widthDots: 192, heightDots: 112 });
  });

  it('[H19] colours become greys, and what is transparent becomes white before anything is cut', async () => {
    const half = await read(png(4, 2, [0, 0, 0, 200]));
    expect(half).toMatchObject({ widthDots: 4, heightDots: 2 });
    const grey = typeof half === 'object' ? half.grey : new Uint8Array();
    expect(grey).toHaveLength(8);
    for (const value of grey) expect(Math.abs(value - 55)).toBeLessThanOrEqual(1);
    const red = await read(png(1, 1, [255, 0, 0, 255]));
    expect(red).toMatchObject({ grey: Uint8Array.of(76) });
  });

  it.each([
    ['a text', Buffer.from('not a picture at all, but long enough'), 'expected a PNG picture'],
    ['nothing', Buffer.alloc(0), 'expected a PNG picture'],
    ['a JPEG by another name', Buffer.from(`ffd8ffe000104a464946${'00'.repeat(40)}`, 'hex'), 'expected a PNG picture'],
    ['a PNG of which only the head came', png(40, 40, [0, 0, 0, 255]).subarray(0, 40), 'that is whole'],
    ['white on transparent', png(8, 8, [255, 255, 255, 128]), 'something dark'],
    ['a picture of 2001 dots', png(2001, 1, [0, 0, 0, 255]), 'at most 2000 x 2000 dots, not 2001 x 1'],
    ['a heavy file', Buffer.alloc(1024 * 1024 + 1), 'a file of at most 1 MB'],
  ])('[H19] %s is told as a mistake', async (_, bytes, says) => {
    const answer = await read(bytes);
    expect(answer).toContain('logo.png: expected');
    expect(answer).toContain(says);
  });

  it('[H19] a mistake in it comes with those of the tables', async () => {
    await writeFile(join(folder, 'logo.png'), 'x');
    const hall = await loadHall(folder);
    expect(hall.ok ? [] : hall.error.map(({ file }) => file)).toContain('logo.png');
    expect(hall.ok ? [] : hall.error.map(({ file }) => file)).toContain('services.csv');
  });
});
