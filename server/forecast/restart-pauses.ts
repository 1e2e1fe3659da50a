import type { Millis } from '../../core/base/time.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** Whoever has worked so long begins with the first pause again. */
const STEADY_MS = 60_000;

/** How long what has ended rests before it begins again: twice as long each time, up to a minute. */
export class RestartPauses {
  private ends = 0;
  private beganAt = -Infinity;

  began(): void {
    this.beganAt = performance.now();
  }

  /** The pause after this end. */
  next(): Millis {
    this.ends = performance.now() - this.beganAt >= STEADY_MS ? 1 : this.ends + 1;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.ends - 1));
  }
}
