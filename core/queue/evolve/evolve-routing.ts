import type { ServiceId } from '../../base/names.ts';
import type { EventOf } from '../event.ts';
import { TIMETABLE, type RoutingState } from '../routing.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';

type RoutingChange = EventOf<'ProfileSwitched' | 'CounterLent' | 'CounterReturned' | 'LineClosed' | 'LineReopened'>;

/** Applies what changes who serves what, in place. */
export function reroute(routing: RoutingState, event: RoutingChange): void {
  const { at } = event;
  routing.version += 1;
  switch (event.type) {
    case 'ProfileSwitched':
      return switched(routing, event);
    case 'CounterLent': {
      const { counter, line, level, figures } = event.data;
      routing.lent.set(counter, { line, level, at, figures });
      routing.borrowedAt.set(line, at);
      return;
    }
    case 'CounterReturned':
      routing.lent.delete(event.data.counter);
      routing.returnedAt.set(event.data.counter, at);
      return;
    case 'LineClosed': {
      const { line, by, reason, movedTo } = event.data;
      routing.closedLines.set(line, { by, reason, at, movedTo });
      return;
    }
    case 'LineReopened':
      routing.closedLines.delete(event.data.line);
      return;
  }
}

function switched(routing: RoutingState, { at, data }: EventOf<'ProfileSwitched'>): void {
  const { profile, zone, by, reason, keepsZones, timetable } = data;
  const before = routing.profiles.get('');
  if (zone === undefined) {
    // The whole hall's choice takes every zone along; the timetable's, but in older journals, none.
    if (keepsZones !== true) routing.profiles.clear();
    const isHour = by === TIMETABLE && profile !== null && keepsZones === true;
    if (!isHour) routing.beneath = undefined;
    else if (before?.by !== TIMETABLE) routing.beneath = before;
  }
  routing.profiles.set(zone ?? '', { profile, by, reason, at });
  if (by === TIMETABLE) routing.timetable = profile;
  if (timetable !== undefined) routing.timetable = timetable;
}

/** One more, or one fewer, who asked for a service today. */
export function takeService(routing: RoutingState, service: ServiceId, more: 1 | -1): void {
  routing.taken.set(service, (routing.taken.get(service) ?? 0) + more);
}

/** The same of a step that a ticket has. One that came over took its place on the day on which it was asked for. */
export function takeStep({ cameOver, routing }: HallState, ticket: Ticket, step: Step, more: 1 | -1): void {
  if (step.index >= (cameOver.steps.get(ticket.id) ?? 0)) takeService(routing, step.service, more);
}

/** After a changed hall file: what it no longer knows is no longer in force. */
export function keepRouting({ routing, index }: HallState): void {
  routing.version += 1;
  const profiles = new Set((index.catalogue.profiles ?? []).map(({ id }) => id));
  const zones = new Set(['', ...index.catalogue.counters.map(({ zone }) => zone)]);
  for (const [zone, { profile }] of routing.profiles) {
    if (!zones.has(zone) || (profile !== null && !profiles.has(profile))) routing.profiles.delete(zone);
  }
  if (routing.timetable !== null && !profiles.has(routing.timetable)) routing.timetable = null;
  const { beneath } = routing;
  if (beneath !== undefined && beneath.profile !== null && !profiles.has(beneath.profile)) routing.beneath = undefined;
  for (const [counter, { line }] of routing.lent) {
    if (!index.counters.has(counter) || !index.lines.has(line)) routing.lent.delete(counter);
  }
  for (const [line, closed] of routing.closedLines) {
    if (!index.lines.has(line)) routing.closedLines.delete(line);
    else if (!index.lines.has(closed.movedTo ?? line)) routing.closedLines.set(line, { ...closed, movedTo: undefined });
  }
}
