import type { BoardView } from '../../core/protocol/shapes/board.ts';
import type { CallMessage } from '../../core/protocol/shapes/call.ts';

/**
 * A board's view with a call in it that the hall has just told: the message is short and comes ahead of the view that
 * holds it. The same view if it is no call for this board, or one that the view has already.
 */
export function withCall(view: BoardView, message: CallMessage): BoardView {
  const { board, seq, at, kind, number, counter, counterName, zone, line } = message;
  if (seq <= view.seq || !board.includes(view.id)) return view;
  const call = { seq, at, kind, number, counter, counterName, zone, line, state: 'called' } as const;
  return { ...view, calls: [call, ...view.calls.filter((each) => each.number !== number && each.seq !== seq)] };
}
