import { readDatabaseUrl } from '../database/address.ts';
import { createDatabase } from '../database/database.ts';
import type { JournalReader } from '../journal/journal.ts';
import { postgresJournalReader } from '../journal/postgres-journal.ts';

/** The journal at this address, for whoever only reads it. Throws, without a password, where it is none. */
export function journalInDatabase(url: string): JournalReader {
  const address = readDatabaseUrl(url);
  if (!address.ok) throw new Error(`the journal is in no database of this address; expected ${address.error}`);
  return postgresJournalReader(createDatabase({ address: address.value, readsOnly: true }));
}
