import { windowView } from '../../../../core/views/window-view.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** What hangs over a counter: its screen, and the photo of who works there. */
export function windowRoutes(parts: DoorParts): readonly Route[] {
  const { hall } = parts;
  return [
    route({
      method: 'get',
      path: '/windows/:counter',
      summary: 'What stands over a counter: its state, and whoever is called or served there',
      tag: 'Boards',
      who: 'anyone',
      handle({ params }) {
        const view = windowView(hall.world(), params['counter'] ?? '', hall.now(), {
          nameOf: (user) => parts.gate.user(user)?.name,
          photoOf: (user) => parts.photos.get(user)?.id,
        });
        return view === undefined ? notFound(`there is no counter ${params['counter'] ?? ''}`) : answer(view);
      },
    }),
    route({
      method: 'get',
      path: '/photos/:id',
      summary: 'The photo of who works at a counter, for the screen above it',
      tag: 'Boards',
      who: 'anyone',
      media: 'image/jpeg',
      handle({ params, response }) {
        const photo = [...parts.photos.values()].find(({ id }) => id === params['id']);
        if (photo === undefined) return notFound(`there is no photo ${params['id'] ?? ''}`);
        response.type(photo.type).setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        response.send(photo.bytes);
        return 'answered';
      },
    }),
  ];
}
