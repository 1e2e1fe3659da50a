import { JournalFault } from './journal.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';

/**
 * The steps from an empty file to the tables of today. Step n leads to `user_version` n; none is ever changed. A step
 * whose `unless` finds something is done already.
 */
const STEPS: readonly (string | { readonly unless: string; readonly sql: string })[] = [
  `
CREATE TABLE IF NOT EXISTS events (
  hall TEXT NOT NULL, day TEXT NOT NULL, seq INTEGER NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL,
  at INTEGER AS (record->>'at'), type TEXT AS (record->>'type'), actor TEXT AS (record->>'actor'),
  command_id TEXT AS (record->>'commandId'), data TEXT AS (record->'data'),
  PRIMARY KEY (hall, day, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
  hall TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL,
  PRIMARY KEY (hall, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL);
`,
  // A program that knows step 1 alone sets the version back to 1, so a step may find its table there.
  `
CREATE TABLE IF NOT EXISTS checkpoints (
  hall TEXT NOT NULL, consumer TEXT NOT NULL, day TEXT NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (hall, consumer)
) WITHOUT ROWID;
`,
  {
    unless: "SELECT 1 FROM pragma_table_info('answers') WHERE name = 'mac'",
    sql: `
ALTER TABLE answers ADD COLUMN mac TEXT NOT NULL DEFAULT '';
CREATE TABLE IF NOT EXISTS seals (
  id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL, body TEXT NOT NULL, mac TEXT NOT NULL
);
`,
  },
];

/** The `user_version` of the files that this program writes. */
const SCHEMA_VERSION = STEPS.length;

/**
 * Refuses, untouched, a file that another program has written, or a later version of this one: it may hold what this
 * one would miss.
 */
export async function refuseForeign(store: Sqlite, file: string): Promise<void> {
  const found = await versionOf(store);
  if (found > SCHEMA_VERSION)
    throw new JournalFault(
      `${file} was written by a later version of Hallcall: its tables have version ${String(found)}, and this program ` +
        `knows ${String(SCHEMA_VERSION)} at most; start that version, or bring back a backup from before`,
    );
  const tables = (await store.all("SELECT name FROM sqlite_master WHERE type = 'table'", [])).map(({ name }) => name);
  if (tables.length > 0 && !tables.includes('events'))
    throw new JournalFault(
      `${file} is a database of something else: it has the table ${String(tables[0])}, and no events`,
    );
}

/** Makes the tables, or brings those of an older version forward: all steps that are missing, or none. */
export async function bringForward(store: Sqlite): Promise<void> {
  if ((await versionOf(store)) === SCHEMA_VERSION) return;
  await store.exec('BEGIN IMMEDIATE');
  try {
    // Another program may have done it while this one waited for the lock.
    for (const step of STEPS.slice(await versionOf(store))) {
      if (typeof step === 'string') await store.exec(step);
      else if ((await store.get(step.unless, [])) === undefined) await store.exec(step.sql);
    }
    await store.exec(`PRAGMA user_version = ${String(SCHEMA_VERSION)}; COMMIT;`);
  } catch (fault) {
    await store.exec('ROLLBACK').catch(() => undefined);
    throw fault;
  }
}

async function versionOf(store: Sqlite): Promise<number> {
  return Number((await store.get('PRAGMA user_version', []))?.['user_version'] ?? 0);
}

/** What differs in the tables of a file from those that this program makes, in words; undefined where nothing does. */
export async function otherTables(store: Sqlite): Promise<string | undefined> {
  const right = await openSqlite(':memory:');
  try {
    await bringForward(right);
    const [made, found] = [await tablesOf(right), await tablesOf(store)];
    for (const [name, sql] of made)
      if (found.get(name) !== sql) return `the table ${name} is another one than was made`;
    const more = [...found.keys()].find((name) => !made.has(name));
    return more === undefined ? undefined : `the table or trigger ${more} is none of this program`;
  } finally {
    await right.close();
  }
}

async function tablesOf(store: Sqlite): Promise<ReadonlyMap<string, string>> {
  const rows = await store.all('SELECT type, name, tbl_name, sql FROM sqlite_master', []);
  return new Map(
    rows.map(({ type, name, tbl_name: table, sql }) => [
      String(name),
      `${String(type)} ${String(table)} ${String(sql).replaceAll(/[ \n]+/g, ' ')}`,
    ]),
  );
}
