import { MINUTE, type LocalDate } from '../base/time.ts';
import { addDays } from '../base/zone.ts';
import { hoursOn } from '../catalogue/calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { quietTimes, type UsualArrivals } from '../forecast/quiet-times.ts';
import type { HallView } from '../protocol/shapes/hall.ts';
import type { World } from '../record/world.ts';

/** So many days before today have to be open at a time that is told as quiet. */
const QUIET_LOOKS_DAYS = 14;

type Quiet = Pick<HallView, 'quiet'>;

/** It stays the same for a day, until another one has been learned from. */
const quietKnown = new WeakMap<
  UsualArrivals,
  { readonly catalogue: Catalogue; readonly day: LocalDate; readonly quiet: Quiet }
>();

/** When it is usually quiet, as long as numbers are given. */
export function quietOn({ state, waits }: World, day: LocalDate): Quiet {
  const { catalogue } = state.index;
  const usual = waits?.usual;
  if (usual === undefined || catalogue.hall.alwaysOpen) return {};
  const known = quietKnown.get(usual);
  if (known?.catalogue === catalogue && known.day === day) return known.quiet;
  const quiet = findQuiet(catalogue, day, usual);
  quietKnown.set(usual, { catalogue, day, quiet });
  return quiet;
}

/** Few may come at a time because many days are closed then: only what all of the last days have counts. */
function findQuiet(catalogue: Catalogue, day: LocalDate, usual: UsualArrivals): Quiet {
  const lastMinutes = catalogue.rules.lastTicketBeforeCloseMs / MINUTE;
  const before = Array.from({ length: QUIET_LOOKS_DAYS }, (_, back) => addDays(day, -1 - back));
  const days = [day, ...before.filter((date) => hoursOn(catalogue, date).length > 0)];
  const quiet = quietTimes(
    usual,
    days.map((date) => hoursOn(catalogue, date).map(({ from, to }) => ({ from, to: to - lastMinutes }))),
  );
  return quiet === undefined ? {} : { quiet: { days: quiet.days, spans: quiet.spans.map(asClocks) } };
}

export function asClocks({ from, to }: { readonly from: number; readonly to: number }): HallView['hours'][number] {
  return { from: clock(from), to: clock(to) };
}

/** Minutes since midnight as `HH:MM`. */
function clock(minute: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
