import type { Instant, Millis } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { CARE_RULES, type CareRules } from '../../catalogue/hall-rules.ts';
import type { TroubleCause } from '../../protocol/shapes/troubles.ts';
import { oldestIn } from '../../queue/line-waiting.ts';
import { servedBy } from '../../queue/order/served-by.ts';
import type { CounterState, HallState } from '../../queue/state.ts';

/** What is the matter at a counter. */
export type CounterCause = Extract<TroubleCause, { readonly counter: CounterId }>;

/** Nineteen of twenty of a standard normal are below. */
const Z95 = 1.645;
/** Nobody is asked about a service before that, however short it usually is. */
const LONG_AT_LEAST_MS: Millis = 10 * 60_000;

/** What is the matter at a staffed counter now, if anything. A pause within its allowance is one without `allowed`. */
export function counterCause(state: HallState, counter: CounterId, now: Instant): CounterCause | undefined {
  const stand = state.counters.get(counter);
  if (stand === undefined || stand.state === 'closed') return undefined;
  const care = state.index.catalogue.rules.care ?? CARE_RULES;
  if (stand.state === 'paused') return pauseOf(counter, stand, care, now);
  return stand.inHand === undefined
    ? idleOf(state, counter, stand.freeSince, care.idleMs, now)
    : longOf(state, counter, stand.inHand, now);
}

function pauseOf(
  counter: CounterId,
  { reason, pausedAt }: Extract<CounterState, { readonly state: 'paused' }>,
  care: CareRules,
  now: Instant,
): CounterCause {
  const allowedMs = reason === 'lunch' ? care.lunchMs : care.pauseMs;
  const pausedMs = now - pausedAt;
  return {
    what: 'paused',
    counter,
    seconds: inSeconds(pausedMs),
    reason,
    ...(pausedMs > allowedMs ? { allowed: inSeconds(allowedMs) } : {}),
  };
}

/** It is idle only while there is somebody whom it could call. */
function idleOf(
  state: HallState,
  counter: CounterId,
  freeSince: Instant,
  idleMs: Millis,
  now: Instant,
): CounterCause | undefined {
  const oldest = Math.min(...servedBy(state, counter).map(({ line }) => oldestSince(state, line)));
  const since = Math.max(freeSince, oldest);
  return now - since < idleMs ? undefined : { what: 'idle', counter, seconds: inSeconds(now - since) };
}

function oldestSince(state: HallState, line: string): Instant {
  return oldestIn(state.standing.byLine.get(line))?.since ?? Infinity;
}

function longOf(
  state: HallState,
  counter: CounterId,
  inHand: { readonly ticket: string; readonly step: number },
  now: Instant,
): CounterCause | undefined {
  const ticket = state.tickets.get(inHand.ticket);
  const step = ticket?.steps[inHand.step];
  const service = step === undefined ? undefined : state.index.services.get(step.service);
  if (ticket === undefined || step?.calledAt === undefined || service === undefined) return undefined;
  const speed = state.index.counters.get(counter)?.clerkSpeed ?? 1;
  // Log-normal: its 95th percentile is median * exp(1.645 sigma), sigma^2 = ln(1 + cv^2).
  const usualMs = (service.medianMs * Math.exp(Z95 * Math.sqrt(Math.log(1 + service.cv ** 2)))) / speed;
  const tookMs = now - (step.servingAt ?? step.calledAt);
  if (tookMs <= Math.max(usualMs, LONG_AT_LEAST_MS)) return undefined;
  return {
    what: 'long-in-hand',
    counter,
    number: ticket.number,
    seconds: inSeconds(tookMs),
    usual: inSeconds(usualMs),
  };
}

function inSeconds(ms: Millis): number {
  return Math.max(0, Math.round(ms / 1000));
}
