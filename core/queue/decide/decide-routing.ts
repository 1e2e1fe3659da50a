import type { Instant } from '../../base/time.ts';
import { profileDueAt } from '../../catalogue/timetable.ts';
import type { LineId } from '../../base/names.ts';
import { idOf, isStaff } from '../authority.ts';
import { balance } from './balance.ts';
import { TIMETABLE, type ReturnWhy } from '../routing.ts';
import { returned } from './lending.ts';
import { saidWhy } from './said-why.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import type { HallState } from '../state.ts';

type RoutingCommand = CommandOf<'switch-profile' | 'follow-timetable' | 'balance-lines' | 'close-line' | 'reopen-line'>;

/**
 * Who serves what: profiles, counters that are lent, lines that are closed. Staff of the floor decide, and the hall by
 * its rules.
 */
export function decideRouting(state: HallState, command: RoutingCommand, now: Instant): Decision {
  switch (command.name) {
    case 'switch-profile':
      return switchProfile(state, command);
    case 'follow-timetable':
      if (command.actor.kind !== 'system') return refuse('not-allowed', 'the hall follows the timetable by itself');
      return followTimetable(state, now);
    case 'balance-lines':
      if (command.actor.kind !== 'system') return refuse('not-allowed', 'the hall lends counters by itself');
      return accept(...balance(state, now));
    case 'close-line':
      return closeLine(state, command);
    case 'reopen-line':
      return reopenLine(state, command);
  }
}

function switchProfile(state: HallState, command: CommandOf<'switch-profile'>): Decision {
  const { actor, profile, zone, reason } = command;
  const { catalogue } = state.index;
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor switches profiles');
  if (profile !== null && !(catalogue.profiles ?? []).some(({ id }) => id === profile)) {
    return refuse('profile-unknown', `there is no profile ${profile} in the hall file`);
  }
  if (zone !== undefined && !catalogue.counters.some((counter) => counter.zone === zone)) {
    return refuse('zone-unknown', `no counter stands in a zone ${zone}`);
  }
  const { profiles } = state.routing;
  const inForce = profiles.get(zone ?? '') ?? profiles.get('');
  const alone = zone !== undefined || profiles.size <= 1;
  if ((inForce?.profile ?? null) === profile && alone) return accept();
  return accept(...switched(state, { profile, ...(zone === undefined ? {} : { zone }), by: idOf(actor), reason }));
}

/**
 * What the timetable asks for, once: a supervisor who switches afterwards is not overruled before it asks for something
 * else, and the end of a profile's time takes back only what the timetable itself put in force: what staff had chosen
 * before it is in force again, and what they chose for single zones always is.
 */
function followTimetable(state: HallState, now: Instant): Decision {
  const { routing, index } = state;
  const due = profileDueAt(index.catalogue, now);
  if (due === routing.timetable) return accept();
  const inForce = routing.profiles.get('');
  if (due === null && inForce?.by !== TIMETABLE) return accept();
  const { beneath } = routing;
  const isThere = (index.catalogue.profiles ?? []).some(({ id }) => id === beneath?.profile);
  if (due === null && beneath !== undefined && (isThere || beneath.profile === null)) {
    const { profile, by, reason } = beneath;
    return accept(...switched(state, { profile, by, reason, keepsZones: true, timetable: null }));
  }
  return accept(...switched(state, { profile: due, by: TIMETABLE, reason: '', keepsZones: true }));
}

type Switch = Extract<EventBody, { readonly type: 'ProfileSwitched' }>;

/**
 * The switch, and back home every borrowed counter whose lines it changes: they are lent anew if it is still needed.
 */
function switched(state: HallState, data: Switch['data']): EventBody[] {
  const { routing, index } = state;
  const changes = (counter: string): boolean => {
    const zone = index.counters.get(counter)?.zone ?? '';
    return data.zone === undefined ? data.keepsZones !== true || !routing.profiles.has(zone) : zone === data.zone;
  };
  const lent = [...routing.lent.keys()].filter(changes);
  return [...lent.flatMap((counter) => returned(state, counter, 'profile')), { type: 'ProfileSwitched', data }];
}

function closeLine(state: HallState, command: CommandOf<'close-line'>): Decision {
  const { actor, line, reason } = command;
  const { routing, index } = state;
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor closes a line');
  if (!index.lines.has(line)) return refuse('line-unknown', `there is no line ${line}`);
  if (routing.closedLines.has(line)) return accept();
  const movedTo = openTarget(state, line);
  const moved = movedTo === undefined ? [] : stepsToMove(state, line);
  const home = movedTo === undefined ? [] : [...routing.lent].filter(([, loan]) => loan.line === line);
  return accept(...home.flatMap(([counter]) => returned(state, counter, LINE_CLOSED)), {
    type: 'LineClosed',
    data: { line, by: idOf(actor), reason, ...(movedTo === undefined ? {} : { movedTo }), moved },
  });
}

const LINE_CLOSED: ReturnWhy = 'line-closed';

function reopenLine(state: HallState, { actor, line, reason }: CommandOf<'reopen-line'>): Decision {
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor opens a line again');
  if (!state.index.lines.has(line)) return refuse('line-unknown', `there is no line ${line}`);
  if (!state.routing.closedLines.has(line)) return accept();
  return accept({ type: 'LineReopened', data: { line, by: idOf(actor), ...saidWhy(reason) } });
}

/** Where the hall file sends those who wait: the first line along `when_closed` that is open. */
function openTarget({ index, routing }: HallState, line: LineId): LineId | undefined {
  const seen = new Set([line]);
  let target = index.lines.get(line)?.whenClosed;
  while (target !== undefined && routing.closedLines.has(target) && !seen.has(target)) {
    seen.add(target);
    target = index.lines.get(target)?.whenClosed;
  }
  return target === undefined || seen.has(target) ? undefined : target;
}

/** Whoever waits in the line, or may come back to it; whoever waits for one counter alone waits for it on. */
function stepsToMove(state: HallState, line: LineId): { readonly ticket: string; readonly step: number }[] {
  return [...state.tickets.values()].flatMap((ticket) =>
    ticket.steps
      .filter((step) => step.line === line && step.reservedFor === undefined && MOVING.includes(step.state))
      .map((step) => ({ ticket: ticket.id, step: step.index })),
  );
}

/** Whoever waits, or may come back to the line. */
export const MOVING: readonly string[] = ['waiting', 'parked', 'no-show'];
