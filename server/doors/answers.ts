import type { CommandAnswer } from '../../core/protocol/commands.ts';
import { alertsInForce } from '../../core/queue/alert.ts';
import { cardView } from '../../core/views/card-view.ts';
import { alertView } from '../../core/views/alerts/alerts-view.ts';
import { callView } from '../../core/views/call-view.ts';
import { complaintId } from '../../core/queue/complaint.ts';
import { complaintViews } from '../../core/views/complaint-view.ts';
import { counterView } from '../../core/views/counter-view.ts';
import { lineView } from '../../core/views/line-view.ts';
import { ratingView } from '../../core/views/rating-view.ts';
import { ticketUrl } from '../../core/views/slip-input.ts';
import { staffTicketView, ticketView } from '../../core/views/ticket-view.ts';
import type { Done } from './maker.ts';
import { seesSecrets, staffCode } from './staff-code.ts';

/** There is nothing to say. */
export function nothing(): CommandAnswer<'close-day'> {
  return {};
}

/**
 * The ticket; its secret only where it was issued just now, and to clerks a code that does not rate. Notes are for
 * staff.
 */
export function theTicket({ world, now, events, target, identity, pageUrl }: Done): CommandAnswer<'issue-ticket'> {
  const issued = events.find((event) => event.type === 'TicketIssued');
  const view = identity.kind === 'staff' ? staffTicketView : ticketView;
  const ticket = known(view(world, issued?.data.ticket ?? target.ticket, now));
  if (issued === undefined) return { ticket };
  const secret = seesSecrets(identity) ? issued.data.secret : staffCode(issued.data.secret);
  return { ticket: { ...ticket, secret, url: ticketUrl(pageUrl, ticket.id, secret) } };
}

/** The ticket, and which copy of its paper comes. */
export function theCopy(done: Done): CommandAnswer<'request-copy'> {
  const asked = done.events.find((event) => event.type === 'CopyRequested');
  return { ...theTicket(done), ...(asked === undefined ? {} : { copy: asked.data.copy }) };
}

export function theCounter({ world, now, target }: Done): CommandAnswer<'open-counter'> {
  return { counter: known(counterView(world, target.counter, now)) };
}

/** Who is called now, for what, why, and the counter with them. */
export function theCall(done: Done): CommandAnswer<'call-next'> {
  const { world, now, events } = done;
  const called = events.find((event) => event.type === 'TicketCalled');
  const call = world.record.calls.findLast((each) => each.seq === called?.seq);
  const { ticket, step } = called?.data ?? {};
  return {
    ...(ticket === undefined ? {} : { ticket: known(staffTicketView(world, ticket, now)) }),
    ...(step === undefined ? {} : { step }),
    ...(call === undefined ? {} : { call: callView(world, call) }),
    ...theCounter(done),
  };
}

export function theLine({ world, now, target }: Done): CommandAnswer<'close-line'> {
  return { line: known(lineView(world, target.line, now)) };
}

export function theRating({ world, now, target }: Done): CommandAnswer<'rate-at-counter'> {
  return known(ratingView(world, target.counter, now));
}

export function theComplaint({ world, target }: Done): CommandAnswer<'answer-complaint'> {
  return { complaint: known(complaintViews(world).find(({ id }) => id === target.complaint)) };
}

export function theNewComplaint(done: Done): CommandAnswer<'receive-complaint'> {
  const complaint = done.events.flatMap((event) => (event.type === 'ComplaintReceived' ? complaintId(event) : []))[0];
  return theComplaint({ ...done, target: { ...done.target, complaint: complaint ?? '' } });
}

/** The alert that is meant, or that a test has raised, now or a moment before. */
export function theAlert({ world: { state }, body, target }: Done): CommandAnswer<'acknowledge-alert'> {
  const { records } = state.alerts;
  const tried = alertsInForce(state.alerts).findLast(({ test, rule }) => test === true && rule === body['rule']);
  return { alert: alertView(state, known(records.find(({ id }) => id === target.alert) ?? tried), () => undefined) };
}

export function theCard({ world, target }: Done): CommandAnswer<'acknowledge-card'> {
  const card = [...world.state.cards.values()].find(({ id }) => id === target.card);
  return { card: cardView(world, known(card), () => undefined) };
}

/** The rules have just accepted a command about it. */
function known<T>(view: T | undefined): T {
  if (view === undefined) throw new Error('what a command was about is not there');
  return view;
}
