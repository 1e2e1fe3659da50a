import { err, ok, type Result } from '../../base/result.ts';
import type { Instant, Millis } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { SHORTEST_SERVICE_MS } from '../../catalogue/hall-rules.ts';
import { isStaff } from '../authority.ts';
import type { Actor } from '../command.ts';
import type { CallingAnother } from '../counter-act.ts';
import { notYours } from './decide-counter.ts';
import { refuse, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import type { CallReason } from '../reason.ts';
import type { CounterState, HallState } from '../state.ts';
import type { Outcome, Step, Ticket } from '../ticket.ts';

/** A ticket at a counter, and which of its steps. */
export type InHand = { readonly ticket: Ticket; readonly step: Step };

/** A counter that somebody works at, and what it has in hand. */
export type OpenCounter = {
  readonly counter: Exclude<CounterState, { readonly state: 'closed' }>;
  readonly inHand: InHand | undefined;
};

/** Who is at the counter and acts there, or why they may not: every command at a counter asks this first. */
export function openCounterOf(
  state: HallState,
  command: { readonly counter: CounterId; readonly actor: Actor },
): Result<OpenCounter, Decision> {
  const counter = state.counters.get(command.counter);
  if (counter === undefined) return err(refuse('counter-unknown', `there is no counter ${command.counter}`));
  if (!isStaff(command.actor)) return err(refuse('not-allowed', 'only staff call and serve'));
  if (counter.state === 'closed') return err(refuse('counter-closed', `counter ${command.counter} is closed`));
  const denied = notYours(counter, command.actor);
  if (denied !== undefined) return err(denied);
  const held = counter.inHand;
  const ticket = held === undefined ? undefined : state.tickets.get(held.ticket);
  const step = held === undefined ? undefined : ticket?.steps[held.step];
  return ok({ counter, inHand: ticket === undefined || step === undefined ? undefined : { ticket, step } });
}

/** What ends the call of the ticket in hand, and how much of its time is no waiting. */
export type Ending = {
  readonly events: readonly EventBody[];
  readonly creditMs: Millis;
  /** It was missed, and what put it first with it. */
  readonly isMissed: boolean;
};

/** Nothing was in hand. */
export const NOTHING_ENDS: Ending = { events: [], creditMs: 0, isMissed: false };

/**
 * How the ticket in hand ends when somebody else is called. Who was called a moment ago and never came would be
 * finished as served, without a way back: so it has to be said what became of them.
 */
export function ending(
  state: HallState,
  says: CallingAnother & { readonly counter: CounterId },
  inHand: InHand | undefined,
  now: Instant,
): Result<Ending, Decision> {
  if (inHand === undefined) return ok(NOTHING_ENDS);
  if (says.became === 'missed') {
    const refused = notMissed(state, inHand, now);
    return refused === undefined
      ? ok({ events: [missed(says.counter, inHand)], creditMs: 0, isMissed: true })
      : err(refused);
  }
  const until = asksUntil(state, inHand.step, says.ask === true);
  if (says.became === undefined && until !== undefined && now < until) {
    const { number } = inHand.ticket;
    return err(refuse('say-what-became', `${number} was called a moment ago: say whether it was finished or missed`));
  }
  const end = finished(state, says.counter, inHand, now, 'done', undefined);
  return ok({ events: [end], creditMs: creditOf(state, inHand, now), isMissed: false });
}

/** Until when calling somebody else asks what became of this step; undefined where nobody asks. */
export function asksUntil({ index }: HallState, step: Step, ask: boolean): Instant | undefined {
  const leastMs = index.counterRules.shortestServiceMs ?? (ask ? SHORTEST_SERVICE_MS : 0);
  return step.state === 'called' && step.calledAt !== undefined && leastMs > 0 ? step.calledAt + leastMs : undefined;
}

/** The citizen did not come. Whoever was put first was called first: coming back, they stand where a no-show does. */
export function missed(counter: CounterId, { ticket, step }: InHand): EventBody {
  const first = ticket.override === undefined ? {} : { firstNoMore: true as const };
  return { type: 'TicketMissed', data: { ticket: ticket.id, step: step.index, counter, ...first } };
}

/** Why the ticket in hand cannot be missed, or not yet: everybody gets the time and calls that the hall promises. */
export function notMissed(state: HallState, { ticket, step }: InHand, now: Instant): Decision | undefined {
  const { number } = ticket;
  if (step.state === 'serving') return refuse('already-serving', `${number} came and is being served`);
  const { from, recalls } = missedFrom(state, step);
  if (recalls > 0) return refuse('recall-first', `recall ${number} ${String(recalls)} times more`);
  if (now >= from) return undefined;
  const seconds = String(Math.ceil((from - now) / 1000));
  return refuse('missed-too-soon', `${number} may be missed in ${seconds} s`, { from });
}

/** From when on a called step may be missed, and after how many more recalls. */
export function missedFrom({ index, at }: HallState, step: Step): { readonly from: Instant; readonly recalls: number } {
  const { leastBeforeNoShowMs = 0, leastRecalls = 0, recallsAtMost } = index.counterRules;
  // No more than there may be: nobody stays in hand for ever.
  const least = recallsAtMost === 0 ? leastRecalls : Math.min(leastRecalls, recallsAtMost);
  return { from: (step.calledAt ?? at) + leastBeforeNoShowMs, recalls: Math.max(0, least - step.recalls) };
}

/** The end of a call, with its outcome. */
export function finished(
  state: HallState,
  counter: CounterId,
  inHand: InHand,
  now: Instant,
  outcome: Outcome,
  note: string | undefined,
): EventBody {
  const { ticket, step } = inHand;
  return {
    type: 'StepFinished',
    data: {
      ticket: ticket.id,
      step: step.index,
      counter,
      outcome,
      creditMs: creditOf(state, inHand, now),
      ...noted(note),
    },
  };
}

/** A call of the chosen one. */
export function called(counter: CounterId, chosen: CallReason['heads'][number], reason: CallReason): EventBody {
  const { ticket, number, step, line } = chosen;
  return { type: 'TicketCalled', data: { ticket, number, step, line, counter, reason } };
}

/**
 * The time since the call, and the walk to the next counter: not waiting, so it is added to `since` of what is left.
 */
export function creditOf(state: HallState, inHand: InHand, now: Instant): number {
  return now - (inHand.step.calledAt ?? now) + state.index.catalogue.rules.walkBetweenCountersMs;
}

/** A note, where there is one. */
export function noted(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}
