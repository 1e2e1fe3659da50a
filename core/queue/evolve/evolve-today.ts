import { indexCatalogue } from '../../catalogue/catalogue-index.ts';
import type { EventOf } from '../event.ts';
import type { HallState } from '../state.ts';
import { catalogueToday } from '../today.ts';

type TodayChange = EventOf<'LinesAssigned' | 'ProfileMade' | 'ProfileDropped' | 'TargetSet' | 'LimitSet'>;

/** Applies what supervisors set for today, in place. */
export function setToday(state: HallState, event: TodayChange): void {
  const { today, routing } = state;
  const { by, reason } = event.data;
  const said = { by, reason, at: event.at };
  switch (event.type) {
    case 'LinesAssigned': {
      const { counter, lines } = event.data;
      routing.version += 1;
      if (lines === null) routing.assigned.delete(counter);
      else routing.assigned.set(counter, { lines, ...said });
      return;
    }
    case 'ProfileMade': {
      const { profile: id, name, counters, keep } = event.data;
      today.profiles.set(id, { id, name, counters, keep, ...said });
      break;
    }
    case 'ProfileDropped':
      today.profiles.delete(event.data.profile);
      break;
    case 'TargetSet': {
      const { line, targetMs } = event.data;
      if (targetMs === null) today.targets.delete(line);
      else today.targets.set(line, { targetMs, ...said });
      break;
    }
    case 'LimitSet': {
      const { service, places } = event.data;
      if (places === null) today.limits.delete(service);
      else today.limits.set(service, { places: places === 'none' ? undefined : places, ...said });
      break;
    }
  }
  countToday(state);
}

/** Profiles that were made to be kept are there from the beginning of the day. */
export function bringProfiles(state: HallState, event: EventOf<'DayOpened'>): void {
  const kept = event.data.profiles ?? [];
  if (kept.length === 0) return;
  for (const profile of kept) state.today.profiles.set(profile.id, profile);
  countToday(state);
}

/** After a changed hall file: what it no longer knows is no longer set. */
export function keepToday(state: HallState): void {
  const { today, hallFile, routing } = state;
  const [lines, services] = [idsOf(hallFile.lines), idsOf(hallFile.services)];
  const counters = idsOf(hallFile.counters);
  for (const line of today.targets.keys()) if (!lines.has(line)) today.targets.delete(line);
  for (const service of today.limits.keys()) if (!services.has(service)) today.limits.delete(service);
  for (const [counter, given] of routing.assigned) {
    const left = given.lines.filter(({ line }) => lines.has(line));
    if (!counters.has(counter) || left.length === 0) routing.assigned.delete(counter);
    else routing.assigned.set(counter, { ...given, lines: left });
  }
  countToday(state);
}

/** The hall file with what is set: what the rules and views go by from now on. */
function countToday(state: HallState): void {
  state.index = indexCatalogue(catalogueToday(state.hallFile, state.today));
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}
