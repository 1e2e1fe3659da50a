import { rfc3339 } from '../core/base/zone.ts';
import { ORDINARY, type Catalogue } from '../core/catalogue/catalogue.ts';
import type { SlipInput } from '../core/slip/ticket-slip.ts';
import { slipInput } from '../core/views/slip-input.ts';
import type { PrintHouse } from '../printer/print-house.ts';
import type { Hall } from './app/hall.ts';
import type { PrintingPort } from './doors/ports.ts';

/** The virtual printers as the doors see them. */
export function printingPort(house: PrintHouse, hall: Hall, catalogue: Catalogue, pageUrl: string): PrintingPort {
  const zone = catalogue.hall.timeZone;
  return {
    printers: () => house.printers(),
    async receiptPng(ticket) {
      const order = { ticket, copy: 0, paperMm: 80 as const, pageUrl };
      const input = slipInput(hall.world(), order, hall.now());
      return input === undefined ? undefined : house.picture(input);
    },
    paperPng: (id) => house.paper(id)?.png,
    tray: () => ({
      seq: hall.world().state.seq,
      now: rfc3339(hall.now(), zone),
      printers: [...house.printers()],
      slips: house.papers().map((paper) => ({
        id: paper.id,
        at: rfc3339(paper.at, zone),
        printer: paper.printer,
        ...(paper.number === undefined ? {} : { number: paper.number }),
        copy: paper.copy,
        widthDots: paper.widthDots,
        url: `/api/v1/tray/${encodeURIComponent(paper.id)}.png`,
        unknown: paper.unknown,
      })),
    }),
    async test(printer) {
      const paperMm = house.paperMm(printer);
      return paperMm === undefined
        ? undefined
        : house.print(printer, testSlip(catalogue, hall.now(), paperMm, pageUrl));
    },
    onChange: (listener) => house.onChange(listener),
  };
}

/** A slip that shows what a printer can: the letters of three languages, the sizes, the code. */
function testSlip(catalogue: Catalogue, now: number, paperMm: 58 | 80, pageUrl: string): SlipInput {
  const service = catalogue.services[0];
  const text = { 'zh-Hans': '打印测试', 'zh-Hant': '列印測試', en: 'Printer test' };
  return {
    hallName: catalogue.hall.name,
    language: catalogue.hall.languages[0] ?? 'zh-Hans',
    number: 'TEST',
    issuedAt: now,
    timeZone: catalogue.hall.timeZone,
    categoryName: catalogue.categories.find((category) => category.id !== ORDINARY)?.name,
    steps: [
      {
        serviceName: text,
        departmentName: service?.name ?? text,
        zone: catalogue.departments[0]?.zone ?? '',
        lineName: text,
        ahead: 0,
        wait: undefined,
        materials: [],
        after: undefined,
      },
    ],
    url: pageUrl,
    copy: 0,
    paperMm,
  };
}
