import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { asideAt } from './aside-view.ts';
import { staffTicketView } from './ticket-view.ts';
import type { Counter, CounterId, ServedLine } from '../catalogue/catalogue.ts';
import { levelOf, servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import { callView } from './call-view.ts';
import { secondsBetween, waitingByLine, type WaitingStep } from './line-figures.ts';
import { closedLine, profileAt } from './routing-view.ts';
import { inCallingOrder, waitingView } from './waiting-view.ts';
import { recallAt, undoAt } from './desk-view.ts';
import type { CounterView } from '../protocol/shapes/counter.ts';
import type { World } from '../record/world.ts';

const AHEAD_SHOWN = 8;

/** A counter for its clerk: the ticket in hand, who comes next and why, and what was put aside. */
export function counterView(world: World, id: CounterId, now: Instant): CounterView | undefined {
  const { state, record } = world;
  const counter = state.index.counters.get(id);
  const desk = state.counters.get(id);
  if (counter === undefined || desk === undefined) return undefined;
  const zone = state.index.catalogue.hall.timeZone;
  const byLine = waitingByLine(state);
  const served = servedBy(state, id);
  const mine = callableAt(counter, served, byLine);
  const ordered = inCallingOrder(state, mine, (waiting) => levelAt(state, counter, waiting), now);
  // Who could be called at once stands first; who is held elsewhere or has something to do first comes after, in order.
  const views = ordered.map((each) => waitingView(state, each.waiting, each.candidate, now));
  const ahead = [...views.filter((view) => view.state === 'ready'), ...views.filter((view) => view.state !== 'ready')];
  const oldest = mine.reduce((least, { step }) => Math.min(least, step.since), now);
  const profile = profileAt(state, counter.zone);
  const tally = record.counters.get(id);
  const inHand = desk.state === 'closed' ? undefined : desk.inHand;
  const ticket = inHand === undefined ? undefined : staffTicketView(world, inHand.ticket, now);
  const call = record.calls.findLast((each) => each.counter === id && each.kind === 'call');
  return {
    id,
    name: counter.name,
    zone: counter.zone,
    state: desk.state,
    seq: state.seq,
    now: rfc3339(now, zone),
    ...(desk.state === 'closed' ? {} : { clerk: desk.clerk, since: rfc3339(desk.openedAt, zone) }),
    ...(desk.state === 'paused' ? { reason: desk.reason, since: rfc3339(desk.pausedAt, zone) } : {}),
    lines: served.map(({ line: lineId, level, by }) => {
      const line = state.index.lines.get(lineId);
      const closed = closedLine(state, lineId);
      return {
        line: lineId,
        name: line?.name ?? { 'zh-Hans': lineId, 'zh-Hant': lineId, en: lineId },
        prefix: line?.prefix ?? '',
        level,
        waiting: byLine.get(lineId)?.length ?? 0,
        ...(by === 'hall-file' ? {} : { by }),
        ...(closed === undefined ? {} : { closed }),
      };
    }),
    ...(profile === undefined ? {} : { profile }),
    ...(ticket === undefined || inHand === undefined ? {} : { ticket, step: inHand.step }),
    ...recallAt(state, desk),
    ...undoAt(state, id, now),
    ...(call === undefined ? {} : { call: callView(world, call) }),
    waiting: mine.length,
    longestWait: secondsBetween(oldest, now),
    ahead: ahead.slice(0, AHEAD_SHOWN),
    today: {
      called: tally?.called ?? 0,
      served: tally?.served ?? 0,
      meanService: tally === undefined || tally.served === 0 ? 0 : Math.round(tally.servedMs / tally.served / 1000),
    },
    aside: asideAt(state, counter, now),
  };
}

/** Everybody who waits in this counter's lines or for it alone; nobody who waits for another one alone. */
function callableAt(
  counter: Counter,
  served: readonly ServedLine[],
  byLine: ReadonlyMap<string, readonly WaitingStep[]>,
): WaitingStep[] {
  const lines = new Set(served.map(({ line }) => line));
  const mine: WaitingStep[] = [];
  for (const [line, waiting] of byLine) {
    for (const each of waiting) {
      const { reservedFor } = each.step;
      if (reservedFor === counter.id || (reservedFor === undefined && lines.has(line))) mine.push(each);
    }
  }
  return mine;
}

function levelAt(state: HallState, counter: Counter, { step }: WaitingStep): number {
  if (step.reservedFor === counter.id) return 1;
  return levelOf(state, counter.id, step.line) ?? 1;
}
