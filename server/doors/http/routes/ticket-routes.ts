import { rfc3339 } from '../../../../core/base/zone.ts';
import type { Names } from '../../../../core/base/names.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import type { World } from '../../../../core/record/world.ts';
import { secretOf, staffTicketView, ticketView } from '../../../../core/views/ticket-view.ts';
import { traceView, type StoryReader } from '../../../../core/views/trace-view.ts';
import { whereaboutsOf } from '../../../../core/views/whereabouts-view.ts';
import { shownBy, ticketsOf } from '../../../../core/views/find-ticket.ts';
import { actorOf, type Identity } from '../../../auth/identity.ts';
import { pseudonymOf } from '../../../auth/pseudonym.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import { seesSecrets, staffCode } from '../../staff-code.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** Tickets looked at; what changes them are commands. */
export function ticketRoutes({ hall }: DoorParts) {
  return {
    'GET /tickets': async ({ query: { number, day } }) => {
      const today = hall.world().state.day;
      if (day === undefined || day === today) return found(hall, hall.world(), number, today) ?? noTicket();
      return onDay(hall, number, day);
    },
    'POST /tickets/find': async ({ identity, body }) => {
      const pseudonym = pseudonymOf(body.identity, hall.pseudonym);
      if (identity.kind !== 'staff') return answer({ tickets: ticketsOf(hall.world(), pseudonym) });
      // Who looks for people is known afterwards; for whom is not.
      hall.log.info({ by: identity.id, day: body.day }, 'tickets were looked for by a card');
      const today = hall.world().state.day;
      if (body.day === undefined || body.day === today) return answer({ tickets: shownBy(hall.world(), pseudonym) });
      const { day } = body;
      const not = await notKept(hall, day);
      return not ?? answer({ tickets: await hall.stories.byCard(day, pseudonym) });
    },
    'GET /tickets/{id}': ({ identity, params }) => {
      // Notes are for staff.
      const view = identity.kind === 'staff' ? staffTicketView : ticketView;
      const at = hall.now();
      const ticket = view(hall.world(), params.id, at);
      return ticket === undefined ? noTicket() : answer({ ticket, now: rfc3339(at, hall.catalogue().hall.timeZone) });
    },
    'GET /tickets/{id}/trace': async ({ identity, params }) => {
      const story = await hall.stories.story(params.id);
      if (story === undefined)
        return refused(problem(404, 'nothing is kept of such a ticket', { code: 'ticket-unknown' }));
      const at = hall.now();
      const { trail, number } = story;
      const here = staffTicketView(hall.world(), params.id, at);
      const ticket = here ?? staffTicketView(trail.world, params.id, trail.world.state.at);
      if (ticket === undefined) return noTicket();
      const trace = traceView(trail, number, readerFor(hall, identity));
      return answer({ trace, ticket, today: here !== undefined, now: rfc3339(at, hall.catalogue().hall.timeZone) });
    },
    'GET /tickets/{id}/receipt.png': async ({ identity, params, query, response }) => {
      const secret = secretOf(hall.world(), params.id);
      if (secret === undefined) return noTicket();
      // The code on the picture rates: to those who are rated, and to whoever shows theirs, it is theirs.
      const whole = query.secret === secret || (identity.kind === 'staff' && seesSecrets(identity));
      const png = await hall.printing.receiptPng(params.id, whole ? undefined : staffCode);
      if (png === undefined) return noTicket();
      response.type('image/png').send(png);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}

type Hall = DoorParts['hall'];

/** The ticket with a number in a world; undefined where there is none. */
function found(hall: Hall, world: World, number: string, day: string) {
  const now = hall.now();
  const whereabouts = whereaboutsOf(world, number);
  const ticket = whereabouts === undefined ? undefined : staffTicketView(world, whereabouts.ticket, now);
  if (whereabouts === undefined || ticket === undefined) return undefined;
  return answer({ day, whereabouts, ticket, now: rfc3339(now, hall.catalogue().hall.timeZone) });
}

/** The same of a day that is over; who went on into today is where they are today. */
async function onDay(hall: Hall, number: string, day: string) {
  const today = hall.world().state.day;
  if (day > today)
    return refused(badInput([{ path: 'day', message: `today is ${today}; expected that day or one before` }]));
  const not = await notKept(hall, day);
  if (not !== undefined) return not;
  const id = await hall.stories.byNumber(day, number);
  const story = id === undefined ? undefined : await hall.stories.story(id);
  if (id === undefined || story === undefined)
    return refused(problem(404, `there was no ticket ${number} on ${day}`, { code: 'ticket-unknown' }));
  const here = staffTicketView(hall.world(), id, hall.now()) !== undefined;
  return found(hall, here ? hall.world() : story.trail.world, number, day) ?? noTicket();
}

/** Says that nothing is kept of a day, and from when on something is. */
async function notKept(hall: Hall, day: string): Promise<Refused | undefined> {
  if (await hall.stories.has(day)) return undefined;
  const first = await hall.stories.firstDay();
  const why =
    first === undefined || day < first
      ? `the journal begins on ${first ?? 'no day yet'}`
      : 'the hall had no business day then';
  return refused(problem(404, `nothing is kept of ${day}: ${why}`, { code: 'day-not-kept' }));
}

/** The information desk and above know who did what; a clerk knows it of nobody else. */
function readerFor(hall: Hall, identity: Identity): StoryReader {
  const actor = actorOf(identity);
  const all = isStaff(actor, 'desk');
  return {
    seesCard: (clerk) => isStaff(actor, 'supervisor') || (actor.kind === 'staff' && actor.id === clerk),
    nameOf(user): Names | undefined {
      if (!all && (identity.kind !== 'staff' || identity.id !== user)) return undefined;
      return hall.gate.user(user)?.name ?? { 'zh-Hans': user, 'zh-Hant': user, en: user };
    },
  };
}

function noTicket(): Refused {
  return refused(problem(404, 'there is no such ticket today', { code: 'ticket-unknown' }));
}
