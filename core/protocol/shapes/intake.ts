import { z } from 'zod';
import { count, id, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** Whether tickets are issued now, and if not, why and when again. */
export const intakeShape = named(
  'IntakeView',
  z.discriminatedUnion('open', [
    z.strictObject({ open: z.literal(true), closesAt: z.exactOptional(time) }),
    z.strictObject({
      open: z.literal(false),
      why: z.enum(['closed', 'stopped']),
      reason: z.exactOptional(z.string()),
      opensAt: z.exactOptional(time),
    }),
  ]),
);
export type IntakeView = Shape<typeof intakeShape>;

/** Whether a service takes tickets now. */
export const serviceIntakeShape = named(
  'ServiceIntakeView',
  z.discriminatedUnion('open', [
    z.strictObject({
      open: z.literal(true),
      closesAt: z.exactOptional(time),
      /** Places of today's limit; absent where there is none. */
      left: z.exactOptional(count),
    }),
    z.strictObject({
      open: z.literal(false),
      /** `line-closed`: by a supervisor, with the reason. */
      why: z.enum(['closed', 'full', 'line-closed']),
      opensAt: z.exactOptional(time),
      reason: z.exactOptional(z.string()),
    }),
  ]),
);
export type ServiceIntakeView = Shape<typeof serviceIntakeShape>;

/** A service with hours or a limit of its own, in the hall's public face. */
export const limitedServiceShape = z.strictObject({ id, intake: serviceIntakeShape });
export type LimitedService = Shape<typeof limitedServiceShape>;
