import type { LedSign } from '../../core/catalogue/signs.ts';
import type { SignText } from '../../core/views/sign-text.ts';

/** What a family has to know of a sign to speak to it. */
export type SignFace = Pick<LedSign, 'family' | 'widthDots' | 'heightDots' | 'screen' | 'answers' | 'font'>;

/** Bytes for a sign. `answered`: it says something back, and nothing more is sent before. */
export type SignFrame = { readonly bytes: Uint8Array; readonly answered: boolean };

/** What a sign said to a frame. */
export type SignAnswer = { readonly kind: 'ok' } | { readonly kind: 'refused'; readonly why: string };

/**
 * One family of controllers. Pure: bytes in, bytes out, no clock. A hall's own sign is one file of this shape beside
 * the others, a row in families.ts, and a row in core/catalogue/signs.ts for what the hall file may say of it.
 */
export interface SignFamily {
  /**
   * All that has to be sent so that the sign shows this text. The sign forgets it by itself after `keepMs` without a
   * word, if it can.
   */
  encode(text: SignText, face: SignFace, keepMs: number): readonly SignFrame[];
  /** A question that changes nothing, to hear whether it is there. */
  probe(face: SignFace): readonly SignFrame[];
  /**
   * What the bytes since the frame say; undefined while the answer is not whole. Bytes that are none are passed over.
   */
  decode(said: Uint8Array, face: SignFace): SignAnswer | undefined;
  /** Nothing may be sent so long after a frame: what the controller needs to breathe. */
  readonly restMs: number;
}
