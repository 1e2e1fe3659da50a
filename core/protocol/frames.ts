import { z } from 'zod';

// What a page sends over the live door beside the bodies of commands.

/** `active`: that it comes says all. */
export const active = z.strictObject({});

/** `watch` and `unwatch` on the live door. */
export const watch = z.strictObject({ topic: z.string().min(1).max(150), secret: z.string().max(100).optional() });
export const unwatch = z.strictObject({ topic: z.string().min(1).max(150) });

/**
 * `claim` and `leave` on the live door: which console works at a counter. `key` is the console's own, kept over
 * reloads.
 */
export const claim = z.strictObject({
  counter: z.string().min(1).max(50),
  key: z.string().min(8).max(100),
  take: z.boolean().optional(),
});
export const leave = z.strictObject({ counter: z.string().min(1).max(50) });

/** The frame of a `command` on the live door; the rest depends on the name. */
export const command = z.looseObject({ name: z.string().max(50), commandId: z.string().min(8).max(200) });
