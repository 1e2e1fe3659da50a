import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { asideAt } from './aside-view.ts';
import { staffTicketView } from './ticket-view.ts';
import type { CounterId } from '../base/names.ts';
import { headOf } from '../queue/line-queue.ts';
import { firstOf, queuesAt, type LevelQueue } from '../queue/order/order.ts';
import { servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import { callView } from './call-view.ts';
import { countWaiting, countWaitingAt, secondsBetween, waitingStep } from './line-figures.ts';
import { clerkMessages } from './message-view.ts';
import { closedLine, profileAt } from './routing-view.ts';
import { waitingView } from './waiting-view.ts';
import { endedView } from './ended-view.ts';
import { asksAt, noShowAt, recallAt, undoAt } from './recall-and-undo.ts';
import type { CounterView } from '../protocol/shapes/counter.ts';
import type { WaitingView } from '../protocol/shapes/line.ts';
import type { World } from '../record/world.ts';

const AHEAD_SHOWN = 8;

/** A counter for its clerk: the ticket in hand, who comes next and why, and what was put aside. */
export function counterView(world: World, id: CounterId, now: Instant): CounterView | undefined {
  const { state, record } = world;
  const counter = state.index.counters.get(id);
  const stand = state.counters.get(id);
  if (counter === undefined || stand === undefined) return undefined;
  const zone = state.index.catalogue.hall.timeZone;
  const served = servedBy(state, id);
  const ready = queuesAt(state, state, id);
  const notYet = queuesAt(state, state.standing.notYet, id);
  const oldest = ready.reduce((least, { queue }) => Math.min(least, headOf(queue)?.since ?? least), now);
  const profile = profileAt(state, counter.zone);
  const tally = record.counters.get(id);
  const inHand = stand.state === 'closed' ? undefined : stand.inHand;
  const ticket = inHand === undefined ? undefined : staffTicketView(world, inHand.ticket, now);
  const call = record.calls.findLast((each) => each.counter === id && each.kind === 'call');
  return {
    id,
    name: counter.name,
    zone: counter.zone,
    state: stand.state,
    seq: state.seq,
    now: rfc3339(now, zone),
    ...(stand.state === 'closed' ? {} : { clerk: stand.clerk, since: rfc3339(stand.openedAt, zone) }),
    ...(stand.state === 'paused' ? { reason: stand.reason, since: rfc3339(stand.pausedAt, zone) } : {}),
    lines: served.map(({ line: lineId, level, by }) => {
      const line = state.index.lines.get(lineId);
      const closed = closedLine(state, lineId);
      return {
        line: lineId,
        name: line?.name ?? { 'zh-Hans': lineId, 'zh-Hant': lineId, en: lineId },
        prefix: line?.prefix ?? '',
        level,
        waiting: countWaiting(state, lineId),
        ...(by === 'hall-file' ? {} : { by }),
        ...(closed === undefined ? {} : { closed }),
      };
    }),
    ...(profile === undefined ? {} : { profile }),
    ...(ticket === undefined || inHand === undefined ? {} : { ticket, step: inHand.step }),
    ...recallAt(state, stand),
    ...asksAt(state, stand, now),
    ...noShowAt(state, stand, now),
    ...undoAt(state, id, now),
    ...(call === undefined ? {} : { call: callView(world, call) }),
    waiting: countWaitingAt(state, id),
    longestWait: secondsBetween(oldest, now),
    ahead: aheadAt(state, ready, notYet, now),
    today: {
      called: tally?.called ?? 0,
      served: tally?.served ?? 0,
      meanService: tally === undefined || tally.served === 0 ? 0 : Math.round(tally.servedMs / tally.served / 1000),
    },
    aside: asideAt(state, counter, now),
    ...clerkMessages(state, id, now),
    ...assignedAt(state, id),
    ...endedView(state, id, now),
  };
}

/** Why it serves other lines than by hall file and profile. */
function assignedAt({ routing, index }: HallState, counter: CounterId): Pick<CounterView, 'assigned'> {
  const given = routing.assigned.get(counter);
  if (given === undefined) return {};
  const { by, reason, at } = given;
  return { assigned: { by, reason, at: rfc3339(at, index.catalogue.hall.timeZone) } };
}

/**
 * Who comes next, each ticket once. Who waits stands first; who is held elsewhere or has something to do first comes
 * after, in order.
 */
function aheadAt(
  state: HallState,
  ready: readonly LevelQueue[],
  notYet: readonly LevelQueue[],
  now: Instant,
): WaitingView[] {
  const first = firstOf(state, ready, AHEAD_SHOWN, now);
  const then = firstOf(state, notYet, AHEAD_SHOWN - first.length, now, first);
  return [...first, ...then].map((each) => waitingView(state, waitingStep(state, each), each, now));
}
