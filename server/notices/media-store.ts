import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './durable-file.ts';
import { endingOf, MAGIC_BYTES, MEDIA_TYPES, type MediaEnding } from './media-type.ts';

/** The largest file that is taken. */
export const MEDIA_LIMIT = 50 * 1024 * 1024;

/** A picture or a film that is kept; its id is its SHA-256 with an ending. */
export type Media = { readonly id: string; readonly type: string; readonly size: number };

/** The pictures and films of notices. */
export interface MediaStore {
  load(): Promise<void>;
  /** Takes a file as it comes in. Durable once it resolves; the same file twice is one. */
  take(bytes: AsyncIterable<Uint8Array>): Promise<Media | 'too-large' | 'unknown-type'>;
  find(id: string): (Media & { readonly path: string }) | undefined;
}

const ID = /^[0-9a-f]{64}\.(png|jpg|webp|gif|mp4|webm)$/;
const PART = /^\.part-/;

/** Keeps files in a folder under names that nobody chooses; one that is still coming in has a name of its own. */
export function mediaStore(folder: string): MediaStore {
  const sizes = new Map<string, number>();
  return {
    async load() {
      await mkdir(folder, { recursive: true });
      for (const name of await readdir(folder)) {
        if (PART.test(name)) await rm(join(folder, name), { force: true });
        else if (ID.test(name)) sizes.set(name, (await stat(join(folder, name))).size);
      }
    },
    async take(bytes) {
      const part = join(folder, `.part-${randomUUID()}`);
      try {
        const got = await receive(part, bytes);
        if (typeof got === 'string') return got;
        const id = `${got.hash}.${got.ending}`;
        await rename(part, join(folder, id));
        await syncFolder(folder);
        sizes.set(id, got.size);
        return { id, type: MEDIA_TYPES[got.ending], size: got.size };
      } finally {
        await rm(part, { force: true });
      }
    },
    find(id) {
      const size = sizes.get(id);
      const ending = ID.exec(id)?.[1] as MediaEnding | undefined; // the endings of the pattern are those of the table
      if (size === undefined || ending === undefined) return undefined;
      return { id, type: MEDIA_TYPES[ending], size, path: join(folder, id) };
    },
  };
}

type Received = { readonly hash: string; readonly ending: MediaEnding; readonly size: number };

async function receive(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Received | 'too-large' | 'unknown-type'> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx');
  let size = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > MEDIA_LIMIT) return 'too-large';
      if (head.length < MAGIC_BYTES) head = Buffer.concat([head, chunk.subarray(0, MAGIC_BYTES - head.length)]);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    const ending = endingOf(head);
    if (ending === undefined) return 'unknown-type';
    await handle.sync();
    return { hash: hash.digest('hex'), ending, size };
  } finally {
    await handle.close();
  }
}
