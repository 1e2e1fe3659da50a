/** How much quicker the machine's counter may run than the hall's clock: far more than quartz does. */
const DRIFT = 1e-4;

/**
 * The hall's time, from what the hall said of it and a counter that only runs on. A message says what time it was when
 * it was sent, never more: one that lay in a wire or in a sleeping tab for five seconds must not set the clock back by
 * five. So the latest time counts that was heard over this line, less what counters drift apart.
 */
export class HallTime {
  private heardAt: number | undefined;
  /** How fast the hall's clock runs: 1, but in a demonstration. */
  private speed = 1;

  /** `offsetMs`: from the counter to the hall's time, as well as one can guess before it is told. */
  constructor(private offsetMs: number) {}

  /** The hall's time in ms since 1970 when the counter shows `counter`. */
  at(counter: number): number {
    return Math.round(counter * this.speed + this.offsetMs);
  }

  /** The line is a new one: what it says first counts, whatever was believed before. */
  renew(): void {
    this.heardAt = undefined;
  }

  /** The hall's clock runs so many times as fast as the counter. What was heard before says nothing any more. */
  run(speed: number): void {
    this.speed = speed;
    this.renew();
  }

  hear(hallTime: number, counter: number): void {
    const said = hallTime - counter * this.speed;
    const slack = this.heardAt === undefined ? Infinity : (counter - this.heardAt) * this.speed * DRIFT;
    this.offsetMs = Math.max(said, this.offsetMs - slack);
    this.heardAt = counter;
  }
}
