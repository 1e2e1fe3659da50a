import type { Millis } from '../../../core/base/time.ts';

/** So many sockets at once are a crowd, and leave something behind. */
const CROWD = 500;

/** Whoever is only coming again has come by then. */
const SETTLED_MS: Millis = 5000;

/** Notices that a crowd of sockets has come, and that it has gone: half of it, and again half of what was left. */
export class Crowd {
  private count = 0;
  private most = 0;
  private isHere = false;
  private timer: NodeJS.Timeout | undefined;

  /** `gone` is done once for all that go within a few seconds, and `came` again where a crowd has stayed. */
  constructor(
    private readonly came: () => void,
    private readonly gone: () => void,
  ) {}

  /** So many are here now. */
  are(count: number): void {
    this.count = count;
    this.most = Math.max(this.most, count);
    this.look();
    if (this.most < CROWD || count > this.most / 2) return;
    this.most = count;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.gone();
      this.isHere = false;
      this.look();
    }, SETTLED_MS).unref();
  }

  private look(): void {
    if (this.isHere || this.count < CROWD) return;
    this.isHere = true;
    this.came();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
