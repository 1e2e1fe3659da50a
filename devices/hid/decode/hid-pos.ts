import type { Millis } from '../../../core/base/time.ts';
import { type Decoder, quiet, type Step, tell } from './decoder.ts';
import type { ScanLayout } from './hid-pos-layout.ts';
import { scannedText } from './scanned-text.ts';

/** A code that needs several reports, as far as it has come. */
export type ScanState = {
  readonly parts: readonly Uint8Array[];
  readonly symbology: string | undefined;
  readonly sinceMs: Millis;
};

/** The rest of a code comes within a few milliseconds; what has not come by then was lost. */
const REST_MS: Millis = 500;
/** The largest QR code holds 2953 bytes. */
const LONGEST_BYTES = 4096;
const NOTHING: ScanState = { parts: [], symbology: undefined, sinceMs: 0 };

/**
 * Scanners of HID usage page 0x8C. The end of a code is what its flag says, never a silence: a code that was cut off is
 * forgotten. `layouts`: those that may be meant; the first that fits a report is taken.
 */
export function scanDecoder(layouts: readonly ScanLayout[]): Decoder<ScanState> {
  return {
    initial: NOTHING,
    hear(state, report, atMs) {
      const layout = layouts.find((each) => fits(each, report));
      if (layout === undefined) return quiet(state);
      return take(atMs - state.sinceMs > REST_MS ? NOTHING : state, layout, report, atMs);
    },
    dueAtMs: (state) => (state.parts.length === 0 ? undefined : state.sinceMs + REST_MS + 1),
    wake: (state, atMs) => quiet(atMs - state.sinceMs > REST_MS ? NOTHING : state),
  };
}

/**
 * A report is only believed when it is of the right length and its AIM identifier begins with the bracket that all
 * begin with.
 */
function fits({ length, reportId, symbologyAt, countAt, dataBytes }: ScanLayout, report: Uint8Array): boolean {
  if (report.length !== length) return false;
  if (reportId !== undefined && report[0] !== reportId) return false;
  if (symbologyAt !== undefined && report[symbologyAt] !== 0x5d) return false;
  return countAt === undefined || (report[countAt] ?? 0) <= dataBytes;
}

function take(state: ScanState, layout: ScanLayout, report: Uint8Array, atMs: Millis): Step<ScanState> {
  const parts = [...state.parts, dataOf(layout, report)];
  const symbology = state.symbology ?? symbologyOf(layout, report);
  const { continued } = layout;
  const more = continued !== undefined && ((report[continued.at] ?? 0) & continued.mask) !== 0;
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  if (bytes > LONGEST_BYTES) return quiet(NOTHING);
  if (more) return quiet({ parts, symbology, sinceMs: atMs });
  const text = scannedText(Buffer.concat(parts));
  if (text === '') return quiet(NOTHING);
  return tell(NOTHING, { kind: 'scan', text, ...(symbology === undefined ? {} : { symbology }) });
}

function dataOf({ countAt, dataAt, dataBytes }: ScanLayout, report: Uint8Array): Uint8Array {
  const field = report.subarray(dataAt, dataAt + dataBytes);
  if (countAt !== undefined) return field.slice(0, report[countAt]);
  const last = field.findLastIndex((byte) => byte !== 0);
  return field.slice(0, last + 1);
}

function symbologyOf({ symbologyAt }: ScanLayout, report: Uint8Array): string | undefined {
  return symbologyAt === undefined
    ? undefined
    : String.fromCharCode(...report.subarray(symbologyAt, symbologyAt + 3)).replace(/[^!-~]/g, '');
}
