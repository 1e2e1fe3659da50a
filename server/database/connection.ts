import { inTurn } from '../../core/base/in-turn.ts';
import type { Millis } from '../../core/base/time.ts';
import { inTime } from '../ops/in-time.ts';
import type { DatabaseAddress } from './address.ts';
import { AnswerLost, DatabaseFault, explainSent, NotReached } from './database-fault.ts';
import { findPrimary, leave, notAnswered, PROMOTED_AFTER, type Open } from './find-primary.ts';
import { LatestPrimary } from './latest-primary.ts';

/** A row by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** One statement. With a name it is prepared once a connection. */
export type Statement = { readonly text: string; readonly name?: string };

/** Who does not answer for so long is given up: a commit that waits for a standby that is gone waits for ever. */
const PATIENCE_MS: Millis = 4000;
/** Who says goodbye to a machine that is gone does not wait for its answer. */
const GOODBYE_MS: Millis = 500;

/** A connection to whichever host takes writes; made when it is needed, and again after it broke. */
export interface Connection {
  /**
   * Runs a statement. What it said while it ran is no success unless all is well: "canceling wait for synchronous
   * replication" comes as a notice, behind a commit that no standby has.
   */
  ask(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Makes the connection now, for whoever must not wait for it later; where it fails, whoever asks hears of it. */
  warm(): void;
  /** Runs some in one transaction, one after the other. */
  together<T>(work: (ask: Connection['ask']) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type ConnectionParts = {
  readonly address: DatabaseAddress;
  /** Run on each new connection. */
  readonly greeting?: string;
  readonly patienceMs?: Millis;
  /** Shared by all connections of this process to one database. */
  readonly latest?: LatestPrimary;
  /** What is told to those who listen on this connection. */
  readonly onNews?: (payload: string) => void;
  /** It was open and is not any more. */
  readonly onBreak?: () => void;
};

export function connection(parts: ConnectionParts): Connection {
  return new OneConnection(parts);
}

class OneConnection implements Connection {
  private client: Promise<Open> | undefined;
  private closed = false;
  private readonly latest: LatestPrimary;
  private leave: () => void = () => undefined;
  /**
   * One after the other, so that what the server warns of is known to be of this one. Whoever waited while nobody could
   * be reached has waited long enough.
   */
  private readonly turns = inTurn((fault) => (fault instanceof NotReached ? fault : undefined));

  constructor(private readonly parts: ConnectionParts) {
    this.latest = parts.latest ?? new LatestPrimary();
  }

  ask(statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.turns(async () => this.run(await this.opened(), statement, values));
  }

  warm(): void {
    void this.opened().catch(() => undefined);
  }

  together<T>(work: (ask: Connection['ask']) => Promise<T>): Promise<T> {
    return this.turns(() => this.inTransaction(work));
  }

  private async inTransaction<T>(work: (ask: Connection['ask']) => Promise<T>): Promise<T> {
    const open = await this.opened();
    const ask: Connection['ask'] = (statement, values = []) => this.run(open, statement, values);
    await ask({ text: 'BEGIN' });
    try {
      const done = await work(ask);
      await ask({ text: 'COMMIT' });
      return done;
    } catch (fault) {
      if (!open.broken) await ask({ text: 'ROLLBACK' }).catch(() => undefined);
      throw fault;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const open = await this.client?.catch(() => undefined);
    this.client = undefined;
    this.leave();
    if (open === undefined || open.broken) return;
    open.broken = true;
    const ended = open.client.end().catch(() => undefined);
    await inTime(ended, GOODBYE_MS, () => undefined);
    open.client.connection.stream.destroy();
  }

  private opened(): Promise<Open> {
    if (this.closed) return Promise.reject(new DatabaseFault('the connection to the database is closed'));
    this.client ??= this.connect().catch((fault: unknown) => {
      this.client = undefined;
      throw fault;
    });
    return this.client;
  }

  private async connect(): Promise<Open> {
    const open = await findPrimary(this.parts.address, this.parts.greeting ?? '', this.latest);
    const { client } = open;
    // Somebody else may have found the later one in this very moment.
    if (!this.latest.admits(open.primary)) {
      leave(open);
      throw new NotReached(PROMOTED_AFTER);
    }
    client.on('notification', ({ payload = '' }) => this.parts.onNews?.(payload));
    // Whatever ends it ends what was asked, too; who asks next connects anew.
    for (const over of ['error', 'end'] as const) client.on(over, () => this.broke(open));
    this.leave = this.latest.join(open.primary, () => this.broke(open));
    return open;
  }

  private async run(open: Open, statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
    open.said = undefined;
    const ms = this.parts.patienceMs ?? PATIENCE_MS;
    const asked = open.client.query({ ...statement, values: [...values] }).catch((fault: unknown) => {
      throw explainSent(fault);
    });
    const { rows } = await inTime(asked, ms, () => {
      // Never cancelled: a cancelled commit says that it was done. Without its connection nobody is told anything.
      this.broke(open);
      throw new AnswerLost(notAnswered(ms));
    });
    const said = warningOf(open);
    if (said !== undefined) {
      this.broke(open);
      throw new AnswerLost(`the database cannot promise that this is kept: ${said}`);
    }
    return rows as Row[];
  }

  private broke(open: Open): void {
    if (open.broken) return;
    open.broken = true;
    this.client = undefined;
    this.leave();
    open.client.connection.stream.destroy();
    if (!this.closed) this.parts.onBreak?.();
  }
}

/** Set by the driver while a statement runs. */
function warningOf({ said }: Open): string | undefined {
  return said;
}
