import { DatabaseFault } from './database-fault.ts';
import type { Connection } from './connection.ts';
import { SCHEMA } from './find-primary.ts';

/**
 * What was added with each version, in order; what has once been released is never changed. Days and ids sort by their
 * bytes, as they do in SQLite.
 */
const VERSIONS: readonly string[] = [
  `
  CREATE TABLE heads (
    hall text COLLATE "C" PRIMARY KEY, epoch bigint NOT NULL DEFAULT 0,
    day text COLLATE "C" NOT NULL DEFAULT '', seq integer NOT NULL DEFAULT 0, hash text NOT NULL DEFAULT ''
  ) WITH (fillfactor = 50);
  CREATE TABLE events (
    hall text COLLATE "C" NOT NULL, day text COLLATE "C" NOT NULL, seq integer NOT NULL,
    record text NOT NULL, hash text NOT NULL, PRIMARY KEY (hall, day, seq)
  );
  CREATE TABLE answers (
    hall text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, day text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL, answer text NOT NULL, PRIMARY KEY (hall, key)
  );
  CREATE INDEX answers_by_day ON answers (hall, day);
  CREATE TABLE checkpoints (
    hall text COLLATE "C" NOT NULL, consumer text COLLATE "C" NOT NULL, day text NOT NULL, seq integer NOT NULL,
    PRIMARY KEY (hall, consumer)
  );
  CREATE TABLE probe (id integer PRIMARY KEY CHECK (id = 1), count bigint NOT NULL);
  CREATE TABLE leases (
    hall text COLLATE "C" PRIMARY KEY, epoch bigint NOT NULL, server text NOT NULL, address text NOT NULL,
    backend integer NOT NULL, renewed timestamptz NOT NULL, until timestamptz NOT NULL
  ) WITH (fillfactor = 50);
  CREATE TABLE kept (
    hall text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, value bytea NOT NULL, PRIMARY KEY (hall, name)
  );
  CREATE TABLE tokens (
    hall text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL, place integer NOT NULL, entry text NOT NULL,
    PRIMARY KEY (hall, hash)
  );
  CREATE TABLE people (
    hall text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, place integer NOT NULL, entry text NOT NULL,
    PRIMARY KEY (hall, id)
  );
  CREATE TABLE security (
    hall text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL, seq integer NOT NULL, line text NOT NULL,
    PRIMARY KEY (hall, month, seq)
  );
  CREATE TABLE notices (
    hall text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, notice text NOT NULL, PRIMARY KEY (hall, id)
  );
  CREATE TABLE notice_changes (
    hall text COLLATE "C" NOT NULL, place bigint GENERATED ALWAYS AS IDENTITY, at text NOT NULL, who text NOT NULL,
    change text NOT NULL, key text NOT NULL, notice text NOT NULL, PRIMARY KEY (hall, place)
  );
  CREATE TABLE media (
    hall text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, name text NOT NULL, size bigint NOT NULL,
    at bigint NOT NULL, PRIMARY KEY (hall, id)
  );
  CREATE TABLE media_parts (
    hall text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, part integer NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (hall, id, part)
  );
  ALTER TABLE media_parts ALTER bytes SET STORAGE EXTERNAL;
  CREATE TABLE shown (
    hall text COLLATE "C" NOT NULL, day text COLLATE "C" NOT NULL, place bigint GENERATED ALWAYS AS IDENTITY,
    board text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, notice text NOT NULL, began text NOT NULL,
    ended text NOT NULL, complete boolean NOT NULL, PRIMARY KEY (hall, day, board, id)
  );
  CREATE INDEX shown_in_order ON shown (hall, day, place);
  CREATE TABLE board_standings (
    hall text COLLATE "C" NOT NULL, board text COLLATE "C" NOT NULL, standing text NOT NULL,
    PRIMARY KEY (hall, board)
  );
  CREATE TABLE board_orders (
    hall text COLLATE "C" NOT NULL, place bigint GENERATED ALWAYS AS IDENTITY, given text NOT NULL,
    PRIMARY KEY (hall, place)
  );
  `,
  // A program that knows no security keys must not read past them: it would let people in without, and end them.
  `COMMENT ON COLUMN people.entry IS '{version, person}; without a version the person alone, as version 1 has it'`,
];

/** The version of the tables that this program knows. */
export const SCHEMA_VERSION = VERSIONS.length;

/** Of the lock that two servers which start at once take in turn; any number would do. */
const LOCK = 47_112_026;

/**
 * Makes the tables, or brings them forward: all of it or nothing. Tables of a later version are refused
 * and left as they
 * are. `to`: for tests, which make older ones.
 */
export async function bringForward(on: Connection, to = SCHEMA_VERSION): Promise<void> {
  await on.together(async (ask) => {
    await ask({ text: `SELECT pg_advisory_xact_lock(${String(LOCK)})` });
    const [there] = await ask({ text: `SELECT to_regclass('${SCHEMA}.version') IS NOT NULL AS is` });
    let version = 0;
    if (there?.['is'] === true) {
      const [found] = await ask({ text: 'SELECT version FROM version' });
      version = Number(found?.['version'] ?? 0);
    } else {
      const [schema] = await ask({ text: `SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS is` });
      if (schema?.['is'] !== true) await ask({ text: `CREATE SCHEMA ${SCHEMA}` });
      await ask({ text: 'CREATE TABLE version (version integer NOT NULL)' });
      await ask({ text: 'INSERT INTO version VALUES (0)' });
    }
    if (version > to) throw new DatabaseFault(newer(version, to));
    if (version === to) return;
    for (const text of VERSIONS.slice(version, to)) await ask({ text });
    await ask({ text: `UPDATE version SET version = ${String(to)}` });
  });
}

/** Whether the tables are those that this program knows, for whoever only reads: nothing is made or changed. */
export async function mustBeCurrent(on: Connection): Promise<void> {
  const [there] = await on.ask({ text: `SELECT to_regclass('${SCHEMA}.version') IS NOT NULL AS is` });
  if (there?.['is'] !== true)
    throw new DatabaseFault('the database has no tables of a hall: no server has used it yet');
  const [found] = await on.ask({ text: 'SELECT version FROM version' });
  const version = Number(found?.['version'] ?? 0);
  if (version > SCHEMA_VERSION) throw new DatabaseFault(newer(version, SCHEMA_VERSION));
  if (version < SCHEMA_VERSION) throw new DatabaseFault(older(version, SCHEMA_VERSION));
}

function older(version: number, known: number): string {
  return (
    `the database has tables of version ${String(version)}, and this program reads those of ${String(known)}: ` +
    'use the version of the program that wrote them, or start a server of this one, which brings them forward'
  );
}

function newer(version: number, known: number): string {
  return (
    `the database has tables of version ${String(version)}, and this program knows those up to ${String(known)}: ` +
    'start the version of the program that wrote them, or a later one'
  );
}
