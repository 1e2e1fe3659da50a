import { rfc3339 } from '../base/zone.ts';
import type { Complaint } from '../queue/complaint.ts';
import type { ComplaintView } from '../protocol/shapes/complaint.ts';
import type { World } from '../record/world.ts';

/**
 * Complaints of today and those of days before that were open in the morning: the open ones first, the oldest first.
 */
export function complaintViews(world: World): ComplaintView[] {
  const views = [...world.record.complaints.values()].map((complaint) => complaintView(world, complaint));
  return [...views.filter(({ state }) => state === 'open'), ...views.filter(({ state }) => state === 'answered')];
}

/** Those that wait for an answer. */
export function openComplaints({ record }: World): Complaint[] {
  return [...record.complaints.values()].filter(({ answer }) => answer === undefined);
}

function complaintView({ state: { index } }: World, complaint: Complaint): ComplaintView {
  const zone = index.catalogue.hall.timeZone;
  const { at, answer, service, reasons = [], ...rest } = complaint;
  const name = service === undefined ? undefined : index.services.get(service)?.name;
  return {
    ...rest,
    at: rfc3339(at, zone),
    state: answer === undefined ? 'open' : 'answered',
    ...(service === undefined ? {} : { service }),
    ...(name === undefined ? {} : { serviceName: name }),
    reasons,
    ...(answer === undefined ? {} : { answer: { ...answer, at: rfc3339(answer.at, zone) } }),
  };
}
