import { complaintId, type ComplaintId } from '../queue/complaint.ts';
import type { EventOf, EventType, HallEvent } from '../queue/event.ts';
import type { TicketId } from '../queue/ticket.ts';
import { advance, type World } from '../record/world.ts';

/** One event of a trace; `passing`: the call of somebody who came later. */
export type TraceEntry =
  | { readonly event: HallEvent; readonly passing: false }
  | { readonly event: EventOf<'TicketCalled'>; readonly passing: true };

/** What a ticket's own world needs beside the events that name it. */
const ALWAYS: readonly EventType[] = [
  'DayOpened',
  'CatalogueChanged',
  'DayClosed',
  'CounterOpened',
  'CounterPaused',
  'CounterClosed',
];

/** Types whose events matter to a ticket although they do not name it, or do so only among others. */
export const WITHOUT_ITS_NAME: readonly EventType[] = [...ALWAYS, 'ComplaintAnswered'];

/**
 * Follows one ticket through the events of its days: a world with nobody else in it, and the events that are its story.
 * Events that have nothing to do with the ticket may be left out.
 */
export class TicketTrail {
  readonly entries: TraceEntry[] = [];
  /** The ticket goes on into the day after. */
  goesOver = false;
  private readonly complaints = new Set<ComplaintId>();

  constructor(
    readonly ticket: TicketId,
    readonly world: World,
  ) {}

  see(event: HallEvent): void {
    const { ticket, world } = this;
    if (concerns(event, ticket) || this.answersIt(event)) this.entries.push({ event, passing: false });
    else if (event.type === 'TicketCalled' && passes(world, ticket, event)) this.entries.push({ event, passing: true });
    else if (!ALWAYS.includes(event.type)) return;
    if (event.type === 'ComplaintFiled') this.complaints.add(complaintId(event));
    if (event.type === 'DayOpened') this.goesOver = false;
    if (event.type === 'DayClosed') this.goesOver = event.data.goesOver?.includes(ticket) === true;
    const ofAnother = this.entries.at(-1)?.event === event && this.entries.at(-1)?.passing === true;
    if (!ofAnother) advance(world, event);
  }

  private answersIt(event: HallEvent): boolean {
    return event.type === 'ComplaintAnswered' && this.complaints.has(event.data.complaint);
  }
}

/** Whether something happened to this very ticket. */
export function concerns(event: HallEvent, ticket: TicketId): boolean {
  switch (event.type) {
    case 'DayOpened':
      return event.data.tickets?.some(({ id }) => id === ticket) === true;
    case 'DayClosed':
      return event.data.left.includes(ticket) || event.data.goesOver?.includes(ticket) === true;
    case 'LineClosed':
    case 'TicketsMoved':
      return event.data.moved.some((each) => each.ticket === ticket);
    default:
      return 'ticket' in event.data && event.data.ticket === ticket;
  }
}

/** Somebody who came later is called from a line in which the ticket waits. */
function passes({ state }: World, id: TicketId, { data }: EventOf<'TicketCalled'>): boolean {
  const ticket = state.tickets.get(id);
  const chosen = data.reason.heads[0];
  if (ticket === undefined || chosen === undefined || ticket.heldBy !== undefined) return false;
  const waits = ticket.steps.some((step) => step.state === 'waiting' && step.line === data.line);
  // What a kiosk gave by itself has a later seq than time.
  return waits && chosen.seq > ticket.seq && chosen.since >= ticket.issuedAt;
}
