import { personOf } from '../authority.ts';
import type { EventOf, HallEvent } from '../event.ts';
import type { HallState } from '../state.ts';
import { isServed, type Aside, type Step, type Ticket } from '../ticket.ts';

/** The same call again: the ticket is as it was, but it was heard once more. */
export function recalled(state: HallState, event: EventOf<'TicketRecalled'>): void {
  const step = state.tickets.get(event.data.ticket)?.steps[event.data.step];
  if (step === undefined) return;
  step.recalls += 1;
  step.soundedAt = event.at;
}

/** Adds to the file of notes, if there is anything to add. */
export function addNote(ticket: Ticket, event: HallEvent, text: string | undefined): void {
  if (text === undefined || text === '') return;
  const counter = 'counter' in event.data ? event.data.counter : undefined;
  ticket.notes.push({ at: event.at, by: personOf(event.actor), counter, text });
}

/** A note given with what ends the call: the step shows the last one, the file keeps all. */
export function keepNote(ticket: Ticket, step: Step, event: EventOf<'StepFinished' | 'StepParked'>): void {
  step.note = event.data.note ?? step.note;
  addNote(ticket, event, event.data.note);
}

/** Who put a step aside, where and when. */
export function asideOf(event: EventOf<'TicketMissed' | 'StepParked' | 'TicketParked'>): Aside {
  const counter = 'counter' in event.data ? event.data.counter : undefined;
  return { at: event.at, by: personOf(event.actor), counter };
}

/** What was served last may be rated at the counter; whoever was not served leaves nothing to rate. */
export function openRating(state: HallState, event: EventOf<'StepFinished'>, ticket: Ticket, step: Step): void {
  const { counter, outcome } = event.data;
  if (!isServed(outcome)) {
    state.ratable.delete(counter);
    return;
  }
  const { service, index } = step;
  const { id, number } = ticket;
  state.ratable.set(counter, { ticket: id, number, step: index, service, at: event.at, grade: undefined });
}

/** A rating, wherever it was given: the screen at the counter knows of it too. */
export function stepRated(state: HallState, event: EventOf<'StepRated'>): void {
  const { ticket: id, step, grade } = event.data;
  const ticket = state.tickets.get(id);
  if (ticket !== undefined) {
    ticket.rated.push(step);
    ticket.touched = event.seq;
  }
  const ended = state.ended.get(id);
  if (ended !== undefined) state.ended.set(id, { ...ended, rated: [...ended.rated, step], touched: event.seq });
  for (const [counter, last] of state.ratable) {
    if (last.ticket === id && last.step === step) state.ratable.set(counter, { ...last, grade });
  }
}
