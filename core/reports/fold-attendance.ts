import type { CounterId } from '../base/names.ts';
import type { BusinessDay, Instant } from '../base/time.ts';
import type { HallState } from '../queue/state.ts';
import type { Attendance } from './facts.ts';
import type { DesksFold } from './fold-desks.ts';
import { wallSecondsOf, whenOf } from './when.ts';

/** A stretch in which somebody staffed a counter without a break; a pause is none. */
type Stretch = {
  readonly clerk: string;
  readonly counter: CounterId;
  readonly from: Instant;
  /** It went on from the day before. */
  readonly cameOver: boolean;
  until: Instant | undefined;
  end: Attendance['end'];
};

/** Who was at counters today, from the first sign-in to the last sign-out of each. */
export function attendanceOf(fold: DesksFold, { index }: HallState, day: BusinessDay): Attendance[] {
  const { timeZone } = index.catalogue.hall;
  const byClerk = new Map<string, Stretch[]>();
  for (const stretch of stretchesOf(fold)) {
    const known = byClerk.get(stretch.clerk);
    if (known === undefined) byClerk.set(stretch.clerk, [stretch]);
    else known.push(stretch);
  }
  return [...byClerk].map(([clerk, stretches]) => {
    const first = stretches.reduce((one, other) => (other.from < one.from ? other : one));
    const end = (['over', 'there', 'out'] as const).find((each) => stretches.some((one) => one.end === each)) ?? 'out';
    const last = Math.max(...stretches.map(({ until }) => until ?? 0));
    const counter = index.counters.get(first.counter);
    const [department = ''] = counter?.departments ?? [];
    const cameOver = stretches.some((each) => each.cameOver);
    return {
      ...whenOf(day, first.from, timeZone),
      ...{ department, counter: first.counter, clerk, zone: counter?.zone ?? '', end },
      inS: cameOver ? undefined : wallSecondsOf(day, first.from, timeZone),
      outS: end === 'out' ? wallSecondsOf(day, last, timeZone) : undefined,
    };
  });
}

function stretchesOf({ changes }: DesksFold): Stretch[] {
  const all: Stretch[] = [];
  for (const [counter, list] of changes) {
    let open: Stretch | undefined;
    for (const change of list) {
      if (!('stand' in change) || change.stand?.clerk === open?.clerk) continue;
      const edge = change.edge === true;
      if (open !== undefined) Object.assign(open, { until: change.at, end: edge ? 'over' : 'out' });
      open = undefined;
      if (change.stand === undefined) continue;
      const { clerk } = change.stand;
      open = { clerk, counter, from: change.at, cameOver: edge, until: undefined, end: 'there' };
      all.push(open);
    }
  }
  return all;
}
