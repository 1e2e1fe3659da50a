import { boxBytes } from './box-frame.ts';

/** What the hall has to say to a call box. */
export type BoxOrder =
  /** The six digits: how many wait, and the number in hand; undefined leaves its place dark. */
  | { readonly kind: 'show'; readonly waiting?: number; readonly ticket?: string }
  | { readonly kind: 'beep' }
  /** The evaluator asks the citizen. */
  | { readonly kind: 'ask-rating' }
  /** How many stars stand on the evaluator, 0 to 9. */
  | { readonly kind: 'stars'; readonly stars: number };

const DARK = 0x0a;
const PLACES = 3;

/** The order as a frame for the box of that address. */
export function boxOrder(box: number, order: BoxOrder): Uint8Array {
  switch (order.kind) {
    case 'show':
      return boxBytes({ box, func: 0x02, data: [...figures(order.waiting?.toString()), ...figures(order.ticket)] });
    case 'beep':
      return boxBytes({ box, func: 0x03, data: [] });
    case 'ask-rating':
      return boxBytes({ box, func: 0x01, data: [0x0b] });
    case 'stars':
      return boxBytes({ box, func: 0x02, data: [0x05, Math.min(9, Math.max(0, Math.trunc(order.stars)))] });
  }
}

/** Three digits: of a number with letters its last ones; 999 for what is more. */
function figures(text: string | undefined): readonly number[] {
  const digits = text?.replace(/\D/g, '') ?? '';
  if (digits === '') return [DARK, DARK, DARK];
  const shown = /\D/.test(text ?? '') ? digits.slice(-PLACES) : String(Math.min(999, Number(digits)));
  return [...shown.padStart(PLACES, '0')].map(Number);
}
