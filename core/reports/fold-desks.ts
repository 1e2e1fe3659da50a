import { dayLimit } from '../catalogue/business-day.ts';
import type { CounterId } from '../base/names.ts';
import type { BusinessDay, Instant, Millis, TimeZone } from '../base/time.ts';
import type { HallEvent } from '../queue/event.ts';
import type { CounterState, HallState } from '../queue/state.ts';
import type { DeskTime } from './facts.ts';
import { nextHalfHour, slotOf } from './when.ts';

/** What changed at a counter: who staffs it and how, or whether somebody is in hand. */
type Change = { readonly seq: number; readonly at: Instant } & (
  | {
      readonly stand: Stand | undefined;
      /** The day began with it, or ended over it: nobody signed in or out. */
      readonly edge?: true;
    }
  | { readonly inHand: boolean }
);

/** How a counter is staffed. */
type Stand = { readonly clerk: string; readonly pause: string | undefined };

/** What counters did today, as changes in their order. */
export type DesksFold = { readonly changes: Map<CounterId, Change[]> };

/** No counter has been open. */
export function noDesks(): DesksFold {
  return { changes: new Map() };
}

/** Notes what an event changes. `before` is the state as it was before it. */
export function foldDesks(fold: DesksFold, before: HallState, event: HallEvent): void {
  const note = (
    counter: CounterId,
    change: { readonly stand: Stand | undefined; readonly edge?: true } | { readonly inHand: boolean },
  ): void => {
    const changes = fold.changes.get(counter) ?? [];
    fold.changes.set(counter, changes);
    changes.push({ seq: event.seq, at: event.at, ...change });
  };
  switch (event.type) {
    case 'CounterOpened':
      return note(event.data.counter, { stand: { clerk: event.data.clerk, pause: undefined } });
    case 'CounterPaused': {
      const stand = standOf(before.counters.get(event.data.counter));
      return note(event.data.counter, { stand: stand && { ...stand, pause: event.data.reason } });
    }
    case 'CounterClosed':
      return note(event.data.counter, { stand: undefined });
    case 'TicketCalled':
      return note(event.data.counter, { inHand: true });
    case 'StepFinished':
    case 'TicketMissed':
    case 'StepParked':
    case 'StepTransferred':
    case 'TicketReturned':
      return note(event.data.counter, { inHand: false });
    case 'TicketCancelled': {
      const heldBy = before.tickets.get(event.data.ticket)?.heldBy;
      if (heldBy !== undefined) note(heldBy, { inHand: false });
      return;
    }
    case 'CounterActionUndone':
      return takeBack(fold, event.data.counter, event.data.undone);
    case 'DayClosed':
      for (const counter of fold.changes.keys()) {
        note(counter, { stand: undefined, edge: true });
        note(counter, { inHand: false });
      }
      return;
    default:
      return;
  }
}

/** Counters that were open when the day began, or that are there no more. */
export function lookAtDesks(fold: DesksFold, after: HallState, { seq, at, type }: HallEvent): void {
  const edge = type === 'DayOpened' ? { edge: true as const } : {};
  for (const counter of new Set([...after.counters.keys(), ...fold.changes.keys()])) {
    const stand = after.counters.get(counter);
    const known = fold.changes.get(counter);
    if (known === undefined && (stand === undefined || stand.state === 'closed')) continue;
    const changes = known ?? [];
    fold.changes.set(counter, changes);
    const inHand = stand !== undefined && stand.state !== 'closed' && stand.inHand !== undefined;
    changes.push({ seq, at, stand: standOf(stand), ...edge }, { seq, at, inHand });
  }
}

/** What was taken back has not been. */
function takeBack(fold: DesksFold, counter: CounterId, seq: number): void {
  const changes = fold.changes.get(counter) ?? [];
  fold.changes.set(
    counter,
    changes.filter((each) => each.seq !== seq),
  );
}

function standOf(stand: CounterState | undefined): Stand | undefined {
  if (stand === undefined || stand.state === 'closed') return undefined;
  return { clerk: stand.clerk, pause: stand.state === 'paused' ? stand.reason : undefined };
}

/** The time of every counter so far, by half hours. Serving: somebody is in hand, from the call on. */
export function deskTimes(fold: DesksFold, { index }: HallState, day: BusinessDay, now: Instant): DeskTime[] {
  const { timeZone } = index.catalogue.hall;
  const last = dayLimit(day, index.catalogue.hall);
  const times: DeskTime[] = [];
  for (const [counter, changes] of fold.changes) {
    const known = index.counters.get(counter);
    const [department = ''] = known?.departments ?? [];
    const zone = known?.zone ?? '';
    const sums = new Map<string, Sum>();
    let stand: Stand | undefined;
    let inHand = false;
    for (const [at, change] of changes.entries()) {
      if ('stand' in change) stand = change.stand;
      else inHand = change.inHand;
      const until = changes[at + 1]?.at ?? now;
      if (stand !== undefined) addTime(sums, stand, inHand, timeZone, change.at, Math.min(until, last));
    }
    for (const { slot, clerk, state, reason, ms } of sums.values())
      times.push({ day, slot, department, counter, clerk, zone, state, reason, ms });
  }
  return times;
}

type Sum = Pick<DeskTime, 'slot' | 'clerk' | 'state' | 'reason'> & { ms: Millis };

function addTime(
  sums: Map<string, Sum>,
  { clerk, pause }: Stand,
  inHand: boolean,
  timeZone: TimeZone,
  from: Instant,
  until: Instant,
): void {
  const state = inHand ? 'serving' : pause === undefined ? 'idle' : 'paused';
  const reason = state === 'paused' ? pause : undefined;
  for (let at = from; at < until;) {
    const next = Math.min(until, nextHalfHour(at, timeZone));
    const slot = slotOf(at, timeZone);
    // Clerks' own words of a reason come last, and the name before them is as long as it says: no two are one key.
    const key = `${String(slot)} ${state} ${String(clerk.length)} ${clerk} ${reason ?? ''}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { slot, clerk, state, reason, ms: next - at });
    else sum.ms += next - at;
    at = next;
  }
}
