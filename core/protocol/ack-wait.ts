import type { Millis } from '../base/time.ts';

/** How long a page waits for the answer to one message before it says it again. What the hall answers comes before. */
export const ACK_WAIT_MS: Millis = 4000;
