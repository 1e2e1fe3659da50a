import type { Instant } from '../../base/time.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import { ORDINARY } from '../../catalogue/category.ts';
import { newcomer, outlook } from '../../forecast/estimate.ts';
import type { WaitSeconds } from '../../protocol/shapes/fields.ts';
import { levelOf } from '../../queue/order/served-by.ts';
import type { CounterState, HallState } from '../../queue/state.ts';
import type { World } from '../../record/world.ts';
import { inSeconds } from '../line-figures.ts';

/** What an ordinary newcomer would wait in a line if this counter were open for it, and free. */
export function waitWithOneMore(
  { state, record }: World,
  line: LineId,
  counter: CounterId,
  now: Instant,
): { readonly wait?: WaitSeconds } {
  return inSeconds(
    outlook(withOneMore(state, line, counter, now), record.pace, newcomer(line, ORDINARY, now), now).wait,
  );
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
