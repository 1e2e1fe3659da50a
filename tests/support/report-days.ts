import type { HallEvent } from '../../core/queue/event.ts';
import type { DayFacts } from '../../core/reports/facts.ts';
import { dayFold, factsOf, foldEvent } from '../../core/reports/fold-day.ts';
import { dayOpening } from '../../server/ledger/day-opening.ts';
import { commandOf, type Move } from './any-day.ts';
import { rulesOf, SYSTEM, type Rules } from './rules.ts';
import { smallHall } from './small-hall.ts';

/** The facts of a day's events, as reports are made from them. */
export function factsFrom(events: readonly HallEvent[], now = events.at(-1)?.at ?? 0): DayFacts {
  const [first] = events;
  if (first?.type !== 'DayOpened') throw new Error('a day begins with DayOpened');
  const fold = dayFold(first);
  for (const event of events) foldEvent(fold, event);
  return factsOf(fold, now);
}

/** Closes a day as the clock does, and opens the next one with whoever goes over. */
export function nextDayOf(rules: Rules, day: string): Rules {
  const catalogue = rules.world.state.index.catalogue;
  const closed = rules.when(SYSTEM, { name: 'close-day', next: catalogue });
  if (typeof closed === 'string') throw new Error(`the day cannot be closed: ${closed}`);
  const last = rules.events.at(-1);
  const previous = { day: rules.world.state.day, seq: last?.seq ?? 0, hash: '' };
  return rulesOf(catalogue, day, rules.now, [], [], dayOpening(rules.world, day, catalogue, previous));
}

const SOON: readonly string[] = ['undo', 'rate-here'];

/** Days by chance, each following the one before with whoever was still there. */
export function playDays(days: readonly (readonly Move[])[], catalogue = smallHall()): readonly Rules[] {
  const played: Rules[] = [];
  for (const [at, moves] of days.entries()) {
    const before = played.at(-1);
    const rules =
      before === undefined ? rulesOf(catalogue) : nextDayOf(before, `2026-03-${String(9 + at).padStart(2, '0')}`);
    for (const [index, move] of moves.entries()) {
      rules.pass(SOON.includes(move.kind) ? move.passMs % 12_000 : move.passMs);
      // Numbers of their own: those of the day before may still be here.
      const { actor, body } = commandOf(rules, move, at * 1000 + index);
      rules.when(actor, body);
    }
    played.push(rules);
  }
  return played;
}
