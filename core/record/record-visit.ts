import { personOf } from '../queue/authority.ts';
import { AWAY } from '../queue/counter-act.ts';
import type { EventOf } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen, isServed, type Note } from '../queue/ticket.ts';
import { counterTally, lineTally, type DayRecord } from './day-record.ts';
import { countCall, countServed } from './record-figures.ts';

/** What was taken back is in no figure and on no board. `before` still holds what it was. */
export function actionUndone(record: DayRecord, before: HallState, event: EventOf<'CounterActionUndone'>): void {
  const { counter, ticket, undone } = event.data;
  const act = before.acts.get(counter)?.at(-1);
  const step = act?.before.steps[act.step];
  if (act === undefined || step === undefined) return;
  record.ended.delete(ticket);
  switch (act.what) {
    case 'call':
    case 'resume': {
      const made = record.calls.findLast((call) => call.seq === undone);
      record.calls = record.calls.filter((call) => call.ticket !== ticket || call.seq < undone);
      // A no-show that came after all counted from the place that it had on coming back.
      return countCall(
        record,
        before,
        {
          counter,
          step: before.tickets.get(ticket)?.steps[act.step],
          at: act.at,
          targetMs: made?.reason?.heads[0]?.targetMs,
        },
        -1,
      );
    }
    case 'finish':
      if (isServed(act.outcome)) countServed(record, step, counter, act.at, -1);
      return;
    case 'no-show':
      lineTally(record, step.line).noShows -= 1;
      return;
    case 'park':
    case 'transfer':
    case 'return':
      return;
  }
}

/** What ended by mistake is in no figure: not served, missed or cancelled. `before` still holds how it ended. */
export function broughtBack(record: DayRecord, before: HallState, event: EventOf<'TicketBroughtBack'>): void {
  const { counter = AWAY, ticket: id, step: index, became, ended: seq } = event.data;
  const ticket = before.tickets.get(id) ?? before.gone.get(id);
  const step = ticket?.steps[index];
  if (ticket === undefined || step === undefined) return;
  record.ended.delete(id);
  const ended = before.endedHere.get(counter)?.find((each) => each.seq === seq);
  switch (became) {
    case 'finished':
      if (isServed(step.outcome)) countServed(record, step, counter, step.endedAt ?? event.at, -1);
      return;
    case 'missed':
      lineTally(record, ended?.line ?? step.line).noShows -= 1;
      return;
    case 'cancelled':
      // It had an open step.
      record.cancelled -= 1;
      for (const [at, each] of ticket.steps.entries()) {
        const was = ended?.before?.[at];
        if (was !== undefined && isOpen(was)) lineTally(record, each.line).cancelled -= 1;
      }
  }
}

/** A grade counts for the line of its step and for the counter where that was served. */
export function stepRated(record: DayRecord, before: HallState, event: EventOf<'StepRated'>): void {
  const { ticket: id, step: index, grade } = event.data;
  const step = (before.tickets.get(id) ?? record.ended.get(id))?.steps[index];
  if (step === undefined) return;
  const counted = grade - 1;
  const tallies = [
    lineTally(record, step.line),
    ...(step.counter === undefined ? [] : [counterTally(record, step.counter)]),
  ];
  for (const { grades } of tallies) grades[counted] = (grades[counted] ?? 0) + 1;
}

/** The note that ends a visit is not in the ticket yet. */
export function noteIn(event: EventOf<'StepFinished'>): readonly Note[] {
  const { note, counter } = event.data;
  return note === undefined || note === '' ? [] : [{ at: event.at, by: personOf(event.actor), counter, text: note }];
}
