import type { BusinessDay } from '../base/time.ts';
import { indexCatalogue, type CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { noPlaces, nobodyStanding } from './standing.ts';
import { initialRouting } from './routing.ts';
import type { CounterState, HallState } from './state.ts';
import { noLeases } from './lease.ts';
import { nothingSet } from './today.ts';

/** The state of a day before its first event. `catalogue` serves readers until `DayOpened` brings the day's own. */
export function initialState(catalogue: Catalogue, day: BusinessDay): HallState {
  const index = indexCatalogue(catalogue);
  return {
    hall: catalogue.hall.id,
    day,
    phase: 'unopened',
    seq: 0,
    at: 0,
    hallFile: catalogue,
    index,
    today: nothingSet(),
    intakeStopped: undefined,
    issued: new Map(),
    tickets: new Map(),
    cameOver: { numbers: new Set(), steps: new Map() },
    byNumber: new Map(),
    ended: new Map(),
    gone: new Map(),
    endedHere: new Map(),
    counters: closedCounters(index),
    counterOfClerk: new Map(),
    ...noPlaces(),
    standing: nobodyStanding(),
    appointmentsUsed: new Map(),
    copies: new Map(),
    issuedTotal: 0,
    acts: new Map(),
    takenUp: undefined,
    ratable: new Map(),
    complaints: new Map(),
    complained: new Map(),
    routing: initialRouting(),
    messages: new Map(),
    moves: [],
    alerts: { records: [], quiet: [] },
    leases: noLeases(),
    cards: new Map(),
    goingOver: undefined,
  };
}

/** Every counter of the catalogue, closed. */
export function closedCounters(index: CatalogueIndex): Map<string, CounterState> {
  return new Map([...index.counters.keys()].map((id) => [id, { state: 'closed' }]));
}
