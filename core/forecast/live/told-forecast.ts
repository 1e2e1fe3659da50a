import type { CategoryId, LineId } from '../../base/names.ts';
import type { BusinessDay, Instant } from '../../base/time.ts';
import type { TicketId } from '../../queue/ticket.ts';

/** A wait as running the hall forward has it, in whole seconds, and how likely it is to be called today at all. */
export type ForecastWait = {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** From 0 to 1. */
  readonly chanceToday: number;
};

export type StepForecast = { readonly ticket: TicketId; readonly step: number; readonly line: LineId } & ForecastWait;
export type NewcomerForecast = { readonly line: LineId; readonly category: CategoryId } & ForecastWait;

/** What was forecast at one moment: of every step that waits, and of whoever would come now. */
export type HallForecast = {
  readonly day: BusinessDay;
  /** The event up to which it knows the day. */
  readonly seq: number;
  readonly at: Instant;
  readonly steps: readonly StepForecast[];
  readonly newcomers: readonly NewcomerForecast[];
  /** What it rests on. */
  readonly learned: { readonly days: number; readonly visits: number };
};
