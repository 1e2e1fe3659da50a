import type { Instant, Millis } from '../../core/base/time.ts';

/** The clocks of this machine: one that only runs on, and the one on the wall, which may be set. */
export type MachineClocks = { steady(): number; wall(): number };

/** Steady clocks of small machines go wrong by so much at most: a minute in a fortnight. */
const DRIFT = 50e-6;

/** What the hall said once: its time by the steady clock, at most so much beside it. */
type Heard = { readonly hall: Instant; readonly steady: number; readonly besideMs: Millis };

/**
 * The hall's time while the hall is out of reach: what it said, and what has passed since by the steady clock. Of two
 * answers the one counts that was on its way for less time, so that people at two kiosks stand in the order in which
 * they came (Cristian, Probabilistic clock synchronization, 1989). After a start without the hall the wall clock has to
 * do, with the difference that it had then.
 */
export class HallClock {
  private base: Heard | undefined;
  private wallBehind = 0;

  constructor(private readonly clocks: MachineClocks) {}

  /** `between`: the steady clock before the question and after the answer. */
  heard(hall: Instant, [asked, answered]: readonly [number, number]): void {
    const news = { hall, steady: (asked + answered) / 2, besideMs: (answered - asked) / 2 };
    if (this.isBetter(news)) this.base = news;
    this.wallBehind = this.now() - this.clocks.wall();
  }

  /** Nearer than what is known, which is less sure from day to day; or the hall's clock has been set meanwhile. */
  private isBetter({ hall, steady, besideMs }: Heard): boolean {
    const { base } = this;
    if (base === undefined) return true;
    const knownBesideMs = base.besideMs + (steady - base.steady) * DRIFT;
    const apartMs = Math.abs(hall - (base.hall + steady - base.steady));
    return besideMs <= knownBesideMs || apartMs > besideMs + knownBesideMs;
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
