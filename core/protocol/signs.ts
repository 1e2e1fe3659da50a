import { z } from 'zod';
import { peopleWords } from './people-words.ts';

// What the server and an agent say to one another of the LED signs there.

const id = z.string().min(1).max(100);

/** How a sign is. */
export const signAt = z.object({
  id,
  state: z.enum(['waiting', 'ok', 'unreachable', 'refused']),
  why: peopleWords(500).optional(),
});
export type SignAt = z.infer<typeof signAt>;

/** What a sign at an agent should say from now on. */
export const signOrder = z.object({
  sign: id,
  text: z.object({
    rows: z
      .array(z.object({ text: z.string().max(500), scroll: z.boolean() }))
      .min(1)
      .max(8),
  }),
});
