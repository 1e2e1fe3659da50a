import { z } from 'zod';
import { named, type Shape } from './shape.ts';
import { time } from './fields.ts';

/** A picture or a film that the hall keeps; its size in bytes. */
const file = z.strictObject({ id: z.string(), type: z.string(), size: z.int(), name: z.string().exactOptional() });

/** A file that was just sent, and where it is. */
export const keptFileShape = named('KeptFile', file.extend({ url: z.string() }));
export type KeptFile = Shape<typeof keptFileShape>;

/** A file with when it came in and the titles of the notices that show it. */
export const listedFileShape = named('ListedFile', file.extend({ at: time, notices: z.array(z.string()) }));

/** The files for those who manage them, how much they take and may take, bytes. */
export const mediaShape = named(
  'MediaView',
  z.strictObject({ items: z.array(listedFileShape), used: z.int(), quota: z.int() }),
);
export type MediaView = Shape<typeof mediaShape>;

export const mediaAnswerShape = named('MediaAnswer', z.strictObject({ media: keptFileShape }));
