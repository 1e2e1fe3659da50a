import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { Board } from '../catalogue/equipment.ts';
import type { Counter } from '../catalogue/places.ts';
import type { LineId } from '../base/names.ts';
import { legibilityOf } from '../catalogue/legibility.ts';
import { firstOf, queuesIn } from '../queue/order/order.ts';
import { countersServing } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { TicketId, TicketNumber } from '../queue/ticket.ts';
import type { CallRecord } from '../record/day-record.ts';
import { closedNotices } from './closed-notice.ts';
import { intakeView } from './intake-view.ts';
import { countWaiting, newcomerWait, openCountersOf } from './line-figures.ts';
import { boardMessages } from './message-view.ts';
import { restView } from './rest-view.ts';
import type { BoardCall, BoardView } from '../protocol/shapes/board.ts';
import type { World } from '../record/world.ts';

/** The type of the boards that say who is next. */
export const WAITING_AREA = 'waiting-area';
const NEXT_SHOWN = 4;

/** What a board shows: the last calls of its zones and whoever is still expected, one row a ticket, and who waits. */
export function boardView(world: World, id: string, now: Instant): BoardView | undefined {
  const { state, record } = world;
  const { catalogue } = state.index;
  const board = catalogue.boards.find((each) => each.id === id);
  if (board === undefined) return undefined;
  const zone = catalogue.hall.timeZone;
  const rest = restView(state, now);
  const legible = legibilityOf(board);
  const shows = (line: LineId): boolean => board.counter === undefined && showsLine(state, board, line);
  return {
    id,
    kind: board.kind,
    name: board.name,
    hall: catalogue.hall.name,
    seq: state.seq,
    now: rfc3339(now, zone),
    timeZone: zone,
    repeatWindow: Math.round(catalogue.rules.repeatWindowMs / 1000),
    ...(board.counter === undefined ? {} : { counter: board.counter }),
    intake: intakeView(state, now),
    ...(rest === undefined ? {} : { rest }),
    ...(legible === undefined ? {} : { letters: { layout: legible.layout, scale: legible.scale } }),
    ...(board.languages === undefined ? {} : { languages: board.languages }),
    ...(board.turnSeconds === undefined ? {} : { turnSeconds: board.turnSeconds }),
    calls: recentCalls(state, record.calls, board),
    waiting: catalogue.lines
      .filter((line) => board.counter === undefined && showsLine(state, board, line.id))
      .map(({ id: line, prefix, name }) => ({
        line,
        prefix,
        name,
        waiting: countWaiting(state, line),
        openCounters: openCountersOf(state, line),
        ...newcomerWait(world, line, now),
        ...(board.kind === WAITING_AREA ? { next: nextOf(state, line, now) } : {}),
      })),
    notices: [...boardMessages(state, shows, now), ...closedNotices(state, shows)],
  };
}

/** The next numbers of a line in calling order; without those who cannot be called now. */
function nextOf(state: HallState, line: LineId, now: Instant): TicketNumber[] {
  return firstOf(state, queuesIn(state, state, line), NEXT_SHOWN, now).map(({ number }) => number);
}

/** The boards that show a call at this counter. */
export function boardsForCounter(index: CatalogueIndex, counter: string): readonly string[] {
  const found = index.counters.get(counter);
  return found === undefined ? [] : boardsAt(index, found);
}

/**
 * A window screen shows its counter alone, a department's board the counters of the department, any other those of its
 * zones.
 */
function showsCounter({ counter: own, departments, coversZones }: Board, counter: Counter): boolean {
  if (own !== undefined) return own === counter.id;
  if (departments !== undefined) return counter.departments.some((each) => departments.includes(each));
  return coversZones.includes(counter.zone);
}

const boardsByCounter = new WeakMap<CatalogueIndex, Map<string, readonly string[]>>();

function boardsAt(index: CatalogueIndex, counter: Counter): readonly string[] {
  let byCounter = boardsByCounter.get(index);
  if (byCounter === undefined) {
    byCounter = new Map();
    boardsByCounter.set(index, byCounter);
  }
  const found = byCounter.get(counter.id);
  if (found !== undefined) return found;
  const boards = index.catalogue.boards.filter((board) => showsCounter(board, counter)).map((board) => board.id);
  byCounter.set(counter.id, boards);
  return boards;
}

/** A board shows the lines of its counters, and those that one of them serves for a while. */
function showsLine(state: HallState, board: Board, line: LineId): boolean {
  const serving = [...(state.index.countersOf.get(line) ?? []), ...countersServing(state, line)];
  return serving.some((counter) => showsCounter(board, counter));
}

/**
 * The newest call of each ticket, newest first: the last `board_calls`, and before them those whose tickets are still
 * expected. A counter calls one at a time: there are never more than `board_calls` and one a counter.
 */
function recentCalls(state: HallState, calls: readonly CallRecord[], board: Board): BoardCall[] {
  const { index } = state;
  const { hall, rules } = index.catalogue;
  const shown: BoardCall[] = [];
  const seen = new Set<string>();
  const expected = expectedAt(state, board);
  for (let at = calls.length - 1; at >= 0 && (shown.length < rules.boardCalls || expected.size > 0); at -= 1) {
    const call = calls[at] as CallRecord;
    const counter = index.counters.get(call.counter);
    if (counter === undefined || !showsCounter(board, counter) || !isStillOpen(state, call)) continue;
    if (seen.has(call.ticket)) continue;
    seen.add(call.ticket);
    if (!expected.delete(call.ticket) && shown.length >= rules.boardCalls) continue;
    shown.push({
      seq: call.seq,
      at: rfc3339(call.at, hall.timeZone),
      kind: call.kind,
      number: call.number,
      counter: call.counter,
      counterName: counter.name,
      zone: counter.zone,
      line: call.line,
      state: stateOfCall(state, call),
    });
  }
  return shown;
}

/** A board sends nobody to a counter that has closed since the call, nor to who works there now instead. */
function isStillOpen({ counters }: HallState, call: CallRecord): boolean {
  const stand = counters.get(call.counter);
  return stand !== undefined && stand.state !== 'closed' && stand.openedAt <= call.at;
}

/** The tickets that are called to a counter of the board and not yet there. */
function expectedAt(state: HallState, board: Board): Set<TicketId> {
  const expected = new Set<TicketId>();
  for (const [id, stand] of state.counters) {
    if (stand.state === 'closed' || stand.inHand === undefined) continue;
    const { ticket, step } = stand.inHand;
    const counter = state.index.counters.get(id);
    if (counter === undefined || !showsCounter(board, counter)) continue;
    if (state.tickets.get(ticket)?.steps[step]?.state === 'called') expected.add(ticket);
  }
  return expected;
}

function stateOfCall(state: HallState, call: CallRecord): BoardCall['state'] {
  const step = state.tickets.get(call.ticket)?.steps[call.step];
  return step?.state === 'called' ? 'called' : step?.state === 'serving' ? 'serving' : 'over';
}
