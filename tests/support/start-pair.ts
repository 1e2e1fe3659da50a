import { eventually } from './eventually.ts';
import { sqlAt } from './sql-at.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

/** Two PostgreSQL, of which one takes writes and promises nothing that the other one does not have. */
export class PostgresPair {
  private constructor(
    private first: RunningPostgres,
    private second: RunningPostgres,
  ) {}

  static async start(): Promise<PostgresPair> {
    const primary = await startPostgres(['synchronous_commit=on']);
    const pair = new PostgresPair(primary, await primary.standby());
    await pair.waitsForStandby();
    return pair;
  }

  get primary(): RunningPostgres {
    return this.first;
  }

  get standby(): RunningPostgres {
    return this.second;
  }

  /** Of one of the databases, whichever of the two takes writes. */
  url(database: string): string {
    const [one = 0, other = 0] = [this.first.port, this.second.port].toSorted((a, b) => a - b);
    return `postgres://hallcall@127.0.0.1:${String(one)},127.0.0.1:${String(other)}/${database}`;
  }

  /** The standby takes writes from now on, and waits for nobody. */
  async promote(): Promise<void> {
    const { second } = this;
    await sqlAt(second.url(), 'SELECT pg_promote()');
    await sqlAt(second.url(), `ALTER SYSTEM SET synchronous_standby_names = ''`);
    await sqlAt(second.url(), 'SELECT pg_reload_conf()');
    [this.first, this.second] = [second, this.first];
  }

  /** Whoever was killed comes back as the standby, with a copy of the one that is there, which then waits for it. */
  async joinAgain(): Promise<void> {
    const { port } = this.second;
    await this.second.dispose();
    this.second = await this.first.standby(port);
    await this.waitsForStandby();
  }

  async dispose(): Promise<void> {
    await Promise.all([this.first.dispose(), this.second.dispose()]);
  }

  private async waitsForStandby(): Promise<void> {
    const url = this.first.url();
    await sqlAt(url, `ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await sqlAt(url, 'SELECT pg_reload_conf()');
    await eventually(async () => {
      const [row] = await sqlAt(url, 'SELECT sync_state FROM pg_stat_replication');
      return row?.['sync_state'] === 'sync';
    }, 'the standby has all of it');
  }
}
