import type { TimeZone } from '../../base/time.ts';
import { rfc3339 } from '../../base/zone.ts';
import type { Hook, HookKind, HookScope } from '../../catalogue/hook.ts';
import { alertId } from '../../queue/alert.ts';
import { complaintId } from '../../queue/complaint.ts';
import type { EventOf, EventType, HallEvent, NewStep } from '../../queue/event.ts';

/** What another system is told of an event: the payload of Standard Webhooks, and the id that goes beside it. */
export type HookMessage = {
  /** The same however often it is sent. */
  readonly id: string;
  readonly kind: HookKind;
  readonly body: { readonly type: HookKind; readonly timestamp: string; readonly data: object };
};

type Told = readonly [kind: HookKind, data: object];

/** What of persons may go along. */
type May = (scope: HookScope) => boolean;

/**
 * What each event tells, field by field: what does not stand here does not leave the hall. No secret, no number of a
 * card nor what stands for it, no words of citizens or staff.
 */
const TOLD: { readonly [T in EventType]?: (event: EventOf<T>, may: May) => Told } = {
  DayOpened: ({ data }) => ['day.opened', data.simulated === true ? { simulated: true } : {}],
  DayClosed: ({ data: { left, goesOver = [] } }) => ['day.closed', { left: left.length, goesOver: goesOver.length }],
  IntakeStopped: () => ['intake.stopped', {}],
  IntakeResumed: () => ['intake.resumed', {}],
  TicketIssued: ({ data: { ticket, number, category, language, steps, matter, appointment } }, may) => [
    'ticket.issued',
    {
      ...{ ticket, number, language },
      ...(may('category') ? { category } : {}),
      steps: steps.map((step) => newStep(step, may)),
      ...(matter === undefined ? {} : { matter }),
      appointment: appointment !== undefined,
    },
  ],
  ServiceAdded: ({ data: { ticket, step } }, may) => ['ticket.service-added', { ticket, step: newStep(step, may) }],
  TicketCalled: ({ data: { ticket, number, step, line, counter, reason } }) => [
    'ticket.called',
    { ticket, number, step, line, counter, rule: reason.rule },
  ],
  TicketRecalled: ({ data: { ticket, number, step, line, counter } }) => [
    'ticket.recalled',
    { ticket, number, step, line, counter },
  ],
  ServingStarted: ({ data: { ticket, step, counter } }) => ['ticket.serving', { ticket, step, counter }],
  StepFinished: ({ data: { ticket, step, counter, outcome } }) => [
    'ticket.finished',
    { ticket, step, counter, outcome },
  ],
  TicketMissed: ({ data: { ticket, step, counter } }) => ['ticket.missed', { ticket, step, counter }],
  StepParked: ({ data: { ticket, step, counter } }) => ['ticket.parked', { ticket, steps: [step], counter }],
  TicketParked: ({ data: { ticket, steps } }) => ['ticket.parked', { ticket, steps }],
  TicketResumed: ({ data }) => ['ticket.resumed', againAt(data)],
  TicketReentered: ({ data }) => ['ticket.re-entered', againAt(data)],
  StepTransferred: ({ data: { ticket, step, counter, to, reservedFor } }, may) => [
    'ticket.transferred',
    {
      ...{ ticket, step, counter, to: newStep(to, may) },
      ...(reservedFor === undefined ? {} : { reservedFor }),
    },
  ],
  TicketsMoved: ({ data: { from, to, moved, undoes } }) => [
    'ticket.moved',
    { from, to, moved: moved.map(({ ticket, step }) => ({ ticket, step })), takenBack: undoes !== undefined },
  ],
  TicketReturned: ({ data: { ticket, step, counter } }) => ['ticket.returned', { ticket, step, counter }],
  TicketBroughtBack: ({ data: { ticket, number, step, counter } }) => [
    'ticket.brought-back',
    { ticket, number, step, ...(counter === undefined ? {} : { counter }) },
  ],
  CounterActionUndone: ({ data: { ticket, number, step, counter, what, undone }, day }) => [
    'ticket.undone',
    { ticket, number, step, counter, what, undone: { day, seq: undone } },
  ],
  TicketCancelled: ({ data: { ticket } }) => ['ticket.cancelled', { ticket }],
  StepRated: ({ data: { ticket, step, grade } }) => ['ticket.rated', { ticket, step, grade }],
  CounterOpened: ({ data: { counter, clerk } }, may) => [
    'counter.opened',
    { counter, ...(may('staff') ? { clerk } : {}) },
  ],
  CounterPaused: ({ data: { counter } }) => ['counter.paused', { counter }],
  CounterClosed: ({ data: { counter } }) => ['counter.closed', { counter }],
  LineClosed: ({ data: { line, movedTo, moved } }) => [
    'line.closed',
    {
      line,
      ...(movedTo === undefined ? {} : { movedTo }),
      moved: moved.map(({ ticket, step }) => ({ ticket, step })),
    },
  ],
  LineReopened: ({ data: { line } }) => ['line.reopened', { line }],
  ComplaintFiled: (event) => [
    'complaint.filed',
    {
      complaint: complaintId(event),
      ...picked(event.data, ['ticket', 'step', 'counter', 'grade', 'due']),
    },
  ],
  ComplaintReceived: (event) => [
    'complaint.filed',
    {
      complaint: complaintId(event),
      ...picked(event.data, ['source', 'ticket', 'number', 'counter', 'service', 'due']),
    },
  ],
  ComplaintAnswered: ({ data: { complaint, outcome } }) => ['complaint.answered', { complaint, outcome }],
  AlertRaised: (event) => [
    'alert.raised',
    {
      alert: alertId(event),
      ...picked(event.data, ['rule', 'figure', 'scope', 'of', 'value', 'threshold', 'test']),
    },
  ],
  AlertCleared: ({ data }) => ['alert.cleared', picked(data, ['alert', 'rule', 'why', 'value'])],
  SlipReported: ({ data: { ticket, copy, printer, outcome } }) => ['slip.reported', { ticket, copy, printer, outcome }],
};

/** What an event of the journal tells a hook; undefined where it is of no kind that the hook wants. */
export function hookMessage(event: HallEvent, hook: Hook, zone: TimeZone): HookMessage | undefined {
  // Each function stands under the type of the event that it takes.
  const tell = TOLD[event.type] as ((event: HallEvent, may: May) => Told) | undefined;
  if (tell === undefined) return undefined;
  const may: May = (scope) => hook.scopes.includes(scope);
  const [kind, data] = tell(event, may);
  if (!hook.kinds.includes(kind)) return undefined;
  const { hall, day, seq } = event;
  const by = actorOf(event.actor, may);
  return {
    id: `${hall}_${day}_${String(seq)}`,
    kind,
    body: { type: kind, timestamp: rfc3339(event.at, zone), data: { hall, day, seq, by, ...data } },
  };
}

/** Who did it: the kind, and of devices which; of staff only where logins may go along. */
function actorOf(actor: string, may: May): object {
  const [kind = '', ...rest] = actor.split(':');
  const id = rest.join(':');
  return id === '' || (kind === 'staff' && !may('staff')) ? { kind } : { kind, id };
}

function newStep({ service, line, category }: NewStep, may: May): object {
  return { service, line, ...(may('category') ? { category } : {}) };
}

function againAt({ ticket, counter, steps }: EventOf<'TicketResumed'>['data']): object {
  return { ticket, steps: steps.map(({ step }) => step), ...(counter === undefined ? {} : { counter }) };
}

/** These fields, those that are there. */
function picked<T extends object>(data: T, fields: readonly (keyof T)[]): object {
  return Object.fromEntries(fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])));
}
