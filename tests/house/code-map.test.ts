import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** What is made, not written. */
const MADE = ['node_modules', 'dist', 'data', 'coverage'];
/** Houses whose rooms are named one by one. */
const HOUSES = ['core', 'server', 'server/doors', 'server/equipment'];

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.includes(entry.name))
    .map(({ name }) => (folder === '.' ? name : `${folder}/${name}`));
}

/** The rooms that begin an entry of the code map: `- \`core/base/\`: …`, several with commas. */
function named(): readonly string[] {
  const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const map = page.split(/^## /m).find((chapter) => chapter.startsWith('The rooms')) ?? '';
  const entries = [...map.matchAll(/^ *- ((?:`[^`]+\/`(?:, )?)+):/gm)].map(([, rooms = '']) => rooms);
  return entries.flatMap((rooms) => [...rooms.matchAll(/`([^`]+)\/`/g)].map(([, room = '']) => room));
}

it('[CH3] the code map names every room, each once, and no other', () => {
  const rooms = named();
  expect(rooms).toEqual([...new Set(rooms)]);
  expect(['.', ...HOUSES].flatMap(foldersIn).filter((room) => !rooms.includes(room))).toEqual([]);
  expect(rooms.filter((room) => !foldersIn(join(room, '..')).includes(room))).toEqual([]);
});
