import type { Instant } from '../../base/time.ts';
import type { BorrowRule, Line } from '../../catalogue/places.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import type { EventBody } from '../event.ts';
import { isOver, mostUrgentFor, mostUrgentIn, returned } from './lending.ts';
import type { LoanFigures } from '../routing.ts';
import { ownLines } from '../order/served-by.ts';
import type { HallState } from '../state.ts';

/** A counter that is needed at home is one whose own line is over its target. */
const HOME_PERCENT = 100;

/**
 * What the rule of the hall file asks for now: borrowed counters that go home, then lines that are late and borrow one
 * more each. No events while nothing changes. Depends on the state and the instant alone.
 */
export function balance(state: HallState, now: Instant): EventBody[] {
  const home = [...state.routing.lent.keys()].flatMap((counter) => goingHome(state, counter, now));
  const taken = new Set(state.routing.lent.keys());
  const lent: EventBody[] = [];
  for (const line of state.index.catalogue.lines) {
    const event = line.borrow === undefined ? undefined : borrowing(state, line, line.borrow, taken, now);
    if (event === undefined) continue;
    taken.add(event.data.counter);
    lent.push(event);
  }
  return [...home, ...lent];
}

function goingHome(state: HallState, counter: CounterId, now: Instant): EventBody[] {
  const loan = state.routing.lent.get(counter);
  const rule = loan === undefined ? undefined : state.index.lines.get(loan.line)?.borrow;
  if (loan === undefined) return [];
  if (state.counters.get(counter)?.state !== 'open') return returned(state, counter, 'counter-closed');
  const needed = neededAtHome(state, counter, now);
  if (needed !== undefined) return returned(state, counter, 'own-line', needed);
  const itself = ownLines(state, counter).some((served) => served.line === loan.line);
  // A hall file that no longer lends it takes it back at once.
  if (itself || rule?.counters.includes(counter) !== true) return returned(state, counter, 'hall-file');
  const figures = mostUrgentIn(state, loan.line, rule.untilPercent, now);
  const calm = figures.number === undefined || figures.waitedMs * 100 < figures.targetMs * figures.boundPercent;
  return calm && now - loan.at >= rule.atLeastMs ? returned(state, counter, 'relieved', figures) : [];
}

type Lent = Extract<EventBody, { readonly type: 'CounterLent' }>;

function borrowing(
  state: HallState,
  { id: line }: Line,
  rule: BorrowRule,
  taken: ReadonlySet<CounterId>,
  now: Instant,
): Lent | undefined {
  // One at a time: what the last one does shows only after a while.
  if (tooSoon(state.routing.borrowedAt.get(line), rule, now)) return undefined;
  const figures = mostUrgentIn(state, line, rule.afterPercent, now);
  if (!isOver(figures)) return undefined;
  const free = rule.counters.filter((counter) => !taken.has(counter) && mayHelp(state, counter, line, rule, now));
  // Empty hands first; then as the hall file lists them.
  const counter = free.find((each) => hasEmptyHands(state, each)) ?? free[0];
  if (counter === undefined) return undefined;
  const level = Math.max(...ownLines(state, counter).map((served) => served.level)) + 1;
  return { type: 'CounterLent', data: { counter, line, level, figures } };
}

function mayHelp(state: HallState, counter: CounterId, line: LineId, rule: BorrowRule, now: Instant): boolean {
  if (state.counters.get(counter)?.state !== 'open') return false;
  // What a supervisor has just given it to do goes before the hall's own rule.
  if (state.routing.assigned.has(counter)) return false;
  if (ownLines(state, counter).some((served) => served.line === line)) return false;
  if (tooSoon(state.routing.returnedAt.get(counter), rule, now)) return false;
  return neededAtHome(state, counter, now) === undefined;
}

/** Somebody in the counter's own lines, or who waits for it alone, is over the target. */
function neededAtHome(state: HallState, counter: CounterId, now: Instant): LoanFigures | undefined {
  const own = ownLines(state, counter).map((served) => mostUrgentIn(state, served.line, HOME_PERCENT, now));
  return [...own, ...mostUrgentFor(state, counter, HOME_PERCENT, now)].find(isOver);
}

function tooSoon(last: Instant | undefined, rule: BorrowRule, now: Instant): boolean {
  return last !== undefined && now - last < rule.atLeastMs;
}

function hasEmptyHands(state: HallState, counter: CounterId): boolean {
  const stand = state.counters.get(counter);
  return stand !== undefined && stand.state !== 'closed' && stand.inHand === undefined;
}
