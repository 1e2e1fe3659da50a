import { inject } from 'vitest';
import { readDatabaseUrl } from '../../server/database/address.ts';
import { createDatabase, type Database, type DatabaseParts } from '../../server/database/database.ts';
import { SCHEMA } from '../../server/database/find-primary.ts';
import { sqlAt } from './sql-at.ts';

/** A database of its own in the PostgreSQL of this run. */
export type OwnDatabase = {
  readonly url: string;
  /** For this program, not yet open. */
  here(parts?: Omit<DatabaseParts, 'address'>): Database;
  /** As its owner sees it. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** As before the first start. */
  empty(): Promise<void>;
  /** Nothing is in its tables any more. */
  clear(): Promise<void>;
};

let made = 0;

/** Makes a database in the PostgreSQL of this run. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const asked = await fetch(inject('postgres'));
  const url = await asked.text();
  if (!asked.ok) throw new Error(url);
  const name = `hall_${String(process.pid)}_${String((made += 1))}_${String(Date.now() % 1_000_000)}`;
  await sqlAt(url, `CREATE DATABASE ${name}`);
  return databaseAt(url.replace(/\/\w+$/, `/${name}`));
}

/** The same, wherever it is. */
export function databaseAt(url: string): OwnDatabase {
  const sql: OwnDatabase['sql'] = (text, values) => sqlAt(url, text, values);
  return {
    url,
    here(parts = {}) {
      const address = readDatabaseUrl(url);
      if (!address.ok) throw new Error(address.error);
      return createDatabase({ address: address.value, ...parts });
    },
    sql,
    async empty() {
      await sql(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
    },
    async clear() {
      // A TRUNCATE makes new files, which takes longer than a test.
      const names = `SELECT tablename FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename <> 'version'`;
      const tables = (await sql(names)).map((each) => `DELETE FROM ${SCHEMA}.${String(each['tablename'])}`);
      if (tables.length > 0) await sql(tables.join(';'));
    },
  };
}
