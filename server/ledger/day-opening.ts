import type { BusinessDay } from '../../core/base/time.ts';
import { nextDay } from '../../core/catalogue/business-day.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import type { GoingOver } from '../../core/queue/state.ts';
import type { CallRecord } from '../../core/record/day-record.ts';
import type { World } from '../../core/record/world.ts';
import { openComplaints } from '../../core/views/complaint-view.ts';

/** The last event of the day before. */
export type DayBefore = { readonly day: BusinessDay; readonly seq: number; readonly hash: string };

type OpenDay = Extract<CommandBody, { readonly name: 'open-day' }>;

/**
 * How a day opens behind the one that is closed: with its unanswered complaints, and, where it follows at once, with
 * whoever goes over.
 */
export function dayOpening(
  { state, record }: World,
  day: BusinessDay,
  catalogue: Catalogue,
  previous: DayBefore | undefined,
): OpenDay {
  const follows = previous !== undefined && nextDay(previous.day) === day;
  const over: GoingOver = (follows ? state.goingOver : undefined) ?? { tickets: [], counters: [] };
  return {
    name: 'open-day',
    day,
    catalogue,
    previous,
    openCounters: over.counters,
    openComplaints: openComplaints({ state, record }),
    tickets: over.tickets,
    calls: callsGoingOver(record.calls, over),
  };
}

/** The last call of each who is at a counter or expected there. */
function callsGoingOver(calls: readonly CallRecord[], { counters }: GoingOver): readonly CallRecord[] {
  return counters.flatMap(({ inHand }) => calls.findLast(({ ticket }) => ticket === inHand?.ticket) ?? []);
}
