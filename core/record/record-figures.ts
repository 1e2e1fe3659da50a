import type { Instant, Millis } from '../base/time.ts';
import { targetOf } from '../catalogue/catalogue-index.ts';
import type { CounterId } from '../base/names.ts';
import type { HallState } from '../queue/state.ts';
import type { Step } from '../queue/ticket.ts';
import { counterTally, lineTally, type DayRecord } from './day-record.ts';

type CountedCall = {
  readonly counter: CounterId;
  readonly step: Step | undefined;
  readonly at: Instant;
  /** What it was counted by, where it is taken out again: a target may have been set since. */
  readonly targetMs?: Millis | undefined;
};

/** Counts a call, or takes it out again: `sign` 1 or -1. */
export function countCall(
  record: DayRecord,
  before: HallState,
  { counter, step, at, targetMs }: CountedCall,
  sign: 1 | -1,
): void {
  counterTally(record, counter).called += sign;
  if (step === undefined) return;
  const waitedMs = Math.max(0, at - step.since);
  const line = lineTally(record, step.line);
  line.called += sign;
  line.waitedMs += sign * waitedMs;
  if (waitedMs <= (targetMs ?? targetOf(before.index, step.line, step.category))) line.withinTarget += sign;
}

/** Counts a service, or takes it out again. */
export function countServed(record: DayRecord, step: Step, counter: CounterId, at: Instant, sign: 1 | -1): void {
  const servedMs = at - (step.calledAt ?? at);
  for (const tally of [lineTally(record, step.line), counterTally(record, counter)]) {
    tally.served += sign;
    tally.servedMs += sign * servedMs;
  }
}
