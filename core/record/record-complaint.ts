import { personOf } from '../queue/authority.ts';
import { complaintId, complaintNo, type Complaint, type ComplaintSource } from '../queue/complaint.ts';
import type { ComplaintEvent } from '../queue/complaint-event.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import type { DayRecord } from './day-record.ts';

/** Everything that happens to complaints. `before` is the state of the queue before the event. */
export function recordComplaint(record: DayRecord, before: HallState, event: EventOf<ComplaintEvent['type']>): void {
  switch (event.type) {
    case 'ComplaintFiled':
      return filed(record, before, event);
    case 'ComplaintReceived':
      return received(record, event);
    case 'ComplaintAssigned':
      return moved(record, event, event.data.complaint, () => ({ assigned: event.data.to }));
    case 'ComplaintNoted':
      return moved(record, event, event.data.complaint, () => ({}));
    case 'ComplaintExtended':
      return moved(record, event, event.data.complaint, ({ extended = 0 }) => ({
        due: event.data.due,
        extended: extended + 1,
      }));
    case 'ComplaintAnswered': {
      const { complaint, outcome, text } = event.data;
      const answer = { at: event.at, by: personOf(event.actor), outcome, text };
      return moved(record, event, complaint, () => ({ answer }));
    }
    case 'ComplaintReopened':
      return reopened(record, event);
  }
}

/** A complaint of today, with what it is about. */
function filed(record: DayRecord, before: HallState, event: EventOf<'ComplaintFiled'>): void {
  const { ticket: id, ...data } = event.data;
  const open = before.tickets.get(id);
  const ticket = open ?? record.ended.get(id);
  const secret = open?.secret ?? before.ended.get(id)?.secret;
  const step = data.step === undefined ? undefined : ticket?.steps[data.step];
  const clerk = step === undefined ? undefined : clerkOf(before, data.counter, step.endedAt);
  add(record, event, {
    source: sourceOf(event),
    ticket: id,
    number: ticket?.number ?? '',
    ...(secret === undefined ? {} : { secret }),
    ...data,
    ...(step === undefined ? {} : { service: step.service }),
    ...(clerk === undefined ? {} : { clerk }),
  });
}

function received(record: DayRecord, event: EventOf<'ComplaintReceived'>): void {
  const { number = '', ...data } = event.data;
  add(record, event, { number, ...data });
}

function add(record: DayRecord, event: HallEvent, about: Omit<Complaint, 'id' | 'at' | 'no'>): void {
  record.filed += 1;
  const id = complaintId(event);
  record.complaints.set(id, { id, at: event.at, no: complaintNo(event.day, record.filed), ...about });
}

/** Old journals do not say it: it follows from who filed. */
function sourceOf({ actor, data }: EventOf<'ComplaintFiled'>): ComplaintSource {
  if (data.grade !== undefined) return 'rating';
  if (actor === 'citizen') return 'phone';
  return actor.startsWith('device:') ? 'kiosk' : 'desk';
}

/** Who sits at the counter and sat there when the step ended; undefined where somebody else may have served it. */
function clerkOf(state: HallState, counter: string | undefined, endedAt: number | undefined): string | undefined {
  const at = counter === undefined ? undefined : state.counters.get(counter);
  if (at === undefined || at.state === 'closed' || !at.held || endedAt === undefined) return undefined;
  return at.openedAt <= endedAt ? at.clerk : undefined;
}

function moved(
  record: DayRecord,
  { day, seq }: HallEvent,
  id: string,
  change: (complaint: Complaint) => Partial<Complaint>,
): void {
  const complaint = record.complaints.get(id);
  if (complaint === undefined) return;
  const moves = [...(complaint.moves ?? []), { day, seq }];
  record.complaints.set(id, { ...complaint, ...change(complaint), moves });
}

function reopened(record: DayRecord, event: EventOf<'ComplaintReopened'>): void {
  const { complaint: id, due } = event.data;
  moved(record, event, id, ({ reopened: times = 0 }) => ({ reopened: times + 1 }));
  const complaint = record.complaints.get(id);
  if (complaint === undefined) return;
  const { answer: _answer, due: _due, ...open } = complaint;
  record.complaints.set(id, { ...open, ...(due === undefined ? {} : { due }) });
}
