import { z } from 'zod';
import { named, type Shape } from './shape.ts';
import { names, waitShape } from './fields.ts';
import { serviceIntakeShape } from './intake.ts';

/** A service as a citizen finds it. */
export const serviceShape = named(
  'Service',
  z.strictObject({
    id: z.string(),
    code: z.string(),
    department: z.string(),
    departmentName: names,
    line: z.string(),
    lineName: names,
    zone: z.string(),
    name: names,
    materials: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
    needsIdentity: z.boolean(),
    priorityAllowed: z.boolean(),
    jointWith: z.array(z.string()),
    /** What has to be done first, if it is asked for on the same ticket. */
    after: z.array(z.string()).exactOptional(),
    waiting: z.int().min(0),
    openCounters: z.int().min(0),
    wait: waitShape.exactOptional(),
    /** Whether tickets for it are given now. */
    intake: serviceIntakeShape,
  }),
);

export type ServiceAnswer = Shape<typeof serviceShape>;
