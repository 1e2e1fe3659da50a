import { auditQuery } from '../../../../core/protocol/inputs.ts';
import { boardView } from '../../../../core/views/board-view.ts';
import { windowView } from '../../../../core/views/window-view.ts';
import { managerView } from '../../../../core/views/manager-view.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { unseal } from '../../../journal/chain.ts';
import type { DoorParts } from '../deps.ts';
import { mustBe, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** Boards, printers, and the journal for those who answer for the hall. */
export function boardRoutes(parts: DoorParts): readonly Route[] {
  const { hall, printing } = parts;
  return [
    route({
      method: 'get',
      path: '/boards/orders',
      summary: 'Who told which board what, the newest first, two hundred at most',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      handle: () => answer({ items: parts.boards.orders() }),
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
    route({
      method: 'get',
      path: '/overview',
      summary: 'The hall for its managers: lines, counters, longest wait',
      tag: 'Hall',
      who: 'supervisor and above',
      handle: ({ identity }) =>
        mustBe(identity, 'supervisor') ??
        answer(managerView(hall.world(), hall.now(), (user) => parts.gate.user(user)?.name)),
    }),
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
    route({
      method: 'get',
      path: '/audit',
      summary: "The journal's events of a day with their hashes, oldest first",
      tag: 'Audit',
      who: 'manager',
      query: auditQuery,
      async handle({ identity, query }) {
        const denied = mustBe(identity, 'manager');
        if (denied !== undefined) return denied;
        const zone = parts.catalogue.hall.timeZone;
        const events = await parts.readAudit(query.day ?? hall.world().state.day, query.after, query.limit);
        const items = events.map(({ hash, ...stored }) => {
          const { at, ...event } = unseal({ hash, ...stored });
          return { ...event, at: rfc3339(at, zone), hash };
        });
        const last = items.at(-1);
        return answer({ items, ...(items.length === query.limit && last !== undefined ? { next: last.seq } : {}) });
      },
    }),
  ];
}
