import type { DoorParts } from '../deps.ts';
import { mustBe, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** Printers, and the papers of the virtual ones. */
export function printerRoutes({ printing }: DoorParts): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/printers',
      summary: 'Printers with state, paper and owed jobs; agents; USB printers that are plugged in',
      tag: 'Printers',
      who: 'staff',
      handle: ({ identity }) => mustBe(identity, 'clerk') ?? answer(printing.printers()),
    }),
    route({
      method: 'post',
      path: '/printers/:id/test',
      summary: 'Print a test page',
      tag: 'Printers',
      who: 'staff',
      success: 202,
      async handle({ identity, params }) {
        const denied = mustBe(identity, 'clerk');
        if (denied !== undefined) return denied;
        const result = await printing.test(params['id'] ?? '');
        return result === undefined
          ? notFound(`there is no printer ${params['id'] ?? ''}`)
          : answer({ job: result }, 202);
      },
    }),
    route({
      method: 'get',
      path: '/tray/:id.png',
      summary: 'A paper of the virtual printer as a picture',
      tag: 'Printers',
      who: 'staff, kiosk and board devices',
      media: 'image/png',
      handle({ identity, params, response }) {
        if (identity.kind === 'nobody') return mustBe(identity, 'clerk') ?? 'answered';
        const png = printing.paperPng(params['id'] ?? '');
        if (png === undefined) return notFound('this paper is no longer in the tray');
        response.type('image/png').send(png);
        return 'answered';
      },
    }),
  ];
}
