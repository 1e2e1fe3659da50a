import type { z } from 'zod';
import type { Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import type { Booking } from '../../core/catalogue/booking.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Role } from '../../core/catalogue/staff.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import type { Ids } from '../ledger/ids.ts';
import type { Identity } from '../auth/identity.ts';
import type { Problem } from './problem.ts';

/** What a door knows when it turns an input into a command. */
export type CommandContext = {
  readonly identity: Identity;
  readonly now: Instant;
  readonly ids: Ids;
  readonly catalogue: Catalogue;
  readonly bookings: readonly Booking[];
  /** What the citizen showed never goes further than here. */
  readonly pseudonym: (shown: string) => string;
};

/** Where a command points: the ticket, counter, line or complaint of the path, or of the message. */
export type Target = {
  readonly ticket?: string;
  readonly counter?: string;
  readonly line?: string;
  readonly complaint?: string;
};

/** Who may: staff of a role or above, kiosks, whoever holds the ticket's secret, or the screen of that very counter. */
export type Who = { readonly staff?: Role; readonly kiosk?: true; readonly secret?: true; readonly screen?: true };

export type Spec<S extends z.ZodType> = {
  readonly who: Who;
  readonly target: 'ticket' | 'counter' | 'line' | 'complaint' | 'hall';
  readonly body: S;
  /** Which answer: the ticket, the counter, the line, the call, the rating, the complaint, or nothing to say. */
  readonly answer: 'ticket' | 'counter' | 'line' | 'call' | 'copy' | 'rating' | 'complaint' | 'none';
  readonly make: (body: z.output<S>, target: Required<Target>, context: CommandContext) => Result<CommandBody, Problem>;
};

/** A row of the table. */
export function spec<S extends z.ZodType>(parts: Spec<S>): Spec<z.ZodType> {
  // The schema and the maker belong together; the table only ever calls one with what the other parsed.
  return parts;
}

export type CommandSpec = Spec<z.ZodType>;
