import type { KioskPaper } from '../../../core/protocol/shapes/kiosk.ts';
import type { PrintersView, TrayView } from '../../../core/protocol/shapes/printers.ts';
import type { PrintAttempt } from '../../../printer/station.ts';
import type { TicketId } from '../../../core/queue/ticket.ts';

/** The printers as the doors see them. */
export interface PrintingPort {
  printers(): PrintersView;
  /** Where the slips of a kiosk come out now. A kiosk without a printer prints none. */
  paperOf(kiosk: string): KioskPaper;
  /** Whether the agent of this kiosk is linked: it gives numbers while the hall is away. */
  goesOn(kiosk: string): boolean;
  /** The picture of a ticket's receipt; undefined for a ticket that is not of today. `codeFor`: as in `PaperOrder`. */
  receiptPng(ticket: TicketId, codeFor?: (secret: string) => string): Promise<Buffer | undefined>;
  /** The picture of a paper in the tray. */
  paperPng(id: string): Buffer | undefined;
  tray(): TrayView;
  /** Prints a test page. Undefined when there is no such printer. */
  test(printer: string): Promise<PrintAttempt | undefined>;
  /** Called when the tray or a printer changed. Returns the way out. */
  onChange(listener: () => void): () => void;
}
