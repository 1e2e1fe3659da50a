import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { hallFileErrorText } from '../core/catalogue/tables.ts';
import { PrintHouse } from '../printer/print-house.ts';
import { watchUsb } from '../printer/transport/usb-watch.ts';
import { steadyClock } from './app/clock.ts';
import { systemIds } from './app/ids.ts';
import { keepHouse } from './app/housekeeping.ts';
import { createLedger, JournalTampered, type LedgerReport } from './app/ledger.ts';
import { startPrintProcessor } from './app/print-processor.ts';
import { AgentDesk } from './agents/agent-desk.ts';
import { perform as performAsked } from './doors/perform.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { createGate } from './auth/gate.ts';
import { hallKey, pseudonymsWith, type Pseudonym } from './auth/pseudonym.ts';
import { tokenStore } from './auth/token-store.ts';
import { serviceSearch } from './service-search.ts';
import { loadHall, type LoadedHall } from './hall-file/read-hall-folder.ts';
import { createApp } from './http/app.ts';
import type { DoorParts } from './http/deps.ts';
import { sqliteJournal } from './journal/sqlite-journal.ts';
import { openLiveDoor } from './live/live.ts';
import { checkListen, readConfig, type Config } from './ops/config.ts';
import { createLog, type Logger } from './ops/log.ts';
import { createMetrics, type Metrics } from './ops/metrics.ts';
import { printingPort } from './printing.ts';

const TICK_MS = 1000;
/** How long a stop may take in all, and how much of it belongs to requests that are under way. */
const DRAIN_MS = 10_000;
const PATIENCE_MS = 3000;
const SWEEP_MS = 50;

/** The hall server from its words to its end: everything is made here, started in order and stopped in reverse. */
export async function main(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const config = readConfig(argv, env);
  if (!config.ok) return quit(2, config.error);
  const hallFolder = resolve(config.value.hallFile ?? join(projectRoot(), 'halls', 'sample'));
  const file = await loadHall(hallFolder);
  if (!file.ok) {
    const errors = file.error.map(hallFileErrorText);
    const many = errors.length === 1 ? 'a mistake' : `${String(errors.length)} mistakes`;
    return quit(2, [`the hall file in ${hallFolder} has ${many}:`, ...errors].join('\n  '));
  }
  const listen = checkListen(config.value.host, file.value.catalogue.hall.sample);
  if (!listen.ok) return quit(2, listen.error);
  await run(config.value, file.value);
}

async function run(config: Config, { catalogue, users, bookings, readings, logo }: LoadedHall): Promise<void> {
  const log = createLog(config.logLevel);
  const data = resolve(config.data);
  const clock = steadyClock();
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  const ledger = createLedger({ journal, catalogue, clock, ids: systemIds, report: reportTo(log, () => measures) });
  const places = [...catalogue.kiosks, ...catalogue.printers].map((place) => ({
    ...place,
    name: place.name['zh-Hans'],
  }));
  const agents = new AgentDesk({ catalogue, logo, sealKey: () => key });
  const opened = PrintHouse.open(places, {
    now: () => clock.now(),
    ticks: () => performance.now(),
    logo,
    far: agents,
  });
  if (!opened.ok) return quit(2, ['the hall file names printers that cannot be:', ...opened.error].join('\n  '));
  const house = opened.value;
  const usb = watchUsb();
  const measures: Metrics = createMetrics(
    () => ledger.world(),
    () => ledger.health(),
    () => ({ printers: house.printers(), agents: agents.agents() }),
  );
  const tokens = tokenStore(join(data, 'tokens.json'), () => clock.now());
  let pseudonym: Pseudonym;
  let key: Buffer;
  try {
    await tokens.load();
    key = await hallKey(join(data, 'identity.key'));
    pseudonym = pseudonymsWith(key);
    await ledger.start();
  } catch (fault) {
    return quit(
      fault instanceof JournalTampered ? 3 : 1,
      `the hall cannot start: ${fault instanceof Error ? fault.message : String(fault)}`,
    );
  }
  const gate = createGate(users, catalogue.hall.sample, tokens);
  const server = createServer();
  const address = await listenOn(server, config).catch((fault: unknown) =>
    quit(
      1,
      `cannot listen on ${config.host}:${String(config.port)}: ${fault instanceof Error ? fault.message : String(fault)}`,
    ),
  );
  if (address === undefined) return;
  const pageUrl = config.publicUrl ?? reachable(address);

  const printing = printingPort({ house, agents, usb }, ledger, catalogue, pageUrl);
  const perform = {
    hall: ledger,
    ids: systemIds,
    bookings,
    pseudonym,
    observe: (name: string, outcome: string) => {
      measures.command(name, outcome);
    },
  };
  const inputs = openInputs({
    hall: ledger,
    gate,
    catalogue,
    perform: (asked) => performAsked(perform, asked),
    agents,
    key,
    log,
  });
  const parts: DoorParts = {
    hall: ledger,
    perform,
    gate,
    bookings,
    search: serviceSearch(catalogue, readings),
    printing,
    inputs: inputs.desk,
    readAudit: (day, after, limit) => journal.read({ hall: catalogue.hall.id, day }, after, limit),
    log,
    metrics: measures,
    catalogue,
    webRoot: join(projectRoot(), 'dist', 'web'),
    loopback: checkListen(config.host, true).ok,
  };
  const stopPrinting = startPrintProcessor(ledger, house, pageUrl);
  server.on('request', createApp(parts));
  const live = openLiveDoor(server, {
    hall: ledger,
    gate,
    perform,
    printing,
    agents,
    inputs: inputs.desk,
    log,
    metrics: measures,
  });
  const housekeeping = keepHouse(ledger);
  const ticking = setInterval(() => void ledger.tick().then(() => housekeeping.tick()), TICK_MS);

  onceStopped(async () => {
    // In reverse: no new work, then what is under way, then the journal.
    clearInterval(ticking);
    const closed = new Promise((done) => server.close(done));
    // A connection that is kept alive falls idle only once its answer is out; one that never asks to the end is not waited for.
    const sweeping = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_MS);
    const patience = setTimeout(() => {
      server.closeAllConnections();
    }, PATIENCE_MS);
    await Promise.all([live.close(), closed]);
    clearInterval(sweeping);
    clearTimeout(patience);
    stopPrinting();
    usb.stop();
    await inputs.close();
    await house.stop();
    await ledger.stop();
    log.info('stopped');
  }, log);
  announce(address, catalogue, data);
}

function listenOn(server: Server, config: Config): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, () => {
      server.off('error', fail);
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
      const host = config.host.includes(':') ? `[${config.host}]` : config.host;
      done(`http://${host}:${String(port)}`);
    });
  });
}

/** An address that a phone in the hall can open: a server that listens everywhere is found at this machine's own. */
function reachable(address: string): string {
  const url = new URL(address);
  if (url.hostname !== '0.0.0.0' && url.hostname !== '[::]') return address;
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find((each) => each.family === 'IPv4' && !each.internal);
  return own === undefined ? address : `${url.protocol}//${own.address}:${url.port}`;
}

/** What the person who started it needs: where everything is. The last line is the sign that it takes tickets. */
function announce(address: string, catalogue: Catalogue, data: string): void {
  const { hall } = catalogue;
  const surfaces = [
    ['kiosk', '取号机'],
    ['counter', '窗口'],
    ['display', '显示屏'],
    ['manager', '管理'],
    ['rating', '评价屏'],
    ['tray', '虚拟打印机'],
    ['keypad', '虚拟设备'],
  ];
  const lines = [
    `${hall.name['zh-Hans']}  ${hall.name.en}`,
    ...surfaces.map(([path = '', name = '']) => `  ${path.padEnd(8)} ${address}/${path}  ${name}`),
    `  ${'API'.padEnd(8)} ${address}/api/v1/docs`,
    `  data     ${data}`,
    ...(hall.alwaysOpen ? ['  open around the clock 全天开放'] : []),
    ...(hall.sample ? ['  logins   clerk, supervisor, manager, admin; password: sample-hall'] : []),
    `hall ready ${address}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function onceStopped(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const end = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const timer = setTimeout(() => {
      log.error('stopping took too long');
      process.exit(1);
    }, DRAIN_MS);
    stop().then(
      () => {
        clearTimeout(timer);
        process.exit(0);
      },
      (fault: unknown) => {
        log.error({ fault }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('uncaughtException', (fault) => {
    // A mistake of ours: the journal is whole, the state may not be. Whoever watches over the process starts it again.
    log.fatal({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'ended by a mistake');
    process.exit(1);
  });
}

function reportTo(log: Logger, metrics: () => Metrics): LedgerReport {
  return {
    written: (events, commands, tookMs) => metrics().written(events, commands, tookMs / 1000),
    fault(detail) {
      metrics().fault();
      log.error({ detail }, 'the journal cannot be written; commands are refused until it can');
    },
    recovered() {
      log.info('the journal can be written again');
    },
    conflict() {
      log.warn('another server wrote to this hall; deciding again');
    },
    dayOpened(day) {
      log.info({ day }, 'a new day');
    },
    catalogueKept(refusal) {
      log.warn({ refusal }, 'today goes on with the hall file it began with');
    },
  };
}

/** The folder with package.json: two above the bundle, one above the source. */
function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith(join('dist', 'server')) ? resolve(here, '..', '..') : resolve(here, '..');
}

function quit(code: number, message: string): undefined {
  process.stderr.write(`hallcall: ${message}\n`);
  process.exitCode = code;
  // Nothing is running yet that would have to be stopped.
  process.exit(code);
}
