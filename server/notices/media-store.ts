import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inTurn } from '../../core/base/in-turn.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { makeFolder, putInPlace, removeFile, withFile, writeWhole } from '../../files/durable-file.ts';
import { endingOf, MAGIC_BYTES, MEDIA_TYPES, type MediaEnding } from './media-type.ts';
import { HEAD_BYTES, pictureSize, tooManyDots } from '../hall-file/picture-size.ts';

/** The largest file that is taken. */
export const MEDIA_LIMIT = 50 * 1024 * 1024;

/**
 * A picture or a film that is kept; its id is its SHA-256 with an ending. `name`: what it was called where it came
 * from.
 */
export type Media = { readonly id: string; readonly type: string; readonly size: number; readonly name?: string };

/** Why a file was not taken: `dots` says in words what of its size in dots. */
export type NotTaken = 'too-large' | 'unknown-type' | 'full' | { readonly dots: string };

/** A file with when it came in, ms since 1970. */
export type KeptMedia = Media & { readonly at: number };

/** The pictures and films of notices. */
export interface MediaStore {
  load(): Promise<void>;
  /**
   * Takes a file as it comes in. Durable once it resolves; the same file twice is one, with the name that came last.
   */
  take(bytes: AsyncIterable<Uint8Array>, name?: string): Promise<Media | NotTaken>;
  find(id: string): (KeptMedia & { readonly path: string }) | undefined;
  /** Resolves once the file is at its path, if it is kept: another machine may have taken it. */
  ready(id: string): Promise<void>;
  /** All of them, the newest first. */
  all(): readonly KeptMedia[];
  /** False when there is no such file. */
  remove(id: string): Promise<boolean>;
}

const ID = /^[0-9a-f]{64}\.(png|jpg|webp|gif|mp4|webm)$/;
const PART = /^\.part-/;

/**
 * Keeps files in a folder under names that nobody chooses; one that is still coming in has a name of its own. All
 * together have at most `quota` bytes: one that would go beyond is refused, nothing is thrown away by itself.
 */
export function mediaStore(folder: string, quota: () => number, disk: Disk = nodeDisk): MediaStore {
  const turns = inTurn();
  const kept: Kept = new Map();
  const used = (): number => [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  const find = (id: string): (KeptMedia & { readonly path: string }) | undefined => {
    const [found, type] = [kept.get(id), typeOf(id)];
    return found === undefined || type === undefined ? undefined : { id, type, ...found, path: join(folder, id) };
  };
  const keep = async (part: string, { hash, ending, size }: Received, name: string): Promise<Media | 'full'> => {
    const id = `${hash}.${ending}`;
    if (!kept.has(id) && used() + size > quota()) return 'full';
    if (name !== '') await writeWhole(nameFile(folder, id), name, disk);
    await putInPlace(part, join(folder, id), disk);
    const called = name === '' ? (kept.get(id)?.name ?? '') : name;
    kept.set(id, { size, at: (await disk.stat(join(folder, id))).changedAt, ...named(called) });
    return { id, type: MEDIA_TYPES[ending], size, ...named(called) };
  };
  return {
    load: () => loadKept(folder, kept, disk),
    async take(bytes, name = '') {
      const part = join(folder, `.part-${randomUUID()}`);
      try {
        const got = await receive(part, bytes, disk);
        if (typeof got === 'string' || 'dots' in got) return got;
        // One after the other: the same file may come in twice at once, and two may not share what room is left.
        return await turns(() => keep(part, got, name));
      } finally {
        await disk.remove(part);
      }
    },
    find,
    ready: () => Promise.resolve(),
    all: () =>
      [...kept.keys()]
        .flatMap((id) => {
          const found = find(id);
          if (found === undefined) return [];
          const { path: _, ...file } = found;
          return [file];
        })
        .sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1)),
    async remove(id) {
      if (!kept.delete(id)) return false;
      await removeMedia(folder, id, disk);
      return true;
    },
  };
}

/** Takes a file and its name away, also where no store knows of them. */
export async function removeMedia(folder: string, id: string, disk: Disk = nodeDisk): Promise<void> {
  await removeFile(join(folder, id), disk);
  await removeFile(nameFile(folder, id), disk);
}

/** What a file is, by its id. */
export function typeOf(id: string): string | undefined {
  const ending = ID.exec(id)?.[1] as MediaEnding | undefined; // the endings of the pattern are those of the table
  return ending === undefined ? undefined : MEDIA_TYPES[ending];
}

/** What is known of each file, by its id. */
type Kept = Map<string, Omit<KeptMedia, 'id' | 'type'>>;

function nameFile(folder: string, id: string): string {
  return join(folder, `${id}.name`);
}

/** Reads which files are there, and clears away what a loss of power has left. */
async function loadKept(folder: string, kept: Kept, disk: Disk): Promise<void> {
  await makeFolder(folder, disk);
  const names = (await disk.list(folder)).map(({ name }) => name);
  // A name is written before its file is in place, and may have been left alone by a loss of power.
  const isLeft = (name: string): boolean =>
    PART.test(name) || (name.endsWith('.name') && !names.includes(name.slice(0, -'.name'.length)));
  for (const name of names) {
    if (isLeft(name)) await disk.remove(join(folder, name));
    else if (ID.test(name)) {
      const { size, changedAt } = await disk.stat(join(folder, name));
      // Without a name it is a file like any other.
      const called = await disk.readFile(nameFile(folder, name)).then(String, () => '');
      kept.set(name, { size, at: changedAt, ...named(called) });
    }
  }
}

function named(name: string): { readonly name?: string } {
  return name === '' ? {} : { name };
}

type Received = { readonly hash: string; readonly ending: MediaEnding; readonly size: number };

async function receive(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  disk: Disk,
): Promise<Received | Exclude<NotTaken, 'full'>> {
  const hash = createHash('sha256');
  let size = 0;
  const pieces: Uint8Array[] = [];
  let kept = 0;
  return withFile(await disk.open(path, 'new'), async (file) => {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > MEDIA_LIMIT) return 'too-large';
      if (kept < HEAD_BYTES) kept += pieces[pieces.push(chunk.subarray(0, HEAD_BYTES - kept)) - 1]?.length ?? 0;
      hash.update(chunk);
      await file.write(chunk);
    }
    const head = Buffer.concat(pieces);
    const ending = endingOf(head.subarray(0, MAGIC_BYTES));
    if (ending === undefined) return 'unknown-type';
    const dots = tooManyDots(pictureSize(head, ending));
    if (dots !== undefined) return { dots };
    await file.sync();
    return { hash: hash.digest('hex'), ending, size };
  });
}
