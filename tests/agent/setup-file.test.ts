import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSetup, setupText, writeSetup } from '../../agent/setup-file.ts';

it('[AC4] what the server said is read back as it was, bytes of the logo included; another shape, or a part, is as none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-setup-'));
  const path = join(folder, 'setup.json');
  expect(await readSetup(path)).toBeUndefined();
  const name = { 'zh-Hans': '大厅', 'zh-Hant': '大廳', en: 'Hall' };
  const setup = {
    hall: { name, languages: ['zh-Hans' as const], timeZone: 'Asia/Shanghai' },
    printers: [{ id: 'kiosk-1', name: '一', paperMm: 80 as const, model: 'generic-80' }],
    inputs: [],
    keymaps: [],
    signs: [],
    boards: [{ id: 'board-01', port: 9222 }],
    // As socket.io gives bytes.
    logo: { widthDots: 2, heightDots: 1, grey: Buffer.from([0, 255]) },
  };
  await writeSetup(path, setup);
  const read = await readSetup(path);
  expect(setupText(read)).toBe(setupText(setup));
  expect([...(read?.logo?.grey ?? [])]).toEqual([0, 255]);
  await writeSetup(path, { ...setup, printers: [{ ...setup.printers[0], paperMm: 70 }] } as never);
  expect(await readSetup(path)).toBeUndefined();
  await writeFile(path, setupText(setup).slice(0, -20));
  expect(await readSetup(path)).toBeUndefined();
  await rm(folder, { recursive: true });
});
