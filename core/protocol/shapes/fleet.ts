import { z } from 'zod';
import { boardReport, standing } from '../boards.ts';
import { count, id, names, time, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** An order to a board, who gave it, and whether a page stood for the board then. */
export const givenOrderShape = named(
  'GivenOrder',
  z.strictObject({
    at: time,
    who: z.string(),
    /**
     * Its name, with a volume its figure after it; `crashed` and `back` are what was found of its page, by whom looks
     * after the browser.
     */
    order: z.string(),
    board: id,
    reached: z.boolean(),
  }),
);
export type GivenOrder = Shape<typeof givenOrderShape>;

/** A board as the hall knows it. */
export const fleetBoardShape = named(
  'FleetBoard',
  z.strictObject({
    id,
    kind: z.string(),
    name: names,
    zone: z.string(),
    /** A page stands for it now. */
    linked: z.boolean(),
    pages: count,
    /** Since when no page stands for it; absent if none did since the server runs. */
    lostAt: z.exactOptional(time),
    /** When its page was found to have crashed; absent once it was found to be back. */
    crashedAt: z.exactOptional(time),
    /** When it was heard of last; absent if never since the server runs. */
    seenAt: z.exactOptional(time),
    report: z.exactOptional(z.strictObject({ ...boardReport.omit({ upMs: true }).shape, upSeconds: count })),
    /** The title of the notice that it shows. */
    noticeTitle: z.exactOptional(z.string()),
    /** The page is of another build than the server would give now. */
    outdated: z.exactOptional(z.literal(true)),
    /** People are too far away to read it, m; a screen of so many inches would do. */
    tooFar: z.exactOptional(z.strictObject({ viewingM: z.number(), reachesM: z.number(), needsIn: z.number() })),
    /** A picture of it can be asked for (`GET /boards/{id}/picture`): the hall file says where its browser is. */
    pictured: z.exactOptional(z.literal(true)),
    /** What lasts of what it was told; how it really is stands in its report. */
    standing: z.strictObject(standing.shape),
    /** It goes on reporting that it is otherwise than it was told. */
    disobeys: z.exactOptional(z.literal(true)),
    /** The newest orders to it, the newest first. */
    orders: z.array(givenOrderShape),
  }),
);
export type FleetBoard = Shape<typeof fleetBoardShape>;

/** A sound zone and its voice now. */
export const soundZoneShape = named(
  'SoundZoneView',
  z.strictObject({
    id,
    board: z.string(),
    zones: z.array(z.string()),
    /** Calls that wait for the voice. */
    waiting: count,
    volume: z.number(),
    /** The numbers that are being spoken. */
    speaking: z.exactOptional(z.string()),
    /** Since when its loudspeaker has played nothing that it was told to. */
    silentSince: z.exactOptional(time),
  }),
);
export type SoundZoneView = Shape<typeof soundZoneShape>;

/** The boards and voices of the hall (`GET /boards`, topic `boards`). */
export const fleetShape = named(
  'FleetView',
  z.strictObject({
    ...versioned,
    items: z.array(fleetBoardShape),
    sounds: z.array(soundZoneShape),
    /** What the voice cannot say, and why. */
    problems: z.array(z.string()),
  }),
);
export type FleetView = Shape<typeof fleetShape>;
