/** The most bytes of one message to the live door. Whoever sends more loses the line, and says it again on the next. */
export const MOST_MESSAGE_BYTES = 64 * 1024;

/** What stands beside a picture, or beside what is measured, in its message. */
const FRAME_BYTES = 8 * 1024;

/** The most bytes of what a message is about. */
export const MOST_BODY_BYTES = MOST_MESSAGE_BYTES - FRAME_BYTES;
