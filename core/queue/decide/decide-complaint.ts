import type { BusinessDay } from '../../base/time.ts';
import { workingDaysAfter } from '../../catalogue/working-days.ts';
import { isStaff } from '../authority.ts';
import { MOST_MOVES, type ComplaintId } from '../complaint.ts';
import type { EventBody } from '../event.ts';
import type { HallState } from '../state.ts';
import { saidWhy } from './said-why.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';

type CaseCommand = CommandOf<
  'assign-complaint' | 'note-complaint' | 'extend-complaint' | 'answer-complaint' | 'reopen-complaint'
>;
type ComplaintCommand = CommandOf<'receive-complaint'> | CaseCommand;

/** What managers and administrators do with a complaint; nobody else does anything with one. */
export function decideComplaint(state: HallState, command: ComplaintCommand): Decision {
  if (!isStaff(command.actor, 'manager')) return refuse('not-allowed', 'only a manager handles complaints');
  if (command.name === 'receive-complaint') return receive(state, command);
  const { complaint } = command;
  const known = state.complaints.get(complaint);
  if (known === undefined) return refuse('complaint-unknown', `there is no complaint ${complaint} at hand`);
  if (command.name === 'reopen-complaint') {
    if (known.state === 'open') return refuse('complaint-open', `complaint ${complaint} is open`);
    const { reason } = command;
    return accept({ type: 'ComplaintReopened', data: { complaint, reason, ...dueIn(state) } });
  }
  if (known.state === 'answered') return refuse('complaint-answered', `complaint ${complaint} has its answer`);
  if (command.name !== 'answer-complaint' && known.moves >= MOST_MOVES)
    return refuse('complaint-full', `a case has at most ${String(MOST_MOVES)} steps; answer it`);
  return step(state, command, known.due);
}

function step(state: HallState, command: CaseCommand, due: BusinessDay | undefined): Decision {
  const { complaint } = command;
  switch (command.name) {
    case 'assign-complaint':
      return accept({ type: 'ComplaintAssigned', data: { complaint, to: command.to, ...saidWhy(command.reason) } });
    case 'note-complaint':
      return accept({ type: 'ComplaintNoted', data: { complaint, text: command.text } });
    case 'extend-complaint':
      return due === undefined
        ? refuse('complaint-untimed', `complaint ${complaint} has no time limit`)
        : accept(extended(state, complaint, due, command));
    case 'answer-complaint':
      return accept({
        type: 'ComplaintAnswered',
        data: { complaint, outcome: command.outcome, text: command.text },
      });
    case 'reopen-complaint':
      return refuse('complaint-open', `complaint ${complaint} is open`);
  }
}

/** Counted from the limit, or from today where that is over. */
function extended(
  { day, index }: HallState,
  complaint: ComplaintId,
  due: BusinessDay,
  { days, reason }: CommandOf<'extend-complaint'>,
): EventBody {
  const from = due < day ? day : due;
  return {
    type: 'ComplaintExtended',
    data: { complaint, due: workingDaysAfter(index.catalogue, from, days), reason },
  };
}

function receive(state: HallState, command: CommandOf<'receive-complaint'>): Decision {
  const { source, text, number, counter, service, clerk, reference } = command;
  const ticket = number === undefined ? undefined : (state.byNumber.get(number) ?? endedBy(state, number));
  if (number !== undefined && ticket === undefined)
    return refuse('ticket-unknown', `there is no number ${number} today; of another day it stands in the text`);
  if (counter !== undefined && !state.counters.has(counter))
    return refuse('counter-unknown', `there is no counter ${counter}`);
  if (service !== undefined && !state.index.services.has(service))
    return refuse('service-unknown', `there is no service ${service}`);
  return accept({
    type: 'ComplaintReceived',
    data: {
      source,
      text,
      ...(ticket === undefined || number === undefined ? {} : { ticket, number }),
      ...(counter === undefined ? {} : { counter }),
      ...(service === undefined ? {} : { service }),
      ...(clerk === undefined ? {} : { clerk }),
      ...(reference === undefined ? {} : { reference }),
      ...dueIn(state),
    },
  });
}

function endedBy({ ended }: HallState, number: string): string | undefined {
  for (const [id, ticket] of ended) if (ticket.number === number) return id;
  return undefined;
}

/** The last day for the answer of a complaint that comes in now, where the hall sets a limit. */
export function dueIn({ day, index: { catalogue } }: HallState): { readonly due?: BusinessDay } {
  const { complaintWorkingDays } = catalogue.rules;
  if (complaintWorkingDays === undefined) return {};
  return { due: workingDaysAfter(catalogue, day, complaintWorkingDays) };
}
