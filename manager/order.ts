import type { CommandSent } from '../core/protocol/commands.ts';

/** A command that a part of the page asks for. */
export type Order = CommandSent;
