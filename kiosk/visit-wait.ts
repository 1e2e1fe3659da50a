import type { Names } from '../core/base/names.ts';
import type { WaitSeconds } from '../core/protocol/shapes/fields.ts';
import type { HallView } from '../core/protocol/shapes/hall.ts';
import type { ServiceView } from '../web/link/api.ts';
import { placeOf } from './place.ts';

/**
 * What is said of a chosen service before the number is taken: the wait of its line, and that others go first there;
 * where another of the chosen ones has to be done first, no shorter wait than that one's, and which that is. Who goes
 * first in the line is not known then: nobody waits in it yet.
 */
export function waitInVisit(hall: HallView, service: ServiceView, chosen: readonly ServiceView[]): InVisit {
  const { wait, othersText } = placeOf(hall, service).line ?? {};
  const left = chosen.filter((each) => each.id !== service.id);
  const before = left.filter((each) => service.after?.includes(each.id) === true);
  let told = wait;
  for (const each of before) {
    const theirs = waitInVisit(hall, each, left).wait;
    told = told === undefined || theirs === undefined ? undefined : longer(told, theirs);
  }
  const [first] = before;
  return { wait: told, first, ...(first !== undefined || othersText === undefined ? {} : { othersText }) };
}

/** What is told of a service of a visit. */
type InVisit = {
  readonly wait: WaitSeconds | undefined;
  /** What has to be done before it. */
  readonly first: ServiceView | undefined;
  readonly othersText?: Names;
};

/** No shorter than either, and no likelier to be called today; until when both are certain nobody has looked. */
function longer(a: WaitSeconds, b: WaitSeconds): WaitSeconds {
  const longest = { p10: Math.max(a.p10, b.p10), p50: Math.max(a.p50, b.p50), p90: Math.max(a.p90, b.p90) };
  const beyond = FURTHEST_FIRST.find((each) => each === a.beyond || each === b.beyond);
  const range = beyond === undefined ? longest : { ...longest, beyond };
  if (a.chanceToday === undefined || b.chanceToday === undefined) return range;
  return { ...range, chanceToday: Math.min(a.chanceToday, b.chanceToday) };
}

const FURTHEST_FIRST = [
  'today',
  'closing',
  'today-in-part',
  'in-part',
] as const satisfies readonly WaitSeconds['beyond'][];
