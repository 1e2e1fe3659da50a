import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** The LED signs: what each should say, how it is, a text to try it, and the lamps of the virtual ones. */
export function signRoutes({ hall: { signs } }: DoorParts) {
  return {
    'GET /signs': () => answer(signs.view()),
    'POST /signs/{id}/test': ({ params }) => {
      const sign = signs.test(params.id);
      return sign === undefined ? notFound(`there is no sign ${params.id}`) : answer({ sign }, 202);
    },
    // What hangs in the hall is for everybody to read.
    'GET /signs/{id}.png': async ({ params, response }) => {
      const picture = await signs.picture(params.id);
      if (picture === undefined) return notFound(`there is no virtual sign ${params.id}`);
      response.type('image/png').send(picture);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}
