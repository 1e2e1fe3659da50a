import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Where pages are made. The gallery is for programmers and has no policy; pages of a hall are the hall's own. */
const ROOMS = ['web', 'kiosk', 'counter', 'desk', 'display', 'manager', 'reports', 'rating', 'keypad', 'tray'];
const BY_HAND = ['server/doors/http', 'agent/kiosk'];
/** The head of each page that is written whole, whose style sheet the policy knows by its hash. */
const HEADS = ['server/doors/http/pages/html-page.ts', 'agent/kiosk/kiosk-page.ts'];

const STYLES = /\sstyle=|\bstyleMap\b|setAttribute\('style'|createElement\('style'\)/;

async function sourcesIn(rooms: readonly string[]): Promise<readonly string[]> {
  const all = rooms.map(async (room) =>
    (await readdir(join(ROOT, room), { recursive: true })).map((file) => join(room, file)),
  );
  return (await Promise.all(all)).flat().filter((file) => /\.(ts|html)$/.test(file));
}

it('[DR35] nothing on a page is styled by an attribute or a style sheet in it: the policy lets none count', async () => {
  const files = await sourcesIn([...ROOMS, ...BY_HAND]);
  expect(files.length).toBeGreaterThan(300);
  const found: string[] = [];
  for (const file of files) {
    const text = await readFile(join(ROOT, file), 'utf8');
    if (STYLES.test(text) || (text.includes('<style') && !HEADS.includes(file))) found.push(file);
    if (text.includes('<!doctype html>') && file.endsWith('.ts') && !HEADS.includes(file)) found.push(file);
  }
  expect(found).toEqual([]);
});

it.each(['<i style="width: 1px">', "e.setAttribute('style', x)", '<i style=${styleMap(x)}>', "createElement('style')"])(
  '[DR35] %s is found',
  (text) => {
    expect(text).toMatch(STYLES);
  },
);
