import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import type { AccuracyBy, AccuracyCell, Lead } from '../../core/forecast/live/accuracy.ts';
import type { HallForecast } from '../../core/forecast/live/told-forecast.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { CertainUntil } from '../../core/record/wait-book.ts';

// What hall and worker say to each other. One worker has all halls of a process.

/** Which waits: from one day to another, told at one moment; with `lead` all of them. */
export type AccuracyAsk = {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly by: AccuracyBy;
  readonly lead: Lead;
};

export type ToForecast =
  /** Its learning state stands in this folder. */
  | { readonly kind: 'open'; readonly hall: HallId; readonly folder: string }
  | { readonly kind: 'close'; readonly hall: HallId }
  /** Told `taken` once it knows them. */
  | { readonly kind: 'events'; readonly hall: HallId; readonly events: readonly HallEvent[] }
  /** `far`: until when it is certain to be called today, too. */
  | { readonly kind: 'ask'; readonly hall: HallId; readonly now: Instant; readonly far: boolean }
  | { readonly kind: 'accuracy'; readonly hall: HallId; readonly id: number; readonly ask: AccuracyAsk };

/** The last event of the last day that has been learned from. */
export type LearnedUntil = { readonly day: BusinessDay; readonly seq: number };

export type FromForecast =
  | { readonly kind: 'opened'; readonly hall: HallId; readonly until: LearnedUntil | undefined }
  | { readonly kind: 'taken'; readonly hall: HallId }
  /** Undefined: there is no day to forecast. */
  | {
      readonly kind: 'forecast';
      readonly hall: HallId;
      readonly forecast: HallForecast | undefined;
      readonly certain?: readonly CertainUntil[];
      readonly tookMs: number;
    }
  | { readonly kind: 'accuracy'; readonly hall: HallId; readonly id: number; readonly cells: readonly AccuracyCell[] }
  /** It goes on all the same. */
  | { readonly kind: 'trouble'; readonly hall: HallId; readonly detail: string }
  /** It has the hall no more, until it is opened again. */
  | { readonly kind: 'failed'; readonly hall: HallId; readonly detail: string };
