const EVERY_MS = 500;
const WAIT_MS = 1000;

/**
 * Asks for the hall while the line is broken. After a silence of the network, socket.io would sit out an attempt that
 * cannot succeed and then its own pause; a small question finds the hall within a second of its return.
 */
export class HallProbe {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;

  /**
   * `found` is called when the hall answers, then again only after `restMs`: a slow hall is given the time that an
   * attempt has.
   */
  constructor(
    private readonly url: string,
    private readonly restMs: number,
    private readonly found: () => void,
  ) {}

  start(): void {
    this.stop();
    this.askIn(EVERY_MS * (0.5 + Math.random()), this.round);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.round += 1;
  }

  private askIn(ms: number, round: number): void {
    this.timer = setTimeout(() => {
      void isThere(this.url).then((there) => {
        if (round !== this.round) return;
        if (there) this.found();
        if (round === this.round) this.askIn(there ? this.restMs : EVERY_MS, round);
      });
    }, ms);
  }
}

async function isThere(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) })).ok;
  } catch {
    return false; // nobody there, or not in time
  }
}
