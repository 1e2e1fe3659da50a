import type { HallId } from '../../core/base/names.ts';
import type { Millis } from '../../core/base/time.ts';
import type { Statement } from './connection.ts';
import type { Database } from './database.ts';

/** Who owns a hall, as the database knows it. `alive`: their lease has not run out, by the database's own clock. */
export type Holder = {
  /** Where the other servers reach them. */
  readonly address: string;
  readonly epoch: number;
  readonly alive: boolean;
  /** It is this very process. */
  readonly mine: boolean;
};

/** Which server owns which hall. Only the clock of the database counts: those of the servers may be hours apart. */
export interface Leases {
  /** Undefined: nobody has ever owned it. */
  look(hall: HallId): Promise<Holder | undefined>;
  /** The hall's new epoch, under which its owner writes from now on; undefined where somebody else owns it. */
  take(hall: HallId): Promise<number | undefined>;
  /** False once somebody else has taken it. One that ran out and was not taken goes on. `opening`: not open yet. */
  renew(hall: HallId, epoch: number, opening?: boolean): Promise<boolean>;
  /** Whoever wants it may take it at once. */
  release(hall: HallId, epoch: number): Promise<void>;
  close(): Promise<void>;
}

export type LeaseParts = {
  readonly database: Database;
  /** This process, like no other. */
  readonly server: string;
  readonly address: string;
  /** Whoever has not been heard of for so long does not own it any more. */
  readonly livesMs: Millis;
};

/** Whoever is gone from the database altogether, because their process was killed, is not waited for to the end. */
const GONE_AFTER_MS: Millis = 700;

/** Neither statement waits for a standby: a database that says nothing for so long is gone. */
const PATIENCE_MS: Millis = 1500;

/** A clock that is set may go back so far; a time further ahead was told by the clock of another machine. */
const SET_BACK_MS: Millis = 4000;

const ago = (ms: Millis): string => `clock_timestamp() - interval '${String(ms)} milliseconds'`;

/**
 * `since`: when whoever asks came to the database; `first`: when they first did. Where it went away all have lost
 * their connections, the owner like everybody else, and none is missing before they had time to come back. What a
 * lease then says of times is of the clock of the one that was primary before: it may be over although its owner is
 * there, and go on although they are gone, and the number of its connection may be that of somebody else.
 */
const alive = (since: string, first: string): string => `((
  leases.until > '-infinity' AND ${since} <> ${first} AND ${since} > ${ago(GONE_AFTER_MS)}
) OR (leases.until > clock_timestamp() AND (
  ${since} > ${ago(GONE_AFTER_MS)}
  OR leases.renewed BETWEEN ${ago(GONE_AFTER_MS)} AND clock_timestamp()
  OR (leases.renewed < ${ago(-SET_BACK_MS)} AND EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = leases.backend))
))) IS TRUE`;

/**
 * Who opens a hall may be so busy with it that they are late to renew: on a machine that has too much to do two of them
 * would take it from each other, and nobody would ever serve it.
 */
const OPENING_LIVES = 3;

const LOOK: Statement = {
  name: 'lease-look',
  text: `WITH own AS (SELECT backend_start AS since FROM pg_stat_activity WHERE pid = pg_backend_pid())
    SELECT address, epoch, ${alive('own.since', '$3::timestamptz')} AS alive, server = $2 AS mine, own.since::text
    FROM leases, own WHERE hall = $1`,
};

/** The lease and the fence in one statement: whoever has the one has the other. */
const TAKE: Statement = {
  text: `
WITH taken AS (
  INSERT INTO leases (hall, epoch, server, address, backend, renewed, until)
  SELECT $1, coalesce((SELECT epoch FROM heads WHERE hall = $1), 0) + 1, $2, $3, pg_backend_pid(), clock_timestamp(),
    clock_timestamp() + $4::integer * interval '1 millisecond'
  ON CONFLICT (hall) DO UPDATE SET
    epoch = greatest(leases.epoch + 1, excluded.epoch), server = excluded.server, address = excluded.address,
    backend = excluded.backend, renewed = excluded.renewed, until = excluded.until
  WHERE NOT (${alive('$5::timestamptz', '$6::timestamptz')})
  RETURNING epoch
), fenced AS (
  INSERT INTO heads (hall, epoch) SELECT $1, epoch FROM taken
  ON CONFLICT (hall) DO UPDATE SET epoch = excluded.epoch
)
SELECT epoch FROM taken`,
};

const RENEW: Statement = {
  name: 'lease-renew',
  text: `UPDATE leases SET
    backend = pg_backend_pid(), renewed = clock_timestamp(),
    until = clock_timestamp() + $4::integer * interval '1 millisecond'
  WHERE hall = $1 AND epoch = $2 AND server = $3 RETURNING 1`,
};

const RELEASE: Statement = {
  text: `UPDATE leases SET until = '-infinity' WHERE hall = $1 AND epoch = $2 AND server = $3`,
};

export function createLeases({ database, server, address, livesMs }: LeaseParts): Leases {
  const taker = database.writer();
  // A lease that a standby does not have yet is lost with the primary, and then taken anew; so it waits for nobody.
  const renewer = database.writer({ greeting: 'SET synchronous_commit TO local', patienceMs: PATIENCE_MS });
  let since: unknown = null;
  let first: unknown = null;
  return {
    async look(hall) {
      // Whoever may take it in a moment is connected by then.
      taker.warm();
      const [row] = await renewer.ask(LOOK, [hall, server, first]);
      if (row === undefined) return undefined;
      ({ since } = row);
      first ??= since;
      return { address: row['address'], epoch: Number(row['epoch']), alive: row['alive'], mine: row['mine'] } as Holder;
    },
    async take(hall) {
      const [row] = await taker.ask(TAKE, [hall, server, address, OPENING_LIVES * livesMs, since, first]);
      if (row === undefined) return undefined;
      database.tell({ what: 'lease', hall });
      return Number(row['epoch']);
    },
    async renew(hall, epoch, opening = false) {
      const lives = opening ? OPENING_LIVES * livesMs : livesMs;
      return (await renewer.ask(RENEW, [hall, epoch, server, lives])).length > 0;
    },
    async release(hall, epoch) {
      await renewer.ask(RELEASE, [hall, epoch, server]);
      database.tell({ what: 'lease', hall });
    },
    async close() {
      await Promise.all([taker.close(), renewer.close()]);
    },
  };
}
