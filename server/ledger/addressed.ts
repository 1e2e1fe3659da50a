import type { Actor, Command, CommandBody } from '../../core/queue/command.ts';

/**
 * The command as the rules want it: the body itself with who and which. A copy would cost more than the decision: the
 * bodies have some thirty shapes. The body is the ledger's once it has been handed over.
 */
export function addressed(body: CommandBody, actor: Actor, commandId: string): Command {
  // Set one by one: the compiler cannot follow a union through two assignments, and Object.assign costs twice as much.
  const command = body as unknown as { actor: Actor; commandId: string };
  command.actor = actor;
  command.commandId = commandId;
  return body as Command;
}
