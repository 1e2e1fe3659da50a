import type { SignsView, SignView } from '../../../core/protocol/shapes/signs.ts';

/** The LED signs as the doors see them. */
export interface SignsPort {
  view(): SignsView;
  /** Shows a test text for a while. Undefined when there is no such sign. */
  test(id: string): SignView | undefined;
  /** The lamps of a virtual sign; undefined for any other. */
  picture(id: string): Promise<Buffer> | undefined;
  /** Called when a sign, or what it should say, changed. Returns the way out. */
  onChange(listener: () => void): () => void;
}
