import { eventually } from './eventually.ts';
import { sqlAt } from './sql-at.ts';
import { startPostgres, type Machine, type RunningPostgres } from './start-postgres.ts';

/** Two PostgreSQL, of which one takes writes and promises nothing that the other one does not have. */
export class PostgresPair {
  private constructor(
    private first: RunningPostgres,
    private second: RunningPostgres,
    private readonly machines: readonly Machine[],
  ) {}

  /** On this machine, or on two others. */
  static async start(...machines: readonly Machine[]): Promise<PostgresPair> {
    const [one, other] = machines;
    const primary = await startPostgres(['synchronous_commit=on'], one);
    const standby = await primary.standby(other === undefined ? {} : { machine: other });
    const pair = new PostgresPair(primary, standby, machines);
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
    const both = [this.first, this.second].map(({ address, port }) => `${address}:${String(port)}`);
    return `postgres://hallcall@${both.toSorted().join(',')}/${database}`;
  }

  /** The standby waits for nobody any more, and then takes writes: or who comes in between waits for who is gone. */
  async promote(): Promise<void> {
    const { second } = this;
    await sqlAt(second.url(), `ALTER SYSTEM SET synchronous_standby_names = ''`);
    await sqlAt(second.url(), 'SELECT pg_reload_conf()');
    await sqlAt(second.url(), 'SELECT pg_promote()');
    [this.first, this.second] = [second, this.first];
  }

  /** Whoever was killed comes back as the standby, with a copy of the one that is there, which then waits for it. */
  async joinAgain(): Promise<void> {
    const { port, address } = this.second;
    await this.second.dispose();
    const machine = this.machines.find((each) => each.address === address);
    this.second = await this.first.standby({ port, ...(machine === undefined ? {} : { machine }) });
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
