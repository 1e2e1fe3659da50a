import type { z } from 'zod';
import { own } from '../base/own.ts';
import type { RefusalCode } from '../queue/refusal.ts';
import { COUNTER_COMMANDS } from './commands/counter-commands.ts';
import { HALL_COMMANDS } from './commands/hall-commands.ts';
import { ACT_COMMANDS } from './commands/act-commands.ts';
import type { CommandRow } from './commands/command-row.ts';
import { TICKET_COMMANDS } from './commands/ticket-commands.ts';
import { statusOfRefusal } from './problem.ts';
import type { Sent, Shape } from './shapes/shape.ts';

/** Every command that comes in from outside, once for both doors, both documents and the pages. */
export const COMMANDS = { ...TICKET_COMMANDS, ...COUNTER_COMMANDS, ...HALL_COMMANDS, ...ACT_COMMANDS };

export type Commands = typeof COMMANDS;

/** Names of the commands that may come in from outside. */
export type DoorCommand = keyof Commands;

/** What a command is made from, parsed. */
export type ParsedBody<N extends DoorCommand> = z.output<Commands[N]['body']>;

/** What a command that was done answers. */
export type CommandAnswer<N extends DoorCommand> = Shape<Commands[N]['answer']>;

/** The status of a success over HTTP. */
export type CommandStatus<N extends DoorCommand> = Commands[N] extends { readonly success: infer S extends number }
  ? S
  : 200;

/** What a page sends with a command: its body, and what it is for. */
export type CommandInput<N extends DoorCommand> = N extends DoorCommand
  ? Fields<Sent<Commands[N]['body']>> & TargetOf[Commands[N]['target']]
  : never;

/** A body without fields leaves room for the target. */
type Fields<B> = string extends keyof B ? object : B;

/** Any command with what is sent with it. */
export type CommandSent = {
  [N in DoorCommand]: { readonly name: N; readonly body: CommandInput<N> };
}[DoorCommand];

type TargetOf = {
  readonly ticket: { readonly ticket: string; readonly secret?: string };
  readonly counter: { readonly counter: string };
  readonly line: { readonly line: string };
  readonly complaint: { readonly complaint: string };
  readonly alert: { readonly alert: string };
  readonly card: { readonly card: string };
  readonly hall: object;
};

/** The row of that name, if the doors know such a command. */
export function commandNamed(name: string): CommandRow | undefined {
  return isDoorCommand(name) ? COMMANDS[name] : undefined;
}

export function isDoorCommand(name: string): name is DoorCommand {
  return Object.hasOwn(COMMANDS, name);
}

/**
 * The field of the body that a refusal is about, in the words of the command; undefined where it is about something
 * else.
 */
export function fieldOfRefusal(code: RefusalCode, name: string): string | undefined {
  switch (code) {
    case 'line-unknown':
      return own(LINE_FIELDS, name);
    case 'ticket-unknown':
      return name === 'move-tickets' ? 'which.tickets' : undefined;
    case 'service-unknown':
      return name === 'issue-ticket' ? 'services' : name === 'transfer' ? 'to.service' : 'service';
    case 'no-services':
    case 'too-many-services':
      return name === 'issue-ticket' ? 'services' : 'service';
    case 'matter-unknown':
      return 'matter';
    case 'category-unknown':
      return 'category';
    case 'profile-unknown':
      return 'profile';
    case 'zone-unknown':
      return 'zone';
    case 'counter-unknown':
      return own(COUNTER_FIELDS, name);
    default:
      return undefined;
  }
}

/** Where bodies name lines and counters that may not be there; elsewhere they stand in the path. */
const LINE_FIELDS: Readonly<Record<string, string>> = {
  'assign-lines': 'lines',
  'make-profile': 'counters',
  'move-tickets': 'from, to',
  'send-message': 'to',
};
const COUNTER_FIELDS: Readonly<Record<string, string>> = {
  transfer: 'to.counter',
  'make-profile': 'counters',
  'move-tickets': 'from, to',
  'send-message': 'to',
};

/**
 * The statuses at which a refusal of a command comes: a transfer names a counter in its path and may name one in its
 * body.
 */
export function statusesOfRefusal(code: RefusalCode, name: string): readonly number[] {
  if (code === 'counter-unknown' && name === 'transfer') return [404, 422];
  return fieldOfRefusal(code, name) === undefined ? [statusOfRefusal(code)] : [422];
}
