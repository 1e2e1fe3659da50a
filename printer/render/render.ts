import { never } from '../../core/base/never.ts';
import type { Slip, SlipLine } from '../../core/slip/slip.ts';
import { wrap } from '../../core/slip/wrap.ts';
import { joins, runsRightToLeft } from '../letters/joining.ts';
import type { Bitmap, Rasterise } from './bitmap.ts';
import { CommandBuilder } from './command-builder.ts';
import { columnsOf, drawWords, LETTER_DOTS, widthOf, type DrawnWords } from './draw-words.ts';
import { inFont, printable } from './printable.ts';
import type { PrinterProfile } from './profile.ts';
import { qrBitmap, ruleBitmap } from './shapes.ts';

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

/** The bytes that print a slip on such a printer (`docs/spec/printing.md`, R1-R14). */
export function render(slip: Slip, profile: PrinterProfile, job: RenderJob): Uint8Array {
  const out = new CommandBuilder().init(profile.chinese !== 'none');
  for (const line of slip.lines) renderLine(line, out, profile, job);
  out.align('left').size(1, 1).bold(false);
  if (profile.cutter) out.cut();
  else out.feedDots(TEAR_DOTS);
  // Behind the cut: a sound before it calls people to a paper that still hangs in the printer.
  for (const signal of slip.signals ?? []) {
    if (signal === 'buzzer' && profile.buzzer === 'esc-b') out.beep();
    else out.drawerPulse();
  }
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
  const { width, height, bold } = line;
  const whole = printable(line.text);
  const columns = (text: string): number => columnsOf({ text, width, height }, job.rasterise);
  // A text that is read from the right begins at the right edge.
  const align = line.align === 'left' && runsRightToLeft(whole) ? 'right' : line.align;
  for (const text of wrap(whole, Math.floor(profile.columns / width), line.hang, columns)) {
    if (canPrint(text, Math.max(width, height), profile)) {
      out.align(align);
      plainLine(text, width, height, bold, out);
    } else {
      const free = Math.max(0, profile.widthDots - widthOf({ text, width, height }, job.rasterise));
      const leftDots = align === 'left' ? 0 : align === 'right' ? free : free >> 1;
      drawnLine([{ text, width, height, bold, leftDots }], height, out, job);
    }
  }
}

/**
 * Label and value on one line while both fit with a space between; else the value, wrapped, at the right edge below.
 */
function renderColumns(line: ColumnsLine, out: CommandBuilder, profile: PrinterProfile, job: RenderJob): void {
  const left = printable(line.left);
  const right = printable(line.right);
  const scale = line.rightScale;
  const rightColumns = columnsOf({ text: right, width: scale, height: scale }, job.rasterise) * scale;
  const white = profile.columns - columnsOf({ text: left, width: 1, height: 1 }, job.rasterise) - rightColumns;
  if (white < 1) {
    const below = { kind: 'text', width: 1, height: 1, bold: false, hang: 0 } as const;
    renderText({ ...below, text: left, align: 'left' }, out, profile, job);
    renderText({ ...below, text: right, align: 'right', bold: true }, out, profile, job);
    return;
  }
  if (!canPrint(left + right, scale, profile)) {
    const label = { text: left, width: 1, height: 1, bold: false, leftDots: 0 };
    const leftDots = ((profile.columns - rightColumns) * LETTER_DOTS) / 2;
    drawnLine([label, { text: right, width: scale, height: scale, bold: true, leftDots }], scale, out, job);
    return;
  }
  out
    .align('left')
    .lineSpacing(LETTER_DOTS * scale + gap(scale))
    .size(1, 1)
    .bold(false)
    .words(left + ' '.repeat(white))
    .size(scale, scale)
    .bold(true)
    .line(right)
    .bold(false);
}

/** Whether the printer has these letters in this size; what it has not is drawn. */
function canPrint(text: string, scale: number, profile: PrinterProfile): boolean {
  if (scale > profile.maxScale || joins(text)) return false;
  return profile.chinese === 'none' ? /^[\x20-\x7e]*$/.test(text) : inFont(text);
}

/**
 * The white at the left of a drawn line is part of its picture: whole bytes would not put it in the middle to the dot.
 */
function drawnLine(line: readonly DrawnWords[], height: number, out: CommandBuilder, job: RenderJob): void {
  out.align('left').raster(drawWords(line, job.rasterise)).feedDots(gap(height));
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
