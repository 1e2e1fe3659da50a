import type { Instant } from '../../base/time.ts';
import { targetOf } from '../../catalogue/catalogue-index.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import type { EventBody } from '../event.ts';
import { headOf, type LineQueue } from '../line-queue.ts';
import type { LoanFigures, ReturnWhy } from '../routing.ts';
import type { HallState } from '../state.ts';

/** A counter goes back to its own lines; nothing if it was not lent. */
export function returned(state: HallState, counter: CounterId, why: ReturnWhy, figures?: LoanFigures): EventBody[] {
  const loan = state.routing.lent.get(counter);
  if (loan === undefined) return [];
  const { line } = loan;
  return [{ type: 'CounterReturned', data: { counter, line, why, ...(figures === undefined ? {} : { figures }) } }];
}

/**
 * Who of those whom any counter of the line could call now has used most of the target, beside a bound in percent of
 * it.
 */
export function mostUrgentIn(state: HallState, line: LineId, boundPercent: number, now: Instant): LoanFigures {
  const queues = [...(state.queues.get(line)?.values() ?? [])];
  const first = state.prioritised.get(line);
  return mostUrgentOf(state, line, first === undefined ? queues : [first, ...queues], boundPercent, now);
}

/** The same of those who wait for one counter alone. */
export function mostUrgentFor(state: HallState, counter: CounterId, boundPercent: number, now: Instant): LoanFigures[] {
  return [...(state.reserved.get(counter)?.values() ?? [])].map((queue) => {
    const head = headOf(queue);
    const step = head === undefined ? undefined : state.tickets.get(head.ticket)?.steps[head.step];
    return mostUrgentOf(state, step?.line ?? '', [queue], boundPercent, now);
  });
}

function mostUrgentOf(
  state: HallState,
  line: LineId,
  queues: readonly LineQueue[],
  boundPercent: number,
  now: Instant,
): LoanFigures {
  let most: LoanFigures = { line, waitedMs: 0, targetMs: state.index.lines.get(line)?.targetMs ?? 0, boundPercent };
  for (const queue of queues) {
    const head = headOf(queue);
    const ticket = head === undefined ? undefined : state.tickets.get(head.ticket);
    const step = head === undefined ? undefined : ticket?.steps[head.step];
    if (ticket === undefined || step === undefined) continue;
    const waitedMs = now - step.since;
    const targetMs = targetOf(state.index, line, step.category);
    if (waitedMs * most.targetMs > most.waitedMs * targetMs) {
      most = { line, number: ticket.number, waitedMs, targetMs, boundPercent };
    }
  }
  return most;
}

/** Whether more of the target was used than the bound allows: exact, in whole numbers. */
export function isOver({ waitedMs, targetMs, boundPercent }: LoanFigures): boolean {
  return waitedMs * 100 > targetMs * boundPercent;
}
