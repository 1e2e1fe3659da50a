import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { faultText } from '../core/base/fault-text.ts';
import { releaseText } from '../core/base/release.ts';
import type { AgentReport, AgentSetup, AgentState } from '../core/protocol/agent.ts';
import { pageWords, type PageNews, type PictureAnswer } from '../core/protocol/pictures.ts';
import type { DeviceAt } from '../core/protocol/devices.ts';
import { testSlip } from '../core/slip/test-slip.ts';
import { openJobSpool, type JobSpool } from '../printer/job-spool.ts';
import { foundPrinter, watchUsb, type UsbWatch } from '../printer/transport/usb-watch.ts';
import { usbPrinters } from '../printer/transport/usb-discovery.ts';
import { diskTrouble, isOfDisk } from '../files/disk-trouble.ts';
import { readAgentConfig, type AgentConfig } from './config.ts';
import { openDeviceStations, type DeviceStations } from '../devices/hid/device-stations.ts';
import { DiskTroubles, type NotWritten } from './disk-troubles.ts';
import { AgentKiosks } from './agent-kiosks.ts';
import { AgentSigns } from './agent-signs.ts';
import { careForPages } from '../devices/screen/page-care.ts';
import { pagePicture } from '../devices/screen/page-picture.ts';
import { sealWith } from '../devices/hid/id-number.ts';
import { allowedOf } from './allowed-addresses.ts';
import { lockFolder } from './folder-lock.ts';
import { otherHall } from './hall-pin.ts';
import { openAgentLink, type AgentLink } from './link.ts';
import { createPrintService, type PrintService } from './print-service.ts';
import { OWN_JOB } from './kiosk/kiosks.ts';
import { printersOf } from './printer-places.ts';
import { KeptSetup } from './kept-setup.ts';
import { readSetup, setupText } from './setup-file.ts';
import { tellOwed } from './tell-owed.ts';

const STOP_MS = 5000;
const REPORT_AGAIN_MS = 3000;
const KEPT_AGAIN_MS = 20_000;

const SPOOL: NotWritten = { what: 'the spool', so: 'what cannot be written down is not printed' };

/** The agent from its words to its end: the printers of a kiosk or counter PC, linked to the hall. */
export async function main(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const read = await readAgentConfig(argv, env);
  if (!read.ok) return quit(2, read.error);
  const asked = read.value;
  try {
    if (asked.task === 'version') return void process.stdout.write(`hallcall agent ${releaseText()}\n`);
    if (asked.task === 'list-printers') return await listPrinters();
    if (asked.task === 'test') return await printTest(asked.printer, asked.config);
    log(`version ${releaseText()}`);
    const data = resolve(asked.config.data);
    const unlock = await lockFolder(data).catch(notWritable(data));
    const spool = await openJobSpool(join(data, 'spool.jsonl')).catch(notWritable(data));
    const { ca } = asked.config;
    const authority = ca === undefined ? undefined : await readFile(resolve(ca), 'utf8');
    await new Agent(asked.config, spool, unlock, authority).start();
  } catch (fault) {
    quit(1, faultText(fault));
  }
}

/** Holds together what lives as long as the agent: the link, the spool, and the printers as the server last said. */
class Agent {
  private readonly usb: UsbWatch = watchUsb();
  private setup: AgentSetup | undefined;
  private readonly service: PrintService;
  private stations: DeviceStations | undefined;
  /** What they were opened with. */
  private plugged = '';
  private readonly devices = new Map<string, DeviceAt>();
  private readonly signs = new AgentSigns(() => this.tell());
  private link: AgentLink | undefined;
  private readonly kiosks: AgentKiosks;
  /** Changes of the setup, one after the other. */
  private turn: Promise<void> = Promise.resolve();
  private reporting = false;
  private readonly disk = new DiskTroubles(log);
  private readonly kept: KeptSetup;

  constructor(
    private readonly config: AgentConfig,
    private readonly spool: JobSpool,
    private readonly unlock: () => Promise<void>,
    private readonly authority: string | undefined,
  ) {
    this.service = createPrintService(spool, () => performance.now());
    this.service.onChange(() => {
      this.tell();
      void this.report();
    });
    this.kept = new KeptSetup(setupPath(config.data), this.disk);
    this.kiosks = new AgentKiosks(
      {
        data: resolve(config.data),
        server: config.server,
        port: config.kioskPort,
        clocks: { steady: () => performance.now(), wall: wallClock },
        linked: () => this.link?.linked === true,
        hallThere: () => this.link?.linked === true || this.link?.refused === true,
        print: (order) => this.service.take(order),
        tell: async (paper) => this.link?.paper(paper),
        ask: async (asked) => this.link?.numbers(asked),
        say: log,
      },
      this.disk,
    );
  }

  async start(): Promise<void> {
    const setup = await this.kept.read();
    if (setup !== undefined) this.open(allowedOf(setup, this.config.paths, log));
    if (this.setup !== undefined) await this.kiosks.open(this.setup);
    this.usb.onChange(() => this.tell());
    this.link = openAgentLink({
      server: this.config.server,
      token: this.config.token,
      otherHall: () =>
        otherHall({
          server: this.config.server,
          hall: this.config.hall,
          file: this.pinPath,
          ca: this.authority,
          say: log,
        }).catch(faultText),
      ca: this.authority,
      hello: () => ({ spool: this.spool.id, jobs: this.ordered(), ...this.state() }),
      linked: (given) => {
        this.turn = this.turn.then(() => this.take(given)).catch(stopOn);
      },
      order: (order) => void this.service.take(order, this.settled())?.catch(mistake),
      press: (device, press) => void this.stations?.press(device, press),
      tell: (device, order) => this.stations?.order(device, order),
      show: (sign, text) => this.signs.show(sign, text),
      picture: (board) => this.picture(board),
      cut: () => this.signs.hush(),
      say: (what) => log(what),
    });
    const again = setInterval(() => {
      void this.report();
      void this.service.tryDisk();
    }, REPORT_AGAIN_MS);
    const keptAgain = setInterval(() => {
      void this.kept.again();
      this.kiosks.again().catch(stopOn);
    }, KEPT_AGAIN_MS);
    const leavePages = careForPages({
      pages: () => this.setup?.boards ?? [],
      now: () => performance.now(),
      tell: (board, news) => this.page(board, news),
    });
    onceStopped(async () => {
      clearInterval(again);
      clearInterval(keptAgain);
      leavePages();
      await this.service.stop();
      await Promise.all([this.stations?.close(), this.signs.close()]);
      await this.report();
      await this.kiosks.close();
      this.link?.close();
      this.usb.stop();
      await this.spool.close();
      await this.unlock();
    });
  }

  private get pinPath(): string {
    return join(resolve(this.config.data), 'hall.pin');
  }

  private async take(given: AgentSetup): Promise<void> {
    const setup = allowedOf(given, this.config.paths, log);
    if (setupText(setup) !== setupText(this.setup)) {
      this.open(setup);
      await this.kept.keep(setup);
    }
    await this.plugIn(setup);
    await this.signs.open(setup.signs);
    await this.kiosks.open(setup);
    this.tell();
    process.stdout.write(
      `agent ready: ${
        this.service
          .printers()
          .map(({ id }) => id)
          .join(', ') || 'no printer'
      }\n`,
    );
    this.kiosks.sync();
    // After an outage there may be much to tell: orders do not wait for it.
    void this.report();
  }

  /** The jobs that the hall has ordered and of which it does not know what became, newest first. */
  private ordered(): string[] {
    return this.service
      .jobs()
      .filter((job) => !job.startsWith(OWN_JOB))
      .reverse();
  }

  /** An order may be heard in the very moment in which the setup that it is for has come: that counts first. */
  private async settled(): Promise<void> {
    await new Promise((done) => setImmediate(done));
    await this.turn;
  }

  private open(setup: AgentSetup): void {
    this.setup = setup;
    this.service.change(printersOf(setup, this.config.printers, log));
  }

  /** What is typed or read just now is not lost where nothing of it has changed. */
  private async plugIn(setup: AgentSetup): Promise<void> {
    const { inputs, keymaps, sealKey } = setup;
    const plugged = JSON.stringify([
      inputs,
      keymaps,
      sealKey === undefined ? '' : Buffer.from(sealKey).toString('hex'),
    ]);
    if (this.stations !== undefined && plugged === this.plugged) return;
    await this.stations?.close();
    this.plugged = plugged;
    this.stations = this.openStations(setup);
  }

  /** The input devices of this machine; numbers of cards are sealed with the key that the hall has just given. */
  private openStations(setup: AgentSetup): DeviceStations {
    this.devices.clear();
    return openDeviceStations(setup.inputs, {
      keymaps: setup.keymaps,
      // Without a reader there is no key, and nothing to seal.
      seal: setup.sealKey === undefined ? () => ({ hash: '', lastFour: '' }) : sealWith(setup.sealKey),
      tell: (id, news) => this.link?.input(id, news),
      state: (id, { state, ...more }) => {
        this.devices.set(id, { id, state, ...more });
        this.tell();
      },
    });
  }

  /** Only of boards that are said to be here: the hall reaches no other port of this machine. */
  private picture(board: string): Promise<PictureAnswer> {
    const port = this.setup?.boards.find(({ id }) => id === board)?.port;
    if (port !== undefined) return pagePicture(board, port);
    return Promise.resolve({ trouble: 'no-browser', detail: `the agent has not been told of a browser for ${board}` });
  }

  private page(board: string, news: PageNews): void {
    log(pageWords(board, news));
    this.link?.page(board, news);
  }

  private state(): AgentState {
    return {
      printers: [...this.service.printers()],
      found: [...this.usb.found()],
      devices: [...this.devices.values()],
      signs: [...this.signs.states()],
    };
  }

  private tell(): void {
    this.disk.note(SPOOL, this.spool.fault);
    this.link?.state(this.state());
  }

  private async report(): Promise<void> {
    const link = this.link;
    if (this.reporting || link?.linked !== true) return;
    this.reporting = true;
    try {
      // Of a ticket that the hall does not know yet it would remember nothing.
      const isKnown = ({ paper }: AgentReport): boolean => paper === undefined || !this.kiosks.isUntold(paper.ticket);
      const owed = (): readonly AgentReport[] => this.service.owed().filter(isKnown);
      await tellOwed({ owed, reported: (job) => this.service.reported(job) }, link);
    } finally {
      this.reporting = false;
    }
  }
}

function setupPath(data: string): string {
  return join(resolve(data), 'setup.json');
}

async function listPrinters(): Promise<void> {
  const found = (await usbPrinters()).map(foundPrinter);
  const lines = found.map(
    ({ address, name, answers, lacks }) =>
      `${address}  ${name}${answers ? '' : '  (never answers)'}${lacks === undefined ? '' : '  (no driver: modprobe usblp)'}`,
  );
  process.stdout.write(`${lines.length === 0 ? 'no USB printer is plugged in' : lines.join('\n')}\n`);
}

async function printTest(printer: string, { data, printers }: Pick<AgentConfig, 'data' | 'printers'>): Promise<void> {
  const setup = await readSetup(setupPath(data));
  if (setup === undefined)
    return quit(1, `${data} has no settings from the server yet; run the agent once with --server and --token`);
  const known = setup.printers.filter(({ id }) => id === printer);
  if (known.length === 0)
    return quit(
      2,
      `there is no printer "${printer}" here; there are: ${setup.printers.map(({ id }) => id).join(', ')}`,
    );
  const station = printersOf({ ...setup, printers: known }, printers, log)
    .get(printer)
    ?.open();
  if (station === undefined) return quit(1, `printer ${printer} cannot be opened`);
  const name = known[0]?.name ?? printer;
  const at = {
    printer: { 'zh-Hans': name, 'zh-Hant': name, en: name },
    zone: '',
    now: wallClock(),
    paperMm: station.paperMm,
    url: 'http://hall.invalid/',
  };
  const { outcome, detail } = await station.print(testSlip(setup.hall, at));
  await station.stop();
  process.stdout.write(`${printer}: ${outcome}${detail === undefined ? '' : ` (${detail})`}\n`);
  process.exitCode = outcome === 'failed' ? 1 : 0;
}

/** For the time on a test page, and a start without the hall; what the hall prints has the hall's time. */
function wallClock(): number {
  // eslint-disable-next-line no-restricted-syntax -- the server's clock is out of reach here
  return Date.now();
}

/** What one order came to is the trouble of this order: the others are done all the same. */
function mistake(fault: unknown): void {
  log(`an order failed by a mistake of ours: ${faultText(fault)}`);
}

/** What the disk says has no name of a folder in it. */
function notWritable(folder: string): (fault: unknown) => never {
  return (fault) => {
    if (!isOfDisk(fault)) throw fault;
    throw new Error(`${folder} cannot be used: ${diskTrouble(fault)} (${faultText(fault)})`, { cause: fault });
  };
}

function stopOn(fault: unknown): void {
  quit(1, faultText(fault));
}

function onceStopped(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(() => process.exit(0), stopOn);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function log(what: string): void {
  process.stderr.write(`agent: ${what}\n`);
}

function quit(code: number, message: string): void {
  log(message);
  process.exit(code);
}
