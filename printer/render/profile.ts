import type { PaperMm } from '../../core/slip/slip.ts';

/** How a printer says that everything before has been printed: `process-id` = GS ( H, `paper-status` = GS r 1, `none` = never. */
export type AckKind = 'process-id' | 'paper-status' | 'none';

/** What a printer model can do. Source: `docs/spec/printing.md`, the models' programming manuals. */
export type PrinterProfile = {
  readonly name: string;
  readonly paperMm: PaperMm;
  /** Printable dots in a line, 8 a millimetre. */
  readonly widthDots: 576 | 384;
  /** Letters of font A (12 dots) in a line. */
  readonly columns: number;
  /** The largest enlargement that GS ! does; some clones stop at 2. */
  readonly maxScale: number;
  /** Prints QR codes by GS ( k; else they go out as raster. */
  readonly nativeQr: boolean;
  readonly qrModuleDots: number;
  readonly cutter: boolean;
  readonly ack: AckKind;
};

/** An 80 mm printer of no particular make. */
export const GENERIC_80: PrinterProfile = {
  name: 'generic-80',
  paperMm: 80,
  widthDots: 576,
  columns: 48,
  maxScale: 8,
  nativeQr: true,
  qrModuleDots: 6,
  cutter: true,
  ack: 'paper-status',
};

/** A 58 mm printer of no particular make: tear-off, QR code as raster. */
export const GENERIC_58: PrinterProfile = {
  name: 'generic-58',
  paperMm: 58,
  widthDots: 384,
  columns: 32,
  maxScale: 8,
  nativeQr: false,
  qrModuleDots: 6,
  cutter: false,
  ack: 'paper-status',
};

/** An Epson TM-T88IV and later, the model for Chinese. */
export const EPSON_TM_T88: PrinterProfile = { ...GENERIC_80, name: 'epson-tm-t88', ack: 'process-id' };

export const PROFILES: readonly PrinterProfile[] = [GENERIC_80, GENERIC_58, EPSON_TM_T88];

/** The profile of that name, else the generic one of the paper. */
export function profileFor(name: string, paperMm: number): PrinterProfile {
  return PROFILES.find((profile) => profile.name === name) ?? (paperMm < 70 ? GENERIC_58 : GENERIC_80);
}
