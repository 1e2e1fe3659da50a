import type { Instant } from '../../base/time.ts';
import type { ForeseenWaits } from '../../record/wait-book.ts';

/** What was forecast at one moment: of every step that waits, and of whoever would come now. */
export type HallForecast = ForeseenWaits & {
  readonly at: Instant;
  /** What it rests on. */
  readonly learned: { readonly days: number; readonly visits: number };
};
