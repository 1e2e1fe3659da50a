import type { CommandName } from '../core/queue/command.ts';

/** A command that a part of the page asks for. */
export type Order = { readonly name: CommandName; readonly body: object };
