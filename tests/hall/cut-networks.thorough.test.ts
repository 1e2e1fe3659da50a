import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { gapsTable, loadOn, type Load } from '../support/load-on-two.ts';
import { ownHall, type OwnHall } from '../support/own-hall.ts';
import { ownNetwork, whyNoNetwork, type OwnNetwork } from '../support/own-network.ts';
import { pause } from '../support/pause.ts';
import { databaseAt } from '../support/postgres.ts';
import { seeded } from '../support/seeded.ts';
import { sqlAt } from '../support/sql-at.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { PostgresPair } from '../support/start-pair.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** How long a cable is out. */
const CUT_MS = Number(process.env['CUT_MS'] ?? 8000);
/** Nothing that is out for good keeps the hall for longer, on a busy machine either. */
const BOUND_MS = 15_000;
const NAME = 'hall';
const PORT = 8080;
const SERVERS = ['one', 'two'] as const;
const DATABASES = ['db-one', 'db-two'] as const;

const noNetwork = whyNoNetwork();

/** Packets are lost and nobody is told: what was open stays half open. */
describe.skipIf(noNetwork !== undefined)(
  `two servers, two databases and whoever asks, each a machine of its own${noNetwork === undefined ? '' : ` (left out: ${noNetwork})`}`,
  () => {
    let [network, pair, folder, load]: [OwnNetwork?, PostgresPair?, OwnHall?, Load?] = [];
    const halls: RunningHall[] = [];
    const gaps = new Map<string, number>();
    const net = (): OwnNetwork => network!;
    const urlOf = (server: string): string => `http://${net().machines[server]!.address}:${String(PORT)}`;
    const databaseOf = (address: string): string =>
      DATABASES.find((each) => net().machines[each]!.address === address)!;

    beforeAll(async () => {
      network = ownNetwork([...SERVERS, ...DATABASES]);
      const { machines } = network;
      pair = await PostgresPair.start(machines[DATABASES[0]]!, machines[DATABASES[1]]!);
      await sqlAt(pair.primary.url(), `CREATE DATABASE ${NAME}`);
      folder = await ownHall({}, { supervisor: 'sample-hall' });
      for (const server of SERVERS) {
        const { address, through } = machines[server]!;
        const env = { DATABASE_URL: pair.url(NAME), HALL_FILE: folder.folder, HOST: address };
        halls.push(await startHall({ env, through, port: PORT }));
      }
      load = await loadOn(SERVERS.map(urlOf), seeded(SEED));
    }, 180_000);
    afterAll(async () => {
      await Promise.all(halls.map((hall) => hall.dispose()));
      await pair?.dispose();
      await folder?.remove();
      network?.remove();
    });

    const owner = async (): Promise<string> => {
      const [row] = await sqlAt(pair!.primary.url(NAME), 'SELECT address FROM hallcall.leases');
      return SERVERS.find((each) => urlOf(each) === row?.['address'])!;
    };
    const other = (server: string): string => SERVERS.find((each) => each !== server)!;
    const ready = async (server: string): Promise<boolean> => {
      const said = await fetch(`${urlOf(server)}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
      return said?.status === 200;
    };
    const bothServe = async (): Promise<void> => {
      for (const server of SERVERS) await eventually(() => ready(server), `${server} serves`);
    };
    /** A cable is out for a while; then everybody is there again. */
    const without = async (what: string, cut: () => void, heal: () => void, meanwhile?: () => Promise<void>) => {
      await bothServe();
      gaps.set(
        what,
        await load!.gapOver(async () => {
          cut();
          await pause(CUT_MS);
        }),
      );
      await meanwhile?.();
      heal();
      await bothServe();
      return gaps.get(what)!;
    };

    it(`[OW9] the owner cut off from the database: the other one takes the hall over, and this one says that it cannot serve (seed ${String(SEED)})`, async () => {
      const before = await owner();
      const cables = DATABASES.map((each) => [before, each] as const);
      const gap = await without(
        'owner from the databases',
        () => cables.forEach(([one, two]) => net().cut(one, two)),
        () => cables.forEach(([one, two]) => net().heal(one, two)),
        async () => {
          expect(await owner()).toBe(other(before));
          expect(await ready(before)).toBe(false);
        },
      );
      expect(gap).toBeLessThan(BOUND_MS);
    }, 120_000);

    it('[OW9] the owner cut off from whoever asks: the other one hands on to it, and nobody takes its hall', async () => {
      const before = await owner();
      const gap = await without(
        'owner from whoever asks',
        () => net().cut(before, undefined),
        () => net().heal(before, undefined),
        async () => expect(await owner()).toBe(before),
      );
      expect(gap).toBeLessThan(BOUND_MS);
    }, 120_000);

    it('[OW9] the owner cut off from everything: the other one takes the hall over', async () => {
      const before = await owner();
      const gap = await without(
        'owner from everything',
        () => net().cutOff(before),
        () => net().joinAgain(before),
        async () => expect(await owner()).toBe(other(before)),
      );
      expect(gap).toBeLessThan(BOUND_MS);
    }, 120_000);

    it('[OW9] the other server cut off from everything: the owner goes on', async () => {
      const before = await owner();
      const gap = await without(
        'the other server from everything',
        () => net().cutOff(other(before)),
        () => net().joinAgain(other(before)),
        async () => expect(await owner()).toBe(before),
      );
      expect(gap).toBeLessThan(BOUND_MS);
    }, 120_000);

    it('[DB9] the primary cut off from its standby: nothing is acknowledged until the cable is back, and the hall goes on then', async () => {
      await bothServe();
      const numbers = async (url: string): Promise<number> =>
        Number((await sqlAt(url, 'SELECT count(*)::integer AS n FROM hallcall.events'))[0]?.['n']);
      let acknowledged = 0;
      const gap = await load!.gapOver(async () => {
        net().cut(...DATABASES);
        await pause(CUT_MS);
        acknowledged = await numbers(pair!.standby.url(NAME));
        await pause(500);
        expect(await numbers(pair!.standby.url(NAME))).toBe(acknowledged);
        net().heal(...DATABASES);
      });
      gaps.set(`primary from its standby, for ${String(CUT_MS / 1000)} s`, gap);
      await bothServe();
      expect(gap).toBeLessThan(CUT_MS + BOUND_MS);
    }, 120_000);

    it('[DB9] the primary cut off from its standby and the standby promoted, while both take writes: the later one is used', async () => {
      await bothServe();
      const gap = await load!.gapOver(async () => {
        net().cut(...DATABASES);
        await pair!.promote();
      });
      gaps.set('primary from its standby, which is promoted', gap);
      expect(gap).toBeLessThan(BOUND_MS);
      net().heal(...DATABASES);
      await pair!.joinAgain();
      await bothServe();
    }, 120_000);

    it('[DB9] the primary cut off from everything and the standby promoted: the gap has an end', async () => {
      await bothServe();
      const primary = databaseOf(pair!.primary.address);
      const gap = await load!.gapOver(async () => {
        net().cutOff(primary);
        await pair!.promote();
      });
      gaps.set('primary from everything, and its standby promoted', gap);
      net().joinAgain(primary);
      expect(gap).toBeLessThan(BOUND_MS);
      await pair!.joinAgain();
      await bothServe();
    }, 120_000);

    it('[OW9] [DB9] with every cable back nothing that was acknowledged is lost, nothing doubled, no chain forked', async () => {
      const figures = await load!.end(databaseAt(pair!.url(NAME)));
      const rows = [...gaps].map(([what, gap]) => `| ${what} | ${gap.toFixed(0)} ms |`);
      console.info(
        `${gapsTable('cut cables', [...gaps.values()], figures)}\n\n${['| cut | gap |', '| --- | --- |', ...rows].join('\n')}`,
      );
      expect(figures.tickets).toBeGreaterThan(0);
    }, 120_000);
  },
);
