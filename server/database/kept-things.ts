import type { HallTables } from './hall-tables.ts';

/** Small things that are kept whole under a name, such as keys. */
export interface KeptThings {
  read(name: string): Promise<Buffer | undefined>;
  write(name: string, value: Buffer): Promise<void>;
}

const SELECT = 'SELECT value FROM kept WHERE hall = $1 AND name = $2';

/** Those of a hall in a database. They are written while this server owns the hall. */
export function keptThings(tables: HallTables): KeptThings {
  return {
    async read(name) {
      const [found] = await tables.read(SELECT, [name]);
      return found?.['value'] as Buffer | undefined; // a bytea
    },
    write: (name, value) =>
      tables.write(
        `put AS (
          INSERT INTO kept (hall, name, value) SELECT $1, $3, $4 FROM fence
          ON CONFLICT (hall, name) DO UPDATE SET value = excluded.value
        )`,
        [name, value],
      ),
  };
}

/** Of two servers that make one at once, both get the one that came first. */
export async function keptOrMade(tables: HallTables, name: string, make: () => Buffer): Promise<Buffer> {
  const found = await keptThings(tables).read(name);
  if (found !== undefined) return found;
  await tables.settle('INSERT INTO kept (hall, name, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    name,
    make(),
  ]);
  const [made] = await tables.settle(SELECT, [name]);
  return made?.['value'] as Buffer;
}
