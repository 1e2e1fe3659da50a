import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../core/base/result.ts';
import { watchUsb } from '../printer/transport/usb-watch.ts';
import { postgresHallKey } from './auth/postgres-keys.ts';
import type { SecurityEvent } from './auth/security/security-event.ts';
import { openSyslog } from './auth/security/syslog.ts';
import { createDatabase, type Database } from './database/database.ts';
import { NO_FENCE, type Fence } from './database/fence.ts';
import { hallTables } from './database/hall-tables.ts';
import { createLeases } from './database/leases.ts';
import { drained } from './doors/drained.ts';
import { openDoors } from './doors/open-doors.ts';
import { perform } from './doors/perform.ts';
import { openRelay } from './doors/relay/relay.ts';
import { storesInDatabase } from './halls/database-stores.ts';
import { followHalls } from './halls/city.ts';
import { byAddress } from './halls/hall-of.ts';
import { createHalls } from './halls/halls.ts';
import type { OpenHall } from './halls/open-hall.ts';
import { LEASE_LIVES_MS, ownership } from './halls/ownership.ts';
import { openAbove } from './halls/open-city-people.ts';
import type { ReadHalls } from './halls/read-halls.ts';
import { steadyClock } from './ledger/clock.ts';
import { systemIds } from './ledger/ids.ts';
import { announce } from './ops/announce.ts';
import { checkListen, type Config } from './ops/config.ts';
import { NO_PROXIES } from './ops/far-address.ts';
import { listenOn, reachable } from './ops/listen.ts';
import { createLog } from './ops/log.ts';
import { createMetrics } from './ops/metrics.ts';
import { onceStopped } from './ops/once-stopped.ts';
import { pageBuilds } from './ops/page-builds.ts';

type OnDatabase = Config & { readonly databaseUrl: NonNullable<Config['databaseUrl']> };

/** Why a server cannot start: what it could not do, and the fault. */
export type CannotStart = { readonly what: string; readonly fault: unknown };

/** Nobody may write under it: for a server that does not own the hall. */
const NOT_OWNED: Fence = { epoch: () => -1, lost: () => undefined };
/** News of who is known may be lost; so often it is read anew. */
const REVIEW_MS = 1000;

/**
 * A hall server whose hall lasts in a PostgreSQL database, together with others on the same one: it owns the hall while
 * nobody else does, and otherwise follows the journal and hands commands on.
 */
export async function runOnDatabase(
  config: OnDatabase,
  { city, halls: [read], ...rest }: ReadHalls,
  root: string,
): Promise<Result<undefined, CannotStart>> {
  const [log, clock, usb] = [createLog(config.logLevel), steadyClock(), watchUsb()];
  if (read === undefined) return err({ what: 'the hall cannot start', fault: new Error('there is none') });
  const database = createDatabase({ address: config.databaseUrl.address });
  const hallId = read.file.catalogue.hall.id;
  let secret: string;
  try {
    await database.open();
    secret = await relaySecret(database, hallId);
  } catch (fault) {
    await database.close();
    return err({ what: `the database ${database.name} cannot be used`, fault });
  }
  const outer = createServer({ headersTimeout: 15_000, connectionsCheckingInterval: 5_000 });
  const halls = createHalls(byAddress(() => hallId));
  const syslog =
    config.syslog === undefined
      ? undefined
      : openSyslog(config.syslog, (detail) => log.warn({ detail }, 'syslog is out of reach'));
  const away = syslog === undefined ? {} : { syslog: (event: SecurityEvent): void => syslog.send(event) };
  const access = { factorFrom: config.secondFactor, idleMs: config.idleMinutes };
  const parts = { ...read, ...partsOf(root), ...away, access, clock, ids: systemIds, perform, usb, log };
  const now = (): number => clock.now();
  const data = resolve(config.data);
  const above = await openAbove({ read: { city, halls: [read], ...rest }, data, access, now, log });
  const cityNow = followHalls(halls, { city, several: false, people: above.people, mistakes: [], now });
  let hall: OpenHall | undefined;
  let self = '';
  const reopen = async (fence: Fence, follows: boolean): Promise<void> => {
    const before = hall;
    hall = undefined;
    if (before !== undefined) await halls.close(before);
    const place = { database, url: config.databaseUrl.url, hall: hallId, fence, folder: resolve(config.data) };
    const stores = storesInDatabase(place, () => clock.now());
    const opened = await halls.open({ ...parts, stores, follows });
    opened.begin(config.publicUrl ?? self);
    hall = opened;
  };
  const address = await listenOn(outer, config).catch((fault: unknown) => ({ fault }));
  if (typeof address !== 'string') {
    await database.close();
    return err({ what: `cannot listen on ${config.host}:${String(config.port)}`, fault: address.fault });
  }
  self = reachable(address);
  // Nothing is waited for between here and the doors: who knocks before they are there would hang.
  const leases = createLeases({
    database,
    server: randomUUID(),
    address: config.serverUrl ?? self,
    livesMs: LEASE_LIVES_MS,
  });
  let begun = false;
  let failed: unknown;
  const owning = ownership({
    ...{ hall: hallId, database, leases, log },
    own: (fence) => reopen(fence, false),
    follow: () => reopen(NOT_OWNED, true),
    failed(fault) {
      failed = fault;
      if (!begun) return;
      log.fatal({ fault }, 'the hall cannot be opened any more');
      process.exit(1);
    },
  });
  const inner = createServer();
  const isProxy = config.trustProxy ?? NO_PROXIES;
  const relay = openRelay({
    ...{ outer, inner, secret, isProxy, self, hall: () => hall, look: () => owning.look() },
    restsCount: config.idleMinutes !== undefined,
    ...{ owner: () => owning.owner(), onOwner: (listener: () => void) => owning.onChange(listener) },
  });
  const loopback = checkListen(config.host, true).ok;
  const { webRoot, builds, metrics } = parts;
  const doors = openDoors(inner, halls, {
    webRoot,
    builds,
    city: cityNow,
    loopback,
    figures: metrics,
    isProxy: relay.isProxy,
  });
  const leave = keepTokensKnown(database, () => hall);
  await owning.begin().catch((fault: unknown) => (failed = fault));
  if (failed !== undefined) return err({ what: 'the hall cannot start', fault: failed });
  begun = true;
  onceStopped(async () => {
    await owning.halt();
    leave();
    await cityNow.close();
    await above.close();
    await Promise.all([doors.close(), drained(outer), Promise.resolve(relay.close())]);
    await halls.closeAll();
    await owning.end();
    await leases.close();
    await database.close();
    usb.stop();
    syslog?.close();
    log.info('stopped');
  }, log);
  announce(address, read.file.catalogue, database.name, hall?.health().hallFileLacks);
  return ok(undefined);
}

function partsOf(root: string) {
  const webRoot = join(root, 'dist', 'web');
  const builds = pageBuilds(webRoot);
  return {
    webRoot,
    builds,
    metrics: createMetrics(),
    boardBuild: (): string | undefined => builds.of('display')?.build,
    clips: join(root, 'halls', 'voice'),
    reportsProgram: join(root, 'dist', 'server', 'reports', 'reports-process.js'),
  };
}

/** What the servers of a hall know each other by: they have its key, and nobody else has. */
async function relaySecret(database: Database, hall: string): Promise<string> {
  const tables = hallTables(database, hall, NO_FENCE);
  try {
    return createHmac('sha256', await postgresHallKey(tables))
      .update('hallcall relay')
      .digest('base64url');
  } finally {
    await tables.close();
  }
}

/** Who was let in or sent away at the owner is so here. Returns the way to stop. */
function keepTokensKnown(database: Database, hall: () => OpenHall | undefined): () => void {
  const review = (): void => {
    const open = hall();
    if (open?.following !== undefined) void open.reviewTokens().catch(() => undefined);
  };
  const leave = database.listen(({ what }) => {
    if (what === 'tokens' || what === 'missed') review();
  });
  const reviewing = setInterval(review, REVIEW_MS);
  return () => {
    leave();
    clearInterval(reviewing);
  };
}
