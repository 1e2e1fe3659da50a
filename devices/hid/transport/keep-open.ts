import { faultText } from '../../../core/base/fault-text.ts';
import type { Millis } from '../../../core/base/time.ts';
import { type Link, type Transport } from '../../../wire/transport.ts';

/** What is heard of a device that is kept open. */
export type KeptEvents = {
  /** It is there; `say` writes to it until it goes. */
  readonly opened: (say: (bytes: Uint8Array) => void) => void;
  readonly heard: (piece: Uint8Array) => void;
  /**
   * It went, or is not there, with the reason in words. Told once until it is there again, or the reason is another.
   */
  readonly missing: (why: string) => void;
};

/** A device that is opened again whenever it goes. */
export interface Kept {
  close(): Promise<void>;
}

const FIRST_REST_MS: Millis = 250;
const LONGEST_REST_MS: Millis = 5_000;
/** Whoever stayed this long was well: the next loss begins with the short rest again. */
const WELL_MS: Millis = 10_000;

/**
 * Opens the way to a device and keeps it open: at a loss or a failure it waits, longer each time, and tries anew.
 * Unplugging and plugging in at any moment only changes what is told. Never throws.
 */
export function keepOpen(transport: Transport, events: KeptEvents, now: () => Millis): Kept {
  const stop = new AbortController();
  const life = live(transport, events, now, stop.signal);
  return {
    async close() {
      stop.abort();
      await life;
    },
  };
}

async function live(transport: Transport, events: KeptEvents, now: () => Millis, signal: AbortSignal): Promise<void> {
  let restMs = FIRST_REST_MS;
  let told: string | undefined;
  const missing = (why: string): void => {
    if (why === told || signal.aborted) return;
    told = why;
    events.missing(why);
  };
  while (!signal.aborted) {
    try {
      const link = await transport.open(signal);
      told = undefined;
      const openedMs = now();
      const why = await serve(link, events, signal);
      if (now() - openedMs > WELL_MS) restMs = FIRST_REST_MS;
      missing(why);
    } catch (fault) {
      missing(faultText(fault));
    }
    await rest(restMs, signal);
    restMs = Math.min(restMs * 2, LONGEST_REST_MS);
  }
}

async function serve(link: Link, events: KeptEvents, signal: AbortSignal): Promise<string> {
  // One write at a time; what is said while another is under way waits its turn, and what fails ends the link anyway.
  let saying: Promise<unknown> = Promise.resolve();
  const say = (bytes: Uint8Array): void => {
    saying = saying.then(() => link.write(bytes, signal)).catch(() => undefined);
  };
  const onAbort = (): void => void link.close();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  events.opened(say);
  link.onData(events.heard);
  const fault = await link.ended;
  signal.removeEventListener('abort', onAbort);
  return fault?.message ?? 'closed';
}

function rest(restMs: Millis, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, restMs);
    signal.addEventListener('abort', done);
  });
}
