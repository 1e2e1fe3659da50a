import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** What is different in a hall. */
export type ChangeHall = (files: {
  readonly edit: (file: string, from: string | RegExp, to: string) => Promise<void>;
  folder: string;
}) => Promise<void>;

/** A folder with small halls of these ids, each changed as is said, and files beside them. */
export async function folderOfHalls(
  halls: Readonly<Record<string, ChangeHall | undefined>>,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hallcall-city-'));
  made.push(root);
  for (const [id, change] of Object.entries(halls)) {
    const folder = join(root, id);
    await cp(join(process.cwd(), 'halls', 'new'), folder, { recursive: true });
    const edit = async (file: string, from: string | RegExp, to: string): Promise<void> => {
      const text = await readFile(join(folder, file), 'utf8');
      if (text.replace(from, to) === text) throw new Error(`${file} has no ${String(from)}`);
      await writeFile(join(folder, file), text.replace(from, to));
    };
    await edit('hall.csv', '\nid,our-hall,', `\nid,${id},`);
    await change?.({ edit, folder });
  }
  for (const [file, text] of Object.entries(more)) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return root;
}

/** Removes what was made. */
export async function removeFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}
