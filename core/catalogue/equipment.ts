import type { CounterId, DepartmentId, Language, Names } from '../base/names.ts';
import type { PrinterModel } from './printer-models.ts';

type Placed = { readonly name: Names; readonly zone: string; readonly coversZones: readonly string[] };

/** A receipt printer, in a kiosk or standing alone. */
export type Printing = {
  readonly paperMm: number;
  /** Where it is: `virtual`, `tcp://…`, `serial:…`, `file:…`, `usb:…`. */
  readonly address: string;
  readonly model: PrinterModel;
  /** The kiosk or printer that takes over when this one cannot print. */
  readonly standIn?: string;
};

/** Where citizens take numbers. */
export type Kiosk = Placed & {
  readonly id: string;
  readonly kind: string;
  readonly widthPx: number;
  readonly heightPx: number;
} & Printing;

/** The type of a board in the duty office: staff look at it, so it shows alerts. No other board does. */
export const DUTY_OFFICE = 'office-overview';

/** A screen that shows calls. */
export type Board = Placed & {
  readonly id: string;
  readonly kind: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The diagonal of the glass, inches, and how far away people stand or sit, m. */
  readonly diagonalIn?: number;
  readonly viewingM?: number;
  /** The debugging port of the browser that shows it, on the machine of an agent or on the server's own. */
  readonly browser?: { readonly agent?: string; readonly port: number };
  /**
   * What it speaks in: one or two at once, or with `turnSeconds` one after the other. The page's usual two if it does
   * not say.
   */
  readonly languages?: readonly Language[];
  readonly turnSeconds?: number;
  /** The counter that it hangs above: a window screen. */
  readonly counter?: CounterId;
  /** It shows the counters of these departments, whatever their zone. */
  readonly departments?: readonly DepartmentId[];
};

/** A receipt printer that stands alone. */
export type Printer = Placed & { readonly id: string } & Printing;

/** Where an LED sign hangs, and how large it is. What the program writes on it: LedSign. */
export type Sign = Placed & {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly protocol: string;
};
