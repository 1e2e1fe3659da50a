import type { Instant } from '../../base/time.ts';
import { rfc3339 } from '../../base/zone.ts';
import type { TroublesView } from '../../protocol/shapes/troubles.ts';
import type { HallState } from '../../queue/state.ts';
import type { PeopleLate } from './line-harm.ts';
import type { Settled } from './settle.ts';

/** What needs a person now, what is above all first, then the most harmful. */
export function troublesView(
  state: HallState,
  { shown, pending }: Settled,
  late: PeopleLate,
  now: Instant,
): TroublesView {
  const zone = state.index.catalogue.hall.timeZone;
  return {
    seq: state.seq,
    now: rfc3339(now, zone),
    ...late,
    looking: [...pending.values()].filter(({ kind }) => kind === 'line').length,
    items: shown.map(({ found, since }) => ({ ...found, since: rfc3339(since, zone) })),
  };
}
