import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import {
  COMMANDS,
  fieldOfRefusal,
  type CommandAnswer,
  type CommandStatus,
  type DoorCommand,
} from '../../core/protocol/commands.ts';
import type { CommandRow } from '../../core/protocol/commands/command-row.ts';
import { issuesOf } from '../../core/protocol/issues.ts';
import type { Problem } from '../../core/protocol/problem.ts';
import { actorName } from '../../core/queue/command.ts';
import type { Refusal } from '../../core/queue/refusal.ts';
import { secretOf } from '../../core/views/ticket-view.ts';
import type { World } from '../../core/record/world.ts';
import type { CommandHall } from '../halls/hall-parts.ts';
import type { Handled } from '../ledger/hall.ts';
import { actorOf, type Identity } from '../auth/identity.ts';
import { canonical } from './canonical.ts';
import { MAKERS } from './commands.ts';
import type { Done, Target } from './maker.ts';
import { paceOf } from './pace.ts';
import { badInput, cannotNow, problem, refusalProblem } from './problem.ts';
import { mayNot } from './rights.ts';
import { staffCode } from './staff-code.ts';

export type Asked<N extends DoorCommand = DoorCommand> = {
  readonly identity: Identity;
  readonly name: N;
  readonly target: Target;
  readonly body: unknown;
  /** The ticket's secret, where somebody showed one. */
  readonly secret: string | undefined;
  /** The caller's key, which makes a retry harmless. */
  readonly key: string | undefined;
  /** The address that it came from, where it came over a door. */
  readonly from?: string | undefined;
};

/** What goes back over either door. */
export type Reply<T = unknown> = {
  readonly status: number;
  readonly body: T;
  readonly replayed?: true;
};

/** What goes back where it is no success. */
export type Refused = Reply<Problem>;

/** A command that was done. */
export type Performed<N extends DoorCommand> = Reply<CommandAnswer<N>> & {
  readonly status: CommandStatus<N>;
};

/**
 * One command from the door to durable: may they, is it well formed, what did the rules say, in the words of the
 * contract.
 */
export async function perform<N extends DoorCommand>(
  hall: CommandHall,
  asked: Asked<N>,
): Promise<Performed<N> | Refused> {
  const reply = await run(hall, asked);
  hall.metrics.command(asked.name, reply.status < 400 ? 'done' : String(reply.status));
  // The maker of this name has made it, now or when its key was used first.
  return reply as Performed<N> | Refused;
}

/** A maker as whoever has looked it up by name knows it: it is given what the row of the same name has parsed. */
type AnyMaker = {
  make(body: unknown, ...rest: MakeRest): ReturnType<(typeof MAKERS)[DoorCommand]['make']>;
  answer(done: Done): unknown;
};
type MakeRest = Parameters<(typeof MAKERS)['close-day']['make']> extends [unknown, ...infer Rest] ? Rest : never;

async function run(hall: CommandHall, asked: Asked): Promise<Reply> {
  const row: CommandRow = COMMANDS[asked.name];
  const maker: AnyMaker = MAKERS[asked.name];
  const denied = mayNotDo(row, asked, hall.world());
  if (denied !== undefined) return refused(denied);
  // A body that nobody sent is an empty one.
  const parsed = row.body.safeParse(asked.body === undefined ? {} : asked.body, { reportInput: true });
  if (!parsed.success) return refused(badInput(issuesOf(parsed.error)));
  const without = lacksTarget(row, asked);
  if (without !== undefined) return refused(without);
  const { catalogue } = hall.world().state.index;
  const { ticket = '', counter = '', line = '', complaint = '', alert = '', card = '' } = asked.target;
  const target = { ticket, counter, line, complaint, alert, card };
  const { identity } = asked;
  const { ids, pseudonym } = hall;
  // A body is an object; without any it is an empty one.
  const answered = parsed.data as Readonly<Record<string, unknown>>;
  const made = maker.make(parsed.data, target, {
    identity,
    now: hall.now(),
    ids,
    catalogue,
    bookings: hall.bookings(),
    pseudonym,
  });
  if (!made.ok) return refused(made.error);
  const actor = actorOf(identity);
  const pace = paceOf(hall, asked);
  const handled = await hall.handle({
    actor,
    body: made.value,
    idempotency: asked.key === undefined ? undefined : keyed(asked, actorName(actor), pseudonym),
    held: () => pace.take(),
    answer: (outcome): Reply => {
      if (!outcome.ok) return refused(problemOf(outcome.refusal, asked, catalogue));
      const { world, now, events } = outcome;
      return {
        status: row.success ?? 200,
        body: maker.answer({ world, now, events, target, body: answered, identity, pageUrl: hall.pageUrl() }),
      };
    },
  });
  if (handled.kind === 'unavailable') pace.giveBack();
  return replyTo(handled);
}

const UNANSWERED =
  'this was done; what is to be answered could not be made by a mistake of ours, which was logged: do not do it anew';

/** What the hall says to what became of a command. */
function replyTo(handled: Handled): Reply {
  switch (handled.kind) {
    case 'done':
      return { ...(handled.answer as Reply), ...(handled.replayed ? { replayed: true } : {}) };
    case 'refused':
      return handled.answer as Reply;
    case 'held':
      return refused(handled.answer as Problem); // as `held` of the request gives it
    case 'key-reused':
      return refused(
        problem(422, 'this Idempotency-Key was used for another request; use a new one', {
          code: 'key-reused',
        }),
      );
    case 'unanswered':
      return refused(problem(500, UNANSWERED));
    case 'unavailable':
      return refused(cannotNow(handled.detail, handled.unsure === true));
  }
}

/** A problem as a reply. */
export function refused(body: Problem): Refused {
  return { status: body.status, body };
}

/** Who may is asked before the form is looked at: nobody learns of a form that is not for them. */
function mayNotDo({ who, target }: CommandRow, asked: Asked, world: World): Problem | undefined {
  const id = target === 'hall' ? undefined : asked.target[target];
  const secret = shownSecret(asked.secret, world, asked.target.ticket);
  const denied = mayNot(who, asked.identity, { id, secret });
  if (denied !== undefined || secret !== 'right' || asked.identity.kind === 'staff') return denied;
  const citizens = asked.secret === secretOf(world, asked.target.ticket ?? '');
  if (citizens || !SPEAK_FOR_THE_CITIZEN.has(asked.name)) return undefined;
  return problem(403, 'this code was given to staff: only the one on the paper rates and complains', {
    code: 'not-allowed',
  });
}

const SPEAK_FOR_THE_CITIZEN: ReadonlySet<DoorCommand> = new Set(['rate-step', 'file-complaint']);

/** Over the live door what a command is for stands in its frame, and may be left out or be no id at all. */
function lacksTarget({ target: kind }: CommandRow, { target }: Asked): Problem | undefined {
  if (kind === 'hall' || (target[kind] ?? '') !== '') return undefined;
  return badInput([{ path: kind, message: `expected the id of a ${kind}, as text` }]);
}

/** What a secret that somebody shows is worth. */
export function shownSecret(secret: string | undefined, world: World, ticket = ''): 'right' | 'wrong' | 'none' {
  if (secret === undefined) return 'none';
  const right = secretOf(world, ticket);
  return right !== undefined && (secret === right || secret === staffCode(right)) ? 'right' : 'wrong';
}

/** Keys of two callers never meet, so nobody learns of another's answer by guessing. */
function keyed(
  asked: Asked,
  actor: string,
  pseudonym: CommandHall['pseudonym'],
): { readonly key: string; readonly fingerprint: string } {
  const who = asked.identity.kind === 'nobody' ? `${actor}:${asked.target.ticket ?? ''}` : actor;
  const { ticket = '', counter = '', line, complaint, alert, card } = asked.target;
  const where = [ticket, counter, line, complaint, alert, card].filter((each) => each !== undefined);
  const what = canonical([asked.name, ...where, asked.body ?? {}]);
  // Keyed like an identity, because one may stand in the request.
  return { key: `${who}|${asked.key ?? ''}`, fingerprint: pseudonym(what) };
}

function problemOf(refusal: Refusal, { name, target }: Asked, catalogue: Catalogue): Problem {
  // The counter that the command is for stands in its path, the one that the ticket goes to in its body.
  const ofPath =
    refusal.code === 'counter-unknown' &&
    COMMANDS[name].target === 'counter' &&
    !catalogue.counters.some(({ id }) => id === target.counter);
  return refusalProblem(refusal, catalogue.hall.timeZone, ofPath ? undefined : fieldOfRefusal(refusal.code, name));
}
