import type { HallId } from '../../core/base/names.ts';
import type { Connection, Row, Statement } from './connection.ts';
import type { Database } from './database.ts';
import { DatabaseFault } from './database-fault.ts';
import { NO_FENCE, NOT_THE_OWNER, type Fence } from './fence.ts';

/** What one hall has in a database beside its journal, for the stores that keep it there. */
export interface HallTables {
  readonly hall: HallId;
  /** $1 is the hall; `values` come behind it. */
  read(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * Writes while this server owns the hall, all or nothing: the parts of a WITH, each of which takes from `fence`.
   * $1 is the hall, $2 the epoch; `values` begin with $3. Throws DatabaseFault, and so where another server owns it.
   */
  write(parts: string, values: readonly unknown[]): Promise<void>;
  /** As `read`, and may write: for what is made once, whoever owns the hall. */
  settle(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Tells the other servers that this is other than it was. */
  tell(what: 'tokens'): void;
  close(): Promise<void>;
}

/** Starts a statement that writes only while the epoch counts; needs the row of MAKE_HEAD. */
export const WHILE_OWNED =
  'fence AS MATERIALIZED (SELECT 1 FROM heads WHERE hall = $1 AND ($2::bigint IS NULL OR epoch = $2) FOR SHARE)';

export const MAKE_HEAD: Statement = { text: 'INSERT INTO heads (hall) VALUES ($1) ON CONFLICT DO NOTHING' };

export function hallTables(database: Database, hall: HallId, fence: Fence = NO_FENCE): HallTables {
  const writer: Connection = database.writer();
  let made = false;
  return {
    hall,
    read: (text, values = []) => database.read({ text }, [hall, ...values]),
    async write(parts, values) {
      if (!made) await writer.ask(MAKE_HEAD, [hall]);
      made = true;
      const text = `WITH ${WHILE_OWNED}, ${parts} SELECT count(*)::integer AS owned FROM fence`;
      const [done] = await writer.ask({ text }, [hall, fence.epoch(), ...values]);
      if (done?.['owned'] === 1) return;
      fence.lost();
      throw new DatabaseFault(NOT_THE_OWNER);
    },
    settle: (text, values) => writer.ask({ text }, [hall, ...values]),
    tell: (what) => database.tell({ what, hall }),
    close: () => writer.close(),
  };
}
