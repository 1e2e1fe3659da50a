import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import type { AccuracyBy, AccuracyCell, Lead } from '../../core/forecast/live/accuracy.ts';
import type { Advice } from '../../core/forecast/advice/advise.ts';
import type { DayChange } from '../../core/forecast/advice/day-change.ts';
import type { DayNeed } from '../../core/forecast/advice/staffing.ts';
import type { Supposition } from '../../core/forecast/advice/what-if.ts';
import type { HallForecast } from '../../core/forecast/live/told-forecast.ts';
import type { UsualArrivals } from '../../core/forecast/quiet-times.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { CertainUntil } from '../../core/record/wait-book.ts';

// What hall and worker say to each other. One worker has all halls of a process; `hall` is one opening of a hall, which
// may be closed and opened anew while there are still words on their way to the one before.

/** Which waits: from one day to another, told at one moment; with `lead` all of them. */
export type AccuracyAsk = {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly by: AccuracyBy;
  readonly lead: Lead;
};

/** What somebody wants to know who looks after the hall. */
export type AdviceAsk =
  | { readonly what: 'advice'; readonly now: Instant }
  | { readonly what: 'what-if'; readonly now: Instant; readonly changes: readonly DayChange[] }
  | { readonly what: 'needs'; readonly days: readonly BusinessDay[] };

/** Each absent where it was not asked for, or where there is no day. */
export type AdviceAnswer = {
  readonly advice?: readonly Advice[] | undefined;
  readonly supposition?: Supposition | undefined;
  /** Of each day that was asked for. */
  readonly needs?: readonly DayNeed[] | undefined;
  readonly learned: { readonly days: number; readonly visits: number };
};

export type ToForecast =
  /** Its learning state stands in this folder. */
  | { readonly kind: 'open'; readonly hall: HallId; readonly folder: string }
  | { readonly kind: 'close'; readonly hall: HallId }
  /** Told `taken` once it knows them. */
  | { readonly kind: 'events'; readonly hall: HallId; readonly events: readonly HallEvent[] }
  /** `far`: until when it is certain to be called today, too. */
  | { readonly kind: 'ask'; readonly hall: HallId; readonly now: Instant; readonly far: boolean }
  | { readonly kind: 'accuracy'; readonly hall: HallId; readonly id: number; readonly ask: AccuracyAsk }
  | { readonly kind: 'advice'; readonly hall: HallId; readonly id: number; readonly ask: AdviceAsk };

/** The last event of the last day that has been learned from. */
export type LearnedUntil = { readonly day: BusinessDay; readonly seq: number };

export type FromForecast =
  | {
      readonly kind: 'opened';
      readonly hall: HallId;
      readonly until: LearnedUntil | undefined;
      readonly usual: UsualArrivals;
    }
  | { readonly kind: 'taken'; readonly hall: HallId }
  /** Undefined: there is no day to forecast. */
  | {
      readonly kind: 'forecast';
      readonly hall: HallId;
      readonly forecast: HallForecast | undefined;
      readonly certain?: readonly CertainUntil[];
      readonly usual: UsualArrivals | undefined;
      readonly tookMs: number;
    }
  | {
      readonly kind: 'accuracy';
      readonly hall: HallId;
      readonly id: number;
      readonly cells: readonly AccuracyCell[] | undefined;
    }
  | {
      readonly kind: 'advice';
      readonly hall: HallId;
      readonly id: number;
      readonly answer: AdviceAnswer | undefined;
    }
  /** It goes on all the same. */
  | { readonly kind: 'trouble'; readonly hall: HallId; readonly detail: string }
  /** It has the hall no more, until it is opened again. */
  | { readonly kind: 'failed'; readonly hall: HallId; readonly detail: string };
