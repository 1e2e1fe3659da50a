import type { TimeZone } from '../../../core/base/time.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { Kiosk, Printer } from '../../../core/catalogue/equipment.ts';
import { agentOfKiosk } from '../../../core/catalogue/printer-address.ts';
import { testSlip } from '../../../core/slip/test-slip.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import type { HallPrinters } from '../../../printer/hall-printers.ts';
import { AGENT_DISK, type FoundPrinter } from '../../../core/protocol/agent.ts';
import type { PluggedPrinter, TrayPrinter, TraySlip } from '../../../core/protocol/shapes/printers.ts';
import type { TrayPaper } from '../../../printer/virtual/virtual-printers.ts';
import type { UsbWatch } from '../../../printer/transport/usb-watch.ts';
import type { HallAgents } from '../agents/hall-agents.ts';
import type { Hall } from '../../ledger/hall.ts';
import { catalogueOf } from '../../ledger/present-catalogue.ts';
import type { PrintingPort } from './printing-port.ts';
import { paperWay, type PaperWay } from './spool.ts';

/** The printers as the doors see them. */
export function printingPort(
  { printers, agents, usb }: { readonly printers: HallPrinters; readonly agents: HallAgents; readonly usb: UsbWatch },
  hall: Hall,
  pageUrl: () => string,
): PrintingPort {
  const way = (kiosk: string): PaperWay =>
    paperWay(kiosk, { trouble: (id) => printers.trouble(id), standIn: (id) => printers.standIn(id) });
  const lacks = (id: string): Pick<TrayPrinter, 'withoutPaper' | 'agentDisk'> =>
    lacking(isKiosk(hall, id) && way(id).paper === 'none', printers.trouble(id));
  return {
    paperOf(kiosk) {
      const found = way(kiosk);
      if (found.paper !== 'elsewhere') return { state: found.paper };
      const place = placesOf(hall).find(({ id }) => id === found.at);
      return place === undefined ? { state: 'none' } : { state: 'elsewhere', printer: place.name };
    },
    goesOn: (kiosk) => isAgentThere(hall, agents, kiosk),
    printers: () => ({
      items: printers.printers().map((printer) => ({ ...printer, ...lacks(printer.id) })),
      agents: agents.agents().map(({ id, linked }) => ({ id, linked })),
      found: allFound(hall, usb, agents),
    }),
    async receiptPng(ticket, codeFor) {
      const order = {
        ticket,
        copy: 0,
        paperMm: 80 as const,
        pageUrl: pageUrl(),
        ...(codeFor === undefined ? {} : { codeFor }),
      };
      const input = slipInput(hall.world(), order, hall.now());
      return input === undefined ? undefined : printers.picture(input);
    },
    paperPng: (id) => printers.paper(id)?.png,
    tray() {
      const zone = catalogueOf(hall).hall.timeZone;
      return {
        seq: hall.world().state.seq,
        now: rfc3339(hall.now(), zone),
        printers: [...printers.printers()],
        slips: printers.papers().map((paper) => slipInTray(paper, zone)),
      };
    },
    async test(printer) {
      const paperMm = printers.paperMm(printer);
      const place = placesOf(hall).find(({ id }) => id === printer);
      if (paperMm === undefined || place === undefined) return undefined;
      const at = { printer: place.name, zone: place.zone, now: hall.now(), paperMm, url: pageUrl() };
      return printers.print(printer, testSlip(catalogueOf(hall).hall, at));
    },
    onChange(listener) {
      const leave = [printers.onChange(listener), agents.onChange(listener), usb.onChange(listener)];
      return () => {
        for (const each of leave) each();
      };
    },
  };
}

/** Only kiosks give numbers; a counter's printer or a stand-in that does not print is in trouble, no more. */
function lacking(withoutPaper: boolean, trouble: string | undefined): Pick<TrayPrinter, 'withoutPaper' | 'agentDisk'> {
  return { ...(withoutPaper ? { withoutPaper } : {}), ...(trouble === AGENT_DISK ? { agentDisk: true } : {}) };
}

/** The printers at the server and at its agents, whether the hall file names them or not. */
function allFound(hall: Hall, usb: UsbWatch, agents: HallAgents): PluggedPrinter[] {
  return [
    ...usb.found().map((each) => plugged(hall, each, undefined)),
    ...agents.agents().flatMap(({ id, found }) => found.map((each) => plugged(hall, each, id))),
  ];
}

/** A printer that was found, by what the hall file would call it. */
function plugged(hall: Hall, found: FoundPrinter, agent: string | undefined): PluggedPrinter {
  const address = agent === undefined ? found.address : `agent:${agent}:${found.address}`;
  const usedBy = placesOf(hall).find((place) => place.address.toLowerCase() === address.toLowerCase())?.id;
  return {
    ...found,
    address,
    ...(agent === undefined ? {} : { agent }),
    ...(usedBy === undefined ? {} : { usedBy }),
  };
}

/** Whether the agent that has the printer of a kiosk is linked. */
function isAgentThere(hall: Hall, agents: HallAgents, kiosk: string): boolean {
  const agent = agentOfKiosk(catalogueOf(hall).kiosks, kiosk);
  return agents.agents().some(({ id, linked }) => id === agent && linked);
}

function isKiosk(hall: Hall, printer: string): boolean {
  return catalogueOf(hall).kiosks.some(({ id }) => id === printer);
}

/** Whatever prints, as the hall file places it. */
function placesOf(hall: Hall): readonly (Kiosk | Printer)[] {
  const { kiosks, printers } = catalogueOf(hall);
  return [...kiosks, ...printers];
}

function slipInTray(paper: TrayPaper, zone: TimeZone): TraySlip {
  return {
    id: paper.id,
    at: rfc3339(paper.at, zone),
    printer: paper.printer,
    ...(paper.number === undefined ? {} : { number: paper.number }),
    copy: paper.copy,
    widthDots: paper.widthDots,
    url: `/api/v1/tray/${encodeURIComponent(paper.id)}.png`,
    code: paper.code,
    unknown: paper.unknown,
  };
}
