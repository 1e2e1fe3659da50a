import type { PaperMm, SlipScale } from '../catalogue/slip-form.ts';

/** Where a text stands on its line. */
export type SlipAlign = 'left' | 'center' | 'right';

/** One thing on a receipt, from the top down. */
export type SlipLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly width: SlipScale;
      readonly height: SlipScale;
      readonly align: SlipAlign;
      readonly bold: boolean;
      /** Plain letters that wrapped lines are moved in by, so that an item hangs under its own first letter. */
      readonly hang: number;
    }
  /** A label at the left edge and what it is at the right edge, on one baseline. */
  | { readonly kind: 'columns'; readonly left: string; readonly right: string; readonly rightScale: SlipScale }
  | { readonly kind: 'rule'; readonly weight: 'thin' | 'thick' }
  | { readonly kind: 'qr'; readonly data: string; readonly caption: string | undefined }
  /** The hall's logo, where the printer has been given one. */
  | { readonly kind: 'logo' }
  | { readonly kind: 'space'; readonly halfLines: number };

/** What may happen once the paper is out: a sound for those who look away, a drawer that opens. */
export type SlipSignal = 'buzzer' | 'drawer';

/** What a receipt says, as lines, sizes and codes; no word of it is about printers. */
export type Slip = {
  readonly paperMm: PaperMm;
  readonly lines: readonly SlipLine[];
  readonly signals?: readonly SlipSignal[];
};

/** Plain letters in a line of that paper; a hanzi takes two. */
export function columnsOf(paperMm: PaperMm): number {
  return paperMm === 80 ? 48 : 32;
}
