import { isBlank } from '../../base/blank.ts';
import type { ProfileId } from '../../base/names.ts';
import type { ServedLine } from '../../catalogue/places.ts';
import { idOf, isStaff } from '../authority.ts';
import type { EventBody } from '../event.ts';
import type { HallState } from '../state.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import { returned } from './lending.ts';

type TodayCommand = CommandOf<'assign-lines' | 'make-profile' | 'drop-profile' | 'set-target' | 'set-limit'>;

/** What supervisors set for today beside the hall file: lines of a counter, profiles, targets, limits. */
export function decideToday(state: HallState, command: TodayCommand): Decision {
  if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor sets this for the day');
  if (isBlank(command.reason)) return refuse('reason-needed', 'say why, for the journal');
  switch (command.name) {
    case 'assign-lines':
      return assignLines(state, command);
    case 'make-profile':
      return makeProfile(state, command);
    case 'drop-profile':
      return dropProfile(state, command);
    case 'set-target':
      return setTarget(state, command);
    case 'set-limit':
      return setLimit(state, command);
  }
}

/** A counter that is lent goes home first: it is lent anew if it is still needed. */
function assignLines(state: HallState, command: CommandOf<'assign-lines'>): Decision {
  const { counter, reason } = command;
  const given = state.routing.assigned.get(counter)?.lines ?? null;
  if (!state.index.counters.has(counter)) return refuse('counter-unknown', `there is no counter ${counter}`);
  const lines = command.lines === null ? null : eachOnce(command.lines);
  const unknown = lines?.find(({ line }) => !state.index.lines.has(line));
  if (unknown !== undefined) return refuse('line-unknown', `there is no line ${unknown.line}`);
  if (sameLines(given, lines)) return accept();
  return accept(...returned(state, counter, 'by-hand'), {
    type: 'LinesAssigned',
    data: { counter, lines, by: idOf(command.actor), reason },
  });
}

function makeProfile(state: HallState, command: CommandOf<'make-profile'>): Decision {
  const { counters, keep, reason, title: name } = command;
  const known = state.index.catalogue.profiles ?? [];
  if (command.profile !== undefined && !known.some(({ id }) => id === command.profile)) {
    return refuse('profile-unknown', `there is no profile ${command.profile}; leave it out to make a new one`);
  }
  const rows = eachCounterOnce(counters);
  const stranger = rows.find(({ counter }) => !state.index.counters.has(counter));
  if (stranger !== undefined) return refuse('counter-unknown', `there is no counter ${stranger.counter}`);
  const lost = rows.flatMap(({ lines }) => lines).find(({ line }) => !state.index.lines.has(line));
  if (lost !== undefined) return refuse('line-unknown', `there is no line ${lost.line}`);
  const profile = command.profile ?? freeId(state);
  const event: EventBody = {
    type: 'ProfileMade',
    data: { profile, name, counters: rows, keep, by: idOf(command.actor), reason },
  };
  return accept(...homeFrom(state, profile), event);
}

function dropProfile(state: HallState, { actor, profile, reason }: CommandOf<'drop-profile'>): Decision {
  if (!state.today.profiles.has(profile)) return refuse('profile-unknown', `${profile} was not made by hand`);
  const inFile = (state.hallFile.profiles ?? []).some(({ id }) => id === profile);
  if (!inFile && isInForce(state, profile)) {
    return refuse('profile-in-force', `${profile} is in force: switch to another first`);
  }
  return accept(...homeFrom(state, profile), {
    type: 'ProfileDropped',
    data: { profile, by: idOf(actor), reason },
  });
}

function setTarget(state: HallState, { actor, line, targetMs, reason }: CommandOf<'set-target'>): Decision {
  if (!state.index.lines.has(line)) return refuse('line-unknown', `there is no line ${line}`);
  if ((state.today.targets.get(line)?.targetMs ?? null) === targetMs) return accept();
  return accept({ type: 'TargetSet', data: { line, targetMs, by: idOf(actor), reason } });
}

function setLimit(state: HallState, { actor, service, places, reason }: CommandOf<'set-limit'>): Decision {
  if (!state.index.services.has(service)) return refuse('service-unknown', `there is no service ${service}`);
  const set = state.today.limits.get(service);
  const now = set === undefined ? null : (set.places ?? 'none');
  if (now === places) return accept();
  return accept({ type: 'LimitSet', data: { service, places, by: idOf(actor), reason } });
}

/** Named twice, the first time counts: a counter serves a line at one level. */
function eachOnce(lines: readonly ServedLine[]): readonly ServedLine[] {
  return lines.filter(({ line }, at) => lines.findIndex((other) => other.line === line) === at);
}

type Rows = CommandOf<'make-profile'>['counters'];

function eachCounterOnce(rows: Rows): Rows {
  return rows
    .filter(({ counter }, at) => rows.findIndex((other) => other.counter === counter) === at)
    .map(({ counter, lines }) => ({ counter, lines: eachOnce(lines) }));
}

function sameLines(one: readonly ServedLine[] | null, other: readonly ServedLine[] | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** `made-1` and so on: the first that no profile of today has. */
function freeId(state: HallState): ProfileId {
  const taken = new Set((state.index.catalogue.profiles ?? []).map(({ id }) => id));
  let count = 1;
  while (taken.has(`made-${String(count)}`)) count += 1;
  return `made-${String(count)}`;
}

function isInForce({ routing }: HallState, profile: ProfileId): boolean {
  return [...routing.profiles.values()].some((each) => each.profile === profile);
}

/** Where the profile is in force its counters change their lines: whoever is lent goes home and is lent anew. */
function homeFrom(state: HallState, profile: ProfileId): EventBody[] {
  if (!isInForce(state, profile)) return [];
  return [...state.routing.lent.keys()].flatMap((counter) => returned(state, counter, 'profile'));
}
