import type { Millis } from '../../../core/base/time.ts';
import type { LampArea } from './lamps.ts';

/** What tests, and people who try, can do to a virtual sign. */
export type SignFaults = {
  /** It takes everything and says nothing. */
  silent: boolean;
  /** Its answers carry a wrong checksum. */
  wrongChecksum: boolean;
  /** Every word reaches it garbled. */
  garbled: boolean;
  /** It refuses every text, with this number of its family. */
  refuses: number | undefined;
};

/** A sign in perfect health. */
export function noFaults(): SignFaults {
  return { silent: false, wrongChecksum: false, garbled: false, refuses: undefined };
}

/** The controller of a virtual sign: bytes in, answers out, and what its lamps show. Pure but for what it keeps. */
export interface VirtualController {
  hear(bytes: Uint8Array, faults: SignFaults, atMs: Millis): readonly Uint8Array[];
  /** What is lit now; what came too long ago is gone. */
  areas(atMs: Millis): readonly LampArea[];
  /** Without power it forgets. */
  forget(): void;
}

/** Dots a second that a text goes by. */
const SCROLL_DOTS_A_SECOND = 60;

/** How far a text has gone since it came. */
export function goneDots(sinceMs: Millis, atMs: Millis): number {
  return Math.floor(((atMs - sinceMs) * SCROLL_DOTS_A_SECOND) / 1000);
}
