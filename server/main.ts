import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultText } from '../core/base/fault-text.ts';
import { releaseText } from '../core/base/release.ts';
import { err, ok } from '../core/base/result.ts';
import type { CityPeople } from './auth/city-people.ts';
import type { ServerParts } from './doors/http/deps.ts';
import { openMachine } from './machine.ts';
import { runOnDatabase } from './on-database.ts';
import { openDoors } from './doors/open-doors.ts';
import { checkedHall } from './halls/read-hall.ts';
import { followHalls } from './halls/city.ts';
import { openAbove } from './halls/open-city-people.ts';
import { byAddress } from './halls/hall-of.ts';
import type { HallParts } from './halls/hall-parts.ts';
import { createHalls, type Halls } from './halls/halls.ts';
import type { ShipTarget } from './halls/joined/hall-shipping.ts';
import { joinedIds, openJoinedHalls } from './halls/joined/joined-halls.ts';
import { whyNotBegin, type NotBegun } from './halls/joined/may-begin.ts';
import { promotedDoor } from './halls/joined/standby.ts';
import { keepDeposed } from './journal/standby-mark.ts';
import { standBy } from './standing-by.ts';
import { reportSeal } from './halls/seal-report.ts';
import type { OpenHall } from './halls/open-hall.ts';
import { checkedHalls, readHalls, warnOfLongNames, type HallMistake, type ReadHalls } from './halls/read-halls.ts';
import { storesIn } from './halls/stores.ts';
import { UntrustedJournal } from './journal/trust.ts';
import type { TimeSource } from './ledger/clock.ts';
import { ForeignData, JournalMissing, JournalTampered } from './ledger/ledger-parts.ts';
import { announce, announceCity } from './ops/announce.ts';
import { NO_PROXIES } from './ops/far-address.ts';
import { HELP, readConfig, type Config } from './ops/config.ts';
import { listenOn, reachable } from './ops/listen.ts';
import { createLog, type Logger } from './ops/log.ts';
import { whyNoPlace } from './ops/place-to-start.ts';
import { hostRule } from './ops/host-rule.ts';
import { plainServer, secureServer, type Served } from './ops/tls/secure-server.ts';
import { onceStopped } from './ops/once-stopped.ts';

/**
 * Whoever plays the sample hall with robots: `npm run demo`. No setting leads here, so a hall that people work in never
 * runs on another clock than the machine's.
 */
export interface Player {
  readonly speed: number;
  readonly time: TimeSource;
  /** The hall takes tickets at this address. Gives what ends the play. */
  begin(address: string): () => Promise<void>;
}

/** The hall server from its words to its end: settings, then halls, then doors, and back in reverse. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  player?: Player,
): Promise<void> {
  if (argv.includes('--help')) return void process.stdout.write(HELP);
  const config = readConfig(argv, env);
  if (!config.ok) return quit(2, config.error);
  if (config.value.version) return void process.stdout.write(`hallcall ${releaseText()}\n`);
  if (config.value.check) return check(config.value);
  const read = await readHalls(config.value, projectRoot(), await joinedTo(config.value));
  if (!read.ok) return quit(2, read.error);
  if (player !== undefined && !isSampleAlone(read.value))
    return quit(2, 'robots play the sample hall only, never one with people of its own');
  const nowhere = await whyNoPlace(config.value);
  if (nowhere !== undefined) return quit(nowhere.code, nowhere.why);
  const { databaseUrl } = config.value;
  if (databaseUrl === undefined) return alone(config.value, read.value, player);
  if (player !== undefined) return quit(2, 'robots play on this machine alone: start them without DATABASE_URL');
  if (read.value.folder !== undefined)
    return quit(
      2,
      'a database has one hall: start HALLS without DATABASE_URL; or a server for each hall, each with a database of its own, which may be in one PostgreSQL',
    );
  if (config.value.tlsCert !== undefined || config.value.tlsKey !== undefined)
    return quit(
      2,
      'TLS_CERT and TLS_KEY are not for a hall on DATABASE_URL: put a proxy with the certificate before it',
    );
  const opened = await runOnDatabase({ ...config.value, databaseUrl }, read.value, projectRoot()).catch(
    (fault: unknown) => err({ what: 'the hall cannot start', fault }),
  );
  if (!opened.ok) cannot(opened.error.what)(opened.error.fault);
}

/** `--check`: says what would be wrong, and starts nothing. */
async function check(config: Config): Promise<void> {
  const checked =
    config.halls === undefined ? await checkedHall(config, projectRoot()) : await checkedHalls(config, projectRoot());
  if (!checked.ok) return quit(2, checked.error);
  process.stdout.write(`${checked.value}\n`);
}

/** Halls elsewhere that send their journals to the city that is to be started. */
function joinedTo({ halls, data }: Config): Promise<readonly string[]> {
  return halls === undefined ? Promise.resolve([]) : joinedIds(resolve(data));
}

/** A hall, or halls, whose journals are on this machine: which may be a standby, or have been deposed. */
async function alone(config: Config, read: ReadHalls, player?: Player): Promise<void> {
  const [only] = read.halls;
  if (config.standby !== undefined && only !== undefined) {
    const log = createLog(config.logLevel);
    const served = serverOf(config, log);
    if (served === undefined) return;
    const promoted = await standBy(config, only.file.catalogue.hall.id, served, log);
    if (!promoted.ok) return quit(2, promoted.error);
  }
  const why = await whyNotBegin({
    data: resolve(config.data),
    hall: only?.file.catalogue.hall.id,
    standby: standbyOf(config),
    standbyLost: config.standbyLost !== undefined,
  }).then(ok, err);
  if (!why.ok) return void cannot('the hall cannot start')(why.error);
  if (why.value !== undefined) return quit(EXIT_CODES[why.value.code], why.value.detail);
  return run(config, read, player);
}

/** Of a machine that must not give numbers; another start of one that is deposed ends the same way. */
const EXIT_CODES = { deposed: 4, 'not-now': 5 } as const satisfies Record<NotBegun['code'], number>;

type Standby = { readonly url: string; readonly token: string };

function standbyOf({ standbyUrl: url, standbyToken: token }: Config): Standby | undefined {
  return url === undefined || token === undefined ? undefined : { url, token };
}

async function run(config: Config, read: ReadHalls, player?: Player): Promise<void> {
  const log = createLog(config.logLevel);
  const served = serverOf(config, log);
  if (served === undefined) return;
  const { city } = read;
  const several = read.folder !== undefined;
  const machine = openMachine(config, { root: projectRoot(), log, several, time: player?.time });
  const now = (): number => machine.now();
  const data = resolve(config.data);
  warnOfLongNames(read, log);
  const halls = createHalls(byAddress(() => city.defaultHall));
  const above = await openAbove({ read, data, ...machine.forAbove, now, log }).catch(cannot('the hall cannot start'));
  if (above === undefined) return;
  const played = player === undefined ? {} : { demonstration: { speed: player.speed } };
  const shared = { ...machine.forHalls, ...played, ...shipsOf(config), log };
  const { opened, mistakes } = await openRead(read, { halls, shared, data, people: above.people });
  if (opened.length === 0) return quit(1, `no hall can start: ${mistakes.map(({ why }) => why).join('; ')}`);
  for (const { hall, why } of mistakes) log.error(`the hall ${hall} is not open: ${why}`);
  const deposing = several ? undefined : await promotedDoor(data, log);
  const joined = several ? await joinedHalls({ read, data, now, log, ...machine.forHalls }) : undefined;
  const cityNow = followHalls(halls, { city, several, people: above.people, mistakes, now, joined });
  // Nothing is waited for between here and the doors: who knocks before they are there would hang.
  const address = await listenOn(served.listener, config, served.protocol).catch(
    cannot(`cannot listen on ${config.host}:${String(config.port)}`),
  );
  if (address === undefined) return;
  machine.ownDoors.are(address);
  for (const hall of opened) hall.begin(config.publicUrl ?? reachable(address));
  const doors = openDoors(served.server, halls, {
    ...machine.forDoors,
    ...doorsOn(served, config, opened),
    city: cityNow,
    journals: joined ?? deposing,
  });
  const play = { end: (): Promise<void> => Promise.resolve() };
  onceStopped(async () => {
    await play.end();
    await cityNow.close();
    await above.close();
    await doors.close();
    await halls.closeAll();
    await joined?.close();
    served.stop();
    await machine.close();
    log.info('stopped');
  }, log);
  if (several) announceCity(address, { city, halls: opened, mistakes, data });
  else for (const hall of opened) announce(address, hall.catalogue(), data, hall.health().hallFileLacks);
  if (player !== undefined) play.end = player.begin(address);
}

/** Where the journal of a hall that stands alone is sent. */
function shipsOf(config: Config): Pick<HallParts, 'ships'> {
  const { cityUrl: url, cityToken: token, publicUrl: page, data } = config;
  const standby = standbyOf(config);
  const targets: ShipTarget[] = [
    ...(url === undefined || token === undefined ? [] : [{ to: 'city' as const, url, token }]),
    ...(standby === undefined ? [] : [{ to: 'standby' as const, ...standby }]),
  ];
  const onDeposed = (detail: string): void => {
    const end = (): undefined => quit(EXIT_CODES.deposed, detail);
    keepDeposed(resolve(data), detail).then(end, end);
  };
  return targets.length === 0 ? {} : { ships: { targets, page, onDeposed } };
}

type JoinedParts = Pick<HallParts, 'log' | 'reportsProgram'> & {
  readonly read: ReadHalls;
  readonly data: string;
  readonly now: () => number;
};

/** The halls that stand alone and send their journals here. */
function joinedHalls({ read, data, now, log, reportsProgram }: JoinedParts): ReturnType<typeof openJoinedHalls> {
  const own = new Set([
    ...read.halls.map(({ file }) => file.catalogue.hall.id),
    ...read.mistakes.map(({ hall }) => hall),
  ]);
  return openJoinedHalls({ data, isOwn: (hall) => own.has(hall), now, log, reportsProgram });
}

type OpenRead = {
  readonly halls: Halls;
  /** What every hall is opened with. */
  readonly shared: Omit<HallParts, 'file' | 'folder' | 'stores'>;
  readonly data: string;
  readonly people: CityPeople;
};

/** Opens the halls that were read. Of several one that cannot start keeps no other from it; one alone ends all. */
async function openRead(
  { halls: read, folder: several, mistakes: before }: ReadHalls,
  { halls, shared, data, people }: OpenRead,
): Promise<{ readonly opened: readonly OpenHall[]; readonly mistakes: readonly HallMistake[] }> {
  const { log, clock } = shared;
  const mistakes = [...before];
  const opened: OpenHall[] = [];
  for (const { file, folder } of read) {
    const { id } = file.catalogue.hall;
    const own = several === undefined ? log : log.child({ hall: id });
    const kept = several === undefined ? data : join(data, 'halls', id);
    const stores = storesIn(kept, () => clock.now(), reportSeal(own));
    const among = several === undefined ? {} : { several: true as const, above: people.at(id) };
    const failed = several === undefined ? cannot('the hall cannot start') : mistaken(mistakes, id);
    const hall = await halls.open({ ...shared, ...among, log: own, file, folder, stores }).catch(failed);
    if (hall !== undefined) opened.push(hall);
  }
  return { opened, mistakes };
}

/** How the doors stand on what listens, and under which names. */
function doorsOn(
  served: Served,
  config: Config,
  opened: readonly OpenHall[],
): Pick<ServerParts, 'listener' | 'cut' | 'secure' | 'isOurs' | 'isProxy'> {
  return {
    listener: served.listener,
    cut: () => served.cut(),
    secure: served.protocol === 'https',
    isOurs: hostRule({
      ...{ ...config, certified: () => served.names() },
      sample: opened.some((hall) => hall.catalogue().hall.sample),
    }),
    isProxy: config.trustProxy ?? NO_PROXIES,
  };
}

/** With a certificate HTTPS, without one HTTP. */
function serverOf({ tlsCert, tlsKey }: Config, log: Logger): Served | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return plainServer();
  if (tlsCert === undefined || tlsKey === undefined)
    return quit(2, 'TLS_CERT and TLS_KEY belong together: set both, or neither');
  const served = secureServer({ cert: resolve(tlsCert), key: resolve(tlsKey) }, (detail) => log.warn(detail));
  return served.ok ? served.value : quit(2, served.error);
}

/** The folder with package.json: two above the bundle, one above the source. */
function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith(join('dist', 'server')) ? resolve(here, '..', '..') : resolve(here, '..');
}

function isSampleAlone({ folder, halls }: ReadHalls): boolean {
  return folder === undefined && halls.every(({ file }) => file.catalogue.hall.sample);
}

/** Of several halls one that cannot start keeps no other from it. */
function mistaken(mistakes: HallMistake[], hall: string): (fault: unknown) => undefined {
  return (fault) => void mistakes.push({ hall, why: faultText(fault) });
}

/** Ends the process over a fault of the start; a journal that is not itself and a wrong setting have own codes. */
function cannot(what: string): (fault: unknown) => undefined {
  return (fault) => {
    const code = isTampered(fault) ? 3 : fault instanceof ForeignData ? 2 : 1;
    return quit(code, `${what}: ${faultText(fault)}`);
  };
}

/** Whether a fault of the start says that the journal is not itself. */
function isTampered(fault: unknown): boolean {
  return fault instanceof JournalTampered || fault instanceof JournalMissing || fault instanceof UntrustedJournal;
}

function quit(code: number, message: string): undefined {
  process.stderr.write(`hallcall: ${message}\n`);
  process.exitCode = code;
  // Nothing is running yet that would have to be stopped.
  process.exit(code);
}
