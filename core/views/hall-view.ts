import { MINUTE, type Instant } from '../base/time.ts';
import { localTime, rfc3339 } from '../base/zone.ts';
import { hoursOn } from '../catalogue/calendar.ts';
import type { OpeningHours } from '../catalogue/opening-hours.ts';
import { quietTimes } from '../forecast/quiet-times.ts';
import type { HallState } from '../queue/state.ts';
import { intakeView } from './intake-view.ts';
import { countWaiting, newcomerWait, openCountersOf } from './line-figures.ts';
import { lineMessages } from './message-view.ts';
import { closedLine, limitedServices } from './routing-view.ts';
import type { HallLineView, HallView } from '../protocol/shapes/hall.ts';
import type { World } from '../record/world.ts';

/** The hall's public face. O(lines and services), however many wait. */
export function hallView(world: World, now: Instant): HallView {
  const { state } = world;
  const { catalogue } = state.index;
  const { hall } = catalogue;
  const hours = hoursOn(catalogue, localTime(now, hall.timeZone).date);
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
    ...quietOn(world, hours),
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

/** When it is usually quiet, as long as numbers are given. */
function quietOn({ state, waits }: World, hours: readonly OpeningHours[]): Pick<HallView, 'quiet'> {
  const { hall, rules } = state.index.catalogue;
  if (waits?.usual === undefined || hall.alwaysOpen) return {};
  const lastMinutes = rules.lastTicketBeforeCloseMs / MINUTE;
  const quiet = quietTimes(
    waits.usual,
    hours.map(({ from, to }) => ({ from, to: to - lastMinutes })),
  );
  return quiet === undefined ? {} : { quiet: { days: quiet.days, spans: quiet.spans.map(asClocks) } };
}

function asClocks({ from, to }: { readonly from: number; readonly to: number }): HallView['hours'][number] {
  return { from: clock(from), to: clock(to) };
}

/** Minutes since midnight as `HH:MM`. */
function clock(minute: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
