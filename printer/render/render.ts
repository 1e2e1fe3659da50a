import { never } from '../../core/base/never.ts';
import type { Slip, SlipLine } from '../../core/slip/slip.ts';
import { displayWidth, wrap } from '../../core/slip/wrap.ts';
import type { Bitmap, Rasterise } from './bitmap.ts';
import { CommandBuilder } from './command-builder.ts';
import { inFont, printable } from './printable.ts';
import type { PrinterProfile } from './profile.ts';
import { qrBitmap, ruleBitmap } from './shapes.ts';

const LETTER_DOTS = 24;
/** White between lines of plain and of enlarged text. */
const GAP_DOTS = 8;
const LARGE_GAP_DOTS = 14;
const HALF_LINE_DOTS = 14;
/** White around a QR code, in modules (ISO/IEC 18004). */
const QUIET_MODULES = 4;
/** From the print line to the tear bar of a printer without a cutter. */
const TEAR_DOTS = 80;

/** What a job needs besides slip and profile. */
export type RenderJob = {
  /** Draws lines that the printer has no letters for. */
  readonly rasterise: Rasterise;
  readonly logo?: Bitmap;
  /** Four printable ASCII characters that a printer with `process-id` answers with. */
  readonly processId?: string;
};

/** The bytes that print a slip on such a printer (`docs/spec/printing.md`, R1-R12). */
export function render(slip: Slip, profile: PrinterProfile, job: RenderJob): Uint8Array {
  const out = new CommandBuilder().init();
  for (const line of slip.lines) renderLine(line, out, profile, job);
  out.align('left').size(1, 1).bold(false);
  if (profile.cutter) out.cut();
  else out.feedDots(TEAR_DOTS);
  acknowledge(out, profile, job);
  return out.bytes();
}

function renderLine(line: SlipLine, out: CommandBuilder, profile: PrinterProfile, job: RenderJob): void {
  switch (line.kind) {
    case 'text':
      return renderText(line, out, profile, job);
    case 'columns':
      return renderColumns(line, out, profile, job);
    case 'rule':
      out.align('left').raster(ruleBitmap(profile.widthDots, line.weight === 'thick' ? 4 : 2));
      return;
    case 'qr':
      return renderQr(line, out, profile, job);
    case 'logo':
      if (job.logo !== undefined) out.align('center').raster(job.logo).feedDots(HALF_LINE_DOTS);
      return;
    case 'space':
      out.feedDots(line.halfLines * HALF_LINE_DOTS);
      return;
    default:
      never(line);
  }
}

type TextLine = Extract<SlipLine, { kind: 'text' }>;
type ColumnsLine = Extract<SlipLine, { kind: 'columns' }>;

function renderText(line: TextLine, out: CommandBuilder, profile: PrinterProfile, job: RenderJob): void {
  const text = printable(line.text);
  const width = Math.min(line.width, profile.maxScale);
  const height = Math.min(line.height, profile.maxScale);
  const parts = wrap(text, Math.floor(profile.columns / width), line.hang);
  out.align(line.align);
  for (const part of parts) {
    if (inFont(part)) plainLine(part, width, height, line.bold, out);
    else out.raster(job.rasterise(part, LETTER_DOTS * height)).feedDots(gap(height));
  }
}

/** Label and value on one line while both fit with a space between; else the value, wrapped, at the right edge below. */
function renderColumns(line: ColumnsLine, out: CommandBuilder, profile: PrinterProfile, job: RenderJob): void {
  const left = printable(line.left);
  const right = printable(line.right);
  const scale = Math.min(line.rightScale, profile.maxScale);
  const white = profile.columns - displayWidth(left) - displayWidth(right) * scale;
  if (white < 1) {
    const below = { kind: 'text', width: 1, height: 1, bold: false, hang: 0 } as const;
    renderText({ ...below, text: left, align: 'left' }, out, profile, job);
    renderText({ ...below, text: right, align: 'right', bold: true }, out, profile, job);
    return;
  }
  out.align('left');
  if (!inFont(left + right)) {
    const text = left + ' '.repeat(profile.columns - displayWidth(left) - displayWidth(right)) + right;
    out.raster(job.rasterise(text, LETTER_DOTS)).feedDots(GAP_DOTS);
    return;
  }
  out.lineSpacing(LETTER_DOTS * scale + gap(scale)).size(1, 1);
  out
    .words(left + ' '.repeat(white))
    .size(scale, scale)
    .bold(true)
    .line(right)
    .bold(false);
}

function renderQr(
  line: Extract<SlipLine, { kind: 'qr' }>,
  out: CommandBuilder,
  profile: PrinterProfile,
  job: RenderJob,
): void {
  const quiet = QUIET_MODULES * profile.qrModuleDots;
  out.align('center').feedDots(quiet);
  if (profile.nativeQr) out.size(1, 1).bold(false).qr(line.data, profile.qrModuleDots);
  else out.raster(qrBitmap(line.data, profile.qrModuleDots));
  out.feedDots(quiet);
  if (line.caption === undefined) return;
  const caption = {
    kind: 'text',
    text: line.caption,
    width: 1,
    height: 1,
    align: 'center',
    bold: true,
    hang: 0,
  } as const;
  renderText(caption, out, profile, job);
}

function plainLine(text: string, width: number, height: number, bold: boolean, out: CommandBuilder): void {
  out
    .lineSpacing(LETTER_DOTS * height + gap(height))
    .size(width, height)
    .bold(bold)
    .line(text);
}

function gap(scale: number): number {
  return scale === 1 ? GAP_DOTS : LARGE_GAP_DOTS;
}

function acknowledge(out: CommandBuilder, profile: PrinterProfile, job: RenderJob): void {
  switch (profile.ack) {
    case 'process-id':
      out.processId(job.processId ?? '0001');
      return;
    case 'paper-status':
      out.askPaper();
      return;
    case 'none':
      return;
    default:
      never(profile.ack);
  }
}
