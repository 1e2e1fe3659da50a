import type { Catalogue } from '../catalogue/catalogue.ts';
import { MINUTE, type Instant } from '../base/time.ts';
import type { GoingOver, HallState } from './state.ts';
import { isOpen, type Step, type Ticket } from './ticket.ts';

/** A hall with hours whose people did nothing for so long has gone home, whatever still stands open. */
const AT_WORK_MS = 30 * MINUTE;

/**
 * Whether a day that the clock ends goes over into the next one: around the clock always, otherwise while the hall is
 * still at work.
 */
export function goesOver(state: HallState, now: Instant): boolean {
  if (state.index.catalogue.hall.alwaysOpen) return true;
  const staffed = [...state.counters.values()].some((stand) => stand.state !== 'closed');
  const somebody = [...state.tickets.values()].some((ticket) => ticket.steps.some(isOpen));
  return staffed && somebody && now - state.at <= AT_WORK_MS;
}

/** Whether somebody waits or is served, or a counter is staffed. */
export function isAtWork({ phase, counters, tickets }: HallState): boolean {
  if (phase !== 'open') return false;
  if ([...counters.values()].some((stand) => stand.state !== 'closed')) return true;
  return [...tickets.values()].some((ticket) => ticket.steps.some(isOpen));
}

/**
 * The tickets that go over into a day that runs on `next`: of those who may still be served all but who came before
 * this day began, which has gone over once already, and whom the next hall file has no line for.
 */
export function ticketsGoingOver(state: HallState, next: Catalogue): readonly Ticket[] {
  const lines = new Set(next.lines.map(({ id }) => id));
  const services = new Set(next.services.map(({ id }) => id));
  const categories = new Set(next.categories.map(({ id }) => id));
  return [...state.tickets.values()].filter(
    (ticket) =>
      isOfToday(ticket) &&
      categories.has(ticket.category) &&
      ticket.steps.every((step) => !isLeft(step) || (lines.has(step.line) && services.has(step.service))),
  );
}

/**
 * Not gone over into this day: one that has stands before everything of it (`broughtOver`). No clock says that, as a
 * day may go on long after midnight.
 */
function isOfToday({ seq }: Ticket): boolean {
  return seq > 0;
}

/** It may still be served, as a no-show who comes back may. */
export function isLeft(step: Step): boolean {
  return isOpen(step) || step.state === 'no-show';
}

/** What goes over, once the day has named the tickets. */
export function goingOverFrom(state: HallState, tickets: ReadonlySet<string>): GoingOver {
  return {
    tickets: [...state.tickets.values()].filter(({ id }) => tickets.has(id)).map((ticket) => structuredCopy(ticket)),
    counters: [...state.counters].flatMap(([counter, stand]) => {
      if (stand.state === 'closed') return [];
      const { clerk, held, openedAt, inHand } = stand;
      const hands = inHand !== undefined && tickets.has(inHand.ticket) ? { inHand: { ...inHand } } : {};
      return [{ counter, clerk, held, openedAt, ...hands }];
    }),
  };
}

/** A ticket of the day before as one of the new day: behind nobody that it was before. `lastSeq`: of the day before. */
export function broughtOver(ticket: Ticket, lastSeq: number, touched: number): Ticket {
  const { matter, override } = ticket;
  return { ...structuredCopy(ticket), matter, override, heldBy: undefined, seq: ticket.seq - lastSeq - 1, touched };
}

/** A copy that shares nothing that could change, with every field of a ticket, also after a way through JSON. */
function structuredCopy(ticket: Ticket): Ticket {
  return {
    ...ticket,
    steps: ticket.steps.map((step) => ({
      ...step,
      movedFrom: step.movedFrom,
      moved: step.moved,
      reservedFor: step.reservedFor,
      told: step.told,
      counter: step.counter,
      calledAt: step.calledAt,
      servingAt: step.servingAt,
      endedAt: step.endedAt,
      soundedAt: step.soundedAt,
      aside: step.aside === undefined ? undefined : { ...step.aside, counter: step.aside.counter },
      outcome: step.outcome,
      note: step.note,
    })),
    rated: [...ticket.rated],
    notes: ticket.notes.map((note) => ({ ...note, counter: note.counter })),
  };
}
