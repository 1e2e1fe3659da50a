import type { CategoryId, CounterId, LineId } from '../base/names.ts';
import type { LineQueue } from './line-queue.ts';
import type { Ticket } from './ticket.ts';

/** Queues of waiting steps, each sorted, such that the calling order never turns round inside one. */
export type Places = {
  /** By line and category. */
  queues: Map<LineId, Map<CategoryId, LineQueue>>;
  /** Steps that only one counter may call, by counter, then line and category as `line/category`. */
  reserved: Map<CounterId, Map<string, LineQueue>>;
  /** Steps of tickets that staff put first, by line. */
  prioritised: Map<LineId, LineQueue>;
};

/** What is kept of those who wait beside the queues that are called from, so that views need not look at everybody. */
export type Standing = {
  /** Steps that wait but cannot be called now: the ticket is held at a counter, or has another step to do first. */
  notYet: Places;
  /** Every waiting step by line, whatever keeps it. */
  byLine: Map<LineId, LineQueue>;
  /** How many tickets have a step that waits. */
  tickets: number;
  /** Those of them that have more than one. */
  several: Set<Ticket['id']>;
  /** Tickets with a step that is parked or was missed. */
  aside: Set<Ticket['id']>;
};

/** Nobody waits. */
export function noPlaces(): Places {
  return { queues: new Map(), reserved: new Map(), prioritised: new Map() };
}

/** Nobody waits, and nobody was put aside. */
export function nobodyStanding(): Standing {
  return { notYet: noPlaces(), byLine: new Map(), tickets: 0, several: new Set(), aside: new Set() };
}
