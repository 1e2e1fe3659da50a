import { rfc3339 } from '../base/zone.ts';
import type { CallRecord } from '../record/day-record.ts';
import { reasonText } from './reason-text.ts';
import { whyView } from './waiting-view.ts';
import type { CallView, ReasonView } from '../protocol/shapes/call.ts';
import type { World } from '../record/world.ts';

/** A call with its reason, as staff see it. */
export function callView(world: World, call: CallRecord): CallView {
  const zone = world.state.index.catalogue.hall.timeZone;
  return {
    seq: call.seq,
    at: rfc3339(call.at, zone),
    kind: call.kind,
    number: call.number,
    counter: call.counter,
    ...(call.reason === undefined ? {} : { reason: reasonView(world, call) }),
  };
}

function reasonView(world: World, call: CallRecord): ReasonView {
  const { reason } = call as CallRecord & { readonly reason: NonNullable<CallRecord['reason']> };
  const zone = world.state.index.catalogue.hall.timeZone;
  return {
    rule: reason.rule,
    heads: reason.heads.map((head) => ({
      number: head.number,
      line: head.line,
      category: head.category,
      since: rfc3339(head.since, zone),
      ...whyView(head, call.at, zone),
    })),
    ...(reason.override === undefined ? {} : { override: reason.override }),
    text: reasonText(reason, call.at),
  };
}
