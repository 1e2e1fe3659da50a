import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { Whereabouts } from '../../core/protocol/shapes/whereabouts.ts';

/** What fits a number that cannot be called. */
export type Offer = 'resume' | 'bring-back' | 'recall';

/** True when the number may be called by name. */
export function isCallable({ state, after }: Whereabouts): boolean {
  return state === 'waiting' && after === undefined;
}

/** The key that fits: undefined where nothing can be done from this counter. */
export function offerFor(found: Whereabouts, view: CounterView, nowMs: number): Offer | undefined {
  switch (found.state) {
    case 'parked':
      return 'resume';
    case 'no-show':
      return found.until !== undefined && nowMs > Date.parse(found.until) ? undefined : 'resume';
    case 'done':
    case 'cancelled':
      return view.ended?.some(({ ticket }) => ticket === found.ticket) === true ? 'bring-back' : undefined;
    case 'called':
      return found.counter === view.id ? 'recall' : undefined;
    case 'serving':
    case 'waiting':
      return undefined;
  }
}
