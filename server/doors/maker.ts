import type { Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import type { Booking } from '../../core/catalogue/booking.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { CommandAnswer, DoorCommand, ParsedBody } from '../../core/protocol/commands.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { World } from '../../core/record/world.ts';
import type { Ids } from '../ledger/ids.ts';
import type { Identity } from '../auth/identity.ts';
import type { Problem } from '../../core/protocol/problem.ts';

/** What a door knows when it turns a body into a command. */
export type CommandContext = {
  readonly identity: Identity;
  readonly now: Instant;
  readonly ids: Ids;
  readonly catalogue: Catalogue;
  readonly bookings: readonly Booking[];
  /** What the citizen showed never goes further than here. */
  readonly pseudonym: (shown: string) => string;
};

/** Where a command points: the ticket, counter, line, complaint, alert or card of the path, or of the message. */
export type Target = {
  readonly ticket?: string;
  readonly counter?: string;
  readonly line?: string;
  readonly complaint?: string;
  readonly alert?: string;
  readonly card?: string;
};

/** What a command that was done left behind. */
export type Done = {
  readonly world: World;
  readonly now: Instant;
  readonly events: readonly HallEvent[];
  readonly target: Required<Target>;
  /** What was asked, parsed. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly identity: Identity;
  /** Where citizens' phones find the hall. */
  readonly pageUrl: string;
};

/** What the server adds to a row of `core/protocol/commands.ts`: the command of the rules, and the answer. */
export type Maker<N extends DoorCommand> = {
  make(body: ParsedBody<N>, target: Required<Target>, context: CommandContext): Result<CommandBody, Problem>;
  answer(done: Done): CommandAnswer<N>;
};

export type Makers = { readonly [N in DoorCommand]: Maker<N> };
