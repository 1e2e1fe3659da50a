import { z } from 'zod';
import { foundPrinter } from '../agent.ts';
import { count, id, time, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** A printer of the hall, wherever it stands. */
export const trayPrinterShape = named(
  'TrayPrinter',
  z.strictObject({
    id,
    name: z.string(),
    state: z.enum(['ready', 'printing', 'waiting', 'offline', 'trouble']),
    paper: z.enum(['ok', 'low', 'out']),
    /** Slips that still have to come out. */
    owed: count,
    /** The agent that it stands beside, if any. */
    agent: z.exactOptional(id),
    /** A kiosk whose printer is known not to print while nobody stands in: its numbers are given without paper. */
    withoutPaper: z.exactOptional(z.literal(true)),
    /** The disk of its agent takes nothing: what it cannot write down it does not print. */
    agentDisk: z.exactOptional(z.literal(true)),
  }),
);
export type TrayPrinter = Shape<typeof trayPrinterShape>;

/** A USB printer that is plugged in somewhere. `address` is what to write into the column of the hall file. */
export const pluggedPrinterShape = named(
  'PluggedPrinter',
  z.strictObject({
    ...foundPrinter.shape,
    /** The agent at whose machine it is; absent: at the server's. */
    agent: z.exactOptional(id),
    /** The kiosk or printer of the hall file that has this address already. */
    usedBy: z.exactOptional(id),
  }),
);
export type PluggedPrinter = Shape<typeof pluggedPrinterShape>;

/** All printers, and what could become one (`GET /printers`). */
export const printersShape = named(
  'PrintersView',
  z.strictObject({
    items: z.array(trayPrinterShape),
    /** The programs on kiosk and counter PCs that the hall file names. */
    agents: z.array(z.strictObject({ id, linked: z.boolean() })),
    found: z.array(pluggedPrinterShape),
  }),
);
export type PrintersView = Shape<typeof printersShape>;

/** The same with when it was so (topic `printers`). */
export const printersNowShape = named('PrintersNow', z.strictObject({ ...versioned, ...printersShape.shape }));
export type PrintersNow = Shape<typeof printersNowShape>;

/** One piece of paper, as the picture that its bytes print. */
export const traySlipShape = named(
  'TraySlip',
  z.strictObject({
    id,
    at: time,
    printer: z.string(),
    /** Absent on paper that is no ticket, such as a printer test. */
    number: z.exactOptional(z.string()),
    /** 0 = the first paper of its number; from 1 on it says so. */
    copy: count,
    /** Dots across the head: 576 on 80 mm paper, 384 on 58 mm. */
    widthDots: count,
    /** Where the picture is, as PNG, one pixel a dot. */
    url: z.string(),
    /** What its code says, for a virtual scanner: the same as the picture shows. */
    code: z.string(),
    /** Commands in its bytes that the virtual printer does not know, in hex. */
    unknown: z.array(z.string()),
  }),
);
export type TraySlip = Shape<typeof traySlipShape>;

/** The tray of the virtual printers: what has come out, newest first (topic `tray`). */
export const trayShape = named(
  'TrayView',
  z.strictObject({ ...versioned, slips: z.array(traySlipShape), printers: z.array(trayPrinterShape) }),
);
export type TrayView = Shape<typeof trayShape>;
