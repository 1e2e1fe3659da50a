import { Worker } from 'node:worker_threads';
import { faultText } from '../../core/base/fault-text.ts';
import type { Millis } from '../../core/base/time.ts';
import type { FromForecast, ToForecast } from './forecast-wire.ts';
import { RestartPauses } from './restart-pauses.ts';

/** Somebody who has a hall in the worker. */
export type ForecastGuest = {
  /** What it is called in the worker, like nobody else. */
  readonly hall: string;
  hear(message: FromForecast): void;
  /** There is a worker now, which knows nothing yet. */
  began(): void;
  /** There is none any more, and why. */
  ended(detail: string): void;
};

/** The worker thread that forecasts for all halls of a process. */
export interface ForecastKeeper {
  /** Begins the worker with the first. Returns the way out. */
  enter(guest: ForecastGuest): () => void;
  /** False where there is no worker to be told. */
  tell(message: ToForecast): boolean;
  /**
   * For how long the worker has said nothing to any hall: it does one thing after another for all of them, so a hall
   * may have to wait for as long as the others keep it at work.
   */
  silentMs(): Millis;
  /** Whether a hall may look at the rest of its day now: that takes long, so halls do it one after another. */
  lookFar(): boolean;
  /** It does not answer: it is ended, and begins again after a while. */
  giveUp(detail: string): void;
  close(): Promise<void>;
}

/** It keeps a few megabytes; more than that is a fault of ours. What is young is soon gone, and given room for that. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 };
/** The rest of a day is looked at once in so long, by one hall. */
const FAR_EVERY_MS = 10_000;

/** Keeps a worker of this program, as it was built. */
export function keepForecasts(
  program: string | URL,
  warn: (detail: string) => void,
  farEveryMs: Millis = FAR_EVERY_MS,
): ForecastKeeper {
  return new Keeper(program, warn, farEveryMs);
}

class Keeper implements ForecastKeeper {
  private readonly guests = new Map<string, ForecastGuest>();
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly pauses = new RestartPauses();
  private heardAt = -Infinity;
  private farAt = -Infinity;
  private closed = false;

  constructor(
    private readonly program: string | URL,
    private readonly warn: (detail: string) => void,
    private readonly farEveryMs: Millis,
  ) {}

  enter(guest: ForecastGuest): () => void {
    this.guests.set(guest.hall, guest);
    if (this.worker !== undefined) guest.began();
    else if (this.timer === undefined) this.begin();
    return () => {
      this.guests.delete(guest.hall);
      this.tell({ kind: 'close', hall: guest.hall });
    };
  }

  tell(message: ToForecast): boolean {
    if (this.worker === undefined) return false;
    this.worker.postMessage(message);
    return true;
  }

  silentMs(): Millis {
    return performance.now() - this.heardAt;
  }

  lookFar(): boolean {
    const now = performance.now();
    if (now - this.farAt < this.farEveryMs) return false;
    this.farAt = now;
    return true;
  }

  giveUp(detail: string): void {
    const { worker } = this;
    if (worker === undefined) return;
    this.over(worker, detail);
    void worker.terminate();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    // It keeps nothing that the journal has not.
    await worker?.terminate();
  }

  private begin(): void {
    this.timer = undefined;
    if (this.closed) return;
    const worker = new Worker(this.program, { execArgv: [], resourceLimits: HEAP });
    this.worker = worker;
    this.pauses.began();
    this.heardAt = performance.now();
    worker.unref();
    worker.on('message', (message: FromForecast) => {
      if (worker !== this.worker) return;
      this.heardAt = performance.now();
      this.guests.get(message.hall)?.hear(message);
    });
    worker.on('error', (fault) => this.over(worker, faultText(fault)));
    worker.on('exit', (code) => this.over(worker, `it ended with ${String(code)}`));
    for (const guest of this.guests.values()) guest.began();
  }

  private over(worker: Worker, detail: string): void {
    if (worker !== this.worker) return;
    this.worker = undefined;
    for (const guest of this.guests.values()) guest.ended(detail);
    if (this.closed) return;
    const pause = this.pauses.next();
    this.warn(
      `the forecast is away (${detail}); waits are told by the formula, and it begins again in ${String(pause)} ms`,
    );
    this.timer = setTimeout(() => this.begin(), pause);
    this.timer.unref();
  }
}
