import type { CounterId, ServiceId } from '../../core/base/names.ts';
import type { Outcome, TicketId } from '../../core/queue/ticket.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { CommandSent } from '../../core/protocol/commands.ts';
import type { Action } from './actions.ts';

/** What a panel has asked for. */
export type Detail = {
  readonly outcome?: Outcome;
  readonly note?: string;
  readonly reason?: string;
  readonly number?: string;
  readonly ticket?: TicketId;
  readonly service?: ServiceId;
  readonly counter?: CounterId;
  /** Of a ticket that comes back: into the line, rather than to this counter at once. */
  readonly toLine?: boolean;
};

/** An action as the hall understands it. */
export function commandFor(action: Action, view: CounterView, detail: Detail = {}): CommandSent {
  const counter = view.id;
  const ticket = view.ticket?.id ?? '';
  const noted = detail.note === undefined || detail.note === '' ? {} : { note: detail.note };
  switch (action) {
    case 'next':
      return { name: 'call-next', body: { counter } };
    case 'recall':
      return { name: 'recall', body: { counter } };
    case 'serve':
      return { name: 'serve', body: { counter } };
    case 'finish':
      return { name: 'finish', body: { counter, outcome: detail.outcome ?? 'done', ...noted } };
    case 'no-show':
      return { name: 'mark-no-show', body: { counter } };
    case 'park':
      return { name: 'park', body: { counter, ...noted } };
    case 'transfer': {
      const to = detail.counter === undefined ? { service: detail.service ?? '' } : { counter: detail.counter };
      return { name: 'transfer', body: { counter, to, ...noted } };
    }
    case 'add-service':
      return { name: 'add-service', body: { ticket, service: detail.service ?? '' } };
    case 'cancel':
      return { name: 'cancel-ticket', body: { ticket } };
    case 'resume':
      return detail.toLine === true
        ? { name: 'resume-ticket', body: { ticket: detail.ticket ?? '' } }
        : { name: 'resume-here', body: { counter, ticket: detail.ticket ?? '' } };
    case 'call-number': {
      const reason = detail.reason === undefined || detail.reason === '' ? {} : { reason: detail.reason };
      return { name: 'call-ticket', body: { counter, number: detail.number ?? '', ...reason } };
    }
    case 'return':
      return { name: 'return-to-line', body: { counter, reason: detail.reason ?? '' } };
    case 'add-note':
      return { name: 'add-note', body: { counter, text: detail.note ?? '' } };
    case 'undo':
      return { name: 'undo', body: { counter } };
    case 'pause':
      return view.state === 'paused'
        ? { name: 'open-counter', body: { counter } }
        : { name: 'pause-counter', body: { counter, reason: detail.reason ?? '' } };
    case 'close':
      return { name: 'close-counter', body: { counter } };
  }
}
