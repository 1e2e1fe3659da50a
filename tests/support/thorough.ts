/** Whether everything is tried, as `npm run test:thorough` asks, and not only a sample for every day. */
export const THOROUGH = process.env['HALLCALL_THOROUGH'] !== undefined;

/** How many of `full` are tried: all of them, or on an ordinary day one in `oneIn`. */
export function tries(full: number, oneIn = 5): number {
  return THOROUGH ? full : Math.ceil(full / oneIn);
}
