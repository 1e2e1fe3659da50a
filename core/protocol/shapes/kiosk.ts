import { z } from 'zod';
import { names, versioned } from './fields.ts';
import { inputShape } from './inputs.ts';
import { named, type Shape } from './shape.ts';

/**
 * Where the slips of a kiosk come out now. `none`: its printer is known not to print and nobody stands in for it;
 * numbers are given all the same, without paper. `elsewhere`: at the printer that stands in, `printer`.
 */
export const kioskPaperShape = named(
  'KioskPaper',
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.enum(['here', 'none']) }),
    z.strictObject({ state: z.literal('elsewhere'), printer: names }),
  ]),
);
export type KioskPaper = Shape<typeof kioskPaperShape>;

/**
 * What a kiosk knows of what stands beside it (topic `kiosk:{id}`). `goesOn`: the agent that has its printer is linked,
 * and gives numbers while the hall is away.
 */
export const kioskShape = named(
  'KioskView',
  z.strictObject({
    ...versioned,
    items: z.array(inputShape),
    paper: kioskPaperShape,
    goesOn: z.literal(true).optional(),
  }),
);
export type KioskView = Shape<typeof kioskShape>;
