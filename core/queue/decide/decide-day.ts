import type { Instant } from '../../base/time.ts';
import { isStaff } from '../authority.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
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
      const { catalogue, previous, openCounters, openComplaints = [] } = command;
      return accept({
        type: 'DayOpened',
        data: {
          catalogue,
          ...(previous === undefined ? {} : { previous }),
          ...(openCounters.length === 0 ? {} : { openCounters }),
          ...(openComplaints.length === 0 ? {} : { openComplaints }),
        },
      });
    }
    case 'close-day':
      if (command.actor.kind !== 'system' && !isStaff(command.actor, 'manager')) {
        return refuse('not-allowed', 'only a manager closes the day');
      }
      return accept(...allReturned(state), { type: 'DayClosed', data: { left: [...state.tickets.keys()] } });
    case 'change-catalogue': {
      const missing = missingFrom(state, command.catalogue);
      if (missing !== undefined) return refuse('catalogue-in-use', missing);
      return accept(...unlent(state, command.catalogue), {
        type: 'CatalogueChanged',
        data: { catalogue: command.catalogue },
      });
    }
    case 'stop-intake':
      if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor stops the intake');
      return accept({ type: 'IntakeStopped', data: { reason: command.reason } });
    case 'resume-intake':
      if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor resumes the intake');
      return state.intakeStopped === undefined ? accept() : accept({ type: 'IntakeResumed', data: {} });
  }
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

/** What today's tickets and counters need and a new catalogue lacks, in words; undefined when it may be taken. */
function missingFrom(state: HallState, next: Catalogue): string | undefined {
  const lines = new Map(next.lines.map((line) => [line.id, line]));
  for (const [id, count] of state.issued) {
    const before = state.index.lines.get(id);
    const after = lines.get(id);
    if (count > 0 && before?.prefix !== after?.prefix) {
      return `line ${id} has given numbers today and is gone or has another prefix`;
    }
  }
  const services = new Map(next.services.map((service) => [service.id, service.line]));
  const categories = new Set(next.categories.map((category) => category.id));
  for (const ticket of state.tickets.values()) {
    for (const step of ticket.steps) {
      // Whoever was moved from a closed line needs the line that they wait in now.
      const stays = step.movedFrom === undefined ? services.get(step.service) === step.line : lines.has(step.line);
      if (!services.has(step.service) || !stays)
        return `ticket ${ticket.number} waits for service ${step.service}, which is gone or moved`;
      if (!categories.has(step.category)) return `ticket ${ticket.number} has category ${step.category}, which is gone`;
    }
  }
  const counters = new Set(next.counters.map((counter) => counter.id));
  for (const [id, counter] of state.counters) {
    if (counter.state !== 'closed' && !counters.has(id)) return `counter ${id} is open and is gone`;
  }
  return undefined;
}
