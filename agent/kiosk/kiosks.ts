import { faultText } from '../../core/base/fault-text.ts';
import { atHall, hallAddressIn } from '../../core/base/hall-address.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { AgentSetup, PrintOrder } from '../../core/protocol/agent.ts';
import type { PaperTold } from '../../core/protocol/offline.ts';
import type { Disk } from '../../files/disk.ts';
import type { SlipInput } from '../../core/slip/ticket-slip.ts';
import type { PrintAttempt } from '../../printer/station.ts';
import type { MachineClocks } from './hall-clock.ts';
import { openKioskDoor, type KioskDoor } from './kiosk-door.ts';
import { KioskNumbers, type KioskNumbersParts } from './kiosk-numbers.ts';
import { openNumberStore, type KeptLease, type KeptPaper } from './number-store.ts';

/** The kiosks of this machine, which go on when the hall is out of reach. */
export interface Kiosks {
  /** The hall is there: it is told what was given, and asked for numbers. */
  sync(): void;
  /** Opens the page of the kiosks, where that could not be before. */
  again(): Promise<void>;
  /** Whether it is the ticket of a number that was given here and that the hall has not been told. */
  isUntold(ticket: string): boolean;
  close(): Promise<void>;
}

export type KiosksParts = Pick<KioskNumbersParts, 'tell' | 'ask' | 'say'> & {
  readonly setup: AgentSetup;
  /** The agent's folder. */
  readonly data: string;
  readonly server: string;
  readonly port: number;
  readonly clocks: MachineClocks;
  linked(): boolean;
  /** The hall is there for citizens, though it may not let this agent in. */
  hallThere(): boolean;
  /** Undefined: the job is known already. */
  print(order: PrintOrder): Promise<PrintAttempt> | undefined;
};

/** The ids of jobs that the hall has not ordered begin so. */
export const OWN_JOB = 'offline-';

/** Nobody stands there any longer for a paper. */
const PRINT_WITHIN_MS = 60_000;

/** Opens what is kept of numbers, and the page of the kiosks. Undefined where no kiosk is at this machine. */
export async function openKiosks(parts: KiosksParts, disk: Disk): Promise<Kiosks | undefined> {
  const kiosks = parts.setup.printers.filter(({ kiosk }) => kiosk === true).map(({ id }) => id);
  if (kiosks.length === 0) return undefined;
  const store = await openNumberStore(parts.data, kiosks, disk, (what) => parts.say(what));
  const numbers = new KioskNumbers(store, kiosks, { ...parts, print: (paper, lease) => print(parts, paper, lease) });
  const sync = (): void => {
    if (parts.linked()) numbers.sync().catch((fault: unknown) => parts.say(`numbers: ${faultText(fault)}`));
  };
  const page = new KioskPage(parts, kiosks, numbers, sync);
  await page.again();
  return {
    sync,
    again: () => page.again(),
    isUntold: (ticket) => numbers.isUntold(ticket),
    async close() {
      await page.close();
      await store.close();
    },
  };
}

/**
 * The page of the kiosks while it is open. Without it they cannot go on; the printers of this machine work all the
 * same.
 */
class KioskPage {
  private door: KioskDoor | undefined;
  private trouble = '';

  constructor(
    private readonly parts: KiosksParts,
    private readonly kiosks: readonly string[],
    private readonly numbers: KioskNumbers,
    private readonly given: () => void,
  ) {}

  /** Whoever has the port may let it go: the agent that was here before, or another program. */
  async again(): Promise<void> {
    if (this.door !== undefined) return;
    const { parts, kiosks, numbers, given } = this;
    const { port, server } = parts;
    try {
      const hallPage = hallPageOf(server);
      const door = await openKioskDoor({ port, kiosks, numbers, given, hallPage, hallThere: () => parts.hallThere() });
      this.door = door;
      this.trouble = '';
      process.stdout.write(`kiosk page: ${door.url}\n`);
    } catch (fault) {
      const trouble = `the page of the kiosk cannot be opened (setting "kioskPort"): ${faultText(fault)}`;
      if (trouble !== this.trouble) parts.say(`${trouble}; it is tried again`);
      this.trouble = trouble;
    }
  }

  async close(): Promise<void> {
    await this.door?.close();
    this.door = undefined;
  }
}

/** The hall's own page, which is told by which port it finds back. */
function hallPageOf(server: string): (kiosk: string, port: number) => string {
  return (kiosk, port) => {
    const { hall } = hallAddressIn(new URL(server).pathname);
    const query = new URLSearchParams({ id: kiosk, agent: String(port) });
    return new URL(atHall(hall, `/kiosk?${query.toString()}`), server).href;
  };
}

async function print(parts: KiosksParts, paper: KeptPaper, { book }: KeptLease): Promise<PaperTold['slip']> {
  const place = parts.setup.printers.find(({ id }) => id === paper.kiosk);
  const service = book.services.find(({ id }) => id === paper.services[0]);
  if (place === undefined || service === undefined) return 'failed';
  const department = book.departments.find(({ id }) => id === service.department);
  const { language } = paper;
  const input: SlipInput = {
    hallName: book.hall.name,
    language,
    number: paper.number,
    issuedAt: paper.issuedAt,
    timeZone: book.hall.timeZone,
    categoryName:
      paper.category === ORDINARY ? undefined : book.categories.find(({ id }) => id === paper.category)?.name,
    steps: [
      {
        serviceName: service.name,
        departmentName: department?.name ?? service.lineName,
        zone: department?.zone ?? '',
        lineName: service.lineName,
        // Nobody here knows who is before.
        ahead: 0,
        waits: false,
        wait: undefined,
        materials: language === 'en' ? service.materials.en : service.materials.zh,
        after: undefined,
      },
    ],
    url: `${book.pageUrl}/t/${paper.ticket}#${paper.secret}`,
    offline: true,
    copy: 0,
    paperMm: place.paperMm,
    ...(book.form === undefined ? {} : { form: book.form }),
  };
  const attempt = await parts.print({
    job: `${OWN_JOB}${paper.ticket}`,
    printer: paper.kiosk,
    paper: { ticket: paper.ticket, copy: 0 },
    withinMs: PRINT_WITHIN_MS,
    input,
  });
  return attempt?.outcome ?? 'unknown';
}
