import { lackingIn } from '../core/base/code-points.ts';
import { ticketSlip, type SlipInput } from '../core/slip/ticket-slip.ts';
import { canDraw } from './letters/faces.ts';
import { printable } from './render/printable.ts';
import { logoBitmap, type GreyPicture } from './render/logo.ts';
import type { PrinterProfile } from './render/profile.ts';
import { render } from './render/render.ts';
import { parseCommands } from './virtual/parse.ts';
import { paperOf } from './virtual/paper.ts';
import { pngOf } from './virtual/png.ts';
import { rasterise } from './letters/rasterise.ts';

/**
 * The bytes that print a ticket's receipt. `processId` is what the printer answers with, four printable ASCII
 * characters.
 */
export function receiptBytes(
  input: SlipInput,
  profile: PrinterProfile,
  processId?: string,
  logo?: GreyPicture,
): Uint8Array {
  const slip = ticketSlip({ ...input, paperMm: profile.paperMm, columns: profile.columns });
  return render(slip, profile, {
    rasterise,
    ...(processId === undefined ? {} : { processId }),
    ...(logo === undefined ? {} : { logo: logoBitmap(logo, profile.widthDots) }),
  });
}

/** The letters of a ticket's receipt that no font has, each once: frames stand there on the paper. */
export function lackingOnPaper(input: SlipInput): readonly string[] {
  const text = ticketSlip(input).lines.flatMap((line) =>
    line.kind === 'text' ? [line.text] : line.kind === 'columns' ? [line.left, line.right] : [],
  );
  return lackingIn(printable(text.join('')), canDraw);
}

/** The picture (PNG) that such bytes print on paper of that width. */
export async function receiptPicture(bytes: Uint8Array, widthDots: number): Promise<Buffer> {
  const { commands } = parseCommands(bytes);
  return pngOf(paperOf(commands, widthDots).bitmap);
}
