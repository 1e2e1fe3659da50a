import { rfc3339 } from '../../../../core/base/zone.ts';
import { givenOrder } from '../../../../core/protocol/boards.ts';
import { actorName } from '../../../../core/queue/command.ts';
import { boardView } from '../../../../core/views/board-view.ts';
import { actorOf } from '../../../auth/identity.ts';
import { boardsView } from '../../../equipment/boards/boards-view.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { asReply, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** The boards: what each shows, and what it was told. */
export function boardRoutes(parts: DoorParts): readonly Route[] {
  const { hall, boards, voice, pictures, log } = parts;
  return [
    route({
      method: 'get',
      path: '/boards',
      summary: 'Boards and sound zones: which are linked, what they show, whether they can be heard',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      handle: () => answer(boardsView(hall.world(), hall.now(), { boards, voice, notices: parts.notices.desk })),
    }),
    route({
      method: 'get',
      path: '/boards/orders',
      summary: 'Who told which board what, the newest first, two hundred at most',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      handle: () => answer({ items: boards.orders() }),
    }),
    route({
      method: 'get',
      path: '/boards/:id',
      summary: 'What the board shows now: recent calls, waiting per line, notices',
      tag: 'Boards',
      who: 'anyone',
      handle({ params }) {
        const view = boardView(hall.world(), params['id'] ?? '', hall.now());
        return view === undefined ? notFound(`there is no board ${params['id'] ?? ''}`) : answer(view);
      },
    }),
    route({
      method: 'get',
      path: '/boards/:id/picture',
      summary: 'A small picture of what the board shows, at most ten seconds old (X-Taken-At), taken by its browser',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      media: 'image/jpeg',
      async handle({ identity, params, response }) {
        const id = params['id'] ?? '';
        const picture = await pictures.of(id);
        if (picture === undefined) return notFound(`there is no board ${id}`);
        log.info({ who: actorName(actorOf(identity)), board: id }, 'a picture of a board was asked for');
        if ('trouble' in picture) return asReply(problem(503, picture.detail, { code: picture.trouble }));
        response
          .type('image/jpeg')
          .setHeader('Cache-Control', 'no-store')
          .setHeader('X-Taken-At', rfc3339(picture.at, parts.catalogue.hall.timeZone));
        response.send(Buffer.from(picture.jpeg));
        return 'answered';
      },
    }),
    route({
      method: 'post',
      path: '/boards/:id/order',
      summary: 'Reload, mute, blank or identify a board, or say how loud it is',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      body: givenOrder,
      success: 202,
      async handle({ identity, params, body }) {
        const id = params['id'] ?? '';
        try {
          switch (await boards.order(id, body, actorName(actorOf(identity)))) {
            case 'told':
              return answer({ reached: true }, 202);
            case 'unknown':
              return notFound(`there is no board ${id}`);
            case 'kept':
              return answer({ reached: false }, 202);
            case 'not-linked':
              return asReply(problem(409, `no page stands for ${id} now, and this cannot wait`));
          }
        } catch (fault) {
          log.error({ fault }, 'an order to a board could not be written');
          return asReply(problem(503, 'the order could not be written; the board was not told'));
        }
      },
    }),
  ];
}
