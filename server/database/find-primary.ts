import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { faultText } from '../../core/base/fault-text.ts';
import type { Millis } from '../../core/base/time.ts';
import { inTime } from '../ops/in-time.ts';
import { hostName, type DatabaseAddress, type DatabaseHost } from './address.ts';
import { DatabaseFault, explain, NotReached } from './database-fault.ts';
import type { LatestPrimary, Primary } from './latest-primary.ts';

/** Everything of this program stands in a schema of its own. */
export const SCHEMA = 'hallcall';

/** A connection as it is open. `said`: what the server has warned of since the last statement began. */
export type Open = {
  readonly client: pg.Client;
  readonly primary: Primary;
  broken: boolean;
  said: string | undefined;
};

const CONNECT_MS: Millis = 2000;
/** Who takes no writes is asked again so often while another host says nothing: it may be promoted meanwhile. */
const AGAIN_MS: Millis = 150;
/** One that takes writes waits so long for what the others say: somebody may have been promoted after it. */
const OTHERS_MS: Millis = 150;
export const PROMOTED_AFTER = 'another one was promoted after it';
/** Of a notice that says nothing is wrong. */
const ALL_IS_WELL = '00000';

/**
 * A machine that is gone without a word has its connections closed by the database, and what they hold let go, within
 * so much time.
 */
const GONE = [
  'SET tcp_keepalives_idle = 3',
  'SET tcp_keepalives_interval = 2',
  'SET tcp_keepalives_count = 3',
  'SET tcp_user_timeout = 8000',
  'SET idle_in_transaction_session_timeout = 8000',
].join('; ');

/**
 * Asks all hosts at once, and gives the one that takes writes; of several the one that was promoted last. A later one
 * that was too slow to be chosen is told to `latest` when it answers.
 */
export function findPrimary(address: DatabaseAddress, greeting: string, latest: LatestPrimary): Promise<Open> {
  return new Search(address, greeting, latest).run();
}

/** What a host has said: it takes writes, or why it cannot be used. */
type Said = Open | string;

class Search {
  private over = false;
  private readonly said = new Map<DatabaseHost, Said>();
  private waiting: NodeJS.Timeout | undefined;
  private decide: () => void = () => undefined;

  constructor(
    private readonly address: DatabaseAddress,
    private readonly greeting: string,
    private readonly latest: LatestPrimary,
  ) {}

  async run(): Promise<Open> {
    const decided = new Promise<void>((done) => (this.decide = done));
    await Promise.race([decided, Promise.all(this.address.hosts.map((host) => this.askUntilOver(host)))]);
    this.over = true;
    clearTimeout(this.waiting);
    const found = this.found();
    // Who has not said anything yet is waited for all the same: it may be the later one.
    for (const said of this.said.values()) if (typeof said !== 'string' && said !== found) leave(said);
    if (found !== undefined) return found;
    const why = this.address.hosts.map((host) => this.whyNot(host));
    throw new NotReached(`no database takes writes (${why.join('; ')})`);
  }

  /** As long as another host says nothing. */
  private async askUntilOver(host: DatabaseHost): Promise<void> {
    for (;;) {
      const said = await this.ask(host);
      if (this.over) return this.late(said);
      this.said.set(host, said);
      if (this.said.size === this.address.hosts.length) return this.decide();
      if (typeof said !== 'string') {
        this.waiting ??= setTimeout(() => this.decideIfFound(), OTHERS_MS);
        return;
      }
      await new Promise((done) => setTimeout(done, AGAIN_MS));
      if (this.over) return;
    }
  }

  /** Otherwise the others are waited for. */
  private decideIfFound(): void {
    this.waiting = undefined;
    if (this.found() !== undefined) this.decide();
  }

  /** It said so after another one was chosen. */
  private late(said: Said): void {
    if (typeof said === 'string') return;
    leave(said);
    this.latest.tell(said.primary);
  }

  private whyNot(host: DatabaseHost): string {
    const said = this.said.get(host);
    if (typeof said === 'string') return said;
    const isDeposed = said !== undefined && !this.latest.admits(said.primary);
    return `${hostName(host)}: ${isDeposed ? PROMOTED_AFTER : 'the connection broke'}`;
  }

  private found(): Open | undefined {
    const open = this.address.hosts.flatMap((host) => {
      const said = this.said.get(host);
      return typeof said === 'object' && this.isOfUse(said) ? [said] : [];
    });
    const [latest] = open.toSorted((one, other) => other.primary.timeline - one.primary.timeline);
    return latest;
  }

  private isOfUse({ client, primary }: Open): boolean {
    return !client.connection.stream.destroyed && this.latest.admits(primary);
  }

  private async ask(host: DatabaseHost): Promise<Said> {
    let client: pg.Client | undefined;
    try {
      const settings = await settingsOf(this.address, host);
      if (this.over) return '';
      client = new pg.Client(settings);
      const open = await answered(letIn(client));
      if (open === undefined) throw new DatabaseFault('takes no writes');
      if (this.over) return open;
      if (!this.latest.admits(open.primary)) throw new DatabaseFault(PROMOTED_AFTER);
      await answered(client.query(`SET search_path TO ${SCHEMA}; ${GONE}; ${this.greeting}`));
      return open;
    } catch (fault) {
      client?.connection.stream.destroy();
      return `${hostName(host)}: ${faultText(explain(fault))}`;
    }
  }
}

/** Whoever only looks, or has found another one, says no goodbye: the machine may be gone. */
export function leave({ client }: Pick<Open, 'client'>): void {
  client.connection.stream.destroy();
}

/** Undefined: it takes no writes. */
async function letIn(client: pg.Client): Promise<Open | undefined> {
  client.on('error', () => undefined);
  await client.connect();
  const asked = await client.query<{ readonly timeline: number | null; readonly system: string }>(WHO);
  const [found] = asked.rows;
  if (found === undefined || found.timeline === null) return undefined;
  const { system, timeline } = found;
  const open: Open = { client, primary: { system, timeline }, broken: false, said: undefined };
  client.on('notice', ({ code = '', message = '' }) => {
    if (code !== ALL_IS_WELL) open.said = message;
  });
  return open;
}

/** A standby has no timeline of its own, nor does one count that is read-only. */
const WHO = `SELECT
  (SELECT system_identifier::text FROM pg_control_system()) AS system,
  CASE WHEN NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'
    THEN ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer END AS timeline`;

/** Who lets in and then says nothing keeps nobody from the next host. */
function answered<T>(work: Promise<T>): Promise<T> {
  return inTime(work, CONNECT_MS, () => {
    throw new DatabaseFault(notAnswered(CONNECT_MS));
  });
}

export function notAnswered(ms: Millis): string {
  return `the database has not answered for ${String(ms / 1000)} s`;
}

async function settingsOf(address: DatabaseAddress, { host, port }: DatabaseHost): Promise<pg.ClientConfig> {
  const { database, user, password } = address;
  return {
    ...{ host, port, database, user, keepAlive: true, keepAliveInitialDelayMillis: 3000 },
    connectionTimeoutMillis: CONNECT_MS,
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
