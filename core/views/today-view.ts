import type { Instant } from '../base/time.ts';
import { asIs } from '../base/names.ts';
import { rfc3339 } from '../base/zone.ts';
import type { PlaceView, TodayView } from '../protocol/shapes/messages.ts';
import { standsWhereMoved } from '../queue/decide/decide-moving.ts';
import type { WaitingPlace } from '../queue/moving.ts';
import type { HallState } from '../queue/state.ts';
import type { SetBy } from '../queue/today.ts';
import { messagesInForce } from './message-view.ts';

/** What supervisors have set for today beside the hall file, each as long as it stands. */
export function todayView(state: HallState, now: Instant): TodayView {
  return {
    messages: messagesInForce(state, now),
    targets: targetsOf(state),
    limits: limitsOf(state),
    assigned: assignedOf(state),
    moves: movesOf(state),
  };
}

function targetsOf(state: HallState): TodayView['targets'] {
  const { today, hallFile } = state;
  return hallFile.lines.flatMap(({ id, name, targetMs }) => {
    const set = today.targets.get(id);
    if (set === undefined) return [];
    return [{ line: id, name, target: seconds(set.targetMs), file: seconds(targetMs), ...said(state, set) }];
  });
}

function limitsOf(state: HallState): TodayView['limits'] {
  const { today, hallFile, routing } = state;
  return hallFile.services.flatMap(({ id, name, dailyLimit }) => {
    const set = today.limits.get(id);
    if (set === undefined) return [];
    const { places } = set;
    return [
      {
        service: id,
        name,
        ...(places === undefined ? {} : { places }),
        ...(dailyLimit === undefined ? {} : { file: dailyLimit }),
        taken: Math.max(0, routing.taken.get(id) ?? 0),
        ...said(state, set),
      },
    ];
  });
}

function assignedOf(state: HallState): TodayView['assigned'] {
  const { routing, index } = state;
  return [...routing.assigned].map(([counter, given]) => ({
    counter,
    name: index.counters.get(counter)?.name ?? asIs(counter),
    lines: given.lines.map(({ line, level }) => {
      const found = index.lines.get(line);
      return { line, level, name: found?.name ?? asIs(line), prefix: found?.prefix ?? '' };
    }),
    ...said(state, given),
  }));
}

function movesOf(state: HallState): TodayView['moves'] {
  return state.moves.toReversed().map(({ id, from, to, place, moved, ...given }) => ({
    id,
    from: placeView(state, from),
    to: placeView(state, to),
    place,
    moved: ticketsOf(moved),
    standing: ticketsOf(moved.filter((each) => standsWhereMoved(state, each))),
    ...said(state, given),
  }));
}

function ticketsOf(moved: readonly { readonly ticket: string }[]): number {
  return new Set(moved.map(({ ticket }) => ticket)).size;
}

function placeView({ index }: HallState, place: WaitingPlace): PlaceView {
  if ('line' in place) {
    return { kind: 'line', id: place.line, name: index.lines.get(place.line)?.name ?? asIs(place.line) };
  }
  const { counter } = place;
  return { kind: 'counter', id: counter, name: index.counters.get(counter)?.name ?? asIs(counter) };
}

function said({ index }: HallState, { by, reason, at }: SetBy): { by: string; reason: string; at: string } {
  return { by, reason, at: rfc3339(at, index.catalogue.hall.timeZone) };
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
