import { z } from 'zod';

/** Of which letters; absent: of all that are listed. */
export const resendBody = z.strictObject({ letter: z.string().min(1).max(200).optional() });

export const replayBody = z.strictObject({ from: z.iso.datetime({ offset: true }) });

/** `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks has it; absent: the hall makes one. */
export const secretBody = z.strictObject({
  secret: z
    .string()
    .regex(/^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, {
      error: 'whsec_ and 24 to 64 bytes in base64',
    })
    .optional(),
});
