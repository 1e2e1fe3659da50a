import type { Instant, TimeZone } from '../../base/time.ts';
import { rfc3339 } from '../../base/zone.ts';
import type { Names } from '../../base/names.ts';
import type { CityHall, CityView } from '../../protocol/shapes/city.ts';
import type { TroublesView } from '../../protocol/shapes/troubles.ts';
import type { World } from '../../record/world.ts';
import { hallView } from '../hall-view.ts';
import { managerView } from '../manager-view.ts';
import { hallFace, newcomers } from './public-halls.ts';

/** A hall that is heard of, as it is now. */
export type HeardHall = {
  readonly world: World;
  readonly now: Instant;
  /** Absent where nobody here knows of them. */
  readonly troubles?: TroublesView;
  /** Since when it has written nothing down; absent while it does. */
  readonly stuckSince?: Instant;
  /** Of a hall that stands alone: how far what is known here is behind it. */
  readonly behind?: CityHall['behind'];
  /** What is known is not of this moment. */
  readonly isPast?: boolean;
};

/** A hall for those above it, with the figures that it has itself. */
export function cityHall({ world, now, troubles, stuckSince, behind, isPast }: HeardHall, path: string): CityHall {
  const { catalogue } = world.state.index;
  const { intake, totals, seq, day } = managerView(world, now, () => undefined);
  const { issued, served, noShows, cancelled, waiting, inService, late, longestWait, longestNumber, meanWait } = totals;
  const first = troubles?.items[0];
  const figures = {
    ...{ seq, day, issued, served, noShows, cancelled, waiting, inService, late, longestWait, meanWait },
    ...(longestNumber === undefined ? {} : { longestNumber }),
    counters: catalogue.counters.length,
    openCounters: totals.openCounters,
    pausedCounters: totals.pausedCounters,
  };
  return {
    ...hallFace(catalogue.hall, path),
    state: isPast === true ? 'behind' : intake.open ? 'open' : intake.why === 'stopped' ? 'stopped' : 'closed',
    ...(behind === undefined ? {} : { behind }),
    ...(stuckSince === undefined ? {} : { silentSince: rfc3339(stuckSince, catalogue.hall.timeZone) }),
    intake,
    figures,
    ...newcomers(hallView(world, now)),
    ...(first === undefined ? {} : { trouble: { ...troubleOf(first), of: troubles?.items.length ?? 1 } }),
  };
}

function troubleOf({ title, text, tone, since }: TroublesView['items'][number]): {
  readonly title: Names;
  readonly text: Names;
  readonly tone: 'bad' | 'warn';
  readonly since: string;
} {
  return { title, text, tone, since };
}

/** All of them together. What a hall does not tell counts nowhere. */
export function cityView(
  halls: readonly CityHall[],
  { name, now, timeZone }: { readonly name: Names; readonly now: Instant; readonly timeZone: TimeZone },
): CityView {
  const heard = halls.flatMap(({ figures, state }) => (figures === undefined || state === 'behind' ? [] : [figures]));
  const sum = (of: (figures: (typeof heard)[number]) => number): number =>
    heard.reduce((all, each) => all + of(each), 0);
  return {
    now: rfc3339(now, timeZone),
    name,
    totals: {
      halls: halls.length,
      heard: heard.length,
      open: halls.filter(({ state }) => state === 'open').length,
      issued: sum(({ issued }) => issued),
      served: sum(({ served }) => served),
      waiting: sum(({ waiting }) => waiting),
      inService: sum(({ inService }) => inService),
      openCounters: sum(({ openCounters }) => openCounters),
      longestWait: Math.max(0, ...heard.map(({ longestWait }) => longestWait)),
    },
    halls,
  };
}
