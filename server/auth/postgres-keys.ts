import { randomBytes } from 'node:crypto';
import type { HallTables } from '../database/hall-tables.ts';

const KEY_BYTES = 32;

/** The key of the hall, kept in PostgreSQL; made at the first start. */
export async function postgresHallKey(tables: HallTables): Promise<Buffer> {
  const key = await keptOrMade(tables, 'identity.key', () => randomBytes(KEY_BYTES));
  if (key.length !== KEY_BYTES)
    throw new Error('the key of this hall in the database is none; bring the right one back');
  return key;
}

/** Of two servers that make one at once, both get the one that came first. */
export async function keptOrMade(tables: HallTables, name: string, make: () => Buffer): Promise<Buffer> {
  const select = 'SELECT value FROM kept WHERE hall = $1 AND name = $2';
  const [found] = await tables.read(select, [name]);
  if (found !== undefined) return found['value'] as Buffer; // a bytea
  await tables.settle('INSERT INTO kept (hall, name, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    name,
    make(),
  ]);
  const [made] = await tables.settle(select, [name]);
  return made?.['value'] as Buffer;
}
