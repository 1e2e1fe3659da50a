import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with so many halls, each the sample under an id of its own, for `HALLS` or one at a time. */
export async function manySamples(
  count: number,
): Promise<{ readonly folder: string; readonly ids: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-samples-'));
  const ids = Array.from({ length: count }, (_, at) => `hall-${String(at + 1).padStart(2, '0')}`);
  for (const id of ids) await sampleAs(join(folder, id), id);
  await writeFile(
    join(folder, 'city.csv'),
    `key,value\nname_zh_hans,多厅\nname_zh_hant,多廳\nname_en,Many halls\ndefault_hall,${ids[0] ?? ''}\n`,
  );
  await writeFile(
    join(folder, 'users.csv'),
    'id,role,name_zh_hans,name_zh_hant,name_en,halls,password_hash\nabove,administrator,全市,全市,All halls,*,\n',
  );
  return { folder, ids };
}

async function sampleAs(folder: string, id: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(join(process.cwd(), 'halls', 'sample'), folder, { recursive: true });
  const file = join(folder, 'hall.csv');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^id,[^,]*,/m, `id,${id},`));
}
