import { lackOf, lackText } from './catalogue-lack.ts';
import type { Instant } from '../../base/time.ts';
import { alertsOver } from './decide-alert.ts';
import { isStaff } from '../authority.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { saidWhy } from './said-why.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import { ticketsGoingOver } from '../going-over.ts';
import { leasesOver, leasesUnfit } from './decide-lease.ts';
import { returned } from './lending.ts';
import type { HallState } from '../state.ts';

type DayCommand = CommandOf<'open-day' | 'close-day' | 'change-catalogue' | 'stop-intake' | 'resume-intake'>;

/**
 * The life of a day: opened once with its catalogue, closed once; intake may stop before ("no new tickets, serve to
 * empty").
 */
export function decideDay(state: HallState, command: DayCommand, _now: Instant): Decision {
  switch (command.name) {
    case 'open-day': {
      if (state.phase !== 'unopened') return refuse('day-already-open', `the day ${state.day} has begun already`);
      const { catalogue, previous, openCounters, openComplaints = [], tickets = [], calls = [], simulated } = command;
      const { profiles = [], messages = [], alerts = [], cards = [], bookings = [] } = command;
      return accept({
        type: 'DayOpened',
        data: {
          catalogue,
          ...(previous === undefined ? {} : { previous }),
          ...(openCounters.length === 0 ? {} : { openCounters }),
          ...(openComplaints.length === 0 ? {} : { openComplaints }),
          ...(profiles.length === 0 ? {} : { profiles }),
          ...(messages.length === 0 ? {} : { messages }),
          ...(alerts.length === 0 ? {} : { alerts }),
          ...(cards.length === 0 ? {} : { cards }),
          ...(tickets.length === 0 ? {} : { tickets }),
          ...(calls.length === 0 ? {} : { calls }),
          ...(bookings.length === 0 ? {} : { bookings }),
          ...(simulated === undefined ? {} : { simulated }),
        },
      });
    }
    case 'close-day': {
      if (command.actor.kind !== 'system' && !isStaff(command.actor, 'manager')) {
        return refuse('not-allowed', 'only a manager closes the day');
      }
      const closed = dayClosed(state, command);
      return accept(
        ...allReturned(state),
        ...leasesOver(state),
        ...alertsOver(state, (closed.data.goesOver ?? []).length > 0),
        closed,
      );
    }
    case 'change-catalogue': {
      const lack = lackOf(state, command.catalogue);
      if (lack !== undefined) return refuse('catalogue-in-use', lackText(lack));
      return accept(...unlent(state, command.catalogue), ...leasesUnfit(state, command.catalogue), {
        type: 'CatalogueChanged',
        data: { catalogue: command.catalogue },
      });
    }
    case 'stop-intake':
      if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor stops the intake');
      return accept({ type: 'IntakeStopped', data: { reason: command.reason } });
    case 'resume-intake':
      if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor resumes the intake');
      return state.intakeStopped === undefined
        ? accept()
        : accept({ type: 'IntakeResumed', data: saidWhy(command.reason) });
  }
}

/** Whom the day ends, and who goes on in the next one. */
function dayClosed(
  state: HallState,
  { next, reason }: CommandOf<'close-day'>,
): Extract<EventBody, { readonly type: 'DayClosed' }> {
  const goesOver = next === undefined ? [] : ticketsGoingOver(state, next).map(({ id }) => id);
  const gone = new Set(goesOver);
  const left = [...state.tickets.keys()].filter((id) => !gone.has(id));
  return { type: 'DayClosed', data: { left, ...(next === undefined ? {} : { goesOver }), ...saidWhy(reason) } };
}

/** The day ends with every counter at home. */
function allReturned(state: HallState): EventBody[] {
  return [...state.routing.lent.keys()].flatMap((counter) => returned(state, counter, 'day-closed'));
}

/** Back home whoever a new hall file no longer knows, or whose line it no longer knows. */
function unlent(state: HallState, next: Catalogue): EventBody[] {
  return [...state.routing.lent].flatMap(([counter, { line }]) => {
    const known = next.counters.some(({ id }) => id === counter) && next.lines.some(({ id }) => id === line);
    return known ? [] : returned(state, counter, 'hall-file');
  });
}
