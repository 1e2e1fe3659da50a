import type { FollowReport } from '../journal/follow.ts';
import type { Logger } from '../ops/log.ts';

/** Tells the log of whoever follows the journal and fails. */
export function reportFollowing(log: Logger): FollowReport {
  return {
    failed: (consumer, trouble) => {
      log.warn({ consumer, ...trouble }, 'what follows the journal has failed; it goes on from the same event');
    },
    recovered: (consumer) => {
      log.info({ consumer }, 'what follows the journal works again');
    },
  };
}
