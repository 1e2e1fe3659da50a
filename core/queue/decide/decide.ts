import type { Instant } from '../../base/time.ts';
import type { Command } from '../command.ts';
import { decideAlert } from './decide-alert.ts';
import { decideCard } from './decide-card.ts';
import { decideAtCounter } from './decide-at-counter.ts';
import { decideComplaint } from './decide-complaint.ts';
import { decideCounter } from './decide-counter.ts';
import { decideDay } from './decide-day.ts';
import { decideLease } from './decide-lease.ts';
import { decideMessage } from './decide-message.ts';
import { decideMoving } from './decide-moving.ts';
import { decideRating } from './decide-rating.ts';
import { decideRouting } from './decide-routing.ts';
import { decideTicket } from './decide-ticket.ts';
import { decideToday } from './decide-today.ts';
import { decideVisit } from './decide-visit.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { reentriesOver } from './reentry.ts';
import type { HallState } from '../state.ts';

/**
 * The rules of the hall. Pure: never changes its arguments, knows no clock; `now` is the shell's instant, never before
 * the last event. Each event it returns is to be applied before the next command is decided.
 */
export function decide(state: HallState, command: Command, now: Instant): Decision {
  if (command.name === 'open-day') return decideDay(state, command, now);
  if (state.phase !== 'open') return refuse('day-not-open', `the day ${state.day} is not open`);
  switch (command.name) {
    case 'change-catalogue':
    case 'close-day':
    case 'stop-intake':
    case 'resume-intake':
      return decideDay(state, command, now);
    case 'switch-profile':
    case 'follow-timetable':
    case 'balance-lines':
    case 'close-line':
    case 'reopen-line':
      return decideRouting(state, command, now);
    case 'assign-lines':
    case 'make-profile':
    case 'drop-profile':
    case 'set-target':
    case 'set-limit':
      return decideToday(state, command);
    case 'move-tickets':
    case 'undo-move':
      return decideMoving(state, command, now);
    case 'send-message':
    case 'withdraw-message':
    case 'see-message':
    case 'end-messages':
      return decideMessage(state, command, now);
    case 'issue-ticket':
    case 'add-service':
    case 'cancel-ticket':
    case 'park-ticket':
    case 'resume-ticket':
    case 'bring-back-ticket':
    case 'prioritise-ticket':
    case 'withdraw-priority':
    case 'correct-category':
    case 'file-complaint':
    case 'request-copy':
    case 'report-slip':
      return decideTicket(state, command, now);
    case 'rate-step':
    case 'rate-at-counter':
      return decideRating(state, command, now);
    case 'receive-complaint':
    case 'assign-complaint':
    case 'note-complaint':
    case 'extend-complaint':
    case 'answer-complaint':
    case 'reopen-complaint':
      return decideComplaint(state, command);
    case 'raise-alert':
    case 'clear-alert':
    case 'acknowledge-alert':
    case 'test-alert':
      return decideAlert(state, command, now);
    case 'give-card':
    case 'acknowledge-card':
      return decideCard(state, command, now);
    case 'lease-numbers':
    case 'return-numbers':
    case 'join-ticket':
      return decideLease(state, command, now);
    case 'open-counter':
    case 'pause-counter':
    case 'close-counter':
      return decideCounter(state, command);
    case 'call-next':
    case 'call-ticket':
    case 'recall':
    case 'serve':
    case 'finish':
    case 'mark-no-show':
    case 'park':
    case 'transfer':
      return decideAtCounter(state, command, now);
    case 'end-reentries':
      if (command.actor.kind !== 'system') return refuse('not-allowed', 'the hall ends them by itself');
      return accept(...reentriesOver(state, now));
    case 'undo':
    case 'return-to-line':
    case 'resume-here':
    case 'bring-back':
    case 'add-note':
      return decideVisit(state, command, now);
  }
}
