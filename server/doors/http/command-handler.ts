import { COMMANDS } from '../../../core/protocol/commands.ts';
import type { ResourceFacts } from '../../../core/protocol/resources/resource-facts.ts';
import type { CommandHall } from '../../halls/hall-parts.ts';
import { perform, type Reply } from '../perform.ts';
import type { Target } from '../maker.ts';
import type { AnyInput } from './serve.ts';
import { own } from '../../../core/base/own.ts';

/** Does a command of the queue; its own row says who may and parses the body. */
export function commandHandler(
  hall: CommandHall,
  { command, params: [param] }: ResourceFacts & { readonly command: keyof typeof COMMANDS },
): (asked: AnyInput) => Promise<Reply> {
  const kind = COMMANDS[command].target;
  return ({ identity, params, query, key, request }) => {
    const id = param === undefined ? undefined : own(params, param);
    const target: Target = kind === 'hall' || id === undefined ? {} : { [kind]: id };
    const { secret } = (query ?? {}) as { readonly secret?: string }; // the query of those who may show one
    return perform(hall, {
      identity,
      name: command,
      target,
      body: request.body as unknown,
      secret,
      key,
      from: request.ip,
    });
  };
}
