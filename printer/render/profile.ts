import { modelsFor, type PrinterModel } from '../../core/catalogue/printer-models.ts';
import type { PaperMm } from '../../core/catalogue/slip-form.ts';

/**
 * How a printer says that everything before has been printed: `process-id` = GS ( H, `paper-status` = GS r 1, `none` =
 * never.
 */
export type AckKind = 'process-id' | 'paper-status' | 'none';

/** What a printer model can do. Source: `docs/spec/printing.md`, the models' programming manuals. */
export type PrinterProfile = {
  readonly name: string;
  readonly paperMm: PaperMm;
  /** Printable dots in a line. */
  readonly widthDots: number;
  /** Letters of font A (12 dots) in a line. */
  readonly columns: number;
  /** The largest enlargement that GS ! does; some clones stop at 2. What is larger is drawn. */
  readonly maxScale: number;
  /** Whether the font in the printer has Chinese; without it every line that is not plain ASCII is drawn. */
  readonly chinese: 'gb18030' | 'none';
  /** Prints QR codes by GS ( k; else they go out as raster. */
  readonly nativeQr: boolean;
  readonly qrModuleDots: number;
  readonly cutter: boolean;
  /** How its buzzer is sounded: `esc-b` = ESC B; `drawer-pulse` = it hangs on the drawer's plug (Epson OT-BZ20). */
  readonly buzzer: 'esc-b' | 'drawer-pulse';
  readonly ack: AckKind;
};

/** An 80 mm printer of no particular make. */
export const GENERIC_80: PrinterProfile = {
  name: 'generic-80',
  paperMm: 80,
  widthDots: 576,
  columns: 48,
  maxScale: 8,
  chinese: 'gb18030',
  nativeQr: true,
  qrModuleDots: 6,
  cutter: true,
  buzzer: 'esc-b',
  ack: 'paper-status',
};

/** A 58 mm printer of no particular make: tear-off, QR code as raster. */
export const GENERIC_58: PrinterProfile = {
  ...GENERIC_80,
  name: 'generic-58',
  paperMm: 58,
  widthDots: 384,
  columns: 32,
  nativeQr: false,
  cutter: false,
};

/** An Epson TM-T82II and later, TM-T20: 203 dpi. */
export const EPSON_TM_T82: PrinterProfile = {
  ...GENERIC_80,
  name: 'epson-tm-t82',
  buzzer: 'drawer-pulse',
  ack: 'process-id',
};

/** An Epson TM-T88IV and later, the model for Chinese: 180 dpi, so 512 dots across the same paper. */
export const EPSON_TM_T88: PrinterProfile = {
  ...GENERIC_80,
  name: 'epson-tm-t88',
  widthDots: 512,
  columns: 42,
  buzzer: 'drawer-pulse',
  ack: 'process-id',
};

/** What a clone surely does: letters up to twice the size, pictures. The rest is drawn. */
const CLONE = { maxScale: 2, nativeQr: false } as const;

export const XPRINTER_80: PrinterProfile = { ...GENERIC_80, ...CLONE, name: 'xprinter-80' };
export const XPRINTER_58: PrinterProfile = { ...GENERIC_58, ...CLONE, name: 'xprinter-58' };
export const GPRINTER_80: PrinterProfile = { ...GENERIC_80, ...CLONE, name: 'gprinter-80' };

/** A 58 mm printer that never answers, as many with USB: its jobs end as sent. */
export const SILENT_58: PrinterProfile = { ...GENERIC_58, ...CLONE, name: 'silent-58', ack: 'none' };

/** Printers sold for Latin letters only. */
export const LATIN_80: PrinterProfile = { ...GENERIC_80, name: 'latin-80', chinese: 'none' };
export const LATIN_58: PrinterProfile = { ...GENERIC_58, name: 'latin-58', chinese: 'none' };

const OF_MODEL: Readonly<Record<PrinterModel, PrinterProfile>> = {
  'generic-80': GENERIC_80,
  'generic-58': GENERIC_58,
  'epson-tm-t82': EPSON_TM_T82,
  'epson-tm-t88': EPSON_TM_T88,
  'xprinter-80': XPRINTER_80,
  'xprinter-58': XPRINTER_58,
  'gprinter-80': GPRINTER_80,
  'silent-58': SILENT_58,
  'latin-80': LATIN_80,
  'latin-58': LATIN_58,
};

export const PROFILES: readonly PrinterProfile[] = Object.values(OF_MODEL);

/** The profile of that name, else the generic one of the paper. */
export function profileFor(name: string, paperMm: number): PrinterProfile {
  const model = modelsFor(paperMm).find((each) => each === name);
  return model === undefined ? (paperMm < 70 ? GENERIC_58 : GENERIC_80) : OF_MODEL[model];
}
