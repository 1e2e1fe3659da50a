import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inTurn } from '../../core/base/in-turn.ts';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder, openIfThere, putInPlace, withFile } from '../../files/durable-file.ts';
import { DatabaseFault } from '../database/database-fault.ts';
import type { HallTables } from '../database/hall-tables.ts';
import { mediaStore, removeMedia, typeOf, type KeptMedia, type MediaStore } from './media-store.ts';

/** A file is kept in pieces of this size: a statement with a whole film would be held in memory several times. */
const PIECE_BYTES = 1024 * 1024;

type Kept = Omit<KeptMedia, 'id' | 'type'>;

/**
 * Pictures and films in PostgreSQL. The folder on this machine is a cache: what comes in goes through it, and what
 * another server has taken is fetched when it is first asked for.
 */
export function postgresMediaStore(tables: HallTables, folder: string, quota: () => number): MediaStore {
  const cache = mediaStore(folder, () => Infinity);
  const kept = new Map<string, Kept>();
  const turns = inTurn();
  const used = (): number => [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  const fetchOnce = new Map<string, Promise<void>>();
  return {
    async load() {
      await cache.load();
      const all = await readMedia(tables);
      kept.clear();
      for (const [id, file] of all) kept.set(id, file);
      // Taken away at another server, or refused by the database when it came in.
      for (const { id } of cache.all()) if (!kept.has(id)) await cache.remove(id);
    },
    async take(bytes, name = '') {
      const taken = await cache.take(bytes, name);
      if (typeof taken === 'string' || 'dots' in taken) return taken;
      const { id, size, type } = taken;
      return turns(async () => {
        const before = kept.get(id);
        if (before === undefined && used() + size > quota()) {
          await cache.remove(id);
          return 'full';
        }
        const at = cache.find(id)?.at ?? 0;
        if (before === undefined) await sendPieces(tables, id, join(folder, id));
        const called = name === '' ? (before?.name ?? '') : name;
        await putMedia(tables, id, { name: called, size, at });
        const named = called === '' ? {} : { name: called };
        kept.set(id, { size, at, ...named });
        return { id, type, size, ...named };
      });
    },
    find(id) {
      const found = describe(kept, id);
      return found === undefined ? undefined : { ...found, path: join(folder, id) };
    },
    async ready(id) {
      if (!kept.has(id)) return;
      const under = fetchOnce.get(id) ?? fetchFile(tables, id, folder).finally(() => fetchOnce.delete(id));
      fetchOnce.set(id, under);
      await under;
    },
    all: () =>
      [...kept.keys()]
        .flatMap((id) => describe(kept, id) ?? [])
        .sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1)),
    remove: (id) =>
      turns(async () => {
        if (!kept.has(id)) return false;
        await deleteMedia(tables, id);
        kept.delete(id);
        // One that came from another server is on the disk, and the cache has not taken it.
        await fetchOnce.get(id)?.catch(() => undefined);
        if (!(await cache.remove(id))) await removeMedia(folder, id);
        return true;
      }),
  };
}

/** A file as it is told of; its id says the type. */
function describe(kept: ReadonlyMap<string, Kept>, id: string): KeptMedia | undefined {
  const [found, type] = [kept.get(id), typeOf(id)];
  return found === undefined || type === undefined ? undefined : { id, type, ...found };
}

async function readMedia(tables: HallTables): Promise<readonly (readonly [string, Kept])[]> {
  const rows = await tables.read('SELECT id, name, size, at FROM media WHERE hall = $1');
  return rows.map((row) => {
    const name = String(row['name']);
    const sized = { size: Number(row['size']), at: Number(row['at']) };
    return [String(row['id']), { ...sized, ...(name === '' ? {} : { name }) }];
  });
}

function putMedia(tables: HallTables, id: string, { name, size, at }: Required<Kept>): Promise<void> {
  return tables.write(
    `put AS (
      INSERT INTO media (hall, id, name, size, at) SELECT $1, $3, $4, $5, $6 FROM fence
      ON CONFLICT (hall, id) DO UPDATE SET name = excluded.name, at = excluded.at
    )`,
    [id, name, size, at],
  );
}

function deleteMedia(tables: HallTables, id: string): Promise<void> {
  return tables.write(
    `gone AS (DELETE FROM media USING fence WHERE hall = $1 AND id = $3),
    parts AS (DELETE FROM media_parts USING fence WHERE hall = $1 AND id = $3)`,
    [id],
  );
}

/** The row in `media` comes last: until then nobody knows of the pieces, and they may come again. */
async function sendPieces(tables: HallTables, id: string, path: string): Promise<void> {
  const file = await openIfThere(path);
  if (file === undefined) throw new DatabaseFault(`${path} is gone`);
  await withFile(file, async (open) => {
    const size = await open.size();
    for (let part = 0; part * PIECE_BYTES < size; part += 1) {
      const bytes = Buffer.alloc(Math.min(PIECE_BYTES, size - part * PIECE_BYTES));
      await open.read(bytes, part * PIECE_BYTES);
      const put = `put AS (
        INSERT INTO media_parts (hall, id, part, bytes) SELECT $1, $3, $4, $5 FROM fence
        ON CONFLICT (hall, id, part) DO UPDATE SET bytes = excluded.bytes
      )`;
      await tables.write(put, [id, part, bytes]);
    }
  });
}

/** Its name says what it has to be: a file that came otherwise is thrown away. */
async function fetchFile(tables: HallTables, id: string, folder: string): Promise<void> {
  const path = join(folder, id);
  const there = await openIfThere(path);
  if (there !== undefined) return withFile(there, () => Promise.resolve());
  await makeFolder(folder);
  const part = join(folder, `.part-${randomUUID()}`);
  try {
    const hash = createHash('sha256');
    await withFile(await nodeDisk.open(part, 'new'), async (file) => {
      for (let at = 0; ; at += 1) {
        const select = 'SELECT bytes FROM media_parts WHERE hall = $1 AND id = $2 AND part = $3';
        const [found] = await tables.read(select, [id, at]);
        if (found === undefined) break;
        const bytes = found['bytes'] as Buffer; // a bytea
        hash.update(bytes);
        await file.write(bytes);
      }
      await file.sync();
    });
    if (!id.startsWith(hash.digest('hex'))) throw new DatabaseFault(`the file ${id} is not whole in the database`);
    await putInPlace(part, path);
  } finally {
    await nodeDisk.remove(part);
  }
}
