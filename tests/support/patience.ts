/** How long a test waits for what comes by itself: on a busy machine, too, it comes in its time, ms. */
export const PATIENCE_MS = 50_000;
