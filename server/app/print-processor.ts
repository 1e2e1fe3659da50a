import type { Millis } from '../../core/base/time.ts';
import type { SlipOutcome } from '../../core/queue/command.ts';
import type { TicketId } from '../../core/queue/ticket.ts';
import { slipInput } from '../../core/views/slip-input.ts';
import type { PaperMm } from '../../core/slip/slip.ts';
import type { SlipInput } from '../../core/slip/ticket-slip.ts';
import { slipKey, type SlipRecord } from '../../core/views/day-record.ts';
import type { Hall } from './hall.ts';

/** What became of a paper. */
export type PaperReport = { readonly outcome: SlipOutcome; readonly detail?: string };

/** Whoever puts slips on paper, by the id of the kiosk or printer that owes them. */
export interface SlipPrinter {
  /** Undefined: there is no such printer (a desk without one). */
  paperMm(printer: string): PaperMm | undefined;
  /** Never rejects: trouble is a report. */
  print(printer: string, input: SlipInput): Promise<PaperReport>;
}

/** Longer than this nobody stands at the kiosk any more, and a paper would come out for the next in line. */
const STALE_AFTER: Millis = 60_000;

/**
 * Owed papers come from the journal and what became of them goes back into it. Prints after the ticket is durable, each paper once; a
 * paper whose fate a crash has hidden is reported unknown, for a person to decide. Returns the way to stop.
 */
export function startPrintProcessor(hall: Hall, printer: SlipPrinter, pageUrl: string): () => void {
  const { record } = hall.world();
  for (const slip of [...record.slips.values()].filter((each) => each.outcome === 'owed')) {
    // It may have been printed just before the end: a second paper is never printed by itself.
    void report(hall, slip, { outcome: 'unknown', detail: 'the server ended while this was being printed' });
  }
  return hall.subscribe(({ world, events }) => {
    for (const event of events) {
      if (event.type !== 'TicketIssued' && event.type !== 'CopyRequested') continue;
      const slip = world.record.slips.get(
        slipKey(event.data.ticket, event.type === 'TicketIssued' ? 0 : event.data.copy),
      );
      if (slip !== undefined) void printOne(hall, printer, slip, pageUrl);
    }
  });
}

async function printOne(hall: Hall, printer: SlipPrinter, slip: SlipRecord, pageUrl: string): Promise<void> {
  const paperMm = printer.paperMm(slip.printer);
  // Issued at a desk: the number is on the clerk's screen, and nobody owes a paper until somebody asks for one.
  if (paperMm === undefined) return report(hall, slip, { outcome: 'failed', detail: `no printer at ${slip.printer}` });
  if (hall.now() - slip.owedAt > STALE_AFTER) return report(hall, slip, { outcome: 'failed', detail: 'too late' });
  const input = slipInput(hall.world(), { ticket: slip.ticket, copy: slip.copy, paperMm, pageUrl }, hall.now());
  if (input === undefined) return;
  return report(hall, slip, await printer.print(slip.printer, input));
}

async function report(
  hall: Hall,
  slip: { readonly ticket: TicketId } & SlipRecord,
  outcome: PaperReport,
): Promise<void> {
  await hall.handle({
    actor: { kind: 'system' },
    body: {
      name: 'report-slip',
      ticket: slip.ticket,
      copy: slip.copy,
      printer: slip.printer,
      outcome: outcome.outcome,
      detail: outcome.detail,
    },
    idempotency: undefined,
    answer: () => undefined,
  });
}
