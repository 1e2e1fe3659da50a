import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { err, ok, type Result } from '../core/base/result.ts';
import type { HallId } from '../core/base/names.ts';
import { openMachine } from './machine.ts';
import { postgresHallKey } from './auth/postgres-hall-key.ts';
import { createDatabase, type Database } from './database/database.ts';
import { NO_FENCE } from './database/fence.ts';
import { hallTables } from './database/hall-tables.ts';
import { drained } from './doors/drained.ts';
import type { ServerParts } from './doors/http/deps.ts';
import { openDoors, type Doors } from './doors/open-doors.ts';
import { openRelay, type Relay } from './doors/relay/relay.ts';
import { followHalls } from './halls/city.ts';
import { byAddress } from './halls/hall-of.ts';
import { HallHere, openOwning } from './halls/hall-here.ts';
import { createHalls } from './halls/halls.ts';
import type { OpenHall } from './halls/open-hall.ts';
import { openAbove } from './halls/open-city-people.ts';
import { warnOfLongNames, type ReadHalls } from './halls/read-halls.ts';
import { announce } from './ops/announce.ts';
import type { Config } from './ops/config.ts';
import { NO_PROXIES } from './ops/far-address.ts';
import { hostRule } from './ops/host-rule.ts';
import { listenOn, reachable } from './ops/listen.ts';
import { createLog } from './ops/log.ts';
import { onceStopped } from './ops/once-stopped.ts';
import { plainServer } from './ops/tls/secure-server.ts';

type OnDatabase = Config & { readonly databaseUrl: NonNullable<Config['databaseUrl']> };

/** Why a server cannot start: what it could not do, and the fault. */
export type CannotStart = { readonly what: string; readonly fault: unknown };

/** News of who is known may be lost; so often it is read anew. */
const REVIEW_MS = 1000;

/**
 * A hall server whose hall lasts in a PostgreSQL database, together with others on the same one: it owns the hall while
 * nobody else does, and otherwise follows the journal and hands commands on.
 */
export async function runOnDatabase(
  config: OnDatabase,
  read: ReadHalls,
  root: string,
): Promise<Result<undefined, CannotStart>> {
  const log = createLog(config.logLevel);
  const [only] = read.halls;
  if (only === undefined) return err({ what: 'the hall cannot start', fault: new Error('there is none') });
  const { catalogue } = only.file;
  const joined = await joinDatabase(config, catalogue.hall.id);
  if (!joined.ok) return joined;
  const { database, secret } = joined.value;
  const outer = plainServer().server;
  const halls = createHalls(byAddress(() => catalogue.hall.id));
  const machine = openMachine(config, { root, log, several: false });
  const now = (): number => machine.now();
  const data = resolve(config.data);
  warnOfLongNames(read, log);
  const above = await openAbove({ read: { ...read, halls: [only] }, data, ...machine.forAbove, now, log });
  const cityNow = followHalls(halls, { city: read.city, several: false, people: above.people, mistakes: [], now });
  const listening = await listen(outer, config);
  if (!listening.ok) {
    await database.close();
    return listening;
  }
  // Nothing is waited for between here and the doors: who knocks before they are there would hang.
  const self = reachable(listening.value);
  for (const each of [listening.value, config.serverUrl ?? self]) machine.ownDoors.are(each);
  const parts = { ...only, ...machine.forHalls, log };
  const { url } = config.databaseUrl;
  const here = new HallHere({ halls, parts, database, url, data, pageUrl: config.publicUrl ?? self });
  const owning = openOwning({ hall: catalogue.hall.id, database, address: config.serverUrl ?? self, log }, here);
  const inner = createServer();
  const relay = openRelay({
    ...{ outer, inner, secret, isProxy: config.trustProxy ?? NO_PROXIES, hall: () => here.hall },
    ...{ owner: () => owning.owner(), onOwner: (listener) => owning.onChange(listener), look: () => owning.look() },
    ...{ overslept: () => owning.overslept(), restsCount: config.idleMinutes !== undefined },
  });
  // Whoever has the certificate stands before it and knows its names.
  const isOurs = hostRule({ ...config, certified: () => [], sample: catalogue.hall.sample });
  const atDoors = { ...machine.forDoors, ...listens(outer), city: cityNow, isProxy: relay.isProxy, isOurs };
  const doors = openDoors(inner, halls, atDoors);
  const leave = keepTokensKnown(database, () => here.hall);
  const begun = await owning.begin();
  if (!begun.ok) return err({ what: 'the hall cannot start', fault: begun.error });
  onceStopped(async () => {
    await owning.halt();
    leave();
    await cityNow.close();
    await above.close();
    await lastAnswers({ relay, doors, outer });
    await halls.closeAll();
    await owning.end();
    await database.close();
    await machine.close();
    log.info('stopped');
  }, log);
  announce(listening.value, catalogue, database.name, here.hall?.health().hallFileLacks);
  return ok(undefined);
}

/** What is still asked on the way out is asked at the server that listens. */
function listens(outer: Server): Pick<ServerParts, 'listener' | 'cut'> {
  return { listener: outer, cut: () => outer.closeAllConnections() };
}

type Leaving = {
  readonly relay: Pick<Relay, 'leaveSockets' | 'close'>;
  readonly doors: Pick<Doors, 'close'>;
  readonly outer: Server;
};

/** Who has asked is answered, here or by the owner; then nobody can ask any more. */
async function lastAnswers({ relay, doors, outer }: Leaving): Promise<void> {
  relay.leaveSockets();
  await Promise.all([doors.close(), drained(outer)]);
  relay.close();
}

async function listen(outer: Server, config: Config): Promise<Result<string, CannotStart>> {
  try {
    return ok(await listenOn(outer, config));
  } catch (fault) {
    return err({ what: `cannot listen on ${config.host}:${String(config.port)}`, fault });
  }
}

type Joined = { readonly database: Database; readonly secret: string };

/** Opens the database, and learns from it what the servers of the hall know each other by. */
async function joinDatabase({ databaseUrl }: OnDatabase, hall: HallId): Promise<Result<Joined, CannotStart>> {
  const database = createDatabase({ address: databaseUrl.address });
  try {
    await database.open();
    return ok({ database, secret: await relaySecret(database, hall) });
  } catch (fault) {
    await database.close();
    return err({ what: `the database ${database.name} cannot be used`, fault });
  }
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
  let under: Promise<void> | undefined;
  let again = false;
  const review = (): void => {
    const open = hall();
    if (open?.following === undefined) return;
    // One at a time, however long the database takes; what is told meanwhile is read behind it.
    again = under !== undefined;
    under ??= open
      .reviewTokens()
      .catch(() => undefined)
      .then(() => {
        under = undefined;
        if (again) review();
      });
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
