import type { Names } from '../base/names.ts';
import type { BusinessDay } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { workingDaysBetween } from '../catalogue/working-days.ts';
import {
  ANSWERED_KEPT_MS,
  CARRIED_TEXT,
  filedAt,
  MOST_ANSWERED_KEPT,
  type Complaint,
  type ComplaintMove,
} from '../queue/complaint.ts';
import type { HallEvent } from '../queue/event.ts';
import type { CitizensComplaint, ComplaintStep, ComplaintView } from '../protocol/shapes/complaint.ts';
import type { World } from '../record/world.ts';

/**
 * Complaints that are open, and those answered a while ago: the open ones first, whose time is up before the others,
 * and of those without a limit the oldest.
 */
export function complaintViews(world: World): ComplaintView[] {
  const all = [...world.record.complaints.values()];
  const open = all.filter(isOpen).sort((a, b) => compare(a.due ?? LATER, b.due ?? LATER) || a.at - b.at);
  return [...open, ...all.filter((each) => !isOpen(each))].map((complaint) => complaintView(world, complaint));
}

/** Behind every day. */
const LATER = '9999';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isOpen({ answer }: Complaint): boolean {
  return answer === undefined;
}

/** Those that wait for an answer. */
export function openComplaints({ record }: World): Complaint[] {
  return [...record.complaints.values()].filter(isOpen);
}

/**
 * What goes over into the next day: what is open, and the newest of what was answered a while ago, each as its head
 * alone. Its texts stay where they were written, so that a day never begins with the file cabinet.
 */
export function carriedComplaints({ state, record }: World): Complaint[] {
  const all = [...record.complaints.values()];
  const answered = all
    .filter(({ answer }) => answer !== undefined && state.at - answer.at < ANSWERED_KEPT_MS)
    .sort((a, b) => (a.answer?.at ?? 0) - (b.answer?.at ?? 0))
    .slice(-MOST_ANSWERED_KEPT);
  return [...all.filter(isOpen), ...answered].map((complaint) => ({
    ...complaint,
    text: shortened(complaint.text),
    ...(complaint.answer === undefined
      ? {}
      : { answer: { ...complaint.answer, text: shortened(complaint.answer.text) } }),
  }));
}

function shortened(text: string): string {
  return text.length <= CARRIED_TEXT + 1
    ? text
    : `${[...text].slice(0, CARRIED_TEXT).join('').slice(0, CARRIED_TEXT)}…`;
}

/** The complaints of a number, for whoever shows its secret. */
export function complaintsOf({ record }: World, ticket: string, secret: string): readonly Complaint[] {
  return [...record.complaints.values()].filter((each) => each.ticket === ticket && each.secret === secret);
}

/** Where in the journal the steps of a case stand, the first one included. */
export function stepsOf({ id, moves = [] }: Complaint): readonly ComplaintMove[] {
  return [filedAt(id), ...moves];
}

/** A case: its head and, read from the journal, every step of it with who and when. */
export function caseOf(
  world: World,
  complaint: Complaint,
  events: readonly HallEvent[],
  nameOf: (user: string) => Names | undefined,
): { readonly complaint: ComplaintView; readonly steps: ComplaintStep[] } {
  const zone = world.state.index.catalogue.hall.timeZone;
  const steps = events.map((event): ComplaintStep => {
    const by = event.actor.slice(event.actor.indexOf(':') + 1);
    const name = event.actor.startsWith('staff:') ? nameOf(by) : undefined;
    return {
      day: event.day,
      seq: event.seq,
      at: rfc3339(event.at, zone),
      by,
      ...(name === undefined ? {} : { name }),
      ...stepWords(event),
    };
  });
  const view = complaintView(world, complaint);
  const [filed] = events;
  const text =
    filed !== undefined && 'text' in filed.data && typeof filed.data.text === 'string' ? filed.data.text : view.text;
  const answer =
    view.answer === undefined ? undefined : { ...view.answer, text: lastAnswer(events) ?? view.answer.text };
  return { complaint: { ...view, text, ...(answer === undefined ? {} : { answer }) }, steps };
}

/** What its citizen reads: how it stands, and the answer. */
export function citizensView(world: World, complaint: Complaint, events: readonly HallEvent[]): CitizensComplaint {
  const { id, no, at, state, due, answer } = complaintView(world, complaint);
  return {
    id,
    ...(no === undefined ? {} : { no }),
    at,
    state,
    ...(due === undefined ? {} : { due }),
    ...(answer === undefined
      ? {}
      : { answer: { at: answer.at, outcome: answer.outcome, text: lastAnswer(events) ?? answer.text } }),
  };
}

function lastAnswer(events: readonly HallEvent[]): string | undefined {
  const answered = events.findLast(({ type }) => type === 'ComplaintAnswered');
  return answered?.type === 'ComplaintAnswered' ? answered.data.text : undefined;
}

function stepWords(event: HallEvent): Pick<ComplaintStep, 'kind' | 'text' | 'to' | 'due' | 'outcome'> {
  switch (event.type) {
    case 'ComplaintAssigned':
      return { kind: 'assigned', to: event.data.to };
    case 'ComplaintNoted':
      return { kind: 'noted', text: event.data.text };
    case 'ComplaintExtended':
      return { kind: 'extended', text: event.data.reason, due: event.data.due };
    case 'ComplaintAnswered':
      return { kind: 'answered', text: event.data.text, outcome: event.data.outcome };
    case 'ComplaintReopened':
      return { kind: 'reopened', text: event.data.reason, ...dueOf(event.data) };
    case 'ComplaintFiled':
    case 'ComplaintReceived':
      return { kind: 'filed', text: event.data.text, ...dueOf(event.data) };
    default:
      return { kind: 'noted' };
  }
}

function dueOf({ due }: { readonly due?: BusinessDay }): { readonly due?: BusinessDay } {
  return due === undefined ? {} : { due };
}

function complaintView(world: World, complaint: Complaint): ComplaintView {
  const { index, day } = world.state;
  const { catalogue } = index;
  const zone = catalogue.hall.timeZone;
  const { at, answer, service, reasons = [], secret: _secret, moves: _moves, ...rest } = complaint;
  const name = service === undefined ? undefined : index.services.get(service)?.name;
  const left =
    rest.due === undefined || answer !== undefined ? undefined : workingDaysBetween(catalogue, day, rest.due);
  return {
    ...rest,
    at: rfc3339(at, zone),
    state: answer === undefined ? 'open' : 'answered',
    ...(service === undefined ? {} : { service }),
    ...(name === undefined ? {} : { serviceName: name }),
    ...departmentOf(world, complaint),
    reasons,
    ...(left === undefined || rest.due === undefined ? {} : { daysLeft: left, late: rest.due < day }),
    ...(answer === undefined ? {} : { answer: { ...answer, at: rfc3339(answer.at, zone) } }),
  };
}

/** Of the service; else where all that it may be about is of one: the ticket's services, or the counter. */
function departmentOf(
  { state: { index, tickets }, record }: World,
  { service, counter, ticket = '' }: Complaint,
): Pick<ComplaintView, 'department'> {
  const steps = (tickets.get(ticket) ?? record.ended.get(ticket))?.steps ?? [];
  const services = service === undefined ? steps.map((step) => step.service) : [service];
  const departments =
    services.length > 0
      ? services.map((id) => index.services.get(id)?.department)
      : (index.counters.get(counter ?? '')?.departments ?? []);
  const [only, ...others] = new Set(departments);
  return only === undefined || others.length > 0 ? {} : { department: only };
}
