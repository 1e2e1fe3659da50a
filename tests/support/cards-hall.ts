import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sample hall with limits so short that a test sees cards. */
export type CardsHall = { readonly folder: string; remove(): Promise<void> };

/** `files`: other tables of the hall file, by name. */
export async function cardsHall(
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<CardsHall> {
  const parent = await mkdtemp(join(tmpdir(), 'hallcall-cards-'));
  const folder = join(parent, 'hall');
  await cp('halls/sample', folder, { recursive: true });
  const cards = ['id,kind,scope,of,yellow,red,to', ...lines, ''].join('\n');
  for (const [name, text] of Object.entries({ 'cards.csv': cards, ...files }))
    await writeFile(join(folder, name), text);
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}
