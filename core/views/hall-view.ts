import type { Instant } from '../base/time.ts';
import { localTime, rfc3339 } from '../base/zone.ts';
import { hoursOn } from '../catalogue/calendar.ts';
import type { HallState } from '../queue/state.ts';
import { intakeView } from './intake-view.ts';
import { countWaiting, newcomerOthers, newcomerWait, openCountersOf } from './line-figures.ts';
import { lineMessages } from './message-view.ts';
import { asClocks, quietOn } from './quiet-view.ts';
import { closedLine, limitedServices } from './routing-view.ts';
import type { HallLineView, HallView } from '../protocol/shapes/hall.ts';
import type { World } from '../record/world.ts';

/** The hall's public face. O(lines and services), however many wait. */
export function hallView(world: World, now: Instant): HallView {
  const { state } = world;
  const { catalogue } = state.index;
  const { hall } = catalogue;
  const today = localTime(now, hall.timeZone).date;
  const hours = hoursOn(catalogue, today);
  return {
    id: hall.id,
    name: hall.name,
    languages: hall.languages,
    timeZone: hall.timeZone,
    day: state.day,
    seq: state.seq,
    now: rfc3339(now, hall.timeZone),
    sample: hall.sample,
    alwaysOpen: hall.alwaysOpen,
    intake: intakeView(state, now),
    hours: hours.map(asClocks),
    ...quietOn(world, today),
    waiting: state.standing.tickets,
    departments: catalogue.departments.map(({ id, name, zone }) => ({ id, name, zone })),
    lines: catalogue.lines.map(({ id, prefix, department, name }) => ({
      id,
      prefix,
      department,
      name,
      waiting: countWaiting(state, id),
      openCounters: openCountersOf(state, id),
      ...newcomerWait(world, id, now),
      ...newcomerOthers(world, id, now),
      ...closedOf(state, id),
      ...lineMessages(state, id, now),
    })),
    counters: catalogue.counters.map(({ id, name, zone }) => ({
      id,
      name,
      zone,
      state: state.counters.get(id)?.state ?? 'closed',
    })),
    categories: catalogue.categories.map(({ id, name }) => ({ id, name })),
    matters: catalogue.matters ?? [],
    boards: catalogue.boards.map(({ id, kind, name, widthPx, heightPx }) => ({ id, kind, name, widthPx, heightPx })),
    kiosks: catalogue.kiosks.map(({ id, kind, name }) => ({ id, kind, name })),
    limited: limitedServices(state, now),
  };
}

function closedOf(state: HallState, line: string): Pick<HallLineView, 'closed'> {
  const closed = closedLine(state, line);
  return closed === undefined ? {} : { closed };
}
