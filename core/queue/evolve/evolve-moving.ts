import type { EventOf } from '../event.ts';
import { moveId, MOVES_KEPT } from '../moving.ts';
import type { HallState } from '../state.ts';
import { withStep } from './evolve-ticket.ts';

/** Each stands where the event says; a move is remembered, so that it may be taken back. */
export function ticketsMoved(state: HallState, event: EventOf<'TicketsMoved'>): void {
  const { from, to, place, by, reason, moved, undoes } = event.data;
  const { at } = event;
  for (const { ticket, step, is } of moved) {
    withStep(state, { ticket, step }, (_ticket, each) => {
      each.line = is.line;
      each.since = is.since;
      each.movedFrom = is.movedFrom;
      each.reservedFor = is.reservedFor;
      // Taken back, nothing is left to explain.
      each.moved =
        undoes === undefined ? { at, by, reason, place, into: 'line' in to ? 'line' : 'counter' } : undefined;
    });
  }
  if (undoes === undefined) {
    const move = { id: moveId(event), from, to, place, by, reason, at, moved };
    state.moves = [...state.moves, move].slice(-MOVES_KEPT);
  } else state.moves = state.moves.filter(({ id }) => id !== undoes);
}

/** After a changed hall file nobody is put back into a line that it does not have. */
export function keepMoves(state: HallState): void {
  const { lines } = state.index;
  state.moves = state.moves.flatMap((move) => {
    const moved = move.moved.filter(({ was }) => lines.has(was.line));
    return moved.length === 0 ? [] : [{ ...move, moved }];
  });
}
