import type { z } from 'zod';
import type { RefusalCode } from '../../queue/refusal.ts';
import type { Who } from '../rights.ts';

/** What a command is for: its id stands in the path, or beside the body over the live door. */
export type TargetKind = 'ticket' | 'counter' | 'line' | 'complaint' | 'alert' | 'card' | 'hall';

/** A command as both doors and the documents know it. */
export type CommandRow = {
  readonly who: Who;
  readonly target: TargetKind;
  readonly body: z.ZodType;
  /** What a success says. */
  readonly answer: z.ZodType;
  /** Its status over HTTP, where that is not 200. */
  readonly success?: 201 | 202;
  /** What the queue may say instead. */
  readonly refusals: readonly RefusalCode[];
  /** A body as it comes in. */
  readonly example: object;
};
