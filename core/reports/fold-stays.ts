import { dayLimit } from '../catalogue/business-day.ts';
import type { DepartmentId, LineId } from '../base/names.ts';
import type { BusinessDay, Instant } from '../base/time.ts';
import type { HallEvent } from '../queue/event.ts';
import { isCallable } from '../queue/order/places.ts';
import type { HallState } from '../queue/state.ts';
import type { TicketId } from '../queue/ticket.ts';
import type { Stay } from './facts.ts';

/** A stay while it may still change. */
type OpenStay = {
  /** Which ticket of the day it is. */
  readonly ticket: number;
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly zone: string;
  readonly from: Instant;
  until: Instant | undefined;
};

/** What an event did to stays, so that it can be taken back. */
type Done = { readonly ticket: TicketId; readonly begun: readonly OpenStay[]; readonly ended: readonly OpenStay[] };

/** Who has waited in which line today, and who does. */
export type StaysFold = {
  readonly stays: Set<OpenStay>;
  readonly waiting: Map<TicketId, Map<LineId, OpenStay>>;
  readonly done: Map<number, Done>;
  readonly numbers: Map<TicketId, number>;
};

/** Nobody has waited. */
export function noStays(): StaysFold {
  return { stays: new Set(), waiting: new Map(), done: new Map(), numbers: new Map() };
}

/** Looks again at the tickets that an event concerns. Who waits is what views say, too: `isCallable`. */
export function foldStays(fold: StaysFold, after: HallState, event: HallEvent): void {
  if (event.type === 'CounterActionUndone') takeBack(fold, after, event.data.undone);
  for (const id of concerned(fold, after, event)) lookAt(fold, after, id, event);
}

function concerned(fold: StaysFold, after: HallState, event: HallEvent): Iterable<TicketId> {
  switch (event.type) {
    case 'DayOpened':
    case 'DayClosed':
    case 'CatalogueChanged':
    case 'LineClosed':
    case 'TicketsMoved':
      return new Set([...fold.waiting.keys(), ...after.tickets.keys()]);
    default:
      return 'ticket' in event.data && event.data.ticket !== undefined ? [event.data.ticket] : [];
  }
}

function lookAt(fold: StaysFold, after: HallState, id: TicketId, { type, seq, at }: HallEvent): void {
  // Whoever goes over into the next day waits there from its first instant on.
  const lines = type === 'DayClosed' ? new Set<LineId>() : linesOf(after, id);
  const known = fold.waiting.get(id) ?? new Map<LineId, OpenStay>();
  if (lines.size === 0 && known.size === 0) return;
  const ended = [...known.values()].filter(({ line }) => !lines.has(line));
  const begun = [...lines].filter((line) => !known.has(line)).map((line) => beginning(fold, after, id, line, at));
  for (const stay of ended) {
    stay.until = at;
    known.delete(stay.line);
  }
  for (const stay of begun) {
    fold.stays.add(stay);
    known.set(stay.line, stay);
  }
  if (known.size === 0) fold.waiting.delete(id);
  else fold.waiting.set(id, known);
  if (begun.length > 0 || ended.length > 0) fold.done.set(seq, { ticket: id, begun, ended });
}

/** In which lines a ticket waits. */
function linesOf(state: HallState, id: TicketId): ReadonlySet<LineId> {
  const ticket = state.tickets.get(id);
  const waits = ticket?.steps.filter((step) => isCallable(state, ticket, step)) ?? [];
  return new Set(waits.map(({ line }) => line));
}

function beginning(fold: StaysFold, { index }: HallState, id: TicketId, line: LineId, from: Instant): OpenStay {
  const ticket = fold.numbers.get(id) ?? fold.numbers.size;
  fold.numbers.set(id, ticket);
  const department = index.lines.get(line)?.department ?? '';
  const zone = index.departments.get(department)?.zone ?? '';
  return { ticket, department, line, zone, from, until: undefined };
}

/** What was taken back did not happen: whoever was called by it waited on. */
function takeBack(fold: StaysFold, after: HallState, seq: number): void {
  const done = fold.done.get(seq);
  if (done === undefined) return;
  const known = fold.waiting.get(done.ticket) ?? new Map<LineId, OpenStay>();
  for (const stay of done.begun) {
    fold.stays.delete(stay);
    known.delete(stay.line);
  }
  const lines = linesOf(after, done.ticket);
  for (const stay of done.ended) {
    // Who was taken up from aside and called at once is aside again.
    if (!lines.has(stay.line)) continue;
    stay.until = undefined;
    known.set(stay.line, stay);
  }
  if (known.size === 0) fold.waiting.delete(done.ticket);
  else fold.waiting.set(done.ticket, known);
}

/** Every stay so far, those that go on included: until now, or the day's end. */
export function staysOf(fold: StaysFold, { index }: HallState, day: BusinessDay, now: Instant): Stay[] {
  const last = dayLimit(day, index.catalogue.hall);
  const stays: Stay[] = [];
  for (const { ticket, department, line, zone, from, until } of fold.stays) {
    const end = Math.min(until ?? now, last);
    if (from < end) stays.push({ ticket, department, line, zone, from, day, until: end });
  }
  return stays;
}
