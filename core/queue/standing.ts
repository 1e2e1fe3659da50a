import type { CategoryId, CounterId, LineId } from '../base/names.ts';
import type { LineQueue } from './line-queue.ts';
import type { LineWaiting } from './line-waiting.ts';
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

/**
 * Where a ticket waits at once: lines, and counters that alone may call it. Kept only of tickets that wait with more
 * than one service, so that whoever asks for several places counts nobody twice.
 */
export type SeveralPlaces = { readonly places: readonly PlaceKey[]; readonly tickets: Set<Ticket['id']> };

/** A line, or `=` and a counter. */
export type PlaceKey = string;

/** The place of those who wait for one counter alone. */
export function counterPlace(counter: CounterId): PlaceKey {
  return `=${counter}`;
}

/**
 * What is kept of those who wait beside the queues that are called from, so that views need not look at everybody. Who
 * waits is said by `isCallable` alone.
 */
export type Standing = {
  /** Steps in the state `waiting` that do not wait: the ticket is at a counter, or has another step to do first. */
  notYet: Places;
  /** Who waits, by line. */
  byLine: Map<LineId, LineWaiting>;
  /** How many tickets wait in each place. */
  byPlace: Map<PlaceKey, number>;
  /** Those of them that wait with several services, by their places. */
  several: Map<string, SeveralPlaces>;
  /**
   * Tickets that stand in several queues of a line, one of them at least of those that do not wait: by line. Kept so
   * that whoever counts all these queues counts nobody twice.
   */
  twiceInLine: Map<LineId, Set<Ticket['id']>>;
  /** How many tickets wait. */
  tickets: number;
  /** Tickets with a step that is parked or was missed. */
  aside: Set<Ticket['id']>;
};

/** Nobody waits. */
export function noPlaces(): Places {
  return { queues: new Map(), reserved: new Map(), prioritised: new Map() };
}

/** Nobody waits, and nobody was put aside. */
export function nobodyStanding(): Standing {
  return {
    notYet: noPlaces(),
    byLine: new Map(),
    byPlace: new Map(),
    several: new Map(),
    twiceInLine: new Map(),
    tickets: 0,
    aside: new Set(),
  };
}
