import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { Board, LineId } from '../catalogue/catalogue.ts';
import { countersServing } from '../queue/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { CallRecord } from './day-record.ts';
import { closedNotices } from './closed-notice.ts';
import { intakeView } from './intake-view.ts';
import { newcomerWait, openCountersOf, waitingByLine } from './line-figures.ts';
import type { BoardCall, BoardView } from './wire.ts';
import type { World } from './world.ts';

/** What a board shows: the last calls of its zones, one row a ticket, and who waits. */
export function boardView(world: World, id: string, now: Instant): BoardView | undefined {
  const { state, record } = world;
  const { catalogue } = state.index;
  const board = catalogue.boards.find((each) => each.id === id);
  if (board === undefined) return undefined;
  const zone = catalogue.hall.timeZone;
  const waiting = waitingByLine(state);
  return {
    id,
    kind: board.kind,
    name: board.name,
    hall: catalogue.hall.name,
    seq: state.seq,
    now: rfc3339(now, zone),
    timeZone: zone,
    repeatWindow: Math.round(catalogue.rules.repeatWindowMs / 1000),
    intake: intakeView(state, now),
    calls: recentCalls(state, record.calls, board),
    waiting: catalogue.lines
      .filter((line) => showsLine(state, board, line.id))
      .map(({ id: line, prefix, name }) => ({
        line,
        prefix,
        name,
        waiting: waiting.get(line)?.length ?? 0,
        openCounters: openCountersOf(state, line),
        ...newcomerWait(world, line, now),
      })),
    notices: closedNotices(state, (line) => showsLine(state, board, line)),
  };
}

/** The boards that show a call at this counter. */
export function boardsForCounter(index: CatalogueIndex, counter: string): readonly string[] {
  const zone = index.counters.get(counter)?.zone;
  return zone === undefined ? [] : boardsForZone(index, zone);
}

const boardsByZone = new WeakMap<CatalogueIndex, Map<string, readonly string[]>>();

function boardsForZone(index: CatalogueIndex, zone: string): readonly string[] {
  let byZone = boardsByZone.get(index);
  if (byZone === undefined) {
    byZone = new Map();
    boardsByZone.set(index, byZone);
  }
  const found = byZone.get(zone);
  if (found !== undefined) return found;
  const boards = index.catalogue.boards.filter((board) => board.coversZones.includes(zone)).map((board) => board.id);
  byZone.set(zone, boards);
  return boards;
}

/** A board shows the lines of its zones, and those that a counter there serves for a while. */
function showsLine(state: HallState, board: Board, line: LineId): boolean {
  const serving = [...(state.index.countersOf.get(line) ?? []), ...countersServing(state, line)];
  return serving.some((counter) => board.coversZones.includes(counter.zone));
}

/** The newest call of each ticket at each counter, newest first. */
function recentCalls(state: HallState, calls: readonly CallRecord[], board: Board): BoardCall[] {
  const { index } = state;
  const zone = index.catalogue.hall.timeZone;
  const shown: BoardCall[] = [];
  const seen = new Set<string>();
  for (let at = calls.length - 1; at >= 0 && shown.length < index.catalogue.rules.boardCalls; at -= 1) {
    const call = calls[at] as CallRecord;
    const counter = index.counters.get(call.counter);
    if (counter === undefined || !board.coversZones.includes(counter.zone)) continue;
    if (seen.has(call.ticket)) continue;
    seen.add(call.ticket);
    shown.push({
      seq: call.seq,
      at: rfc3339(call.at, zone),
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

function stateOfCall(state: HallState, call: CallRecord): BoardCall['state'] {
  const step = state.tickets.get(call.ticket)?.steps[call.step];
  return step?.state === 'called' ? 'called' : step?.state === 'serving' ? 'serving' : 'over';
}
