import type { CategoryId, CounterId, ServiceId } from '../../core/base/names.ts';
import type { Became } from '../../core/queue/counter-act.ts';
import type { Outcome, Place, StepIndex, TicketId } from '../../core/queue/ticket.ts';
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
  readonly step?: StepIndex;
  readonly category?: CategoryId;
  /** Of a transfer. */
  readonly place?: Place;
  /** What became of the one in hand. */
  readonly became?: Became;
  /** Of a ticket that comes back: into the line, rather than to this counter at once. */
  readonly toLine?: boolean;
};

/** An action as the hall understands it. */
export function commandFor(action: Action, view: CounterView, detail: Detail = {}): CommandSent {
  const counter = view.id;
  const ticket = view.ticket?.id ?? '';
  // A person sits here: the hall may ask what became of the one in hand.
  const said = detail.became === undefined ? { ask: true } : { became: detail.became };
  const noted = detail.note === undefined || detail.note === '' ? {} : { note: detail.note };
  switch (action) {
    case 'next':
      return { name: 'call-next', body: { counter, ...said } };
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
      const place = detail.place === undefined || detail.place === 'kept' ? {} : { place: detail.place };
      return { name: 'transfer', body: { counter, to, ...noted, ...place } };
    }
    case 'add-service':
      return { name: 'add-service', body: { ticket, service: detail.service ?? '' } };
    case 'cancel':
      return { name: 'cancel-ticket', body: { ticket: detail.ticket ?? ticket } };
    case 'resume':
      return detail.toLine === true
        ? { name: 'resume-ticket', body: { ticket: detail.ticket ?? '' } }
        : { name: 'resume-here', body: { counter, ticket: detail.ticket ?? '', ...said } };
    case 'call-number': {
      const { number = '', reason = '' } = detail;
      return { name: 'call-ticket', body: { counter, number, reason, ...said } };
    }
    case 'bring-back': {
      const { ticket: which = '', reason = '', toLine = false } = detail;
      const step = detail.step === undefined ? {} : { step: detail.step };
      const to = toLine ? 'line' : 'here';
      return { name: 'bring-back', body: { counter, ticket: which, ...step, to, reason, ...said } };
    }
    case 'category': {
      const { ticket: which = ticket, category = '', reason = '' } = detail;
      return { name: 'correct-category', body: { ticket: which, category, reason } };
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
