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
export function refuse(code: Refusal['code'], detail: string, opensAt?: Instant): Decision {
  return err(opensAt === undefined ? { code, detail } : { code, detail, opensAt });
}

/** Events as a decision. */
export function accept(...events: EventBody[]): Decision {
  return ok(events);
}
