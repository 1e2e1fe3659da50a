import { randomBytes } from 'node:crypto';
import type { HallTables } from '../database/hall-tables.ts';
import { keptOrMade } from '../database/kept-things.ts';

const KEY_BYTES = 32;

/** The key of the hall, kept in PostgreSQL; made at the first start. */
export async function postgresHallKey(tables: HallTables): Promise<Buffer> {
  const key = await keptOrMade(tables, 'identity.key', () => randomBytes(KEY_BYTES));
  if (key.length !== KEY_BYTES)
    throw new Error('the key of this hall in the database is none; bring the right one back');
  return key;
}
