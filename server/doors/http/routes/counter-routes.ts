import { z } from 'zod';
import { counterView } from '../../../../core/views/counter-view.ts';
import { ratingView } from '../../../../core/views/rating-view.ts';
import { isScreenOf } from '../../../auth/identity.ts';
import { lineView } from '../../../../core/views/line-view.ts';
import { commandNamed } from '../../commands.ts';
import { perform } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { asReply, mustBe, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

const AT_COUNTER = 'clerk (at the counter that they hold), supervisor (at any)';

/** Counters and lines, for staff. */
export function counterRoutes(parts: DoorParts): readonly Route[] {
  const { hall } = parts;
  const command = (name: string, verb: string, summary: string, who = AT_COUNTER): Route =>
    route({
      method: 'post',
      path: `/counters/:id/${verb}`,
      summary,
      tag: 'Counters',
      who,
      body: commandNamed(name)?.body ?? z.unknown(),
      keyed: true,
      handle: ({ identity, params, request, key }) =>
        perform(parts.perform, {
          identity,
          name,
          target: { counter: params['id'] ?? '' },
          body: request.body,
          secret: undefined,
          key,
        }),
    });
  const line = (name: string, verb: string, summary: string): Route =>
    route({
      method: 'post',
      path: `/lines/:id/${verb}`,
      summary,
      tag: 'Lines',
      who: 'supervisor',
      least: 'supervisor',
      body: commandNamed(name)?.body ?? z.unknown(),
      keyed: true,
      handle: ({ identity, params, request, key }) =>
        perform(parts.perform, {
          identity,
          name,
          target: { line: params['id'] ?? '' },
          body: request.body,
          secret: undefined,
          key,
        }),
    });
  return [
    route({
      method: 'get',
      path: '/counters',
      summary: 'All counters with state and ticket in hand',
      tag: 'Counters',
      who: 'staff',
      handle({ identity }) {
        const denied = mustBe(identity, 'clerk');
        if (denied !== undefined) return denied;
        const now = hall.now();
        const items = [...hall.world().state.counters.keys()].map((id) => counterView(hall.world(), id, now));
        return answer({ items });
      },
    }),
    route({
      method: 'get',
      path: '/counters/:id',
      summary: 'A counter: state, ticket in hand, line ahead with why',
      tag: 'Counters',
      who: 'staff',
      handle({ identity, params }) {
        const denied = mustBe(identity, 'clerk');
        if (denied !== undefined) return denied;
        const counter = counterView(hall.world(), params['id'] ?? '', hall.now());
        return counter === undefined ? notFound(`there is no counter ${params['id'] ?? ''}`) : answer({ counter });
      },
    }),
    command('open-counter', 'open', 'Open the counter, or come back from a pause'),
    command('pause-counter', 'pause', 'Pause with a reason'),
    command('close-counter', 'close', 'Close the counter'),
    command('call-next', 'next', 'Finish the ticket in hand, if any, and call the next one'),
    command('call-ticket', 'call', 'Call a number out of order, with a reason'),
    command('recall', 'recall', 'Call the ticket in hand again'),
    command('serve', 'serve', 'The citizen is here: start serving'),
    command('finish', 'finish', 'Finish the ticket in hand, with an outcome'),
    command('mark-no-show', 'no-show', 'The citizen did not come'),
    command('park', 'park', 'Put the ticket in hand aside, with a note'),
    command('transfer', 'transfer', 'Send the ticket in hand to another service or counter'),
    command('undo', 'undo', 'Take back what happened last here, for a few seconds'),
    command('return-to-line', 'return', 'Put the ticket in hand back where it stood, with a reason'),
    command('resume-here', 'resume', 'Take up a parked ticket, or a no-show that came after all, at once'),
    command('add-note', 'notes', 'Add to the notes of the ticket in hand'),
    command('rate-at-counter', 'rating', 'Rate what was served here last', "the counter's own screen"),
    route({
      method: 'get',
      path: '/counters/:id/rating',
      summary: 'What may be rated at this counter now',
      tag: 'Counters',
      who: "the counter's own screen",
      handle({ identity, params }) {
        const id = params['id'] ?? '';
        if (identity.kind === 'nobody') return asReply(problem(401, 'sign in, or show a token'));
        if (!isScreenOf(identity, id)) return asReply(problem(403, "this is for the counter's own screen"));
        const view = ratingView(hall.world(), id, hall.now());
        return view === undefined ? notFound(`there is no counter ${id}`) : answer(view);
      },
    }),
    line('close-line', 'close', 'Give no new tickets for the line; those who wait go where the hall file says'),
    line('reopen-line', 'open', 'Give tickets for the line again'),
    route({
      method: 'get',
      path: '/lines',
      summary: 'All lines with their waiting tickets',
      tag: 'Lines',
      who: 'staff',
      handle({ identity }) {
        const denied = mustBe(identity, 'clerk');
        if (denied !== undefined) return denied;
        const now = hall.now();
        const items = hall.world().state.index.catalogue.lines.map((line) => lineView(hall.world(), line.id, now));
        return answer({ items });
      },
    }),
    route({
      method: 'get',
      path: '/lines/:id',
      summary: 'A line: waiting tickets in calling order, each with why',
      tag: 'Lines',
      who: 'staff',
      handle({ identity, params }) {
        const denied = mustBe(identity, 'clerk');
        if (denied !== undefined) return denied;
        const line = lineView(hall.world(), params['id'] ?? '', hall.now());
        return line === undefined
          ? notFound(`there is no line ${params['id'] ?? ''}`)
          : answer({ line, items: line.tickets });
      },
    }),
  ];
}
