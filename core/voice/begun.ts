import type { Instant } from '../base/time.ts';

/**
 * The newest call that a loudspeaker has begun to say; `seq` 0: none since the instant at which it began to listen. The
 * seqs begin again each day, so the instant goes first.
 */
export type BegunMark = { readonly seq: number; readonly at: Instant };

/** Whether a call was begun by the mark: calls are said in their order. */
export function hasBegun(mark: BegunMark, call: { readonly seq: number; readonly at: Instant }): boolean {
  return call.at === mark.at ? call.seq <= mark.seq : call.at < mark.at;
}
