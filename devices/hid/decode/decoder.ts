import type { Millis } from '../../../core/base/time.ts';
import type { DeviceNews } from '../../../core/devices/device-news.ts';

/** What came of one report, one piece of bytes, or of time alone. */
export type Step<S> = {
  readonly state: S;
  readonly news: readonly DeviceNews[];
  /** Bytes for the device, in this order. */
  readonly send: readonly Uint8Array[];
};

/**
 * One family of devices: bytes in, presses out. Pure: the state is a value, time comes in, nothing throws, and what is
 * not understood gives no news. `hear` takes what the way to the device calls one piece: a report of a HID device with
 * its report ID, any piece of a line.
 */
export interface Decoder<S> {
  readonly initial: S;
  hear(state: S, bytes: Uint8Array, atMs: Millis): Step<S>;
  /** When it wants to be woken although nothing came; undefined: never. */
  dueAtMs(state: S): Millis | undefined;
  /** The time has come. */
  wake(state: S, atMs: Millis): Step<S>;
}

/** Nothing to tell. */
export function quiet<S>(state: S): Step<S> {
  return { state, news: [], send: [] };
}

/** One piece of news. */
export function tell<S>(state: S, ...news: readonly DeviceNews[]): Step<S> {
  return { state, news, send: [] };
}
