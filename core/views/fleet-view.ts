import type { BoardReport } from '../protocol/boards.ts';
import type { Names } from '../catalogue/catalogue.ts';
import type { Rfc3339 } from './wire.ts';

/** A board as the house knows it. */
export type FleetBoard = {
  readonly id: string;
  readonly kind: string;
  readonly name: Names;
  readonly zone: string;
  /** A page stands for it now. */
  readonly linked: boolean;
  readonly pages: number;
  /** When it was heard of last; absent if never since the server runs. */
  readonly seenAt?: Rfc3339;
  readonly report?: Omit<BoardReport, 'upMs'> & { readonly upSeconds: number };
  /** The page is of another build than the server would give now. */
  readonly outdated?: true;
  /** People are too far away to read it, m; a screen of so many inches would do. */
  readonly tooFar?: { readonly viewingM: number; readonly reachesM: number; readonly needsIn: number };
  /** A picture of it can be asked for (`GET /boards/{id}/picture`): the hall file says where its browser is. */
  readonly pictured?: true;
  /** As it was told. */
  readonly muted?: true;
  readonly blank?: true;
};

/** A sound zone and its voice now. */
export type SoundZoneView = {
  readonly id: string;
  readonly board: string;
  readonly zones: readonly string[];
  /** Calls that wait for the voice. */
  readonly waiting: number;
  readonly volume: number;
  /** The numbers that are being spoken. */
  readonly speaking?: string;
  /** Since when its loudspeaker has played nothing that it was told to. */
  readonly silentSince?: Rfc3339;
};

/** The boards and voices of the hall (`GET /boards`, topic `boards`). */
export type FleetView = {
  readonly seq: number;
  readonly now: Rfc3339;
  readonly items: readonly FleetBoard[];
  readonly sounds: readonly SoundZoneView[];
  /** What the voice cannot say, and why. */
  readonly problems: readonly string[];
};
