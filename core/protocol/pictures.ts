import { z } from 'zod';
import { MOST_BODY_BYTES } from './message-size.ts';
import { peopleWords } from './people-words.ts';

// Pictures of what boards show: the server asks an agent with `picture`, and is answered in the acknowledgement.

/** The longer side of a picture, pixels. */
export const PICTURE_WIDTH = 640;
/** The most bytes of one: it has room in a message. */
export const PICTURE_BYTES = Math.min(48_000, MOST_BODY_BYTES);

/**
 * Why there is no picture: nobody is there who could take it, no browser answers, none shows the board, or it would
 * not.
 */
export const PICTURE_TROUBLES = ['no-agent', 'no-browser', 'no-page', 'no-picture'] as const;
export type PictureTrouble = (typeof PICTURE_TROUBLES)[number];

/** What an agent answers: a JPEG, or why there is none. */
export const pictureAnswer = z.union([
  z.object({
    jpeg: z
      .custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes')
      .refine(
        (bytes) => bytes.length <= PICTURE_BYTES && bytes[0] === 0xff && bytes[1] === 0xd8,
        'expected a small JPEG',
      ),
  }),
  z.object({ trouble: z.enum(PICTURE_TROUBLES), detail: peopleWords(1000) }),
]);
export type PictureAnswer = z.infer<typeof pictureAnswer>;

/** What became of a page: its process died and it was loaded anew, or could not be (`detail`); it is back. */
export const pageNews = z.object({ what: z.enum(['crashed', 'back']), detail: peopleWords(300).optional() });
export type PageNews = z.infer<typeof pageNews>;

/** The same, for a log. */
export function pageWords(board: string, { what, detail }: PageNews): string {
  if (what === 'back') return `the page of ${board} is back`;
  const reloaded = detail === undefined ? 'it is loaded anew' : `it could not be loaded anew (${detail})`;
  return `the page of ${board} has crashed: ${reloaded}`;
}

/** What an agent tells of the page of a board in a browser of its machine. */
export const agentPage = z.object({ board: z.string().min(1).max(100), news: pageNews });

/** What the server asks an agent. */
export const pictureOrder = z.object({ board: z.string().min(1).max(100) });
