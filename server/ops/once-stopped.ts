import type { Logger } from './log.ts';

/** How long a stop may take in all. */
const DRAIN_MS = 10_000;

/** Stops the hall once, when the system asks for it, and ends the process after a mistake of ours. */
export function onceStopped(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const end = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const timer = setTimeout(() => {
      log.error('stopping took too long');
      process.exit(1);
    }, DRAIN_MS);
    stop().then(
      () => {
        clearTimeout(timer);
        process.exit(0);
      },
      (fault: unknown) => {
        log.error({ fault }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('uncaughtException', (fault) => {
    // A mistake of ours: the journal is whole, the state may not be. Whoever watches over the process starts it again.
    log.fatal({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'ended by a mistake');
    process.exit(1);
  });
}
