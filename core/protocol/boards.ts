import { z } from 'zod';
import { peopleWords } from './people-words.ts';
import { time } from './shapes/fields.ts';
import type { Shape } from './shapes/shape.ts';

// What boards tell of themselves and are told, on the live door. Only a board with an identity of its own is heard.

/** How its sound is: it plays, the browser does not let it, it is muted, or it has none to play. */
export const BOARD_SOUNDS = ['on', 'blocked', 'muted', 'none'] as const;

/** How a board is, every few seconds and when something changes. */
export const boardReport = z.object({
  /** The build of the page. */
  version: z.string().max(100),
  sound: z.enum(BOARD_SOUNDS),
  width: z.int().min(0).max(20_000),
  height: z.int().min(0).max(20_000),
  /** The newest call that it has begun to say; `seq` 0: none since this instant, at which it began to listen. */
  begun: z.object({ seq: z.int().min(0), at: z.iso.datetime({ offset: true }) }).optional(),
  /** The number that stands in its band, or over its counter. */
  top: z.string().max(20).optional(),
  /** What else it shows: the id of a notice. */
  notice: z.string().max(100).optional(),
  blank: z.boolean(),
  /** Since when the page runs, ms. */
  upMs: z.number().min(0),
  /** Mistakes of the page that came within ten minutes, the last few. */
  faults: z.array(peopleWords(300)).max(5),
});
export type BoardReport = z.infer<typeof boardReport>;

/** A call stands on the glass. Its seq alone does not name it: it begins again with each business day. */
export const boardPainted = z.object({ seq: z.int().min(1), at: z.iso.datetime({ offset: true }) });

/**
 * What became of a sound: it began, it plays unheard because the board is muted or told volume 0, the browser does not
 * let it, or it could not be played.
 */
export const HEARD_OUTCOMES = ['began', 'muted', 'blocked', 'failed'] as const;
export type HeardOutcome = (typeof HEARD_OUTCOMES)[number];
export const boardHeard = z.object({ id: z.string().max(100), outcome: z.enum(HEARD_OUTCOMES) });

/** What a board is told to do. `identify` shows for ten seconds which board it is. */
export const BOARD_ORDERS = ['reload', 'mute', 'unmute', 'blank', 'show', 'identify'] as const;
export type BoardOrder = (typeof BOARD_ORDERS)[number];

/** How loud a board is, of what its zone has: 0 to 100. The hall sees to it, the board is not told. */
const volume = z.int().min(0).max(100);

/** An order as a supervisor gives it. */
export const givenOrder = z.discriminatedUnion(
  'order',
  [z.strictObject({ order: z.enum(BOARD_ORDERS) }), z.strictObject({ order: z.literal('volume'), volume })],
  { error: `expected one of ${[...BOARD_ORDERS, 'volume'].join(', ')}` },
);
export type BoardOrderForm = z.infer<typeof givenOrder>;

/** What lasts of the orders to a board, over a restart of its page and of the server. */
export const standing = z.object({ muted: z.boolean(), blank: z.boolean(), volume });
export const boardStanding = z.record(z.string(), standing);
export type BoardStanding = Readonly<z.infer<typeof standing>>;
/** A board that was told nothing. */
export const PLAIN_BOARD: BoardStanding = { muted: false, blank: false, volume: 100 };

/** What goes to the board with the loudspeaker (`speak`): which sound, when, how loud, and which calls it is. */
export const speakMessage = z.strictObject({
  zone: z.string(),
  /** Each utterance has its own. */
  id: z.string(),
  url: z.string(),
  startsAt: time,
  lengthMs: z.number().min(0),
  volume,
  /** What the board says, or is about to, is broken off. */
  hush: z.exactOptional(z.literal(true)),
  calls: z.array(z.strictObject({ seq: z.int().min(1), at: time, number: z.string(), counter: z.string() })),
});
export type SpeakMessage = Shape<typeof speakMessage>;
