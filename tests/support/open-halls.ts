import type { SecurityEvent } from '../../server/auth/security/security-event.ts';
import type { AccessRules } from '../../server/halls/hall-parts.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../core/base/time.ts';
import type { CityRole, CityUser } from '../../core/catalogue/city.ts';
import type { SignInRules } from '../../core/catalogue/sign-in.ts';
import type { CityPeople } from '../../server/auth/city-people.ts';
import type { SignInProvider } from '../../server/auth/provider/sign-in-provider.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { TokenStore } from '../../server/auth/token-store.ts';
import { openDoors, type Doors } from '../../server/doors/open-doors.ts';
import { perform } from '../../server/doors/perform.ts';
import { keptClips } from '../../server/equipment/voice/kept-clips.ts';
import { loadHall, readShared, type LoadedHall } from '../../server/hall-file/read-hall-folder.ts';
import { openCityPeople } from '../../server/halls/open-city-people.ts';
import { followHalls } from '../../server/halls/city.ts';
import { byAddress } from '../../server/halls/hall-of.ts';
import { createHalls, type HallOf, type Halls } from '../../server/halls/halls.ts';
import type { OpenHall } from '../../server/halls/open-hall.ts';
import { storesIn } from '../../server/halls/stores.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLog } from '../../server/ops/log.ts';
import { createMetrics, type Metrics } from '../../server/ops/metrics.ts';
import { ownDoors } from '../../server/ops/own-doors.ts';
import { pageBuilds } from '../../server/ops/page-builds.ts';

/** Halls in this very process, behind one pair of doors; a request says by `x-hall` which one it is for. */
export type HallsHere = {
  readonly url: string;
  readonly halls: Halls;
  readonly metrics: Metrics;
  /** Those above the halls. */
  readonly people: CityPeople;
  /** Opens the sample hall under another id; the same id finds what it wrote before. */
  open(id: string, change?: (catalogue: Catalogue) => Catalogue, tokens?: TokenStore): Promise<OpenHall>;
  /** The sample hall's file under another id. */
  file(id: string, change?: (catalogue: Catalogue) => Catalogue): LoadedHall;
  stop(): Promise<void>;
};

const named: HallOf = (request, halls) => halls.find(({ id }) => id === request.headers['x-hall']);

/** `people`: those above the halls; then a request says by its address which hall it is for. */
export type CityHere = {
  readonly people: readonly CityUser[];
  readonly defaultHall: string;
  /** What else decides about people, of halls and above them. */
  readonly access?: AccessRules;
  /** The time of those above. */
  readonly now?: () => Instant;
  readonly syslog?: (event: SecurityEvent) => void;
  /** Where people prove who they are besides, and what the hall files say of it. */
  readonly service?: SignInProvider;
  readonly signIn?: { readonly halls: SignInRules; readonly above: SignInRules<CityRole> };
};

/** Opens the doors; there is no hall yet. With a city its halls are small ones. */
export async function hallsHere(among?: CityHere): Promise<HallsHere> {
  const root = join(process.cwd(), 'halls');
  const folder = among === undefined ? join(root, 'sample') : join(root, 'city', 'construction-trading');
  const shared = among === undefined ? undefined : await readShared(join(root, 'sample'));
  if (shared?.ok === false) throw new Error(JSON.stringify(shared.error[0]));
  const loaded = await loadHall(
    folder,
    shared === undefined ? {} : { shared: { tables: shared.value, folder: 'sample' } },
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  const data = await mkdtemp(join(tmpdir(), 'hallcall-halls-'));
  const metrics = createMetrics({ several: true });
  const halls = createHalls(among === undefined ? named : byAddress(() => among.defaultHall));
  const now = among?.now ?? ((): Instant => steadyClock().now());
  const rules = {
    ...(among?.access === undefined ? {} : { access: among.access }),
    ...(among?.syslog === undefined ? {} : { syslog: among.syslog }),
  };
  const users = among?.people ?? [];
  const { people, close } = await openCityPeople({
    city: {
      ...{ name: loaded.value.catalogue.hall.name, defaultHall: undefined, users },
      ...(among?.signIn === undefined ? {} : { signIn: among.signIn.above }),
    },
    sample: true,
    ...{ stores: storesIn(join(data, 'city'), now), now, log: createLog('silent') },
    ...rules,
  });
  const city = followHalls(halls, {
    city: { name: loaded.value.catalogue.hall.name, defaultHall: among?.defaultHall, users },
    ...{ several: true, people, mistakes: [], now },
  });
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const doors = openDoors(server, halls, {
    webRoot: data,
    city,
    loopback: true,
    isProxy: () => false,
    isOurs: () => true,
    figures: metrics,
    builds: pageBuilds(data),
    service: among?.service,
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const file: HallsHere['file'] = (id, change = (same) => same) => {
    const { catalogue } = loaded.value;
    const signIn = among?.signIn?.halls ?? loaded.value.signIn;
    return { ...loaded.value, signIn, catalogue: change({ ...catalogue, hall: { ...catalogue.hall, id } }) };
  };
  return {
    url,
    halls,
    metrics,
    people,
    file,
    async open(id, change, tokens) {
      const clock = steadyClock();
      const hall = await halls.open({
        file: file(id, change),
        ...(among === undefined ? {} : { several: true as const, above: people.at(id) }),
        ...rules,
        folder,
        stores: { ...storesIn(join(data, id), () => clock.now()), ...(tokens === undefined ? {} : { tokens }) },
        clock,
        ids: systemIds,
        perform,
        usb: { found: () => [], onChange: () => () => undefined, stop: () => undefined },
        boardBuild: () => undefined,
        ownDoors: ownDoors(),
        clips: keptClips(join(process.cwd(), 'halls', 'voice')),
        log: createLog('silent'),
        metrics,
      });
      hall.begin(url);
      return hall;
    },
    async stop() {
      await city.close();
      await close();
      await stopAll(doors, halls, server, data);
    },
  };
}

async function stopAll(doors: Doors, halls: Halls, server: Server, data: string): Promise<void> {
  server.closeAllConnections();
  await doors.close();
  await halls.closeAll();
  await rm(data, { recursive: true, force: true });
}
