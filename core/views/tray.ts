import type { FoundPrinter } from '../protocol/agent.ts';
import type { TicketNumber } from '../queue/ticket.ts';
import type { Rfc3339 } from '../protocol/shapes/fields.ts';

/** The tray of the virtual printers: what has come out, newest first (topic `tray`). */
export type TrayView = {
  readonly seq: number;
  readonly now: Rfc3339;
  readonly slips: readonly TraySlip[];
  readonly printers: readonly TrayPrinter[];
};

/** One piece of paper, as the picture that its bytes print. */
export type TraySlip = {
  readonly id: string;
  readonly at: Rfc3339;
  readonly printer: string;
  /** Absent on paper that is no ticket, such as a printer test. */
  readonly number?: TicketNumber;
  /** 0 = the first paper of its number; from 1 on it says so. */
  readonly copy: number;
  /** Dots across the head: 576 on 80 mm paper, 384 on 58 mm. */
  readonly widthDots: number;
  /** Where the picture is, as PNG, one pixel a dot. */
  readonly url: string;
  /** What its code says, for a virtual scanner: the same as the picture shows. */
  readonly code: string;
  /** Commands in its bytes that the virtual printer does not know, in hex. */
  readonly unknown: readonly string[];
};

export type TrayPrinter = {
  readonly id: string;
  readonly name: string;
  readonly state: 'ready' | 'printing' | 'waiting' | 'offline' | 'trouble';
  readonly paper: 'ok' | 'low' | 'out';
  /** Slips that still have to come out. */
  readonly owed: number;
  /** The agent that it stands beside, if any. */
  readonly agent?: string;
};

/** All printers, and what could become one (`GET /printers`, topic `printers`). */
export type PrintersView = {
  readonly items: readonly TrayPrinter[];
  /** The programs on kiosk and counter PCs that the hall file names. */
  readonly agents: readonly { readonly id: string; readonly linked: boolean }[];
  /** USB printers that are plugged in somewhere. */
  readonly found: readonly PluggedPrinter[];
};

export type PluggedPrinter = FoundPrinter & {
  /** What to write into the column `address` of the hall file. */
  readonly address: string;
  /** The agent at whose machine it is; absent: at the server's. */
  readonly agent?: string;
  /** The kiosk or printer of the hall file that has this address already. */
  readonly usedBy?: string;
};
