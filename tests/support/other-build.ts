import { copyFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHARED = ['node_modules', 'halls', 'package.json'];

/** A project's folder of its own, with the server and the pages as they are built now. */
export async function builtApart(): Promise<{ readonly root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'hallcall-built-'));
  await cp('dist/server', join(root, 'dist', 'server'), { recursive: true });
  await cp('dist/web', join(root, 'dist', 'web'), { recursive: true });
  for (const name of SHARED) await symlink(join(process.cwd(), name), join(root, name));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Another build there: the script of each page, or of some of them, has another name. Gives the pages. */
export async function buildAnew(root: string, mark: string, only?: readonly string[]): Promise<readonly string[]> {
  const web = join(root, 'dist', 'web');
  const pages = (await readdir(web)).filter((name) => name !== 'assets' && (only?.includes(name) ?? true));
  for (const page of pages) {
    const file = join(web, page, 'index.html');
    const html = await readFile(file, 'utf8');
    const script = /<script[^>]*\ssrc="\/assets\/([^"]+)"/.exec(html)?.[1] ?? '';
    const next = script.replace(/\.js$/, `-${mark}.js`);
    await copyFile(join(web, 'assets', script), join(web, 'assets', next));
    await writeFile(file, html.replace(script, next));
  }
  return pages;
}

/** Another build of the pages that the server has in itself: phone and signs. */
export async function servePagesAnew(root: string, mark: string): Promise<void> {
  const file = join(root, 'dist', 'server', 'main.js');
  const code = await readFile(file, 'utf8');
  const next = code.replaceAll(/(?<=(?:PHONE|SIGNS)_BUILD = buildOf\()/gu, `'${mark}' + `);
  if (next.length !== code.length + 2 * `'${mark}' + `.length) throw new Error(`${file} makes its builds otherwise`);
  await writeFile(file, next);
}
