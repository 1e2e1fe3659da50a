import type { BusinessDay, Instant } from '../base/time.ts';
import type { CounterId, LineId } from '../base/names.ts';
import type { MovePlace, StepIndex, TicketId } from './ticket.ts';

/** `2026-03-09-57`: the day and the seq of the event that moved them. */
export type MoveId = string;

/** Where tickets wait: in a line, or for one counter alone. */
export type WaitingPlace = { readonly line: LineId } | { readonly counter: CounterId };

/** Everybody there, so many from the end of the line, or these. */
export type WhichTickets = 'all' | { readonly last: number } | { readonly tickets: readonly TicketId[] };

/** How a step stands in its place. */
export type Standpoint = {
  readonly line: LineId;
  readonly since: Instant;
  readonly movedFrom?: LineId;
  readonly reservedFor?: CounterId;
};

/** One step that was moved: where it stood and where it stands. */
export type MovedStep = {
  readonly ticket: TicketId;
  readonly step: StepIndex;
  readonly was: Standpoint;
  readonly is: Standpoint;
};

/** A move that may be taken back as long as somebody stands where it put them. */
export type TicketMove = {
  readonly id: MoveId;
  readonly from: WaitingPlace;
  readonly to: WaitingPlace;
  readonly place: MovePlace;
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
  readonly moved: readonly MovedStep[];
};

/** So many of a day are remembered. */
export const MOVES_KEPT = 20;

export type MovingCommand =
  | {
      readonly name: 'move-tickets';
      readonly from: WaitingPlace;
      readonly to: WaitingPlace;
      readonly which: WhichTickets;
      readonly place: MovePlace;
      readonly reason: string;
    }
  | { readonly name: 'undo-move'; readonly move: MoveId; readonly reason: string };

export type MovingEvent = {
  readonly type: 'TicketsMoved';
  readonly data: {
    readonly from: WaitingPlace;
    readonly to: WaitingPlace;
    readonly place: MovePlace;
    readonly by: string;
    readonly reason: string;
    readonly moved: readonly MovedStep[];
    /** The move that this one takes back. */
    readonly undoes?: MoveId;
  };
};

/** The id of the move that an event makes. */
export function moveId(event: { readonly day: BusinessDay; readonly seq: number }): MoveId {
  return `${event.day}-${String(event.seq)}`;
}
