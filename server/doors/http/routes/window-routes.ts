import { windowView } from '../../../../core/views/window-view.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** What hangs over a counter: its screen, and the photo of who works there. */
export function windowRoutes({ hall }: DoorParts) {
  return {
    'GET /windows/{counter}': ({ params }) => {
      const view = windowView(hall.world(), params.counter, hall.now(), hall.faces);
      return view === undefined ? notFound(`there is no counter ${params.counter}`) : answer(view);
    },
    'GET /photos/{id}': ({ params, response }) => {
      const photo = [...hall.photos().values()].find(({ id }) => id === params.id);
      if (photo === undefined) return notFound(`there is no photo ${params.id}`);
      response.type(photo.type).setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.send(photo.bytes);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}
