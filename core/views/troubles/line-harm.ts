import { MINUTE, type Instant, type Millis } from '../../base/time.ts';
import type { LineId } from '../../base/names.ts';
import { targetOf } from '../../catalogue/catalogue-index.ts';
import type { TroublesView } from '../../protocol/shapes/troubles.ts';
import { waitingIn } from '../../queue/line-queue.ts';
import type { HallState } from '../../queue/state.ts';
import type { TicketId } from '../../queue/ticket.ts';
import type { World } from '../../record/world.ts';
import { countWaiting, newcomerWait } from '../line-figures.ts';
import { onceAnInstant } from '../once-an-instant.ts';

/** Nobody knows when a line without a counter will have one: so long is taken for it, from now on. */
const UNSERVED_MS: Millis = 60 * MINUTE;

/** How those who wait in a line stand against the targets that they were promised. */
type LineHarm = {
  readonly people: number;
  /** How many are past their target now. */
  readonly late: number;
  /** Sum of what each will have waited past the target when called, whole minutes of a person. */
  readonly minutes: number;
};

/** People of the hall, each once. */
export type PeopleLate = Pick<TroublesView, 'lateNow' | 'willBeLate'>;

/** One who waits in a line. */
type Lateness = {
  readonly ticket: TicketId;
  /** Past the target already. */
  readonly late: boolean;
  /** By how much the target will probably be passed at the call; 0 where it will be kept. */
  readonly pastMs: Millis;
};

/** The harm of a line at the pace of now. */
export function harmNow(world: World, line: LineId, now: Instant): LineHarm {
  return sumUp(latenessNow(world, line, now));
}

/** How many are past their target, and how many will be: each person once, also who waits in several lines. */
export function peopleLate(world: World, now: Instant): PeopleLate {
  const [late, past] = [new Set<TicketId>(), new Set<TicketId>()];
  for (const { id } of world.state.index.catalogue.lines) {
    for (const each of latenessNow(world, id, now)) {
      if (each.late) late.add(each.ticket);
      if (each.pastMs > 0) past.add(each.ticket);
    }
  }
  return { lateNow: late.size, willBeLate: past.size };
}

/** How everybody in a line stands against the target, at the pace of now. */
const latenessNow = onceAnInstant((world, line, now): readonly Lateness[] => {
  if (countWaiting(world.state, line) === 0) return [];
  const { wait } = newcomerWait(world, line, now);
  return latenessIn(world.state, line, wait === undefined ? undefined : wait.p50 * 1000, now);
});

/**
 * Forecast included: whoever is the k-th of n has k parts of n+1 of a newcomer's wait still before them.
 * `newcomerMs`: what a newcomer would wait; undefined while no counter is open.
 */
function latenessIn(state: HallState, line: LineId, newcomerMs: Millis | undefined, now: Instant): readonly Lateness[] {
  const waiting = [...(state.standing.byLine.get(line)?.queues ?? [])].flatMap(([category, queue]) => {
    const targetMs = targetOf(state.index, line, category);
    return waitingIn(queue).map(({ ticket, since }) => ({ ticket, since, targetMs }));
  });
  waiting.sort((a, b) => a.since - b.since);
  return waiting.map(({ ticket, since, targetMs }, at) => {
    // A booking whose slot is still to come has not waited.
    const waitedMs = Math.max(0, now - since);
    const leftMs = newcomerMs === undefined ? UNSERVED_MS : (newcomerMs * (at + 1)) / (waiting.length + 1);
    return { ticket, late: waitedMs > targetMs, pastMs: Math.max(0, waitedMs + leftMs - targetMs) };
  });
}

function sumUp(people: readonly Lateness[]): LineHarm {
  return {
    people: people.length,
    late: people.filter(({ late }) => late).length,
    minutes: Math.round(people.reduce((sum, { pastMs }) => sum + pastMs, 0) / MINUTE),
  };
}
