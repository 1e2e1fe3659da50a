import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** Printers, and the papers of the virtual ones. */
export function printerRoutes({ hall: { printing } }: DoorParts) {
  return {
    'GET /printers': () => answer(printing.printers()),
    'POST /printers/{id}/test': async ({ params }) => {
      const result = await printing.test(params.id);
      return result === undefined ? notFound(`there is no printer ${params.id}`) : answer({ job: result }, 202);
    },
    'GET /tray/{id}.png': ({ params, response }) => {
      const png = printing.paperPng(params.id);
      if (png === undefined) return notFound('this paper is no longer in the tray');
      response.type('image/png').send(png);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}
