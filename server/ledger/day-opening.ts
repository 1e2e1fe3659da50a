import { HOUR, type BusinessDay } from '../../core/base/time.ts';
import { dayEnd, nextDay } from '../../core/catalogue/business-day.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { AlertRecord } from '../../core/queue/alert.ts';
import { goesOn, type CardRecord } from '../../core/queue/card.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import type { GoingOver, HallState } from '../../core/queue/state.ts';
import type { UsedBooking } from '../../core/queue/ticket.ts';
import type { CallRecord } from '../../core/record/day-record.ts';
import type { World } from '../../core/record/world.ts';
import { carriedComplaints } from '../../core/views/complaint-view.ts';

/** The last event of the day before. */
export type DayBefore = { readonly day: BusinessDay; readonly seq: number; readonly hash: string };

type OpenDay = Extract<CommandBody, { readonly name: 'open-day' }>;

/**
 * How a day opens behind the one that is closed: with the heads of its complaints, the profiles that are kept, and,
 * where it follows at once, with whoever goes over and what they are told.
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
    openComplaints: carriedComplaints({ state, record }),
    profiles: [...state.today.profiles.values()].filter(({ keep }) => keep),
    messages: follows ? [...state.messages.values()] : [],
    alerts: alertsGoingOver(state),
    cards: cardsGoingOver(state, over),
    tickets: over.tickets,
    calls: callsGoingOver(record.calls, over),
    bookings: follows ? bookingsGoingOver(state) : [],
  };
}

/** Those in force, and those that count for what may be raised in an hour. */
function alertsGoingOver({ alerts, at }: HallState): readonly AlertRecord[] {
  return alerts.records.filter((each) => each.cleared === undefined || (each.test !== true && at - each.at < HOUR));
}

/** Whoever has checked in does not so once more after midnight, while the booking would still be on time. */
function bookingsGoingOver({ appointmentsUsed, at, index }: HallState): readonly UsedBooking[] {
  const { appointmentGraceMs } = index.catalogue.rules;
  return [...appointmentsUsed].flatMap(([id, slotAt]) => (slotAt + appointmentGraceMs < at ? [] : { id, slotAt }));
}

/** Those of steps that go on as they were, and of complaints whose limit still counts. */
function cardsGoingOver({ cards, complaints }: HallState, { tickets }: GoingOver): readonly CardRecord[] {
  const steps = new Map(tickets.map(({ id, steps: all }) => [id, all]));
  return [...cards.values()].filter((card) => {
    if (card.kind === 'complaint') {
      const standing = complaints.get(card.complaint);
      return standing?.state === 'open' && standing.due === card.due;
    }
    const step = steps.get(card.ticket)?.[card.step];
    return step !== undefined && goesOn(card.kind, step);
  });
}

/** The last call of each who is at a counter or expected there. */
function callsGoingOver(calls: readonly CallRecord[], { counters }: GoingOver): readonly CallRecord[] {
  return counters.flatMap(({ inHand }) => calls.findLast(({ ticket }) => ticket === inHand?.ticket) ?? []);
}

/**
 * The day that opens behind one that is closed. Today, and the days between never were; but whoever goes over has the
 * very next one, also where the server was off when that was over.
 */
export function nextDayOf({ phase, day, goingOver }: HallState, today: BusinessDay): BusinessDay {
  if (phase === 'unopened') return today;
  if (today <= day) return day;
  return goingOver !== undefined && goingOver.tickets.length > 0 ? nextDay(day) : today;
}

/** A day that was opened for whoever went over into it when it was over already, and had nothing since. */
export function isBehind({ seq, at, day, index }: HallState): boolean {
  return seq === 1 && at >= dayEnd(day, index.catalogue.hall);
}
