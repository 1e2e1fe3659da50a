import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { readPhotos } from '../../../server/hall-file/read-photos.ts';

const USERS = new Set(['wang.li', 'clerk-12']);
const PICTURE = PNG.sync.write(new PNG({ width: 3, height: 4 }));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hall-photos-'));
  await mkdir(join(folder, 'photos'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, bytes: Buffer): Promise<void> => writeFile(join(folder, 'photos', name), bytes);

async function wrong(): Promise<string> {
  const read = await readPhotos(folder, USERS);
  return read.ok ? '' : read.error.map(hallFileErrorText).join('\n');
}

describe('the photos of those who work at counters', () => {
  it('[BD47] are read by the login; without the folder there are none, and what is no picture by its name is left alone', async () => {
    await put('wang.li.png', PICTURE);
    await put('Thumbs.db', Buffer.from('x'));
    const read = await readPhotos(folder, USERS);
    expect(read.ok && [...read.value.keys()]).toEqual(['wang.li']);
    expect(read.ok && read.value.get('wang.li')).toMatchObject({ type: 'image/png', bytes: PICTURE });
    expect(read.ok && read.value.get('wang.li')?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(await readPhotos(join(folder, 'elsewhere'), USERS)).toEqual({ ok: true, value: new Map() });
  });

  it('[BD47] what is wrong is told, file by file', async () => {
    await put('nobody.jpg', PICTURE);
    await put('clerk-12.jpg', Buffer.from('<svg/>'));
    await put('wang.li.jpg', Buffer.alloc(600 * 1024));
    const told = await wrong();
    expect(told).toMatch(/photos\/nobody.jpg: expected a login of users.csv/);
    expect(told).toMatch(/photos\/clerk-12.jpg: expected a JPEG or PNG picture/);
    expect(told).toMatch(/photos\/wang.li.jpg: expected a photo of at most 512 KB, not 600/);
  });
});
