import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { faultText } from '../../core/base/fault-text.ts';
import { inTurn } from '../../core/base/in-turn.ts';
import type { Millis } from '../../core/base/time.ts';
import { hostName, type DatabaseAddress, type DatabaseHost } from './address.ts';
import { DatabaseFault, explain } from './database-fault.ts';

/** A row by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** One statement. With a name it is prepared once a connection. */
export type Statement = { readonly text: string; readonly name?: string };

/** Everything of this program stands in a schema of its own. */
export const SCHEMA = 'hallcall';

/** Who does not answer for so long is given up: a commit that waits for a standby that is gone waits for ever. */
const PATIENCE_MS: Millis = 4000;
const CONNECT_MS: Millis = 2000;
/** Of a notice that says nothing is wrong. */
const ALL_IS_WELL = '00000';

/** A connection to whichever host takes writes; made when it is needed, and again after it broke. */
export interface Connection {
  /**
   * Runs a statement. What it said while it ran is no success unless all is well: "canceling wait for synchronous
   * replication" comes as a notice, behind a commit that no standby has.
   */
  ask(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs some in one transaction, one after the other. */
  together<T>(work: (ask: Connection['ask']) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type ConnectionParts = {
  readonly address: DatabaseAddress;
  /** Run on each new connection. */
  readonly greeting?: string;
  readonly patienceMs?: Millis;
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
  /** One after the other, so that what the server warns of is known to be of this one. */
  private readonly turns = inTurn();

  constructor(private readonly parts: ConnectionParts) {}

  ask(statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.turns(async () => this.run(await this.opened(), statement, values));
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
    if (open === undefined || open.broken) return;
    open.broken = true;
    await open.client.end().catch(() => undefined);
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
    const open = await findWritable(this.parts.address, this.parts.greeting);
    const { client } = open;
    client.on('notification', ({ payload = '' }) => this.parts.onNews?.(payload));
    // Whatever ends it ends what was asked, too; who asks next connects anew.
    for (const over of ['error', 'end'] as const) client.on(over, () => this.broke(open));
    return open;
  }

  private async run(open: Open, statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
    open.said = undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        const ms = this.parts.patienceMs ?? PATIENCE_MS;
        fail(new DatabaseFault(notAnswered(ms)));
        // Never cancelled: a cancelled commit says that it was done. Without its connection nobody is told anything.
        this.broke(open);
      }, this.parts.patienceMs ?? PATIENCE_MS);
    });
    try {
      const asked = open.client.query({ ...statement, values: [...values] }).catch((fault: unknown) => {
        throw explain(fault);
      });
      const { rows } = await Promise.race([asked, late]);
      const said = warningOf(open);
      if (said !== undefined) {
        this.broke(open);
        throw new DatabaseFault(`the database cannot promise that this is kept: ${said}`);
      }
      return rows as Row[];
    } finally {
      clearTimeout(timer);
    }
  }

  private broke(open: Open): void {
    if (open.broken) return;
    open.broken = true;
    this.client = undefined;
    open.client.connection.stream.destroy();
    if (!this.closed) this.parts.onBreak?.();
  }
}

/** `said`: what the server has warned of since the last statement began. */
type Open = { readonly client: pg.Client; broken: boolean; said: string | undefined };

/** Set by the driver while a statement runs. */
function warningOf({ said }: Open): string | undefined {
  return said;
}

/** Asks one host after the other, until one takes writes. */
async function findWritable(address: DatabaseAddress, greeting = ''): Promise<Open> {
  const why: string[] = [];
  for (const host of address.hosts) {
    const open: Open = { client: new pg.Client(await settingsOf(address, host)), broken: false, said: undefined };
    const { client } = open;
    client.on('error', () => undefined);
    client.on('notice', ({ code = '', message = '' }) => {
      if (code !== ALL_IS_WELL) open.said = message;
    });
    try {
      await client.connect();
      if (await inTime(takesWrites(client))) {
        await inTime(client.query(`SET search_path TO ${SCHEMA}; ${greeting}`));
        return open;
      }
      why.push(`${hostName(host)} takes no writes`);
    } catch (fault) {
      why.push(`${hostName(host)}: ${faultText(explain(fault))}`);
    }
    client.connection.stream.destroy();
  }
  throw new DatabaseFault(`no database takes writes (${why.join('; ')})`);
}

async function takesWrites(client: pg.Client): Promise<boolean> {
  const asked = await client.query<{ readonly recovering: boolean; readonly readOnly: string }>(
    `SELECT pg_is_in_recovery() AS recovering, current_setting('default_transaction_read_only') AS "readOnly"`,
  );
  const [found] = asked.rows;
  return found?.recovering === false && found.readOnly === 'off';
}

/** Who lets in and then says nothing keeps nobody from the next host. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new DatabaseFault(notAnswered(CONNECT_MS))), CONNECT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function notAnswered(ms: Millis): string {
  return `the database has not answered for ${String(ms / 1000)} s`;
}

async function settingsOf(address: DatabaseAddress, { host, port }: DatabaseHost): Promise<pg.ClientConfig> {
  const { database, user, password } = address;
  return {
    ...{ host, port, database, user, keepAlive: true, connectionTimeoutMillis: CONNECT_MS },
    ...(password === undefined ? {} : { password }),
    application_name: 'hallcall',
    ssl: await sealing(address),
  };
}

async function sealing(address: DatabaseAddress): Promise<NonNullable<pg.ClientConfig['ssl']>> {
  const { sslMode, sslRootCert, sslCert, sslKey } = address;
  if (sslMode === 'disable') return false;
  return {
    rejectUnauthorized: sslMode !== 'require',
    ...(sslRootCert === undefined ? {} : { ca: await certificate(sslRootCert) }),
    ...(sslCert === undefined ? {} : { cert: await certificate(sslCert) }),
    ...(sslKey === undefined ? {} : { key: await certificate(sslKey) }),
    // Who signed it counts, whatever name stands in it.
    ...(sslMode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}

async function certificate(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    throw new DatabaseFault(`${path} cannot be read`, { cause: fault });
  }
}
