import type { BusinessDay } from '../../core/base/time.ts';
import type { DepartmentId, ServiceId } from '../../core/base/names.ts';
import type { SignsView, SignView } from '../../core/protocol/shapes/signs.ts';
import type { PrintersView, TrayView } from '../../core/protocol/shapes/printers.ts';
import type { TicketId } from '../../core/queue/ticket.ts';
import type { PrintAttempt } from '../../printer/station.ts';
import type { StoredEvent } from '../journal/journal.ts';

/** Finds services for a citizen: ids, best first. */
export type SearchServices = (
  query: string,
  department: DepartmentId | undefined,
  limit: number,
) => readonly ServiceId[];

/** The printers as the doors see them. */
export interface PrintingPort {
  printers(): PrintersView;
  /** The picture of a ticket's receipt; undefined for a ticket that is not of today. */
  receiptPng(ticket: TicketId): Promise<Buffer | undefined>;
  /** The picture of a paper in the tray. */
  paperPng(id: string): Buffer | undefined;
  tray(): TrayView;
  /** Prints a test page. Undefined when there is no such printer. */
  test(printer: string): Promise<PrintAttempt | undefined>;
  /** Called when the tray or a printer changed. Returns the way out. */
  onChange(listener: () => void): () => void;
}

/** The LED signs as the doors see them. */
export interface SignsPort {
  view(): SignsView;
  /** Shows a test text for a while. Undefined when there is no such sign. */
  test(id: string): SignView | undefined;
  /** The lamps of a virtual sign; undefined for any other. */
  picture(id: string): Promise<Buffer> | undefined;
  /** Called when a sign, or what it should say, changed. Returns the way out. */
  onChange(listener: () => void): () => void;
}

/** A page of the journal, as the audit shows it. */
export type ReadAudit = (day: BusinessDay, after: number, limit: number) => Promise<readonly StoredEvent[]>;
