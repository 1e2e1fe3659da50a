import { z } from 'zod';
import { PLUGGED_FAMILIES, type PluggedFamily } from '../../catalogue/plugged.ts';
import { id, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

// Object.keys forgets the names that it gives.
const families = Object.keys(PLUGGED_FAMILIES) as PluggedFamily[];

/** A device beside a counter or a kiosk, and whether it is there. */
export const inputShape = named(
  'InputView',
  z.strictObject({
    id,
    family: z.enum(families),
    /** Where it is plugged in: `virtual`, `hid:…`, `serial:…`, `replay:…`. */
    where: z.string(),
    counter: z.exactOptional(id),
    kiosk: z.exactOptional(id),
    /** The agent that it is plugged in at; absent: the server's own machine. */
    agent: z.exactOptional(id),
    keymap: z.exactOptional(id),
    state: z.enum(['there', 'missing']),
    why: z.exactOptional(z.string()),
  }),
);
export type InputView = Shape<typeof inputShape>;

/** The input devices of the hall (`GET /inputs`, topic `inputs`). */
export const inputsShape = named('InputsView', z.strictObject({ ...versioned, items: z.array(inputShape) }));
export type InputsView = Shape<typeof inputsShape>;
