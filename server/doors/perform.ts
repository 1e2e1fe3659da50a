import type { Instant } from '../../core/base/time.ts';
import { rfc3339 } from '../../core/base/zone.ts';
import type { Booking } from '../../core/catalogue/booking.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { issuesOf } from '../../core/protocol/issues.ts';
import { actorName } from '../../core/queue/command.ts';
import { isStaff } from '../../core/queue/authority.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { RefusalCode } from '../../core/queue/refusal.ts';
import { callView } from '../../core/views/call-view.ts';
import { counterView } from '../../core/views/counter-view.ts';
import { complaintViews } from '../../core/views/complaint-view.ts';
import { ratingView } from '../../core/views/rating-view.ts';
import { secretOf, staffTicketView, ticketView } from '../../core/views/ticket-view.ts';
import { lineView } from '../../core/views/line-view.ts';
import type { World } from '../../core/record/world.ts';
import type { CommandOutcome, Hall } from '../ledger/hall.ts';
import type { Ids } from '../ledger/ids.ts';
import { actorOf, isScreenOf, type Identity } from '../auth/identity.ts';
import type { CommandSpec, Target } from './command-spec.ts';
import { commandNamed } from './commands.ts';
import { badInput, problem, refusalProblem, type Problem } from './problem.ts';

/** What the doors need of the house. */
export type PerformParts = {
  readonly hall: Hall;
  readonly ids: Ids;
  readonly bookings: readonly Booking[];
  readonly pseudonym: (shown: string) => string;
  readonly observe: (command: string, outcome: string) => void;
};

export type Asked = {
  readonly identity: Identity;
  readonly name: string;
  readonly target: Target;
  readonly body: unknown;
  /** The ticket's secret, where somebody showed one. */
  readonly secret: string | undefined;
  /** The caller's key, which makes a retry harmless. */
  readonly key: string | undefined;
};

/** What goes back over either door. */
export type Reply = { readonly status: number; readonly body: unknown; readonly replayed?: true };

/** One command from the door to durable: may they, is it well formed, what did the rules say, in the words of the contract. */
export async function perform(parts: PerformParts, asked: Asked): Promise<Reply> {
  const reply = await run(parts, asked);
  parts.observe(asked.name, reply.status < 400 ? 'done' : String(reply.status));
  return reply;
}

async function run(parts: PerformParts, asked: Asked): Promise<Reply> {
  const spec = commandNamed(asked.name);
  if (spec === undefined) return refused(problem(404, `there is no command ${asked.name}`));
  const { hall } = parts;
  const denied = mayNot(spec, asked, hall.world());
  if (denied !== undefined) return refused(denied);
  const parsed = spec.body.safeParse(asked.body ?? {}, { reportInput: true });
  if (!parsed.success) return refused(badInput(issuesOf(parsed.error)));
  const { catalogue } = hall.world().state.index;
  const made = spec.make(
    parsed.data,
    {
      ticket: asked.target.ticket ?? '',
      counter: asked.target.counter ?? '',
      complaint: asked.target.complaint ?? '',
      line: asked.target.line ?? '',
    },
    {
      identity: asked.identity,
      now: hall.now(),
      ids: parts.ids,
      catalogue,
      bookings: parts.bookings,
      pseudonym: parts.pseudonym,
    },
  );
  if (!made.ok) return refused(made.error);
  const actor = actorOf(asked.identity);
  const handled = await hall.handle({
    actor,
    body: made.value,
    idempotency: asked.key === undefined ? undefined : keyed(asked, actorName(actor), parts.pseudonym),
    answer: (outcome) => answerOf(spec, asked, outcome, catalogue),
  });
  switch (handled.kind) {
    case 'done':
      return { ...(handled.answer as Reply), ...(handled.replayed ? { replayed: true } : {}) };
    case 'refused':
      return handled.answer as Reply;
    case 'key-reused':
      return refused(
        problem(422, 'this Idempotency-Key was used for another request; use a new one', { code: 'key-reused' }),
      );
    case 'unavailable':
      return refused(problem(503, `${handled.detail}; nothing was done, try again`, { code: 'journal-unavailable' }));
  }
}

function refused(body: Problem): Reply {
  return { status: body.status, body };
}

/** 401 without an identity, 403 without the right, 404 for a ticket whose secret is not known. */
function mayNot(spec: CommandSpec, asked: Asked, world: World): Problem | undefined {
  const { identity, secret } = asked;
  const { staff } = spec.who;
  if (identity.kind === 'staff' && staff !== undefined && isStaff(actorOf(identity), staff)) return undefined;
  if (spec.who.screen === true && isScreenOf(identity, asked.target.counter)) return undefined;
  const holds = secret !== undefined && secret === secretOf(world, asked.target.ticket ?? '');
  if (spec.who.secret === true && holds) return undefined;
  if (spec.who.kiosk === true && identity.kind === 'device' && identity.device === 'kiosk') return undefined;
  if (spec.who.secret === true && secret !== undefined)
    return problem(404, 'there is no such ticket today', { code: 'ticket-unknown' });
  if (identity.kind === 'nobody') return problem(401, 'sign in, or show a token');
  return problem(403, staff === undefined ? "this is for the counter's own screen" : `this is for ${staff}s and above`);
}

/** Keys of two callers never meet, so nobody learns of another's answer by guessing. */
function keyed(
  asked: Asked,
  actor: string,
  pseudonym: PerformParts['pseudonym'],
): { readonly key: string; readonly fingerprint: string } {
  const who = asked.identity.kind === 'nobody' ? `${actor}:${asked.target.ticket ?? ''}` : actor;
  const { ticket = '', counter = '', line, complaint } = asked.target;
  const where = [ticket, counter, line, complaint].filter((each) => each !== undefined);
  const what = canonical([asked.name, ...where, asked.body ?? {}]);
  // Keyed like an identity, because one may stand in the request.
  return { key: `${who}|${asked.key ?? ''}`, fingerprint: pseudonym(what) };
}

/** JSON with the members of objects in order, so that the same request reads the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function answerOf(spec: CommandSpec, asked: Asked, outcome: CommandOutcome, catalogue: Catalogue): Reply {
  const { target } = asked;
  if (!outcome.ok) {
    const { refusal } = outcome;
    const opensAt = refusal.opensAt === undefined ? undefined : rfc3339(refusal.opensAt, catalogue.hall.timeZone);
    return refused(refusalProblem(refusal, opensAt, fieldOf(refusal.code, asked, catalogue)));
  }
  const { world, now, events } = outcome;
  switch (spec.answer) {
    case 'none':
      return { status: 200, body: {} };
    case 'ticket':
      return ticketReply(world, asked, events, now);
    case 'copy':
      return { status: 202, body: { ...body(ticketReply(world, asked, events, now)), copy: copyIn(events) } };
    case 'counter':
      return { status: 200, body: { counter: counterView(world, target.counter ?? '', now) } };
    case 'rating':
      return { status: 200, body: ratingView(world, target.counter ?? '', now) };
    case 'complaint':
      return { status: 200, body: { complaint: complaintViews(world).find(({ id }) => id === target.complaint) } };
    case 'line':
      return { status: 200, body: { line: lineView(world, target.line ?? '', now) } };
    case 'call':
      return callReply(world, target, events, now);
  }
}

/** The field of the body that names what is not there, in the words of the command. */
function fieldOf(code: RefusalCode, { name, target }: Asked, catalogue: Catalogue): string | undefined {
  switch (code) {
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
      // The counter that the command is for stands in its path, the one that the ticket goes to in its body.
      return catalogue.counters.some(({ id }) => id === target.counter) ? 'to.counter' : undefined;
    default:
      return undefined;
  }
}

function body(reply: Reply): object {
  return reply.body as object;
}

/** Notes are for staff: whoever holds the secret gets the ticket without them. */
function ticketReply(world: World, { target, identity }: Asked, events: readonly HallEvent[], now: Instant): Reply {
  const issued = events.find((event) => event.type === 'TicketIssued');
  const view = identity.kind === 'staff' ? staffTicketView : ticketView;
  const ticket = view(world, issued?.data.ticket ?? target.ticket ?? '', now);
  if (issued === undefined) return { status: 200, body: { ticket } };
  return { status: 201, body: { ticket: { ...ticket, secret: issued.data.secret } } };
}

function copyIn(events: readonly HallEvent[]): number | undefined {
  const asked = events.find((event) => event.type === 'CopyRequested');
  return asked?.data.copy;
}

function callReply(world: World, target: Target, events: readonly HallEvent[], now: Instant): Reply {
  const called = events.find((event) => event.type === 'TicketCalled');
  const call = world.record.calls.findLast((each) => each.seq === called?.seq);
  return {
    status: 200,
    body: {
      ticket: called === undefined ? undefined : staffTicketView(world, called.data.ticket, now),
      step: called?.data.step,
      call: call === undefined ? undefined : callView(world, call),
      counter: counterView(world, target.counter ?? '', now),
    },
  };
}
