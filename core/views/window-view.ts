import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CounterId } from '../base/names.ts';
import { usualReason, type PauseReason } from '../queue/pause-reason.ts';
import { servedBy } from '../queue/order/served-by.ts';
import { screenMessages } from './message-view.ts';
import type { NameOf } from './manager-view.ts';
import { restView } from './rest-view.ts';
import type { WindowView } from '../protocol/shapes/window.ts';
import type { World } from '../record/world.ts';

/** So many lines are named over a counter. */
const LINES_SHOWN = 4;

/** Who somebody is to citizens: their name, and the id of their photo. */
export type Faces = { readonly nameOf: NameOf; readonly photoOf: (user: string) => string | undefined };

/**
 * What stands over one counter: its state, and whoever is called or served there. Undefined when the hall has no such
 * counter.
 */
export function windowView(
  { state, record }: World,
  id: CounterId,
  now: Instant,
  { nameOf, photoOf }: Faces,
): WindowView | undefined {
  const counter = state.index.counters.get(id);
  const stand = state.counters.get(id);
  if (counter === undefined || stand === undefined) return undefined;
  const { hall, rules } = state.index.catalogue;
  const clerk = stand.state === 'closed' || rules.showClerkNames !== true ? undefined : nameOf(stand.clerk);
  const photo = stand.state === 'closed' || rules.showClerkPhotos !== true ? undefined : photoOf(stand.clerk);
  const inHand = stand.state === 'closed' ? undefined : stand.inHand;
  const ticket = inHand === undefined ? undefined : state.tickets.get(inHand.ticket);
  const step = inHand === undefined ? undefined : ticket?.steps[inHand.step];
  const service = step === undefined ? undefined : state.index.services.get(step.service);
  const call = record.calls.findLast((each) => each.counter === id && each.ticket === inHand?.ticket);
  const rest = restView(state, now);
  // A counter that is paused or closed shows nobody, whatever it still has in hand.
  const shown = stand.state === 'open' && ticket !== undefined && step !== undefined;
  return {
    counter: id,
    name: counter.name,
    hall: hall.name,
    zone: counter.zone,
    seq: state.seq,
    now: rfc3339(now, hall.timeZone),
    timeZone: hall.timeZone,
    ...(rest === undefined ? {} : { rest }),
    state: stand.state,
    ...(stand.state === 'paused' ? { ...usual(stand.reason), since: rfc3339(stand.pausedAt, hall.timeZone) } : {}),
    ...(clerk === undefined ? {} : { clerk }),
    ...(photo === undefined ? {} : { photo }),
    lines: servedBy(state, id)
      .slice(0, LINES_SHOWN)
      .flatMap(({ line }) => {
        const found = state.index.lines.get(line);
        return found === undefined ? [] : [{ prefix: found.prefix, name: found.name }];
      }),
    ...screenMessages(state, id, now),
    ...(shown
      ? {
          ticket: {
            number: ticket.number,
            state: step.state === 'serving' ? ('serving' as const) : ('called' as const),
            ...(call === undefined ? {} : { call: call.seq }),
            // What brings somebody here is not for everybody to read.
            ...(service === undefined || service.discreet === true ? {} : { service: service.name }),
          },
        }
      : {}),
  };
}

/** What a clerk wrote in their own words is for the hall; the usual reasons are for everybody. */
function usual(reason: string): { readonly reason?: PauseReason } {
  const found = usualReason(reason);
  return found === undefined ? {} : { reason: found };
}
