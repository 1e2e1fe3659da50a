import type { DoorParts } from '../deps.ts';
import { notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** The LED signs: what each should say, how it is, a text to try it, and the lamps of the virtual ones. */
export function signRoutes({ signs }: DoorParts): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/signs',
      summary: 'LED signs: what each should say, and whether it does',
      tag: 'Signs',
      who: 'supervisor and above',
      least: 'supervisor',
      handle: () => answer(signs.view()),
    }),
    route({
      method: 'post',
      path: '/signs/:id/test',
      summary: 'Show a test text on a sign for ten seconds',
      tag: 'Signs',
      who: 'supervisor and above',
      least: 'supervisor',
      success: 202,
      handle({ params }) {
        const sign = signs.test(params['id'] ?? '');
        return sign === undefined ? notFound(`there is no sign ${params['id'] ?? ''}`) : answer({ sign }, 202);
      },
    }),
    route({
      method: 'get',
      path: '/signs/:id.png',
      summary: 'The lamps of a virtual sign as a picture, as they are now',
      tag: 'Signs',
      who: 'anyone',
      media: 'image/png',
      // What hangs in the hall is for everybody to read.
      async handle({ params, response }) {
        const picture = await signs.picture(params['id'] ?? '');
        if (picture === undefined) return notFound(`there is no virtual sign ${params['id'] ?? ''}`);
        response.type('image/png').send(picture);
        return 'answered';
      },
    }),
  ];
}
