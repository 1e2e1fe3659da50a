import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultText } from '../core/base/fault-text.ts';
import { hallFileErrorText } from '../core/hall-file/tables.ts';
import { PrintHouse } from '../printer/print-house.ts';
import { watchUsb } from '../printer/transport/usb-watch.ts';
import { steadyClock } from './ledger/clock.ts';
import { systemIds } from './ledger/ids.ts';
import { keepHouse } from './halls/housekeeping.ts';
import { createLedger } from './ledger/ledger.ts';
import { JournalTampered } from './ledger/ledger-parts.ts';
import { startPrintProcessor } from './equipment/printers/print-processor.ts';
import { AgentDesk } from './equipment/agents/agent-desk.ts';
import { perform as performAsked } from './doors/perform.ts';
import { pagePicture } from '../devices/screen/page-picture.ts';
import { BoardPictures } from './equipment/boards/board-pictures.ts';
import { openBoards } from './equipment/boards/open-boards.ts';
import { openVoice } from './equipment/voice/open-voice.ts';
import { openInputs } from './equipment/inputs/open-inputs.ts';
import { openNotices } from './notices/open-notices.ts';
import { openSigns, type OpenSigns } from './equipment/signs/open-signs.ts';
import { createGate } from './auth/gate.ts';
import { hallKey, pseudonymsWith, type Pseudonym } from './auth/pseudonym.ts';
import { tokenStore } from './auth/token-store.ts';
import { serviceSearch } from './halls/service-search.ts';
import { folderOf, loadHall, type LoadedHall } from './hall-file/read-hall-folder.ts';
import { createApp } from './doors/http/app.ts';
import type { DoorParts } from './doors/http/deps.ts';
import { journalFeed } from './journal/follow.ts';
import { sqliteJournal } from './journal/sqlite-journal.ts';
import { openLiveDoor } from './doors/live/live.ts';
import { checkListen, readConfig, type Config } from './ops/config.ts';
import { announce } from './ops/announce.ts';
import { reportFollowing } from './ops/follow-report.ts';
import { reportTo } from './ops/ledger-report.ts';
import { listenOn, reachable } from './ops/listen.ts';
import { createLog } from './ops/log.ts';
import { createMetrics, type Metrics } from './ops/metrics.ts';
import { onceStopped } from './ops/once-stopped.ts';
import { printingPort } from './equipment/printers/printing.ts';

const TICK_MS = 1000;
/** How much of a stop belongs to requests that are under way. */
const PATIENCE_MS = 3000;
const SWEEP_MS = 50;

/** The hall server from its words to its end: everything is made here, started in order and stopped in reverse. */
export async function main(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const config = readConfig(argv, env);
  if (!config.ok) return quit(2, config.error);
  const hallFolder = folderOf(resolve(config.value.hallFile ?? join(projectRoot(), 'halls', 'sample')));
  const file = await loadHall(hallFolder);
  if (!file.ok) {
    const errors = file.error.map(hallFileErrorText);
    const many = errors.length === 1 ? 'a mistake' : `${String(errors.length)} mistakes`;
    return quit(2, [`the hall file in ${hallFolder} has ${many}:`, ...errors].join('\n  '));
  }
  const listen = checkListen(config.value.host, file.value.catalogue.hall.sample);
  if (!listen.ok) return quit(2, listen.error);
  await run(config.value, file.value, hallFolder);
}

async function run(
  config: Config,
  { catalogue, users, bookings, readings, logo, photos }: LoadedHall,
  hallFolder: string,
): Promise<void> {
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
    () => signs.desk.view().items,
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
    return quit(fault instanceof JournalTampered ? 3 : 1, `the hall cannot start: ${faultText(fault)}`);
  }
  const gate = createGate(users, catalogue.hall.sample, tokens);
  const webRoot = join(projectRoot(), 'dist', 'web');
  const boards = await openBoards({
    hall: ledger,
    catalogue,
    page: join(webRoot, 'display', 'index.html'),
    folder: join(data, 'boards'),
    log,
  });
  const pictures = new BoardPictures({
    boards: catalogue.boards,
    now: () => ledger.now(),
    atAgent: (agent, board) => agents.pictureAt(agent, board),
    here: pagePicture,
  });
  const voice = await openVoice({ hall: ledger, catalogue, boards, log }, [
    join(projectRoot(), 'halls', 'voice'),
    join(hallFolder, 'voice'),
  ]);
  const notices = await openNotices({
    hall: ledger,
    catalogue,
    ids: systemIds,
    log,
    folder: join(data, 'notices'),
  });
  const sound = (): void => voice.room.alarm(notices.desk.emergency());
  notices.desk.onChange(sound);
  sound();
  // Nothing is waited for from here on: who knocks before the doors are there would hang.
  const server = createServer();
  const address = await listenOn(server, config).catch((fault: unknown) =>
    quit(1, `cannot listen on ${config.host}:${String(config.port)}: ${faultText(fault)}`),
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
  const signs: OpenSigns = openSigns({ hall: ledger, catalogue, agents, notices: notices.desk, log });
  const parts: DoorParts = {
    hall: ledger,
    perform,
    gate,
    bookings,
    search: serviceSearch(catalogue, readings),
    printing,
    inputs: inputs.desk,
    boards,
    voice,
    signs: signs.desk,
    notices,
    photos,
    pictures,
    readAudit: (day, after, limit) => journal.read({ hall: catalogue.hall.id, day }, after, limit),
    log,
    metrics: measures,
    catalogue,
    webRoot,
    pagesFolder: join(hallFolder, 'pages'),
    loopback: checkListen(config.host, true).ok,
  };
  const feed = journalFeed({
    journal,
    hall: catalogue.hall.id,
    onNews: (listener) => ledger.subscribe(({ events }) => listener(events)),
    report: reportFollowing(log),
  });
  const stopPrinting = startPrintProcessor(ledger, feed, house, pageUrl);
  server.on('request', createApp(parts));
  const live = openLiveDoor(server, {
    hall: ledger,
    gate,
    perform,
    printing,
    agents,
    inputs: inputs.desk,
    boards,
    voice,
    signs: signs.desk,
    notices: notices.desk,
    photos,
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
    await stopPrinting();
    voice.stop();
    usb.stop();
    await Promise.all([inputs.close(), signs.close()]);
    await house.stop();
    await ledger.stop();
    log.info('stopped');
  }, log);
  announce(address, catalogue, data);
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
