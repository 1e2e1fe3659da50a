import type { BoardReport, BoardStanding } from '../protocol/boards.ts';
import type { Names } from '../catalogue/catalogue.ts';
import type { Rfc3339 } from '../protocol/shapes/fields.ts';

/** A board as the house knows it. */
export type FleetBoard = {
  readonly id: string;
  readonly kind: string;
  readonly name: Names;
  readonly zone: string;
  /** A page stands for it now. */
  readonly linked: boolean;
  readonly pages: number;
  /** Since when no page stands for it; absent if none did since the server runs. */
  readonly lostAt?: Rfc3339;
  /** When it was heard of last; absent if never since the server runs. */
  readonly seenAt?: Rfc3339;
  readonly report?: Omit<BoardReport, 'upMs'> & { readonly upSeconds: number };
  /** The title of the notice that it shows. */
  readonly noticeTitle?: string;
  /** The page is of another build than the server would give now. */
  readonly outdated?: true;
  /** People are too far away to read it, m; a screen of so many inches would do. */
  readonly tooFar?: { readonly viewingM: number; readonly reachesM: number; readonly needsIn: number };
  /** A picture of it can be asked for (`GET /boards/{id}/picture`): the hall file says where its browser is. */
  readonly pictured?: true;
  /** What lasts of what it was told; how it really is stands in its report. */
  readonly standing: BoardStanding;
  /** It goes on reporting that it is otherwise than it was told. */
  readonly disobeys?: true;
  /** The newest orders to it, the newest first. */
  readonly orders: readonly GivenOrder[];
};

/** An order to a board, who gave it, and whether a page stood for the board then. `order`: its name, with a volume its figure after it. */
export type GivenOrder = {
  readonly at: Rfc3339;
  readonly who: string;
  readonly order: string;
  readonly board: string;
  readonly reached: boolean;
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
