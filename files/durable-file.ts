import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts a whole file in place: the old one or the new one is there, whenever the power goes. Durable once it resolves. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const next = `${path}.next`;
  await writeSynced(next, text);
  await rename(next, path);
  await syncFolder(dirname(path));
}

/**
 * Adds lines to a file, which begins with `head` when it is new. A last line that was cut off by a loss of power is ended first. Durable
 * once it resolves.
 */
export async function appendLines(path: string, head: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'a+');
  let isNew = false;
  try {
    const { size } = await handle.stat();
    isNew = size === 0;
    const last = Buffer.alloc(1);
    if (!isNew) await handle.read(last, 0, 1, size - 1);
    const start = isNew ? `${head}\n` : last.toString() === '\n' ? '' : '\n';
    await handle.appendFile(`${start}${lines.map((line) => `${line}\n`).join('')}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(dirname(path));
}

/** A new name, or a name that is gone, is durable only with its folder. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows does not let a folder be opened; there a rename is as durable as it gets.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
