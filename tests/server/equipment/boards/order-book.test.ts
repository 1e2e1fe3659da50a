import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PLAIN_BOARD } from '../../../../core/protocol/boards.ts';
import { summed } from '../../../../files/summed.ts';
import { orderBook } from '../../../../server/equipment/boards/order-book.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-orders-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const order = (name: string) => ({
  at: '2026-03-09T09:01:00+08:00',
  who: 'staff:anna',
  order: name,
  board: 'board-01',
  reached: true,
});

it('[BD62] a row that was cut off is none, and swallows no other', async () => {
  const book = orderBook(folder);
  await book.load();
  await book.give(order('reload'), (before) => before);
  await appendFile(join(folder, 'orders.csv'), '2026-03-09T09:02:00+08:00,"staff:b');
  const again = orderBook(folder);
  await again.load();
  expect(again.given()).toEqual([order('reload')]);
  await again.give(order('identify'), (before) => before);
  const third = orderBook(folder);
  await third.load();
  expect(third.given()).toEqual([order('identify'), order('reload')]);
  const lines = (await readFile(join(folder, 'orders.csv'), 'utf8')).split('\n');
  expect(lines[0]).toBe('at,who,order,board,reached');
});

it('[BD1] a file that cannot be read is told; no board is muted or dark by it, and who told what is still known', async () => {
  const book = orderBook(folder);
  await book.load();
  await book.give(order('mute'), (before) => ({ ...before, muted: true }));
  await writeFile(join(folder, 'standing.json'), '{"board-01": {"muted": "yes"}}');
  expect(await orderBook(folder).load()).toMatch(
    /^standing\.json: its sum does not fit; if you changed it yourself, remove standing\.json\.sum$/,
  );
  await rm(join(folder, 'standing.json.sum'));
  const again = orderBook(folder);
  expect(await again.load()).toMatch(/^standing\.json: board-01\.muted: [^\n]+$/);
  expect(again.standing('board-01')).toEqual(PLAIN_BOARD);
  expect(again.given()).toEqual([order('mute')]);
});

it('[BD1] what lasts is nothing but boards, as a version before reads it; of one that had the sum within it counts', async () => {
  const path = join(folder, 'standing.json');
  const book = orderBook(folder);
  await book.give(order('mute'), (before) => ({ ...before, muted: true }));
  const text = await readFile(path, 'utf8');
  expect(JSON.parse(text)).toEqual({ 'board-01': { ...PLAIN_BOARD, muted: true } });
  const reread = async (said: string): Promise<boolean | string> => {
    await writeFile(path, said);
    const again = orderBook(folder);
    return (await again.load()) ?? again.standing('board-01').muted;
  };
  expect(await reread(JSON.stringify(JSON.parse(text)))).toBe(true);
  expect(await reread(text.replace('true', 'false'))).toMatch(/standing\.json: its sum .* remove standing\.json\.sum/);
  await rm(`${path}.sum`);
  expect(await reread(summed(path, text))).toBe(true);
  expect(await reread(summed(path, text).replace('true', 'false'))).toMatch(/`sum` out/);
});

it('[BD1] where the disk cannot take an order nothing lasts of it', async () => {
  await writeFile(join(folder, 'file'), '');
  const book = orderBook(join(folder, 'file'));
  await expect(book.give(order('blank'), (before) => ({ ...before, blank: true }))).rejects.toThrow();
  expect(book.standing('board-01')).toEqual(PLAIN_BOARD);
});
