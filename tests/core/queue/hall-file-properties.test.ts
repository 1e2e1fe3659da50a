import { expect, it } from 'vitest';
import type { HallState } from '../../../core/queue/state.ts';
import { holdsUp, isOpen } from '../../../core/queue/ticket.ts';
import type { World } from '../../../core/record/world.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ratingView } from '../../../core/views/rating-view.ts';
import { staffTicketView } from '../../../core/views/ticket-view.ts';
import { windowView } from '../../../core/views/window-view.ts';
import { anyMove, play, type Move } from '../../support/any-day.ts';
import { OTHER_HALL_FILES } from '../../support/other-hall-files.ts';
import { LATE, overMidnight } from '../../support/over-midnight.ts';
import { fc } from '../../support/property.ts';
import { rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { named, smallHall } from '../../support/small-hall.ts';
import { tries } from '../../support/thorough.ts';

/** What leaves something behind that refers to a line, a counter, a category or a number. */
const KINDS = [
  ...['take', 'take', 'take', 'take', 'take', 'take', 'take-two', 'open', 'open', 'open', 'open'],
  ...['next', 'next', 'next', 'next', 'next', 'next', 'finish', 'finish', 'no-show', 'call', 'cancel'],
  ...['transfer-counter', 'transfer-counter', 'transfer-service', 'add', 'close', 'close', 'undo', 'undo', 'return'],
  ...['bring-back', 'bring-back', 'move-line', 'move-line', 'move-counter', 'unmove', 'unmove', 'close-line'],
];
const move = fc
  .tuple(anyMove, fc.constantFrom(...KINDS), fc.boolean())
  .map(([any, kind, often]) => (often ? { ...any, kind } : any));
const moves = fc.array(move, { minLength: 10, maxLength: 70, size: 'max' });
/** After which of the moves another hall file comes, and which. */
const which = fc.nat(OTHER_HALL_FILES.length - 1);
const files = fc.array(fc.tuple(fc.nat(59), which), { maxLength: 5 });

it('[QP60] over midnight and with any other hall file nobody is lost, doubled or waits where nobody calls', () => {
  const seen = { changed: 0, refused: 0, over: 0, drained: 0 };
  fc.assert(
    fc.property(moves, files, which, moves, files, (first, then, next, second, last) => {
      const before = rulesOf(smallHall(), '2026-03-09', LATE - 8 * 3_600_000);
      live(before, first, then, seen);
      const rules = overMidnight(before, OTHER_HALL_FILES[next]);
      seen.over += rules.world.state.tickets.size;
      whole(rules);
      shown(rules.world, rules.now);
      live(rules, second, last, seen);
      drain(rules, seen);
    }),
    { numRuns: tries(700), endOnFailure: true },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(tries(50));
});

type Seen = { changed: number; refused: number; over: number; drained: number };

function live(rules: Rules, all: readonly Move[], others: readonly (readonly [number, number])[], seen: Seen): void {
  let made = 0;
  play(
    all,
    (_rules, _move, _body, result) => {
      if (typeof result !== 'string') whole(rules);
      for (const [at, file] of others) {
        const catalogue = OTHER_HALL_FILES[file];
        if (at !== made || catalogue === undefined) continue;
        const changed = rules.when(SYSTEM, { name: 'change-catalogue', catalogue });
        seen[typeof changed === 'string' ? 'refused' : 'changed'] += 1;
        whole(rules);
        shown(rules.world, rules.now);
      }
      made += 1;
    },
    rules,
  );
}

/** What holds at every moment. Asked after each command, so what is wrong is only gathered, and expected once. */
function whole({ world: { state }, events }: Rules): void {
  const { index, routing } = state;
  const wrong: string[] = [];
  const numbers = new Set<string>();
  const asked = new Map<string, number>();
  for (const { id, number, category, steps } of state.tickets.values()) {
    if (numbers.has(number)) wrong.push(`${number} is there twice`);
    numbers.add(number);
    if (!index.categories.has(category)) wrong.push(`${number} is ${category}`);
    const today = cameWith(events, id);
    for (const step of steps) {
      if (!isOpen(step) && step.state !== 'no-show') continue;
      const { service, line, reservedFor } = step;
      if (!index.lines.has(line)) wrong.push(`${number} waits in ${line}`);
      const stand = reservedFor === undefined ? 'open' : state.counters.get(reservedFor)?.state;
      if (stand !== 'open' && stand !== 'paused') wrong.push(`${number} waits for ${reservedFor ?? ''}`);
      if (isOpen(step) && step.index >= today) asked.set(service, (asked.get(service) ?? 0) + 1);
    }
  }
  for (const [service, taken] of routing.taken)
    if (taken < (asked.get(service) ?? 0)) wrong.push(`${String(taken)} places of ${service} are taken`);
  for (const { id, moved } of state.moves)
    if (moved.some(({ was }) => !index.lines.has(was.line))) wrong.push(`the move ${id} leads nowhere`);
  for (const [line, { movedTo = line }] of routing.closedLines)
    if (!index.lines.has(line) || !index.lines.has(movedTo)) wrong.push(`closed ${line} leads to ${movedTo}`);
  if (wrong.length > 0) expect(wrong).toEqual([]);
}

/** How many steps of a ticket the day before has counted, as the first event of the day says. */
function cameWith([opened]: Rules['events'], id: string): number {
  if (opened?.type !== 'DayOpened') return 0;
  return opened.data.tickets?.find((ticket) => ticket.id === id)?.steps.length ?? 0;
}

/** No view is at a loss. */
function shown(world: World, now: number): void {
  const { state, record } = world;
  for (const id of [...state.tickets.keys(), ...record.ended.keys()]) {
    expect(staffTicketView(world, id, now)).toBeDefined();
  }
  managerView(world, now, named);
  hallView(world, now);
  for (const id of state.index.lines.keys()) expect(lineView(world, id, now)).toBeDefined();
  for (const { id } of state.index.catalogue.boards) boardView(world, id, now);
  for (const id of state.counters.keys()) {
    expect(counterView(world, id, now)).toBeDefined();
    ratingView(world, id, now);
    windowView(world, id, now, { nameOf: named, photoOf: () => undefined });
  }
}

/** With every counter open at its own lines, everybody who waits and has nothing else to do first is called. */
function drain(rules: Rules, seen: Seen): void {
  const { state } = rules.world;
  rules.when(SUPERVISOR, { name: 'switch-profile', profile: null, zone: undefined, reason: 'evening' });
  for (const counter of state.counters.keys()) {
    rules.when(SUPERVISOR, { name: 'assign-lines', counter, lines: null, reason: 'evening' });
    rules.when(SUPERVISOR, { name: 'open-counter', counter });
  }
  for (let called = true; called;) {
    called = false;
    for (const counter of state.counters.keys()) {
      rules.pass(60_000);
      const next = rules.when(SUPERVISOR, { name: 'call-next', counter, became: 'finished' });
      if (typeof next === 'string') {
        expect(next).toBe('line-empty');
        // Whoever was in hand may have more to do.
        const done = rules.when(SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined });
        called ||= typeof done !== 'string';
      } else {
        called = true;
        seen.drained += 1;
      }
    }
  }
  expect(waitingFreely(state)).toEqual([]);
}

function waitingFreely(state: HallState): readonly string[] {
  return [...state.tickets.values()].flatMap(({ number, steps, heldBy }) =>
    steps
      .filter(({ state: how, service }) => {
        const after = state.index.services.get(service)?.after ?? [];
        const blocked = steps.some((other) => holdsUp(other) && after.includes(other.service));
        return how === 'waiting' && heldBy === undefined && !blocked;
      })
      .map(({ line }) => `${number} in ${line}`),
  );
}
