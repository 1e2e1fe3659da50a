import { windowView } from '../../../../core/views/window-view.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** What hangs over a counter: its screen, and the photo of who works there. */
export function windowRoutes(parts: DoorParts) {
  const { hall } = parts;
  return {
    'GET /windows/{counter}': ({ params }) => {
      const view = windowView(hall.world(), params.counter, hall.now(), {
        nameOf: (user) => parts.gate.user(user)?.name,
        photoOf: (user) => parts.photos.get(user)?.id,
      });
      return view === undefined ? notFound(`there is no counter ${params.counter}`) : answer(view);
    },
    'GET /photos/{id}': ({ params, response }) => {
      const photo = [...parts.photos.values()].find(({ id }) => id === params.id);
      if (photo === undefined) return notFound(`there is no photo ${params.id}`);
      response.type(photo.type).setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.send(photo.bytes);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}
