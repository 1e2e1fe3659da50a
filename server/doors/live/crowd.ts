import type { Millis } from '../../../core/base/time.ts';

/** So many sockets at once are a crowd, and leave something behind. */
const CROWD = 500;

/** Whoever is only coming again has come by then. */
const SETTLED_MS: Millis = 5000;

/** Notices that a crowd of sockets has gone: half of it, and again half of what was left. */
export class Crowd {
  private most = 0;
  private timer: NodeJS.Timeout | undefined;

  /** `gone` is done once for all that go within a few seconds. */
  constructor(private readonly gone: () => void) {}

  /** So many are here now. */
  are(count: number): void {
    this.most = Math.max(this.most, count);
    if (this.most < CROWD || count > this.most / 2) return;
    this.most = count;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.gone();
    }, SETTLED_MS).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
