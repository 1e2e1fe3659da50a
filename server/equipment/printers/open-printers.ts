import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { HallPrinters, wrongAddresses, type StationPlace } from '../../../printer/hall-printers.ts';
import type { GreyPicture } from '../../../printer/render/logo.ts';
import type { UsbWatch } from '../../../printer/transport/usb-watch.ts';
import type { Hall } from '../../ledger/hall.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { HallAgents } from '../agents/hall-agents.ts';
import type { Logger } from '../../ops/log.ts';
import type { JournalFeed } from '../../journal/follow.ts';
import { startPrintProcessor } from './print-processor.ts';
import { printingPort } from './printing.ts';
import type { PrintingPort } from './printing-port.ts';

/** The printers of a hall while it is open. `begin`: what is owed is printed from now on, with this address on it. */
export type OpenPrinters = {
  readonly printers: HallPrinters;
  readonly port: PrintingPort;
  begin(pageUrl: string): void;
  close(): Promise<void>;
};

export type PrintersParts = {
  readonly hall: Hall;
  readonly feed: JournalFeed;
  readonly agents: HallAgents;
  /** The printers that are plugged into this machine. */
  readonly usb: UsbWatch;
  readonly logo: () => GreyPicture | undefined;
  /** Another server has them in hand. */
  readonly follows: boolean;
  readonly log: Logger;
};

/** Opens the printers that the hall file names. Throws for addresses that no printer can have: see `wrongPrinters`. */
export function openPrinters({ hall, feed, agents, usb, logo, follows, log }: PrintersParts): OpenPrinters {
  const here = (catalogue: Catalogue): readonly StationPlace[] => (follows ? [] : printersIn(catalogue));
  const opened = HallPrinters.open(here(catalogueOf(hall)), {
    now: () => hall.now(),
    ticks: () => performance.now(),
    logo: logo(),
    far: agents,
    onLacking: (printer, letters) =>
      log.warn({ printer, letters }, 'a slip has letters of no font: a frame with the code point stands for each'),
  });
  if (!opened.ok) throw new Error(opened.error.join('; '));
  const printers = opened.value;
  let pageUrl = '';
  const leave: (() => unknown)[] = [onCatalogue(hall, (catalogue) => printers.change(here(catalogue), logo()))];
  return {
    printers,
    port: printingPort({ printers, agents, usb }, hall, () => pageUrl),
    begin(url) {
      pageUrl = url;
      leave.push(startPrintProcessor(hall, feed, printers, url));
    },
    async close() {
      for (const each of leave.splice(0).reverse()) await each();
      await printers.stop();
    },
  };
}

/** What is wrong with the addresses of a hall file's printers, a sentence each. */
export function wrongPrinters(catalogue: Catalogue): readonly string[] {
  return wrongAddresses(printersIn(catalogue));
}

function printersIn({ kiosks, printers }: Catalogue): readonly StationPlace[] {
  return [...kiosks, ...printers].map((place) => ({ ...place, name: place.name['zh-Hans'] }));
}
