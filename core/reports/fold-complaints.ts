import type { Instant } from '../base/time.ts';
import { complaintId, type Complaint, type ComplaintId, type ComplaintOutcome } from '../queue/complaint.ts';
import type { HallEvent } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import type { World } from '../record/world.ts';
import type { ComplaintFact } from './facts.ts';
import { whenOf } from './when.ts';

type Happened = {
  readonly complaint: ComplaintId;
  readonly at: Instant;
  readonly event: 'filed' | 'answered';
  readonly outcome: ComplaintOutcome | undefined;
};

/** What happened to complaints today, in its order; and who served the step that each is about. */
export type ComplaintsFold = { readonly happened: Happened[]; readonly clerks: Map<ComplaintId, string> };

/** Nobody has complained. */
export function noComplaints(): ComplaintsFold {
  return { happened: [], clerks: new Map() };
}

/** Notes that a complaint was filed or answered. `servedBy`: who served each step last so far, by `ticket step`. */
export function foldComplaints(
  { happened, clerks }: ComplaintsFold,
  event: HallEvent,
  servedBy: ReadonlyMap<string, string>,
): void {
  const { at } = event;
  if (event.type === 'ComplaintAnswered') {
    const { complaint, outcome } = event.data;
    happened.push({ complaint, at, event: 'answered', outcome });
  }
  if (event.type !== 'ComplaintFiled' && event.type !== 'ComplaintReceived') return;
  const complaint = complaintId(event);
  happened.push({ complaint, at, event: 'filed', outcome: undefined });
  if (event.type === 'ComplaintReceived' || event.data.step === undefined) return;
  const clerk = servedBy.get(`${event.data.ticket} ${String(event.data.step)}`);
  if (clerk !== undefined) clerks.set(complaint, clerk);
}

/** Each with what it is about. */
export function complaintsOf({ happened, clerks }: ComplaintsFold, { state, record }: World): ComplaintFact[] {
  return happened.map(({ complaint: id, at, event, outcome }) => ({
    ...whenOf(state.day, at, state.index.catalogue.hall.timeZone),
    ...{ event, outcome },
    ...aboutComplaint(state, record.complaints.get(id), clerks.get(id)),
  }));
}

/** The step, the counter and the clerk that a complaint is about, as far as they are known. */
export function aboutComplaint(
  { index }: HallState,
  complaint: Complaint | undefined,
  servedBy: string | undefined,
): Omit<ComplaintFact, 'day' | 'slot' | 'event' | 'outcome'> {
  const service = index.services.get(complaint?.service ?? '');
  const counter = index.counters.get(complaint?.counter ?? '');
  const department = service?.department ?? counter?.departments[0];
  return {
    ...{ source: complaint?.source, department, line: service?.line },
    ...{ service: complaint?.service, counter: complaint?.counter },
    clerk: servedBy ?? complaint?.clerk,
    zone: counter?.zone ?? index.departments.get(department ?? '')?.zone,
  };
}
