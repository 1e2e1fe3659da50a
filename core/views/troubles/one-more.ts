import type { Instant } from '../../base/time.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import { isBeyondHours, waitMinutes } from '../../base/wait-words.ts';
import { ORDINARY } from '../../catalogue/category.ts';
import { estimate } from '../../forecast/estimate.ts';
import { newcomer } from '../../forecast/place.ts';
import { beyondToday } from '../../forecast/visit-waits.ts';
import type { WaitSeconds } from '../../protocol/shapes/fields.ts';
import { levelOf } from '../../queue/order/served-by.ts';
import type { CounterState, HallState } from '../../queue/state.ts';
import type { World } from '../../record/world.ts';
import { formulaWait, inSeconds, newcomerWait } from '../line-figures.ts';

/** What one more counter brings: `wait`, what a newcomer would wait then, where it can be told; or nothing to tell. */
export type Gain = { readonly wait?: WaitSeconds } | undefined;

/**
 * What an ordinary newcomer would wait in a line if this counter were open for it, and free; undefined when that is
 * told in the same words as without it. What is told now becomes shorter by as much as the formula's wait does; where
 * it comes from running the hall forward the sum is of both, and bears the name of neither.
 */
export function waitWithOneMore(world: World, line: LineId, counter: CounterId, now: Instant): Gain {
  const { state, record } = world;
  const without = formulaWait(world, line, now);
  const then = estimate(withOneMore(state, line, counter, now), record.pace, newcomer(line, ORDINARY, now), now);
  const { wait: told } = newcomerWait(world, line, now);
  if (told === undefined || without === undefined || then === undefined) return inSeconds(state, then, now);
  const part = without.p50Ms === 0 ? 1 : Math.min(1, then.p50Ms / without.p50Ms);
  const shorter = (seconds: number): number => Math.round(seconds * part);
  const method = told.method === 'simulation' ? {} : { method: 'formula' as const };
  // How likely it is to be called today at all is not known of another hall than this one.
  const range = { p10: shorter(told.p10), p50: shorter(told.p50), p90: shorter(told.p90) };
  const wait = { ...range, ...method, ...beyondToday(state, range, now) };
  if (told.beyond === wait.beyond && isBeyondHours(wait)) return undefined;
  const [before, after] = [waitMinutes(told), waitMinutes(wait)];
  return before.from === after.from && before.to === after.to ? undefined : { wait };
}

/** The same hall with the counter at work; the hall itself is left as it is. */
function withOneMore(state: HallState, line: LineId, counter: CounterId, now: Instant): HallState {
  const before = state.counters.get(counter);
  const clerk = before === undefined || before.state === 'closed' ? 'somebody' : before.clerk;
  const stand: CounterState = {
    state: 'open',
    clerk,
    held: false,
    openedAt: now,
    freeSince: now,
    inHand: before === undefined || before.state === 'closed' ? undefined : before.inHand,
  };
  const counters = new Map(state.counters).set(counter, stand);
  if (levelOf(state, counter, line) !== undefined) return { ...state, counters };
  const figures = { line, waitedMs: 0, targetMs: 0, boundPercent: 0 };
  const lent = new Map(state.routing.lent).set(counter, { line, level: 2, at: now, figures });
  return { ...state, counters, routing: { ...state.routing, lent } };
}
