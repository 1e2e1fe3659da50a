import { err, ok, type Result } from '../../base/result.ts';
import type { Instant } from '../../base/time.ts';
import type { Command, CommandName } from '../command.ts';
import type { EventBody } from '../event.ts';
import type { Refusal } from '../refusal.ts';

/** What a command comes to: events in order (none when it was so already), or a refusal. */
export type Decision = Result<readonly EventBody[], Refusal>;

/** Commands of the given names. */
export type CommandOf<N extends CommandName> = Extract<Command, { readonly name: N }>;

/** A refusal as a decision. */
export function refuse(code: Refusal['code'], detail: string, more: Omit<Refusal, 'code' | 'detail'> = {}): Decision {
  return err({ code, detail, ...more });
}

/** A refusal that says when the hall, or the service, opens again, where that is known. */
export function refuseUntil(code: Refusal['code'], detail: string, opensAt: Instant | undefined): Decision {
  return refuse(code, detail, opensAt === undefined ? {} : { opensAt });
}

/** Events as a decision. */
export function accept(...events: EventBody[]): Decision {
  return ok(events);
}
