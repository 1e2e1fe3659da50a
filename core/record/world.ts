import type { BusinessDay } from '../base/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { HallEvent } from '../queue/event.ts';
import { evolve } from '../queue/evolve/evolve.ts';
import { initialState } from '../queue/initial-state.ts';
import type { HallState } from '../queue/state.ts';
import { initialRecord, type DayRecord } from './day-record.ts';
import { recordEvent } from './record-event.ts';
import type { WaitBook } from './wait-book.ts';

/** Everything that follows from a day's events: the queue as it stands, and what the day has seen. Has one owner. */
export type World = {
  readonly state: HallState;
  readonly record: DayRecord;
  /** The waits that are foreseen now, where somebody foresees them: no fold of the events. */
  readonly waits?: WaitBook;
};

/** A day before its first event. */
export function initialWorld(catalogue: Catalogue, day: BusinessDay, waits?: WaitBook): World {
  const world = { state: initialState(catalogue, day), record: initialRecord() };
  return waits === undefined ? world : { ...world, waits };
}

/** Applies one event, in place. */
export function advance(world: World, event: HallEvent): void {
  recordEvent(world.record, world.state, event);
  evolve(world.state, event);
}
