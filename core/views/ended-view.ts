import type { Instant } from '../base/time.ts';
import type { CounterId } from '../base/names.ts';
import { rfc3339 } from '../base/zone.ts';
import { BRING_BACK_MS } from '../catalogue/hall-rules.ts';
import type { CounterView, EndedHereView } from '../protocol/shapes/counter.ts';
import { endedAt } from '../queue/decide/bringing-back.ts';
import type { HallState } from '../queue/state.ts';

/** More than there are figures to choose one: a list that keeps its places meanwhile must not lose its last ones. */
const ENDED_SHOWN = 40;

/** What ended at a counter of late, and how: for whoever pressed the wrong key. */
export function endedView(state: HallState, counter: CounterId, now: Instant): Pick<CounterView, 'ended'> {
  const zone = state.index.catalogue.hall.timeZone;
  const shown = endedAt(state, counter, now)
    .slice(0, ENDED_SHOWN)
    .map(({ ended, ticket, step }): EndedHereView => ({
      ticket: ticket.id,
      number: ticket.number,
      step: step.index,
      service: step.service,
      serviceName: state.index.services.get(step.service)?.name ?? {
        'zh-Hans': step.service,
        'zh-Hant': step.service,
        en: step.service,
      },
      became: ended.became,
      ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
      at: rfc3339(ended.at, zone),
      until: rfc3339(ended.at + BRING_BACK_MS, zone),
    }));
  return shown.length === 0 ? {} : { ended: shown };
}
