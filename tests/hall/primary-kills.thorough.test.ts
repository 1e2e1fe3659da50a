import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { gapAt, gapsTable, loadOn } from '../support/load-on-two.ts';
import { pause } from '../support/pause.ts';
import { databaseAt } from '../support/postgres.ts';
import { sqlAt } from '../support/sql-at.ts';
import { eventually } from '../support/eventually.ts';
import { seeded } from '../support/seeded.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { PostgresPair } from '../support/start-pair.ts';

const KILLS = Number(process.env['PRIMARY_KILLS'] ?? 10);
const CANCELS = Number(process.env['PRIMARY_CANCELS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const MEDIAN_GAP_MS = 3000;
const NAME = 'hall';

describe('a database with a synchronous standby under 32 issuing and 16 calling clients at two servers', () => {
  let pair: PostgresPair;
  let halls: RunningHall[] = [];
  beforeEach(async () => {
    pair = await PostgresPair.start();
    await sqlAt(pair.primary.url(), `CREATE DATABASE ${NAME}`);
    const env = { DATABASE_URL: pair.url(NAME) };
    halls = [await startHall({ env }), await startHall({ env })];
  }, 180_000);
  afterEach(async () => {
    await Promise.all(halls.map((hall) => hall.dispose()));
    await pair.dispose();
  });
  const begin = (random: () => number) =>
    loadOn(
      halls.map(({ url }) => url),
      random,
    );

  it(`[DB8] the primary killed ${String(KILLS)} times and the standby promoted: nothing acknowledged is lost, nothing doubled, no chain forked (seed ${String(SEED)})`, async () => {
    const random = seeded(SEED);
    const load = await begin(random);
    const gaps: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(300 + random() * 900);
      gaps.push(
        await load.gapOver(async () => {
          await pair.primary.kill();
          await pair.promote();
        }),
      );
      await pair.joinAgain();
    }
    console.info(gapsTable('kills of the primary', gaps, await load.end(databaseAt(pair.url(NAME)))));
    expect(gapAt(gaps, 0.5)).toBeLessThan(MEDIAN_GAP_MS);
  }, 1_200_000);

  it('[OW15] a standby promoted to which not all had come: both servers say so, and go on from what it has', async () => {
    // From here on nobody waits for the standby.
    await sqlAt(pair.primary.url(), `ALTER SYSTEM SET synchronous_standby_names = ''`);
    await sqlAt(pair.primary.url(), 'SELECT pg_reload_conf()');
    const client = await login(halls[1]!.url, 'manager');
    const services = [String((await client.get('/services?limit=1')).body['items'][0].id)];
    const take = async (): Promise<string | undefined> =>
      (await client.post('/tickets', { services })).body['ticket']?.number as string | undefined;
    const given = [await take()];
    const ready = async (at: number): Promise<{ readonly ready: boolean; readonly cutBack?: object }> =>
      (await fetch(`${halls[at]!.url}/readyz`)).json() as Promise<{ ready: boolean }>;
    await eventually(async () => {
      const [row] = await sqlAt(
        pair.primary.url(),
        'SELECT replay_lsn = pg_current_wal_lsn() AS all FROM pg_stat_replication',
      );
      return row?.['all'] === true;
    }, 'the standby has the first');
    await pair.standby.kill();
    for (let turn = 0; turn < 3; turn += 1) given.push(await take());
    expect(new Set(given).size).toBe(4);
    await pause(1000);
    await pair.primary.kill();
    await pair.standby.again();
    await pair.promote();
    for (const at of [0, 1])
      await eventually(
        async () => {
          const said = await ready(at);
          return said.ready && said.cutBack !== undefined;
        },
        `server ${String(at)} has noticed it`,
      );
    expect(await eventually(take, 'numbers are given again')).toBe(given[1]);
    for (const hall of halls) expect(hall.output().match(/records are lost/g)).toHaveLength(1);
    client.close();
  });

  it(`[DB5] what waits for the standby is cancelled, and then the primary is gone, ${String(CANCELS)} times: nothing was acknowledged that the standby does not have (seed ${String(SEED)})`, async () => {
    const random = seeded(SEED + 1);
    const load = await begin(random);
    const gaps: number[] = [];
    let cancelled = 0;
    for (let cancel = 0; cancel < CANCELS; cancel += 1) {
      await pause(300 + random() * 900);
      gaps.push(
        await load.gapOver(async () => {
          await pair.standby.kill();
          cancelled += await eventually(() => cancelWaiting(pair.primary.url()), 'somebody waits for the standby');
          // Whoever took that for a success has said so by now.
          await pause(300);
          await pair.primary.kill();
          await pair.standby.again();
          await pair.promote();
        }),
      );
      await pair.joinAgain();
    }
    const figures = await load.end(databaseAt(pair.url(NAME)));
    console.info(`${gapsTable('cancelled waits and kills', gaps, figures)}\n${String(cancelled)} waits were cancelled`);
  }, 1_200_000);
});

/** Cancels what waits for a standby that is gone; undefined where nothing does. */
async function cancelWaiting(url: string): Promise<number | undefined> {
  const waiting = await sqlAt(
    url,
    `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = '${NAME}'`,
  );
  return waiting.length === 0 ? undefined : waiting.length;
}
