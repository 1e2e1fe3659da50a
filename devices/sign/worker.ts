import type { Millis } from '../../core/base/time.ts';
import type { SignAt } from '../../core/protocol/signs.ts';
import type { SignText } from '../../core/views/sign-text.ts';
import type { Errand, Exchange } from './line.ts';
import type { SignFace, SignFamily } from './port.ts';

/** How a sign is, and in words why, where it is not well. */
export type SignCondition = { readonly state: SignAt['state']; readonly why?: string };

/** The way that a worker shares or has alone. */
export interface SignWay {
  exchange(errand: Errand): Promise<Exchange>;
  onLost(listener: () => void): () => void;
}

/** How often what happens. Everything of `*Ms` is multiplied on a line that several signs share, see `shared`. */
export type SignTimes = {
  /** No two texts closer than this. */
  readonly gapMs: Millis;
  /** A sign that said nothing for so long is asked whether it is there. */
  readonly probeMs: Millis;
  /** The text is written again although nobody changed it: controllers forget it with their power. */
  readonly refreshMs: Millis;
  /** The sign takes the text away by itself when nothing has come for so long: better dark than yesterday's call. */
  readonly keepMs: Millis;
  readonly firstRetryMs: Millis;
  readonly lastRetryMs: Millis;
};

export const SIGN_TIMES: SignTimes = {
  gapMs: 1000,
  probeMs: 3000,
  refreshMs: 60_000,
  keepMs: 180_000,
  firstRetryMs: 300,
  lastRetryMs: 5000,
};

/** So much sooner is a sign asked whose link has just broken. */
const SUSPICION = 3;
/** One failure may be a disturbance on the line. */
const FORGIVEN = 1;
/** What one sign on a shared line costs when it is asked: the others wait for it. */
const SHARE_MS = 250;

export type WorkerParts = {
  readonly family: SignFamily;
  readonly face: SignFace;
  readonly way: SignWay;
  /** How many signs share the way, this one included. */
  readonly shared: number;
  /** A clock that never steps back. */
  readonly now: () => Millis;
  readonly times?: SignTimes;
  readonly state: (condition: SignCondition) => void;
};

/**
 * The one who writes on one sign. It keeps the newest text only, sees to it that the sign has taken it, and writes it
 * again when the sign was away. Pulling the plug at any moment and putting it back only changes what is told. Never
 * throws; holds one text, whatever happens.
 */
export class SignWorker {
  private readonly parts: WorkerParts;
  private readonly times: SignTimes;
  private readonly life: Promise<void>;
  private readonly leave: () => void;
  private wanted: SignText | undefined;
  /** What the sign has taken, as far as anybody knows. */
  private shown: SignText | undefined;
  private lastCondition: SignCondition = { state: 'waiting' };
  private wroteMs = Number.NEGATIVE_INFINITY;
  private heardMs = Number.NEGATIVE_INFINITY;
  private failedMs = 0;
  private failures = 0;
  /** The link broke. Some cards hang up after every answer, others have lost their power: the next question tells. */
  private suspected = false;
  private stopped = false;
  private wake: () => void = () => undefined;

  constructor(parts: WorkerParts) {
    this.parts = parts;
    this.times = parts.times ?? SIGN_TIMES;
    this.leave = parts.way.onLost(() => this.suspect());
    this.life = this.live();
  }

  get condition(): SignCondition {
    return this.lastCondition;
  }

  /** What it should say from now on; undefined: nothing is written any more, and the sign forgets by itself. */
  show(text: SignText | undefined): void {
    if (JSON.stringify(text) === JSON.stringify(this.wanted)) return;
    this.wanted = text;
    // What it refused may have been this text alone.
    if (this.lastCondition.state === 'refused') this.failures = 0;
    this.wake();
  }

  async close(): Promise<void> {
    this.stopped = true;
    this.leave();
    this.wake();
    await this.life;
  }

  private async live(): Promise<void> {
    while (!this.isStopped()) {
      const waitMs = this.dueInMs();
      if (waitMs > 0) await this.rest(waitMs);
      else await this.act();
    }
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private dueInMs(): Millis {
    const { shared, now } = this.parts;
    const { firstRetryMs, lastRetryMs, gapMs, probeMs, refreshMs } = this.times;
    const atMs = now();
    const crowdMs = (shared - 1) * SHARE_MS;
    if (this.failures > 0) {
      const restMs = Math.min(firstRetryMs * 2 ** (this.failures - 1), lastRetryMs) + crowdMs;
      return this.failedMs + restMs - atMs;
    }
    if (this.isNew()) return this.wroteMs + gapMs - atMs;
    const refreshInMs = this.wanted === undefined ? Number.POSITIVE_INFINITY : this.wroteMs + refreshMs - atMs;
    const probeInMs = this.heardMs + (this.suspected ? probeMs / SUSPICION : probeMs) + crowdMs - atMs;
    return Math.min(probeInMs, refreshInMs);
  }

  private isNew(): boolean {
    return this.wanted !== undefined && this.wanted !== this.shown;
  }

  private async act(): Promise<void> {
    const { family, face, way, now } = this.parts;
    let written: SignText | undefined;
    const exchange = await way.exchange({
      frames: () => {
        const stale = now() - this.wroteMs >= this.times.refreshMs;
        written = this.isNew() || stale ? this.wanted : undefined;
        if (written === undefined) return family.probe(face);
        this.wroteMs = now();
        return family.encode(written, face, this.times.keepMs);
      },
      decode: (said) => family.decode(said, face),
      urgent: this.failures === 0 && this.isNew(),
      restMs: family.restMs,
    });
    if (!this.stopped) this.judge(exchange, written);
  }

  private judge(exchange: Exchange, written: SignText | undefined): void {
    const { now } = this.parts;
    switch (exchange.kind) {
      case 'ok':
      case 'sent': {
        this.failures = 0;
        this.suspected = false;
        this.heardMs = now();
        if (written !== undefined) this.shown = written;
        return this.tell({ state: 'ok' });
      }
      case 'refused':
        this.fail();
        return this.tell({ state: 'refused', why: exchange.why });
      case 'silent':
        this.fail();
        return this.away('it does not answer');
      case 'unreachable':
        this.fail();
        return this.away(exchange.why);
    }
  }

  private away(why: string): void {
    if (this.failures <= FORGIVEN) return;
    this.tell({ state: 'unreachable', why });
  }

  private fail(): void {
    this.failures += 1;
    this.failedMs = this.parts.now();
    // It was switched off, perhaps, and knows nothing of before.
    this.shown = undefined;
  }

  private suspect(): void {
    this.suspected = true;
    this.wake();
  }

  private tell(condition: SignCondition): void {
    if (condition.state === this.lastCondition.state && condition.why === this.lastCondition.why) return;
    this.lastCondition = condition;
    this.parts.state(condition);
  }

  private rest(ms: Millis): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(() => this.wake(), ms) : undefined;
      this.wake = () => {
        clearTimeout(timer);
        this.wake = () => undefined;
        resolve();
      };
    });
  }
}
