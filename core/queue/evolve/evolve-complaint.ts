import { complaintId } from '../complaint.ts';
import type { ComplaintEvent } from '../complaint-event.ts';
import type { EventOf } from '../event.ts';
import type { HallState } from '../state.ts';

/** A complaint with a number. */
export function complaintFiled(state: HallState, event: EventOf<'ComplaintFiled'>): void {
  const { ticket, step, due } = event.data;
  state.complaints.set(complaintId(event), { state: 'open', due, moves: 0 });
  if (step === undefined) state.complained.set(ticket, (state.complained.get(ticket) ?? 0) + 1);
}

/** Every other step of a case. */
export function complaintMoved(
  state: HallState,
  event: EventOf<Exclude<ComplaintEvent['type'], 'ComplaintFiled'>>,
): void {
  if (event.type === 'ComplaintReceived') {
    state.complaints.set(complaintId(event), { state: 'open', due: event.data.due, moves: 0 });
    return;
  }
  const known = state.complaints.get(event.data.complaint);
  const moved = { state: known?.state ?? 'open', due: known?.due, moves: (known?.moves ?? 0) + 1 };
  switch (event.type) {
    case 'ComplaintAssigned':
    case 'ComplaintNoted':
      state.complaints.set(event.data.complaint, moved);
      return;
    case 'ComplaintExtended':
      state.complaints.set(event.data.complaint, { ...moved, due: event.data.due });
      return;
    case 'ComplaintAnswered':
      state.complaints.set(event.data.complaint, { ...moved, state: 'answered' });
      return;
    case 'ComplaintReopened':
      state.complaints.set(event.data.complaint, { ...moved, state: 'open', due: event.data.due });
  }
}
