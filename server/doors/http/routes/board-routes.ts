import { rfc3339 } from '../../../../core/base/zone.ts';
import { actorName } from '../../../../core/queue/command.ts';
import { boardView } from '../../../../core/views/board-view.ts';
import { actorOf } from '../../../auth/identity.ts';
import { boardsView } from '../../../equipment/boards/boards-view.ts';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** The boards: what each shows, and what it was told. */
export function boardRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { boards, pictures, log } = hall;
  return {
    'GET /boards': () => answer(boardsView(hall.world(), hall.now(), hall)),
    'GET /boards/orders': () => answer({ items: boards.orders() }),
    'GET /boards/{id}': ({ params }) => {
      const view = boardView(hall.world(), params.id, hall.now());
      return view === undefined ? notFound(`there is no board ${params.id}`) : answer(view);
    },
    'GET /boards/{id}/picture': async ({ identity, params, response }) => {
      const id = params.id;
      const picture = await pictures.of(id);
      if (picture === undefined) return notFound(`there is no board ${id}`);
      log.info({ who: actorName(actorOf(identity)), board: id }, 'a picture of a board was asked for');
      if ('trouble' in picture) return refused(problem(503, picture.detail, { code: picture.trouble }));
      response
        .type('image/jpeg')
        .setHeader('Cache-Control', 'no-store')
        .setHeader('X-Taken-At', rfc3339(picture.at, hall.catalogue().hall.timeZone));
      response.send(Buffer.from(picture.jpeg));
      return 'answered';
    },
    'POST /boards/{id}/order': async ({ identity, params, body }) => {
      const id = params.id;
      try {
        switch (await boards.order(id, body, actorName(actorOf(identity)))) {
          case 'told':
            return answer({ reached: true }, 202);
          case 'unknown':
            return notFound(`there is no board ${id}`);
          case 'kept':
            return answer({ reached: false }, 202);
          case 'not-linked':
            return refused(
              problem(409, `no page stands for ${id} now, and this cannot wait`, { title: 'The board is not there' }),
            );
        }
      } catch (fault) {
        log.error({ fault }, 'an order to a board could not be written');
        return refused(problem(503, 'the order could not be written; the board was not told'));
      }
    },
  } satisfies Partial<Handlers>;
}
