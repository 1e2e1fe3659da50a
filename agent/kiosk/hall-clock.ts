import type { Instant } from '../../core/base/time.ts';

/** The clocks of this machine: one that only runs on, and the one on the wall, which may be set. */
export type MachineClocks = { steady(): number; wall(): number };

/**
 * The hall's time while the hall is out of reach: what it said last, and what has passed since by the steady clock.
 * After a start without the hall the wall clock has to do, with the difference that it had then.
 */
export class HallClock {
  private base: { readonly hall: Instant; readonly steady: number } | undefined;
  private wallBehind = 0;

  constructor(private readonly clocks: MachineClocks) {}

  /** `between`: the steady clock before the question and after the answer. */
  heard(hall: Instant, [asked, answered]: readonly [number, number]): void {
    this.base = { hall, steady: (asked + answered) / 2 };
    this.wallBehind = this.now() - this.clocks.wall();
  }

  /** How far the wall clock was behind the hall's, to be kept over a start. */
  get behind(): number {
    return this.wallBehind;
  }

  /** As it was kept; counts until the hall is heard. */
  remember(behind: number): void {
    this.wallBehind = behind;
  }

  now(): Instant {
    const { base, clocks } = this;
    return Math.round(base === undefined ? clocks.wall() + this.wallBehind : base.hall + clocks.steady() - base.steady);
  }
}
