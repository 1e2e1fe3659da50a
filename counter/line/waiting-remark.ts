import type { WaitingView } from '../../core/protocol/shapes/line.ts';
import { counterText } from '../../web/text/counter.ts';
import type { Words } from '../../web/text/words.ts';

/** What is worth saying of one who waits, beyond the wait itself; undefined when there is nothing. */
export function waitingRemark(
  waiting: WaitingView,
  here: string,
): { readonly words: Words; readonly counter?: string } | undefined {
  if (waiting.state === 'held') return { words: counterText.heldAt, counter: waiting.heldBy ?? '' };
  if (waiting.state === 'blocked') return { words: counterText.blockedBy };
  if (waiting.why.tier === 3) return { words: counterText.putFirst };
  if (waiting.why.tier === 2) return { words: counterText.pastCap };
  if (waiting.reservedFor === here) return { words: counterText.forThisCounter };
  return undefined;
}
