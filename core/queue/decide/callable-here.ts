import type { Instant } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import type { Ending, InHand } from './in-hand.ts';
import { candidateFrom, headsFor } from '../order/order.ts';
import { predecessorOf } from '../order/places.ts';
import type { Candidate } from '../reason.ts';
import { levelOf } from '../order/served-by.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';

/**
 * The heads as they will be once the call of the ticket in hand has ended: it may have more to do at this very counter,
 * and then stands in line like everybody else, less the credit for its time here.
 */
export function headsAfter(
  state: HallState,
  counter: CounterId,
  inHand: InHand | undefined,
  { creditMs, isMissed }: Pick<Ending, 'creditMs' | 'isMissed'>,
  now: Instant,
): Candidate[] {
  const heads = headsFor(state, counter, now);
  if (inHand === undefined || inHand.ticket.steps.length === 1) return heads;
  const { ticket, step } = inHand;
  // Who was missed may come back, and holds up what comes after it.
  const ended = isMissed ? undefined : step;
  const left = isMissed ? { ...ticket, override: undefined } : ticket;
  for (const other of ticket.steps) {
    if (other.state !== 'waiting' || predecessorOf(state, ticket, other, ended) !== undefined) continue;
    const level = other.reservedFor === counter ? 1 : levelOf(state, counter, other.line);
    if (level === undefined || (other.reservedFor !== undefined && other.reservedFor !== counter)) continue;
    heads.push(candidateFrom(state, left, other, other.since + creditMs, level, now));
  }
  return heads;
}

/** Of these steps the one that this counter serves best, else the first: a clerk may take whoever stands there. */
export function bestStepHere(state: HallState, steps: readonly Step[], counter: CounterId): Step | undefined {
  const rank = (step: Step): number =>
    step.reservedFor === counter ? 0 : (levelOf(state, counter, step.line) ?? Number.MAX_SAFE_INTEGER);
  return [...steps].sort((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
}

/** A step as the order sees it at this counter, at the level that it has here, else at its own line's. */
export function candidateHere(
  state: HallState,
  ticket: Ticket,
  step: Step,
  counter: CounterId,
  now: Instant,
): Candidate {
  return candidateFrom(state, ticket, step, step.since, levelOf(state, counter, step.line) ?? 1, now);
}
